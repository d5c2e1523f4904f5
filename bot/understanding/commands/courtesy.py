"""What a message says besides a greeting or thanks."""

from __future__ import annotations

from dataclasses import dataclass

from bot.precheck.nlu.common_words import CommonWords, command_in
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import sentences
from bot.speech.mood import without_lead
from bot.understanding.commands.groups import COURTESIES
from bot.understanding.commands.reader import CommandReader
from bot.understanding.knowledge_lookup import is_brief
from bot.understanding.seen_message import SeenMessage


@dataclass(frozen=True)
class CourtesyReader:
    """Looks behind courtesies."""

    words: CommonWords
    commands: CommandReader

    def beside(self, seen: SeenMessage) -> str:
        """What a message asks beside a courtesy, or more than a word that it says; else nothing."""
        if seen.asked:
            return without_lead(folded(seen.asked)) or seen.asked
        others = [each for each in sentences(seen.text) if not self._is_courtesy(each, seen)]
        rest = "\n".join(others) if others else behind_comma(seen.text)
        is_phrase = command_in(self.words, rest) is not None
        return "" if is_brief(rest, seen.state.language) and not is_phrase else rest

    def _is_courtesy(self, sentence: str, seen: SeenMessage) -> bool:
        return self.commands.likely(self.commands.wishes(sentence, seen.state)) in COURTESIES


def behind_comma(text: str) -> str:
    """What stands behind a comma after a word of courtesy: "thanks, next"."""
    _, comma, rest = text.replace(",", "、").partition("、")
    return rest.strip() if comma else ""
