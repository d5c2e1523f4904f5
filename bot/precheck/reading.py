"""What free text certainly says about the questions of the pre-check, in either language.

Precision before recall: a wrong answer costs an applicant more than being asked once more. Whatever
is not understood to the last word is a doubt or nothing; what asks is never read at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.precheck.clauses import stances
from bot.precheck.flow import NOT_SURE, Effect, Flow, Option, Question
from bot.precheck.folding import folded, without_emoji, without_turn
from bot.precheck.openly import Spoken, understood
from bot.precheck.phrases import Mention, mentions
from bot.precheck.sentences import asks, is_asking, sentences, statements
from bot.precheck.short_answers import short_answer
from bot.precheck.stance import Stance
from bot.precheck.words import CommonWords, says_yes

__all__ = ["Doubt", "Reading", "Understanding", "asks", "read", "says_yes", "statements"]

MAX_READ = 1_500
"""Characters; a longer text is a document, and a document is not an answer."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text certainly says: this option of this question."""

    question: Question
    option: Option


@dataclass(frozen=True, slots=True)
class Doubt:
    """A text touches this question without being certain; `options` may be what is meant."""

    question: Question
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Understanding:
    """All that was understood from a text, in the order of the flow."""

    readings: tuple[Reading, ...] = ()
    doubts: tuple[Doubt, ...] = ()


MORE = re.compile(
    r"今回は|(?<!だけ)(?<!のみ)でいい|も(?:採|雇|募集|検討|考え|受け入)|(?:ほか|他)[にの]|加えて|一方|だけで(?:は)?な"
    r"|\b(?:also|is (?:fine|ok|okay|good)|as well|too|this time|in addition|besides)\b"
)
"""There are others as well, whom the case may be about, or it is the least that is wanted."""

HAVING = re.compile(
    r"(?:い|雇って|受け入れて)(?:ます|る)(?:が|けど|$|。)|おります|在籍|受け入れて(?:い|お)"
    r"|\b(?:we|company) (?:already |currently )?(?:have|has|employ|employs)\b"
)
"""They are there already, which does not tell whom the company wants to hire or keep."""

Stanced = tuple[Mention, Stance]


@dataclass(frozen=True, slots=True)
class Told:
    """One statement, folded, and the stance to each phrase in it."""

    line: str
    stanced: tuple[Stanced, ...]


def read(
    flow: Flow, words: CommonWords, text: str, open_question: Question | None
) -> Understanding:
    """What a text says: about the open question in any form, about the others in plain statements.

    The language of the text need not be known. At most one reading or doubt per question.
    """
    if len(text) > MAX_READ:
        return Understanding()
    text = without_turn(text)
    short = short_answer(open_question, text) if open_question else None
    if open_question and short:
        return _of_short(open_question, short)
    told = tuple(
        Told(line, tuple(stances(line, mentions(flow, line))))
        for line in (without_emoji(folded(s)) for s in sentences(text) if not is_asking(s))
    )
    found: dict[str, Reading | Doubt] = {}
    for question in flow.questions:
        about = [s for t in told for s in t.stanced if s[0].question is question]
        entry = _settled(question, about)
        if isinstance(entry, Reading) and _is_rash(entry, told, is_open=question is open_question):
            entry = Doubt(question, (entry.option,))
        if question is open_question and told:
            entry = _opened(question, words, told, entry)
        if entry is not None:
            found[question.key] = entry
    return Understanding(
        readings=tuple(entry for entry in found.values() if isinstance(entry, Reading)),
        doubts=tuple(entry for entry in found.values() if isinstance(entry, Doubt)),
    )


def _of_short(question: Question, option: Option) -> Understanding:
    if option.beside_others is None:
        return Understanding(readings=(Reading(question, option),))
    values = {option.value, option.beside_others}
    return Understanding(doubts=(Doubt(question, options_of(question, values)),))


def _settled(question: Question, stanced: Sequence[Stanced]) -> Reading | Doubt | None:
    """One value that is stated, and nothing that speaks against it or is unclear beside it."""
    if not stanced:
        return None
    stated = {value for s in stanced if (value := meant(question, s)) is not None}
    others = {
        value
        for mention, stance in stanced
        if stance is Stance.UNCLEAR
        for value in possible(question, mention)
    }
    denied = {m.value for m, stance in stanced if stance in {Stance.DENIED, Stance.ABSENT}}
    if len(stated) == 1 and not others - stated and not (denied & stated):
        return Reading(question, options_of(question, stated)[0])
    return Doubt(question, options_of(question, stated | others or rest(question, denied)))


def _is_rash(reading: Reading, told: Sequence[Told], *, is_open: bool) -> bool:
    """Whether a reading would exclude a case that the text seems to say more about."""
    if reading.option.effect is not Effect.EXCLUDED:
        return False
    lines = [t.line for t in told]
    return any(MORE.search(line) or (HAVING.search(line) and not is_open) for line in lines)


def meant(question: Question, stanced: Stanced) -> str | None:
    """The value that a phrase certainly means with this stance."""
    mention, stance = stanced
    if mention.is_topic and question.topic is not None:
        return {Stance.STATED: question.topic.there, Stance.ABSENT: question.topic.missing}.get(
            stance
        )
    if stance is Stance.STATED:
        return mention.value
    option = question.option(mention.value or "")
    return option.denied if option is not None and stance is Stance.DENIED else None


def possible(question: Question, mention: Mention) -> tuple[str, ...]:
    """The values that a phrase with unclear stance may mean."""
    if mention.is_topic and question.topic is not None:
        return (question.topic.there, question.topic.missing)
    return tuple(v for v in (mention.value, mention.beside_others) if v is not None)


def rest(question: Question, denied: Iterable[str | None]) -> set[str]:
    """The values that are left when some are denied."""
    return {o.value for o in question.options if o.value != NOT_SURE} - set(denied)


def options_of(question: Question, values: Iterable[str]) -> tuple[Option, ...]:
    """The options with these values, in the order of the question."""
    wanted = set(values)
    return tuple(option for option in question.options if option.value in wanted)


def _opened(
    question: Question, words: CommonWords, told: Sequence[Told], entry: Reading | Doubt | None
) -> Reading | Doubt | None:
    """Let a short answer to the open question count beside what the phrases say."""
    begun = [t.line for t in takewhile(lambda t: not t.stanced, told)] or [told[0].line]
    spoken = Spoken(
        first="、".join(begun),
        is_alone=all(_is_elsewhere(sentence, question) for sentence in told[len(begun) :]),
        stated=entry.option.value if isinstance(entry, Reading) else None,
        is_mentioned=entry is not None,
        is_phrase_first=any(mention.start == 0 for mention, _ in told[0].stanced),
    )
    answer = understood(question, words, spoken)
    if answer is None:
        return entry
    options, is_certain = answer
    return Reading(question, options[0]) if is_certain else Doubt(question, options)


def _is_elsewhere(sentence: Told, question: Question) -> bool:
    """Whether a sentence states something, and nothing of it about this question."""
    return bool(sentence.stanced) and all(
        mention.question is not question and meant(mention.question, (mention, stance)) is not None
        for mention, stance in sentence.stanced
    )
