"""Who does not wish to be asked on: they are no company, or say so."""

from __future__ import annotations

from dataclasses import dataclass

from bot.precheck.flow import Question
from bot.precheck.nlu.sentences import asks, sentences
from bot.understanding.commands.reader import CommandReader
from bot.understanding.facts.outsiders import is_outsider, is_to_stop
from bot.understanding.facts.reader import Reader
from bot.understanding.knowledge_lookup import KnowledgeLookup
from bot.understanding.meaning import Act, Do
from bot.understanding.state import DialogueState


@dataclass(frozen=True)
class DepartureReader:
    """Reads what is said by who leaves the pre-check."""

    reader: Reader
    commands: CommandReader
    lookup: KnowledgeLookup

    def acts(
        self, text: str, question: Question | None, state: DialogueState
    ) -> tuple[Act, ...] | None:
        """What is done where somebody says, while a question is open, that they are no company, or
        wishes to be asked no more: the pre-check is paused, and what else they wish is done."""
        if question is None or not (is_outsider(text) or is_to_stop(text)):
            return None
        if question.key == "legal_form" and not is_to_stop(text):
            return None  # "we are no company" may answer it
        if self.reader.reply(question, text, state.language).readings:
            return None
        said = sentences(text)
        wished = [self.commands.likely(self.commands.wishes(each, state)) for each in said]
        if "staff" in wished:
            return Do("pause"), Do("staff", is_free=True)
        return Do("pause"), *self.lookup.known(text, asks(text), state)
