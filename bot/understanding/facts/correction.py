"""A message that corrects an earlier answer: which one, and to what if it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.precheck.flow import NOT_SURE, Answers, Option, Question
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.phrases import stands_alone
from bot.precheck.nlu.sentences import sentences
from bot.understanding.facts.settlement import meant, possible
from bot.understanding.facts.stances import Reach, Stance
from bot.vocabulary import Language

if TYPE_CHECKING:
    from bot.understanding.facts.reader import Reader


@dataclass(frozen=True, slots=True)
class AnswerCorrection:
    """An earlier answer is to be changed: to `option`, or to what is still to be asked.

    `is_guessed`: the value was not told in so many words.
    """

    question: Question
    option: Option | None
    is_guessed: bool = False


RATHER = re.compile(r"^.*(?:では?なく|じゃなく)て?[、,\s]+(?=\S)", re.DOTALL)
"""What is said not to hold, before what does."""

TOLD = {Stance.STATED, Stance.UNCLEAR, Stance.FORMER, Stance.PLANNED, Stance.THERE, Stance.MISSING}
"""How the new value of a correction may be told: 合同会社でした, "change it to LLC"."""


def corrected(
    reader: Reader, text: str, language: Language, answers: Answers
) -> AnswerCorrection | None:
    """The correction that a message is; None where it has neither a cue nor a name with a value."""
    text = RATHER.sub("", text)
    line = folded(text)
    is_wish = is_cued(reader, line)
    answered = tuple(q for q in reader.flow.questions if q.key in answers)
    named = named_question(reader, line, language, answered)
    told = told_option(reader, text, answers)
    if told is not None and (is_wish or named is told.question):
        return told
    if named is None:
        return None
    option, is_guessed = valued(reader, named, text, language)
    if option is not None and option.value in {answers[named.key], NOT_SURE}:
        option = None
    if option is None and not is_wish:
        return None
    return AnswerCorrection(named, option, is_guessed=is_guessed)


def is_cued(reader: Reader, line: str) -> bool:
    """Whether a line says that something is to be changed, or was wrong."""
    return any(
        triggers.has(Stance.CORRECTED, Reach.SENTENCE, line)
        for triggers in reader.fact_reader.triggers.values()
    )


def told_option(reader: Reader, text: str, answers: Answers) -> AnswerCorrection | None:
    """The one new value that a message tells of a question that was answered otherwise."""
    found: dict[str, AnswerCorrection] = {}
    for told in reader.fact_reader.message(text).told:
        question = told.mention.question
        if question.key not in answers or told.stance not in TOLD:
            continue
        value = meant(question, told)
        if value is None and not told.mention.is_topic:
            values = possible(question, told.mention)
            value = values[0] if len(values) == 1 else None
        option = question.option(value or "")
        if option is not None and value != answers[question.key]:
            found[f"{question.key}:{value}"] = AnswerCorrection(question, option)
    return next(iter(found.values())) if len(found) == 1 else None


def named_question(
    reader: Reader, line: str, language: Language, questions: Sequence[Question]
) -> Question | None:
    """The one of these questions that a line calls by a name; the longest name counts."""
    named = {
        question.key: max(lengths_in(reader, question, line, language), default=0)
        for question in questions
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


def valued(
    reader: Reader, question: Question, text: str, language: Language
) -> tuple[Option | None, bool]:
    """The value that a message tells of a question that it names, beside the name or with it, and
    whether that is only likely."""
    rest = without_name(reader, question, folded(text), language)
    pieces = (piece for sentence in sentences(rest) for piece in PIECES.split(sentence))
    told = [part for part in (*pieces, rest) if part.strip() and not is_cued(reader, part)]
    for part in (*wanted(text), *told, rest, text):
        for reading in reader.reply(question, part, language).readings if part else ():
            return reading.option, False
    for part in told:  # a mere wish to change something tells no value
        value, share = reader.experts(language).weigh(question.key, part, ())[0]
        if share >= LIKELY:
            return question.option(value), True
    return None, False


PIECES = re.compile(r"[:;]\s+|\s[-–—]+\s")
"""Where what is to be changed ends, and what it is to become begins."""

LIKELY = 0.55
"""How probable a value must be to be shown as what a correction means."""


def wanted(text: str) -> Iterator[str]:
    """The value to which something is to be changed: in quotes, or right before "change to"."""
    quoted = QUOTED.findall(text)
    yield from quoted if len(quoted) == 1 else ()
    into = INTO.search(text)
    if into is not None:
        yield into["value"].strip('「」『』“”"')


QUOTED = re.compile(r"[「『“\"]([^「」『』“”\"]{1,30})[」』”\"]")
INTO = re.compile(r"(?P<value>[^をはが、。\s]{1,20}?)(?:に|へ)(?:変え|変更|直し|訂正|修正)")


def without_name(reader: Reader, question: Question, line: str, language: Language) -> str:
    """What a message says besides the name of the question."""
    called = (question.title.speak(language), *reader.book.called[question.key].get(language, ()))
    for name in sorted(map(folded, called), key=len, reverse=True):
        if name in line:
            return (
                ABOUT.sub("", line.replace(name, ABOUT_IT, 1)).replace(ABOUT_IT, "").strip(" 、,")
            )
    return line


ABOUT_IT = "〓"
ABOUT = re.compile(
    r"(?:(?:about|on|as for|regarding)\s+)?(?:the |my |our )?〓"
    r"\s*(?:thing|question|item|answer|part|one|bit)?"
    r"|〓(?:の(?:件|項目|回答|答え|こと|質問))?(?:は|が|を|について|ですが|なんですが|だけど)?"
)
