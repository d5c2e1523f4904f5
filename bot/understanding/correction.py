"""A message that corrects an earlier answer: which one, and to what if it says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.precheck.flow import Answers, Option, Question
from bot.precheck.folding import folded
from bot.precheck.phrases import stands_alone
from bot.understanding.settlement import meant, possible
from bot.understanding.stances import Reach, Stance
from bot.vocabulary import Language

if TYPE_CHECKING:
    from bot.understanding.reader import Reader


@dataclass(frozen=True, slots=True)
class Correction:
    """An earlier answer is to be changed: to `option`, or to what is still to be asked."""

    question: Question
    option: Option | None


TOLD = {Stance.STATED, Stance.UNCLEAR, Stance.FORMER, Stance.PLANNED, Stance.THERE, Stance.MISSING}
"""How the new value of a correction may be told: 合同会社でした, "change it to LLC"."""


def corrected(
    reader: Reader, text: str, language: Language, answers: Answers
) -> Correction | None:
    """The correction that a message is; None where it has neither a cue nor a name with a value."""
    line = folded(text)
    is_cued = any(
        triggers.has(Stance.CORRECTED, Reach.SENTENCE, line)
        for triggers in reader.fact_reader.triggers.values()
    )
    named = named_question(reader, line, language, answers)
    told = told_option(reader, text, answers)
    if told is not None and (is_cued or named is told.question):
        return told
    if named is None:
        return None
    option = valued(reader, named, text, language)
    if option is not None and option.value == answers[named.key]:
        option = None
    return Correction(named, option) if option is not None or is_cued else None


def told_option(reader: Reader, text: str, answers: Answers) -> Correction | None:
    """The one new value that a message tells of a question that was answered otherwise."""
    found: dict[str, Correction] = {}
    for told in reader.fact_reader.message(text).told:
        question = told.mention.question
        if question.key not in answers or told.stance not in TOLD:
            continue
        value = meant(question, told)
        if value is None and not told.mention.is_topic:
            value = next(iter(possible(question, told.mention)), None)
        option = question.option(value or "")
        if option is not None and value != answers[question.key]:
            found[f"{question.key}:{value}"] = Correction(question, option)
    return next(iter(found.values())) if len(found) == 1 else None


def named_question(
    reader: Reader, line: str, language: Language, answers: Answers
) -> Question | None:
    """The one answered question that a message calls by a name; the longest name counts."""
    named = {
        question.key: max(lengths_in(reader, question, line, language), default=0)
        for question in reader.flow.questions
        if question.key in answers
    }
    longest = max(named.values(), default=0)
    keys = [key for key, length in named.items() if length == longest and length]
    return reader.flow.question(keys[0]) if len(keys) == 1 else None


def lengths_in(reader: Reader, question: Question, line: str, language: Language) -> Iterator[int]:
    """How long the names of a question are that stand in a line."""
    called = reader.book.called.get(question.key, {})
    for name in (question.title.speak(language), *called.get(language, ())):
        start = line.find(folded(name))
        if start >= 0 and stands_alone(line, start, start + len(name)):
            yield len(name)


def valued(reader: Reader, question: Question, text: str, language: Language) -> Option | None:
    """The value that the rest of a message tells of a question that it names."""
    found = reader.reply(question, text, language)
    readings = [r.option for r in found.readings if r.question is question]
    likely = [d.options[0] for d in found.doubts if d.question is question and len(d.options) == 1]
    return next(iter((*readings, *likely)), None)
