"""From what is told of a question to what may be kept of it, or offered."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.precheck.flow import Effect, Option, Question
from bot.precheck.nlu.phrases import Mention
from bot.understanding.facts.entities.places import BOTH, JAPAN, OVERSEAS
from bot.understanding.facts.extraction import ParsedMessage, Told
from bot.understanding.facts.stances import Reach, Stance, Triggers
from bot.vocabulary import Language

OPEN = {Stance.BARE, Stance.UNCLEAR, Stance.SUPPOSED, Stance.OF_SOME}
"""Stances that leave open whether it holds; what others or former times are told of does not."""

LATER = re.compile(
    r"\b(?:later|also|too|as well|eventually|afterwards)\b|のちに|後に|いずれ|将来|あとで"
)
"""How one place is told beside another, or after it."""

TOLD = {Stance.STATED, Stance.BARE, Stance.UNCLEAR}
"""Stances to several values that may hold side by side."""

PARTED = {Stance.OF_SOME, Stance.STATED, Stance.BARE}
"""Stances to two places of which some of the work or the people are said to be in one."""

DENYING = {Stance.DENIED, Stance.ABSENT}


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A value that a message tells. Only a certain one may be kept without asking. `is_inferred`:
    it only follows from something else, as where people work from where the firm is."""

    question: Question
    option: Option
    stance: Stance
    is_certain: bool
    is_inferred: bool = False


def settled(
    question: Question,
    message: ParsedMessage,
    triggers: Mapping[Language, Triggers],
    *,
    is_open: bool = False,
) -> tuple[tuple[Option, ...], bool]:
    """The options that a message tells of a question, and whether the first is certain.

    It is, if one value is stated and nothing speaks against it or is unclear beside it. Those who
    are there already decide only the question that is open (`is_open`).
    """
    told = [t for t in message.about(question) if not t.is_asked]
    if not told:
        return (), False
    if is_open:
        told = [replace(t, stance=Stance.STATED) if t.stance is Stance.BARE else t for t in told]
    parted = parted_between(question, told)
    if parted is not None:
        return (parted,), is_open
    wished = [n for n, t in enumerate(told) if t.stance is Stance.STATED and not t.is_beside]
    if wished:
        told = [t for n, t in enumerate(told) if n > wished[0] or not t.is_beside]
    stated = with_parts({v for t in told if (v := meant(question, t)) is not None})
    open_ = {v for t in told if t.stance in OPEN for v in possible(question, t.mention)}
    denied = denied_in(told)
    wanted = stated if len(stated) == 1 and not denied & stated else (stated | open_) - denied
    both = all_together(question, {t.mention.value for t in told if t.stance in TOLD} - denied)
    options = tuple(o for o in question.options if o.value in wanted)
    is_clear = len(stated) == 1 and not open_ - stated and not denied & stated
    if both is not None and both.value not in denied and not is_clear:
        return (both,), False
    is_later = any(LATER.search(line.text) for line in message.lines)
    if {option.value for option in options} == {JAPAN, OVERSEAS} and is_later:
        return tuple(o for o in question.options if o.value == BOTH), False
    if not is_open and told and all(t.is_beside for t in told):
        return options, False
    return options, is_clear and not is_rash(options[0], message, triggers, is_open=is_open)


def with_parts(stated: set[str]) -> set[str]:
    """The values without those that are a part of another one: both places, and one of them."""
    return {BOTH} if BOTH in stated and stated <= {BOTH, JAPAN, OVERSEAS} else stated


def all_together(question: Question, values: set[str | None]) -> Option | None:
    """The option that holds where one value is told beside others that are meant as well."""
    if len(values) < 2:
        return None
    together = {o.beside_others for o in question.options if o.value in values} - {None}
    return question.option(together.pop() or "") if len(together) == 1 else None


def parted_between(question: Question, told: Sequence[Told]) -> Option | None:
    """Both, where some are said to be the one and some the other: to work in one of two places, or
    to have one status or another."""
    named = {t.mention.value for t in told}
    stances = {t.stance for t in told}
    if named == {JAPAN, OVERSEAS} and Stance.OF_SOME in stances and stances <= PARTED:
        return question.option(BOTH)
    return all_together(question, named) if stances == {Stance.OF_SOME} else None


def denied_in(told: Sequence[Told]) -> set[str | None]:
    """The values that are said not to hold: none of them is ever offered. What is said of one and
    of another behind it ("not nurses but engineers") holds."""
    denied: set[str | None] = set()
    for each in told:
        if each.stance in DENYING and not each.mention.is_topic:
            denied.add(each.mention.value)
        elif each.stance is Stance.STATED:
            denied.discard(each.mention.value)
    return denied


def is_rash(
    option: Option, message: ParsedMessage, triggers: Mapping[Language, Triggers], *, is_open: bool
) -> bool:
    """Whether it would exclude a case that the message seems to say more about, or may suppose:
    what only looks like a condition ("if we hire") is taken for one here."""
    if option.effect is not Effect.EXCLUDED:
        return False
    lines = [line.text for line in message.lines]
    if any(t.may_suppose(line) for t in triggers.values() for line in lines):
        return True
    return message.asks or any(
        t.has(Stance.BESIDE, reach, line.text)
        for t in triggers.values()
        for reach in ((Reach.MESSAGE,) if is_open else (Reach.MESSAGE, Reach.SENTENCE))
        for line in message.lines
    )


def beside_others(
    question: Question,
    option: Option,
    message: ParsedMessage,
    triggers: Mapping[Language, Triggers],
) -> Option:
    """The option that holds where one that is not certain is told as coming beside others: "we also
    want …"."""
    others = question.option(option.beside_others or "")
    is_beside = any(
        t.has(Stance.BESIDE, Reach.MESSAGE, line.text)
        for t in triggers.values()
        for line in message.lines
    )
    return others if others is not None and is_beside else option


def meant(question: Question, told: Told) -> str | None:
    """The value that a phrase certainly means with this stance."""
    mention, topic = told.mention, question.topic
    if mention.is_topic and topic is not None:
        return {Stance.THERE: topic.there, Stance.MISSING: topic.missing}.get(told.stance)
    if told.stance is Stance.STATED:
        return mention.value
    option = question.option(mention.value or "")
    return option.denied if option is not None and told.stance is Stance.DENIED else None


def possible(question: Question, mention: Mention) -> tuple[str, ...]:
    """The values that a phrase with unclear stance may mean."""
    if mention.is_topic and question.topic is not None:
        return (question.topic.there, question.topic.missing)
    return tuple(v for v in (mention.value, mention.beside_others) if v is not None)


def tells_several(message: ParsedMessage) -> bool:
    """Whether a message has phrases of several questions that it does not ask about."""
    told = (t.mention for t in message.told if not t.is_asked)
    return len({mention.question.key for mention in told if not mention.is_topic}) > 1
