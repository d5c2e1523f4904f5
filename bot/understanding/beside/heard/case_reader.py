"""Facts that are told by who asks in the same breath whether they fit: these are kept or put first,
then it is said how the case stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.faq.decision import DecisionKind
from bot.precheck.flow import Effect
from bot.precheck.nlu.readings import Reading
from bot.precheck.nlu.sentences import asks
from bot.understanding.beside.heard.case_question import CaseQuestion, case_question_in
from bot.understanding.beside.heard.consequence import WITH_ANSWERS, counted_most
from bot.understanding.knowledge_lookup import KnowledgeLookup
from bot.understanding.meaning import (
    Acknowledge,
    Act,
    Ask,
    Do,
    Hint,
    Nod,
    Nothing,
    OfferReadings,
    Sense,
    Tell,
    Weigh,
)
from bot.understanding.state import DialogueState

LEAVING = frozenset({"pause", "skip"})
"""Commands of who would rather not answer now."""

DECIDES_NOTHING = Acknowledge | Nod | Nothing
"""What need not be said beside how the case stands."""


@dataclass(frozen=True)
class CaseQuestionReader:
    """Reads messages that ask how the case stands besides. `read` tells what a text means without
    that."""

    lookup: KnowledgeLookup
    read: Callable[[str, DialogueState], Sense]

    def sense(self, text: str, state: DialogueState) -> Sense | None:
        """What such a message means; None for any other, and where an article answers it that is
        about the one thing it tells."""
        asked = case_question_in(text)
        if asked is None or not asked.rest or state.place not in WITH_ANSWERS:
            return None
        sense = self.read(asked.rest, state)
        left = tuple(act for act in sense.acts if isinstance(act, Do) and act.command in LEAVING)
        if any(isinstance(act, Do) and act not in left for act in sense.acts):
            return None
        unsaid = DECIDES_NOTHING if asks(asked.rest) else DECIDES_NOTHING | Ask
        kept = (act for act in sense.acts if not isinstance(act, unsaid | Do))
        acts = self._unless_wondered(tuple(kept), text, state)
        told = [r for act in acts if isinstance(act, Tell | OfferReadings) for r in act.readings]
        is_kept = any(isinstance(act, Tell) for act in acts)
        if self._is_of_one(asked, told) and self._known(text, state):
            return None
        if not is_kept and self._known(text, state) in self._likeliest(asked.rest, state):
            return None
        about, *_ = self.lookup.decide(text, state)
        if told and self.lookup.is_apart(about, told):
            known = Ask(text, (about,))
            facts = tuple(act for act in acts if isinstance(act, Tell))
            others = tuple(act for act in acts if not isinstance(act, Tell))
            return replace(sense, acts=(*facts, known, *others), by="such a case")
        stood = self._stood(acts, state)
        return None if stood is None else replace(sense, acts=(*stood, *left), by="how it stands")

    def _unless_wondered(
        self, acts: tuple[Act, ...], text: str, state: DialogueState
    ) -> tuple[Act, ...]:
        """The acts; what would exclude the case is only put to who wonders about it ("a waiter,
        would that be fine?"), unless the message tells it beside the question as well."""
        told = [r for act in acts if isinstance(act, Tell) for r in act.readings]
        excluding = [r for r in told if r.option.effect is Effect.EXCLUDED]
        if not excluding:
            return acts
        today = self.read(text, state).acts
        sure = [r for act in today if isinstance(act, Tell) for r in act.readings]
        wondered = tuple(r for r in excluding if r not in sure)
        kept = tuple(r for r in told if r not in wondered)
        others = tuple(act for act in acts if not isinstance(act, Tell))
        put = (OfferReadings(wondered),) if wondered else ()
        return (*((Tell(kept),) if kept else ()), *others, *put)

    def _is_of_one(self, asked: CaseQuestion, told: Sequence[Reading]) -> bool:
        """Whether "is that fine?" may be asked of the one thing that was told."""
        return asked.is_vague and not asked.is_of_case and len(told) <= 1

    def _known(self, text: str, state: DialogueState) -> str | None:
        """The article that answers the whole message."""
        acts = self.read(text, state).acts
        asked = (act.decisions[0] for act in acts if isinstance(act, Ask))
        answers = (each for each in asked if each.kind is DecisionKind.ANSWER)
        return next((each.candidates[0].article for each in answers), None)

    def _likeliest(self, rest: str, state: DialogueState) -> tuple[str, ...]:
        """The article that is about what is told, whatever is asked of it."""
        first, *_ = self.lookup.decide(rest, state)
        return tuple(each.article for each in first.candidates[:1])

    def _stood(self, acts: tuple[Act, ...], state: DialogueState) -> tuple[Act, ...] | None:
        """The acts with how the case stands behind what is kept, or before what is only put; None
        where nothing is known of it."""
        told = tuple(act for act in acts if isinstance(act, Tell))
        if any(_is_change(act, state) for act in told):
            return acts  # it is shown what the change comes to
        others = tuple(act for act in acts if act not in told)
        weighed = _counted(others)
        is_against = weighed is not None and weighed.option.effect is not Effect.NONE
        is_known = bool(told or state.answers or state.waits)
        if weighed is not None and (is_against or not is_known):
            return (*told, Weigh(weighed), *others)
        return (*told, Do("verdict", is_free=True), *others) if is_known else None


def _counted(acts: Sequence[Act]) -> Reading | None:
    """What weighs most of what is only likely."""
    likely = [r for act in acts if isinstance(act, OfferReadings) for r in act.readings]
    put = [
        Reading(act.question, act.options[0])
        for act in acts
        if isinstance(act, Hint) and len(act.options) == 1
    ]
    return counted_most((*likely, *put))


def _is_change(told: Tell, state: DialogueState) -> bool:
    """Whether something else was answered before."""
    answers = state.answers
    return any(answers.get(r.question.key, r.option.value) != r.option.value for r in told.readings)
