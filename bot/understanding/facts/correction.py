"""A message that corrects an earlier answer: which one, and to what if it says so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.precheck.flow import NOT_SURE, Answers, Option, Question
from bot.precheck.nlu.normalize import folded, without_rejected
from bot.precheck.nlu.phrases import stands_alone
from bot.precheck.nlu.sentences import is_asking, sentences
from bot.understanding.facts.entities.names import is_of_trade
from bot.understanding.facts.entities.places import BOTH, JAPAN, OVERSEAS
from bot.understanding.facts.replies.in_part import IN_PREPARATION, is_to_be_decided
from bot.understanding.facts.settlement import all_together, meant, possible
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


ALSO = re.compile(r"も(?!う|し|と)|加え|ほかに|\b(?:also|as well|too|besides|in addition)\b")
"""How something is told beside what holds already."""

MOVED = re.compile(r"から|では?なく|じゃなく|\b(?:from|not|instead|rather)\b")
"""How one place is told in place of another: "from Tokyo to Singapore"."""

AND = re.compile(r"[、,;。\n]\s*|\s(?:and|plus)\s")
"""Where a message goes on from one thing that is to be changed to another."""

TOLD = {
    *(Stance.STATED, Stance.BARE, Stance.UNCLEAR, Stance.FORMER, Stance.PLANNED),
    *(Stance.THERE, Stance.MISSING),
}
"""How the new value of a correction may be told: 合同会社でした, "change it to LLC"."""


def corrected(
    reader: Reader, text: str, language: Language, answers: Answers
) -> tuple[AnswerCorrection, ...]:
    """The corrections that a message makes; none where it has neither a cue nor a name with a
    value. Only one of them is to a value that is not told in so many words."""
    text = without_rejected(text)
    line = folded(text)
    is_wish = is_cued(reader, line)
    answered = tuple(q for q in reader.flow.questions if q.key in answers)
    named = named_question(reader, line, language, answered)
    told = told_options(reader, text, answers)
    if told and (is_wish or any(named is each.question for each in told)):
        return (*told, *named_beside(reader, told, text, language, answers))
    by_name = named_correction(reader, named, text, language, answers, is_wish=is_wish)
    return (by_name,) if by_name is not None else ()


def named_beside(
    reader: Reader,
    told: Sequence[AnswerCorrection],
    text: str,
    language: Language,
    answers: Answers,
) -> Iterator[AnswerCorrection]:
    """What another part of a message tells of a question that it names ("and the site to no")."""
    known = {each.question.key for each in told}
    left = tuple(q for q in reader.flow.questions if q.key in answers and q.key not in known)
    for piece in AND.split(text):
        named = named_question(reader, folded(piece), language, left)
        found = named_correction(reader, named, piece, language, answers, is_wish=False)
        if found is not None and not found.is_guessed and found.question.key not in known:
            known.add(found.question.key)
            yield found


def named_correction(
    reader: Reader,
    named: Question | None,
    text: str,
    language: Language,
    answers: Answers,
    *,
    is_wish: bool,
) -> AnswerCorrection | None:
    """The correction of the question that a message names, to a value that it tells otherwise."""
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


def told_options(reader: Reader, text: str, answers: Answers) -> tuple[AnswerCorrection, ...]:
    """The new values that a message tells of questions that were answered otherwise, where it tells
    one of each."""
    found: defaultdict[str, dict[str, AnswerCorrection]] = defaultdict(dict)
    for told in reader.fact_reader.message(text).told:
        question = told.mention.question
        if question.key not in answers or told.stance not in TOLD:
            continue
        value = meant(question, told)
        if value is None and not told.mention.is_topic:
            values = possible(question, told.mention)
            value = values[0] if len(values) == 1 else None
        if value == OVERSEAS and names_japan(reader, folded(text)):
            value = BOTH
        if ALSO.search(folded(text)):
            value = beside_answer(question, answers[question.key], value)
        option = question.option(value or "")
        if option is not None and value != answers[question.key]:
            found[question.key][option.value] = AnswerCorrection(question, option)
    if any(len(values) > 1 for values in found.values()):
        return ()
    found.update(still_to_be_decided(reader, text, answers))
    return tuple(each for q in reader.flow.questions for each in found[q.key].values())


def still_to_be_decided(
    reader: Reader, text: str, answers: Answers
) -> dict[str, dict[str, AnswerCorrection]]:
    """That what was answered to be agreed is still in preparation, where a message says so."""
    question = reader.flow.question("commitment")
    option = question.option(IN_PREPARATION) if question is not None else None
    if question is None or option is None or answers.get(question.key) in {None, IN_PREPARATION}:
        return {}
    is_open = is_to_be_decided(question, reader.fact_reader.message(text))
    return {question.key: {option.value: AnswerCorrection(question, option)}} if is_open else {}


def names_japan(reader: Reader, line: str) -> bool:
    """Whether a line names a place in Japan, and not as the one that was left for another."""
    places = reader.fact_reader.gazetteer.find(line)
    return MOVED.search(line) is None and any(place.is_in_japan for place in places)


def beside_answer(question: Question, answered: str, value: str | None) -> str | None:
    """The value that a new one makes with the one that was answered before, where it comes beside
    it: "they would also work abroad"."""
    if {answered, value} == {JAPAN, OVERSEAS}:
        return BOTH
    together = all_together(question, {answered, value})
    return value if together is None else together.value


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
        end = start + len(name)
        if start >= 0 and stands_alone(line, start, end) and not is_of_trade(line[end:]):
            yield len(name)


def valued(
    reader: Reader, question: Question, text: str, language: Language
) -> tuple[Option | None, bool]:
    """The value that a message tells of a question that it names, beside the name or with it, and
    whether that is only likely."""
    rest = without_name(reader, question, folded(text), language)
    pieces = (piece for sentence in sentences(rest) for piece in PIECES.split(sentence))
    told = [
        part
        for part in (*pieces, rest)
        if part.strip() and not is_asking(part) and not is_cued(reader, part)
    ]
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
    """The value to which something is to be changed: in quotes, or beside "change to"."""
    quoted = QUOTED.findall(text)
    yield from quoted if len(quoted) == 1 else ()
    into = INTO.search(text)
    if into is not None:
        yield (into["value"] or into["english"]).strip('「」『』“”".! ')


QUOTED = re.compile(r"[「『“\"]([^「」『』“”\"]{1,30})[」』”\"]")
INTO = re.compile(
    r"(?P<value>[^をはが、。\s]{1,20}?)(?:に|へ)(?:変え|変更|直し|訂正|修正)"
    r"|\b(?:to|into)\s+(?P<english>[^,;.\n]{1,40}?)[.! ]*(?=$|[,;.\n]|\s(?:and|please)\b)"
)


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
