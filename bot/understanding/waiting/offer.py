"""Facts that the last reply asked to confirm, and what becomes of them when a person who was asked
simply goes on: nobody says yes to what is plainly right, and none of it may be lost for that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.faq.decision import DecisionKind
from bot.precheck.flow import Effect, Flow
from bot.precheck.nlu.common_words import CommonWords
from bot.precheck.nlu.readings import Reading
from bot.precheck.nlu.sentences import asks
from bot.understanding.facts.replies.reserves import is_kept_back
from bot.understanding.meaning import (
    Acknowledge,
    Act,
    Agree,
    Ask,
    Do,
    Hint,
    Nod,
    Nothing,
    OfferReadings,
    Pick,
    Sense,
    Tell,
)
from bot.understanding.state import DialogueState
from bot.understanding.waiting.yes_no import (
    agreed_but,
    agreed_first,
    agreed_somewhere,
    denied,
)
from bot.vocabulary.choice_ids import NO_FACTS, Verb, verb_of


@dataclass(frozen=True, slots=True)
class Said:
    """A text, and the keys of the questions that a phrase in it is about."""

    text: str
    about: frozenset[str] = frozenset()


GOING_ON = frozenset({"start", "resume", "go_on"})
"""Commands by which a person goes on with the pre-check."""

PUTS_RIGHT = re.compile(
    r"違|ちが[いうっ]|(?:だけ|そう|わけ)(?:では?|じゃ)な|だけで[はも]"
    r"|(?:話|こと)は?(?:して|言って)(?:い)?(?:ない|ませ)|言って(?:い)?(?:ない|ませ)"
    r"|\b(?:wrong|incorrect)\b|\bnot (?:right|so|true|correct|only|just)\b"
    r"|\b(?:that|it)(?:'s| is) not\b|\b(?:that|it) isn't\b"
    r"|\b(?:haven't|didn't|never) (?:said|say|mention(?:ed)?)\b"
)
"""How people say that what they were asked to confirm is not so."""

UNHEARD = Acknowledge | Hint | Nod | Nothing
"""What a message means that decides nothing."""

MOST_OFFERED = 4
"""Facts that are asked about together."""


def offered_facts(flow: Flow, state: DialogueState) -> tuple[Reading, ...]:
    """All that the last reply asked to confirm at once."""
    told = next((c.id for c in state.offered if verb_of(c.id) is Verb.TELL), "").partition(":")[2]
    pairs = [pair.partition("=") for pair in told.split(",") if told and told != NO_FACTS]
    found = [(flow.question(key), value) for key, _, value in pairs]
    return tuple(
        Reading(question, option)
        for question, value in found
        if question is not None and (option := question.option(value)) is not None
    )


def with_offered(
    sense: Sense, flow: Flow, words: CommonWords, said: Said, state: DialogueState
) -> Sense:
    """The meaning together with the facts that wait for a yes, where the person says it before
    something else, or goes on: they begin the pre-check or tell something else. What speaks against
    the case, or declares that nothing does, needs its yes."""
    text = said.text
    offered = offered_facts(flow, state) if state.waits == "facts" else ()
    if not offered or not sense.acts or denied(words, text) is not None:
        return sense
    sense = replace(sense, acts=_anew(_without_guess(sense.acts, text), offered, text))
    if agreed_first(words, text):
        sense = replace(sense, acts=_beside_yes(sense.acts, offered, said))
    first, *others = sense.acts
    left = _left(offered, first, state)
    if agreed_first(words, text):
        return replace(sense, acts=(*_agreed(first, left), *others, *_noted(first, text)))
    if agreed_but(words, text) and isinstance(first, Tell | OfferReadings):
        kept = tuple(r for r in left if r.question.key not in said.about and not _excludes(r))
        return replace(sense, acts=(*_agreed(first, kept), *others))
    is_kept_but = agreed_but(words, text) and is_kept_back(text)
    is_somewhere = is_kept_but or agreed_somewhere(words, text)
    if is_somewhere and isinstance(first, OfferReadings | UNHEARD | Ask):
        kept = tuple(r for r in left if _is_harmless(r))
        return replace(sense, acts=(*_agreed(first, kept), *others, *_noted(first, text)))
    if isinstance(first, UNHEARD) and PUTS_RIGHT.search(text.casefold()):
        return replace(sense, acts=(Agree(is_yes=False),))
    is_going_on = isinstance(first, Do) and first.command in GOING_ON
    if asks(text) and not is_going_on:  # who asks something has not simply gone on
        return sense
    return replace(sense, acts=(*_joined(first, left), *others))


def _without_guess(acts: tuple[Act, ...], text: str) -> tuple[Act, ...]:
    """The acts without a guess at what is asked by who asks nothing, and keeps something back."""
    match acts:
        case (Ask(_, (decision, *_)), *others) if decision.kind is not DecisionKind.ANSWER:
            return acts if asks(text) or not is_kept_back(text) else (Acknowledge(), *others)
    return acts


def _noted(act: Act, text: str) -> tuple[Acknowledge, ...]:
    """Thanks for what a text keeps back beside its yes, where nothing else was heard of it."""
    return (Acknowledge(),) if isinstance(act, UNHEARD) and is_kept_back(text) else ()


def _beside_yes(acts: tuple[Act, ...], offered: tuple[Reading, ...], said: Said) -> tuple[Act, ...]:
    """The acts without a reply that is only the yes to what was offered: it belongs to that, not to
    the open question behind it, whose own yes may be the opposite."""
    put = {reading.question.key for reading in offered} - said.about
    kept: list[Act] = []
    for act in acts:
        if not isinstance(act, Tell):
            kept.append(act)
            continue
        others = tuple(
            r
            for r in act.readings
            if r in offered or r.question.key not in put or r.option.value != r.question.yes
        )
        kept += [Tell(others)] if others else []
    return tuple(kept) or (Nothing(),)


def _anew(acts: tuple[Act, ...], offered: tuple[Reading, ...], text: str) -> tuple[Act, ...]:
    """The acts without offering once more what was just offered: who says it again has agreed, but
    to what excludes a case; and whoever says "not only trainees" is not asked four times whether it
    is only trainees."""
    again = tuple(
        reading
        for act in acts
        if isinstance(act, OfferReadings)
        for reading in act.readings
        if reading in offered
    )
    if not again or asks(text):  # what is asked with it is no yes
        return acts
    others = tuple(rest for act in acts if (rest := _without(act, again)) is not None)
    if PUTS_RIGHT.search(text.casefold()):
        return others or (Nothing(),)
    if any(reading.option.effect is Effect.EXCLUDED for reading in again):
        return acts
    return (Tell(again), *others)


def _without(act: Act, again: tuple[Reading, ...]) -> Act | None:
    """An act without what is offered once more in it; None where nothing is left."""
    if not isinstance(act, OfferReadings):
        return act
    rest = tuple(reading for reading in act.readings if reading not in again)
    return replace(act, readings=rest) if rest else None


def told_anew(acts: tuple[Act, ...], offered: tuple[Reading, ...]) -> tuple[Act, ...]:
    """What acts tell or do besides what was offered and is denied now; not that something was not
    understood."""
    kept: list[Act] = []
    for act in acts:
        match act:
            case Tell(readings) | OfferReadings(readings):
                others = tuple(r for r in readings if r not in offered)
                kept += [replace(act, readings=others)] if others else []
            case Do() | Pick():
                kept.append(act)
            case Ask(_, (first, *_)) if first.kind is DecisionKind.ANSWER:
                kept.append(act)
    return tuple(kept)


def _left(offered: tuple[Reading, ...], act: Act, state: DialogueState) -> tuple[Reading, ...]:
    """What was offered of questions that neither the act nor an earlier answer tells of."""
    told = act.readings if isinstance(act, Tell | OfferReadings) else ()
    known = {reading.question.key for reading in told} | set(state.answers)
    return tuple(r for r in offered if r.question.key not in known)


def _agreed(act: Act, left: tuple[Reading, ...]) -> tuple[Act, ...]:
    """The act with what was agreed to before it."""
    if isinstance(act, Agree | Pick) or not left:
        return (act,)
    if isinstance(act, UNHEARD) and not (isinstance(act, Hint) and act.options):
        return (Tell(left),)
    return (Tell((*act.readings, *left)),) if isinstance(act, Tell) else (Tell(left), act)


def _joined(act: Act, left: tuple[Reading, ...]) -> tuple[Act, ...]:
    harmless = tuple(r for r in left if _is_harmless(r))
    match act:
        case Do(command) if command in GOING_ON and harmless:
            return (Tell(harmless), act)
        case Tell(readings):
            return (Tell((*readings, *harmless)),)
        case OfferReadings(readings) if len(left) + len(readings) <= MOST_OFFERED and left:
            return (OfferReadings((*left, *readings)),)
    return (act,)


def _excludes(reading: Reading) -> bool:
    return reading.option.effect is Effect.EXCLUDED


def _is_harmless(reading: Reading) -> bool:
    """Whether nothing speaks against keeping an answer unsaid: it is in favour of the case, and no
    declaration, by a yes or no, of what would exclude it."""
    question = reading.question
    is_declared = question.yes is not None or question.no is not None
    excludes = any(option.effect is Effect.EXCLUDED for option in question.options)
    return reading.option.effect is Effect.NONE and not (is_declared and excludes)
