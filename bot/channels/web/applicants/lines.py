"""Lines of a conversation, as the page draws them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.assistant.history import HistoryLine
from bot.assistant.ports import Author
from bot.channels.web.http.markup import spoken_in
from bot.faq.text.language import language_of
from bot.faq.text.other_languages import Tongue, tongue_of
from bot.vocabulary import Choice, Language, Message, MessageKind
from bot.vocabulary.choice_ids import Verb, verb_of
from bot.wording.choices import style_of

TICK = "✓"

UNDRAWN = frozenset({"edited", "deleted"})
"""Kinds of lines that other channels know and this one does not."""

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

    `position` stands small above, `lead` in bold, `text` is what follows, `small` below it.
    `answered` is the question whose answer this line gave. `has_form`: the contact form can be
    opened from here.
    """

    number: int
    side: str
    kind: str
    language: str
    moment: str = ""
    position: str = ""
    lead: str = ""
    text: str = ""
    small: str = ""
    verdict: str = ""
    picks: tuple[ChoiceButton, ...] = ()
    articles: tuple[ChoiceButton, ...] = ()
    ratings: tuple[ChoiceButton, ...] = ()
    is_live: bool = False
    has_form: bool = False
    answered: str = ""


@dataclass(frozen=True, slots=True)
class LineWords:
    """What is said in words of the page: when something was said, what the contact form keeps, and
    what a choice is called, by its id, that no reply had offered."""

    language: Language
    moment: Callable[[datetime, Language], str]
    typed: str
    picked: Callable[[str, Language], str]


def draw(lines: Iterable[HistoryLine], telling: LineWords) -> list[DrawnLine]:
    """The lines that are to be seen."""
    return [dated(drawn(line, telling), line, telling) for line in lines if is_drawn(line)]


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
    position, lead, text, small = parts_of(message)
    picks, articles, ratings = sorted_out(message) if line.is_live else ((), (), ())
    return DrawnLine(
        number=line.number,
        side=SIDES[line.speaker],
        kind=message.kind.value,
        language=foreign(message.text)
        or other(Language(spoken_in(message.text)), telling.language),
        position=position,
        lead=lead,
        text=text,
        small=small,
        verdict=message.verdict or "",
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
        text=text,
        answered=line.answered,
    )


def words_of(line: HistoryLine, telling: LineWords) -> str:
    """What stands in a line that is drawn from the transcript."""
    if not line.text and line.kind in {"form", MessageKind.CONTACT.value}:
        return telling.typed
    if line.kind == "choice":
        return telling.picked(unticked(line.text), telling.language)
    return line.text


def parts_of(message: Message) -> tuple[str, str, str, str]:
    """Position, what is in bold, the rest, and what is small."""
    first, *rest = message.text.split("\n\n")
    match message.kind:
        case MessageKind.QUESTION:
            position, _, asked = first.partition("\n")
            if not asked or asked.startswith("- "):
                position, asked = "", first
            lead, _, listed = asked.partition("\n")
            return position, lead, listed, "\n\n".join(rest)
        case MessageKind.VERDICT:
            return "", first, "\n\n".join(rest), ""
        case MessageKind.ANSWER if message.clauses and rest:
            return "", "", "\n\n".join([first, *rest[:-1]]), rest[-1]
        case _:
            return "", "", message.text, ""


def sorted_out(
    message: Message,
) -> tuple[tuple[ChoiceButton, ...], tuple[ChoiceButton, ...], tuple[ChoiceButton, ...]]:
    """What can be picked: most things, articles to read, and whether an answer helped."""
    once = list({choice.id: choice for choice in message.choices}.values())
    articles = having(once, Verb.ARTICLE)
    ratings = having(once, Verb.RATE)
    others = [choice for choice in once if choice not in (*articles, *ratings)]
    kind = message.kind
    return picks_of(others, kind), picks_of(articles, kind), picks_of(ratings, kind)


def picks_of(choices: Sequence[Choice], kind: MessageKind) -> tuple[ChoiceButton, ...]:
    """Choices as buttons."""
    return tuple(pick(choice, kind) for choice in choices)


def having(choices: Sequence[Choice], verb: Verb) -> list[Choice]:
    """Choices that do this."""
    return [choice for choice in choices if verb_of(choice.id) is verb]


def pick(choice: Choice, kind: MessageKind) -> ChoiceButton:
    """A choice as a button."""
    style = style_of(choice, kind)
    number = "" if choice.number is None or choice.number > 9 else str(choice.number)
    is_ticked = choice.label.startswith(TICK)
    return ChoiceButton(choice.id, unticked(choice.label), style, number, is_ticked)


def unticked(label: str) -> str:
    """A label without the tick of an answer that stood already."""
    return label.removeprefix(TICK).strip()


def has_form(message: Message) -> bool:
    """Whether a field of the contact form is asked, or all of it shown for checking."""
    verbs = {verb_of(choice.id) for choice in message.choices}
    return message.kind is MessageKind.CONTACT and Verb.CONSENT not in verbs


def foreign(text: str) -> str:
    """The language of a text that is in none that is spoken here; empty where it is in one."""
    tongue = tongue_of(text)
    return "" if tongue in {None, Tongue.UNKNOWN} else str(tongue)


def other(language: Language, page: Language) -> str:
    """A language that has to be named because it is not that of the page."""
    return "" if language is page else language.value
