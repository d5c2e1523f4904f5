"""What is said between the things that are told and asked: a hum, a chat, anger."""

from __future__ import annotations

from dataclasses import dataclass

from bot.faq.decision import DecisionKind
from bot.precheck.nlu.common_words import CommonWords
from bot.precheck.nlu.sentences import asks
from bot.understanding.beside.displeasure import is_displeased
from bot.understanding.beside.interjection import is_hummed, nods, presses
from bot.understanding.commands.reader import CommandReader
from bot.understanding.context import is_chat
from bot.understanding.knowledge_lookup import KnowledgeLookup
from bot.understanding.meaning import Act, Complain, Hum, Nod, Sense
from bot.understanding.seen_message import CERTAIN, SeenMessage
from bot.understanding.state import DialogueState, Place

AT_REST = frozenset({Place.FRESH, Place.QUESTION, Place.PAUSED, Place.VERDICT})
"""Where no enquiry is under way."""


@dataclass(frozen=True)
class AsideReader:
    """Reads what neither tells nor asks nor wishes anything of the programme."""

    words: CommonWords
    commands: CommandReader
    lookup: KnowledgeLookup

    def between_words(self, text: str, state: DialogueState) -> Act | None:
        """What is meant by who only chats or hums, or presses to go on: "hm", "so?"."""
        if state.place is Place.CONSENT:
            return None
        if is_hummed(text):
            return Hum()
        if state.waits is None and nods(self.words, text):
            return Nod()
        if is_chat(text) and not asks(text):
            return self.commands.done("hello", text, state)
        if not presses(text):
            return None
        if state.is_just_answered:
            return self.commands.done("more", text, state)
        onward = "verdict" if state.answers else "start" if state.open else "help"
        return self.commands.done(onward, text, state)

    def complaint(self, seen: SeenMessage) -> Sense | None:
        """What is said in anger, where nothing is known of it and nothing is told by it."""
        if not is_displeased(seen.text) or seen.state.place not in AT_REST or seen.offers:
            return None
        first, *_ = self.lookup.answered(seen.text, seen.asked or seen.text, seen.state)
        is_sure = bool(seen.asked) or first.score >= CERTAIN
        is_known = first.kind is DecisionKind.ANSWER and is_sure
        return None if is_known else seen.sense("anger", Complain())
