"""Lines of a conversation, as the page draws them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.assistant.history import HistoryLine
from bot.assistant.ports import Author
from bot.channels.common.message_language import most_of
from bot.channels.web.applicants.message_body import (
    Body,
    Clauses,
    FilledRow,
    asks_consent,
    body_of,
    rows_of,
)
from bot.faq.text.language import language_of
from bot.faq.text.other_languages import Tongue, tongue_of
from bot.vocabulary import Choice, Language, Message, MessageKind
from bot.vocabulary.choice_ids import ChoiceId, Verb, verb_of
from bot.vocabulary.commands import Command
from bot.wording.choices import style_of

TICK = "✓"

LANGUAGE = str(ChoiceId.command(Command.LANGUAGE))

MOST_RELATED = 2
"""Questions that an answer leads on to; more than these nobody reads below it."""

UNDRAWN = frozenset({"added", "edited", "deleted"})
"""Kinds of lines that only other channels know, and of what stands there already."""

SIDES = {Author.PERSON: "you", Author.COUNTER: "counter", Author.STAFF: "staff"}


@dataclass(frozen=True, slots=True)
class ChoiceButton:
    """A choice as a button. `number` is a key that picks it; empty for none."""

    id: str
    label: str
    style: str = ""
    number: str = ""
    is_ticked: bool = False


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """One line. `language` is empty where it is that of the page, `moment` where nobody asks.

    `answered` is the question whose answer this line gave. `has_form`: the contact form can be
    opened from here. `open_below` says where the question stands that waits below this line.
    `call` names the call that this line tells of; `is_call_over`: it was cancelled.
    """

    number: int
    side: str
    kind: str
    language: str
    body: Body
    moment: str = ""
    verdict: str = ""
    rows: tuple[FilledRow, ...] = ()
    picks: tuple[ChoiceButton, ...] = ()
    articles: tuple[ChoiceButton, ...] = ()
    ratings: tuple[ChoiceButton, ...] = ()
    is_live: bool = False
    has_form: bool = False
    answered: str = ""
    open_below: str = ""
    call: str = ""
    is_call_over: bool = False


@dataclass(frozen=True, slots=True)
class LineWords:
    """What is said in words of the page: when something was said, what the contact form keeps,
    what a choice is called, by its id, that no reply had offered, and what stands in clauses."""

    language: Language
    moment: Callable[[datetime, Language], str]
    typed: str
    picked: Callable[[str, Language], str]
    clauses: Callable[[Sequence[str], Language], Clauses]


def draw(lines: Iterable[HistoryLine], telling: LineWords) -> list[DrawnLine]:
    """The lines that are to be seen. An answer leads to the question that is open below it."""
    seen = [dated(drawn(line, telling), line, telling) for line in without_echoes(lines)]
    last = seen[-1] if seen else None
    if last is None or not last.is_live or last.kind != MessageKind.QUESTION:
        return seen
    return [
        replace(each, open_below=last.body.position)
        if each.is_live and each.kind == MessageKind.ANSWER
        else each
        for each in seen
    ]


def without_echoes(lines: Iterable[HistoryLine]) -> Iterator[HistoryLine]:
    """The lines to be drawn, but for what only repeats an answer that stands at their foot."""
    answered = ""
    for line in lines:
        if line.speaker is Author.PERSON:
            answered = line.answered
        is_echo = line.message is not None and line.message.noted == (answered,)
        if is_drawn(line) and not is_echo:
            yield line


def dated(drawn: DrawnLine, line: HistoryLine, telling: LineWords) -> DrawnLine:
    """The line; what staff wrote says when, since one may have been away meanwhile."""
    is_of_staff = line.speaker is Author.STAFF
    return (
        replace(drawn, moment=telling.moment(line.at, telling.language)) if is_of_staff else drawn
    )


def is_drawn(line: HistoryLine) -> bool:
    """Whether there is anything to see: who only opens a page has said nothing."""
    is_empty = line.speaker is Author.PERSON and line.kind == "text" and not line.text
    return not is_empty and line.kind not in UNDRAWN


def drawn(line: HistoryLine, telling: LineWords) -> DrawnLine:
    """One line."""
    if line.message is None or line.speaker is Author.PERSON:
        return plain(line, telling)
    message = line.message
    told = telling.clauses(message.clauses, telling.language)
    picks, articles, ratings = sorted_out(message) if line.is_live else ((), (), ())
    body, rows = body_of(message, told), rows_of(message) if line.is_live else ()
    return DrawnLine(
        number=line.number,
        side=SIDES[line.speaker],
        kind=message.kind.value,
        language=foreign(message.text) or other(most_of(message.text), telling.language),
        body=replace(body, text=body.text.partition("\n")[0]) if rows else body,
        verdict=message.verdict or "",
        rows=rows,
        picks=picks,
        articles=articles,
        ratings=ratings,
        is_live=line.is_live,
        has_form=line.is_live and has_form(message),
    )


def plain(line: HistoryLine, telling: LineWords) -> DrawnLine:
    """A line of a person, or one whose message is gone."""
    page, text = telling.language, words_of(line, telling)
    spoken = page if text != line.text else language_of(text) or page
    return DrawnLine(
        number=line.number,
        side=SIDES[line.speaker],
        kind=line.kind,
        language=foreign(text) or other(spoken, page),
        body=Body(text=text),
        answered=line.answered,
    )


def words_of(line: HistoryLine, telling: LineWords) -> str:
    """What stands in a line that is drawn from the transcript."""
    if not line.text and line.kind in {"form", MessageKind.CONTACT.value}:
        return telling.typed
    if line.kind == "choice":
        return telling.picked(unticked(line.text), telling.language)
    return line.text


def sorted_out(
    message: Message,
) -> tuple[tuple[ChoiceButton, ...], tuple[ChoiceButton, ...], tuple[ChoiceButton, ...]]:
    """What can be picked: most things, articles to read, and whether an answer helped.

    The page has its own ways to switch the language and to correct the contact form.
    """
    offered = {choice.id: choice for choice in message.choices if not is_beside(choice)}
    once = list(offered.values())
    articles = having(once, Verb.ARTICLE)
    shown = articles[:MOST_RELATED] if message.kind is MessageKind.ANSWER else articles
    ratings = having(once, Verb.RATE)
    others = [choice for choice in once if choice not in (*articles, *ratings)]
    return picks_of(others, message), picks_of(shown, message), picks_of(ratings, message)


def picks_of(choices: Sequence[Choice], message: Message) -> tuple[ChoiceButton, ...]:
    """Choices of a message as buttons."""
    return tuple(pick(choice, message) for choice in choices)


def is_beside(choice: Choice) -> bool:
    """Whether the page offers this elsewhere."""
    return choice.id == LANGUAGE or verb_of(choice.id) is Verb.REFILL


def having(choices: Sequence[Choice], verb: Verb) -> list[Choice]:
    """Choices that do this."""
    return [choice for choice in choices if verb_of(choice.id) is verb]


def pick(choice: Choice, message: Message) -> ChoiceButton:
    """A choice as a button."""
    style = style_of(choice, message)
    number = "" if choice.number is None or choice.number > 9 else str(choice.number)
    is_ticked = choice.label.startswith(TICK)
    return ChoiceButton(choice.id, unticked(choice.label), style, number, is_ticked)


def unticked(label: str) -> str:
    """A label without the tick of an answer that stood already."""
    return label.removeprefix(TICK).strip()


def has_form(message: Message) -> bool:
    """Whether a field of the contact form is asked, or all of it shown for checking."""
    return message.kind is MessageKind.CONTACT and not asks_consent(message)


def foreign(text: str) -> str:
    """The language of a text that is in none that is spoken here; empty where it is in one."""
    tongue = tongue_of(text)
    return "" if tongue in {None, Tongue.UNKNOWN} else str(tongue)


def other(language: Language, page: Language) -> str:
    """A language that has to be named because it is not that of the page."""
    return "" if language is page else language.value
