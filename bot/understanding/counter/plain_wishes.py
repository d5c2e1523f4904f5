"""Wishes that words leave no doubt of, with whatever is told or asked beside them: to leave, to be
put through to nobody, to begin anew, to leave something open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from bot.faq.decision import DecisionKind
from bot.precheck.flow import Question
from bot.precheck.nlu.sentences import asks, sentences
from bot.understanding.commands.reader import CommandReader
from bot.understanding.commands.wishes.clean_slate import beside_clean_slate, clean_slate
from bot.understanding.commands.wishes.explicit import ON_THE_WAY
from bot.understanding.commands.wishes.farewell import is_farewell, is_goodbye
from bot.understanding.commands.wishes.no_person import beside_declining, is_contact_declined
from bot.understanding.commands.wishes.staff import is_person_wished
from bot.understanding.counter.put_unsure import PutUnsureReader
from bot.understanding.counter.question_names import QuestionNames
from bot.understanding.knowledge_lookup import KnowledgeLookup
from bot.understanding.meaning import Act, Ask, Clear, Do, Nod, OfferReadings, Pick, Sense, Tell
from bot.understanding.state import DialogueState, Place
from bot.understanding.waiting.asked_instead import asked_instead

ASKING_FIRST = frozenset({"staff", "delete_data"})
"""Commands before which something is asked, so that what was wished beside them would be lost."""

SHOWING = frozenset({"verdict", "review", "enquiry", "my_data"})
"""Commands by which only something is shown."""

ANSWERED_AT = ON_THE_WAY | {Place.SENT}
"""Where what is asked beside such a command is answered."""


@dataclass(frozen=True)
class PlainWishReader:
    """Reads such wishes. `read` tells what the rest of a message means."""

    names: QuestionNames
    commands: CommandReader
    lookup: KnowledgeLookup
    read: Callable[[str, DialogueState], Sense]

    def wished(self, text: str, question: Question | None, state: DialogueState) -> Sense | None:
        """What a message wishes so, and what it says beside it."""
        if state.place is Place.CONSENT and is_contact_declined(text):
            rest = beside_declining(text)
            return Sense((Do("consent_no"), *self._asked_or_told(rest, state)), by="no contact")
        if state.place not in ON_THE_WAY:
            return None
        if is_farewell(text):
            is_thanks = question is None and not is_goodbye(text)
            return Sense((Do("thanks" if is_thanks else "goodbye"),), by="a farewell")
        slate = clean_slate(text)
        if slate is not None:
            return Sense(self._anew(slate, text, state), by="a clean slate")
        return self._left_open(text, question, state)

    def _anew(self, command: str, text: str, state: DialogueState) -> tuple[Act, ...]:
        """What was told goes, and what a message tells or wishes beside that holds from now on."""
        if command != "restart":
            return (Do(command),)
        after = replace(state, answers={}, open=None, place=Place.FRESH, offered=(), waits=None)
        beside = self._beside(beside_clean_slate(text), after)
        return Clear() if state.answers else Nod(), *beside

    def _left_open(
        self, text: str, question: Question | None, state: DialogueState
    ) -> Sense | None:
        """The answers that are to be "not sure", and what else is wished."""
        readings, rest = self._unsure.read(text, question)
        if not readings:
            return None
        answers = {**state.answers, **{r.question.key: r.option.value for r in readings}}
        after = replace(state, answers=answers, offered=(), waits=None)
        return Sense((Tell(readings), *self._beside(rest, after)), by="to be left open")

    def _asked_or_told(self, rest: str, state: DialogueState) -> tuple[Act, ...]:
        """What is asked by who wishes to give no contact details, or else told."""
        place = Place.QUESTION if state.open else Place.PAUSED if state.answers else Place.FRESH
        after = replace(state, place=place, offered=(), waits=None)
        asked = self.lookup.known(rest, asked_instead(rest), after) if rest else ()
        return asked or tuple(act for act in self._beside(rest, after) if not isinstance(act, Do))

    def _beside(self, rest: str, state: DialogueState) -> tuple[Act, ...]:
        """What the rest of a message tells, wishes or asks, where that is known."""
        acts = self.read(rest, state).acts if any(c.isalnum() for c in rest) else ()
        return tuple(act for act in acts if _is_clear(act))

    def beside_command(self, command: str, text: str, state: DialogueState) -> tuple[Ask | Do, ...]:
        """What another sentence of a message wishes to see or asks, beside a command that asks
        something before it is done."""
        others = [each for each in sentences(text) if not is_person_wished(each)]
        if command not in ASKING_FIRST or state.place not in ANSWERED_AT:
            return ()
        for each in others:
            wished = self.commands.likely(self.commands.wishes(each, state))
            if wished in SHOWING:
                return (Do(wished),)
            if wished is None and (known := self.lookup.known(each, asks(each), state)):
                return known
        return ()

    @cached_property
    def _unsure(self) -> PutUnsureReader:
        return PutUnsureReader(self.names)


def _is_clear(act: Act) -> bool:
    """Whether an act does, tells or answers something."""
    if isinstance(act, Ask):
        return act.decisions[0].kind is DecisionKind.ANSWER
    return isinstance(act, Do | Pick | Tell | OfferReadings)
