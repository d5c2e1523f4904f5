"""What a message says, apart as a page draws it: what stands open, and what is one tap away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.vocabulary import Message, MessageKind
from bot.vocabulary.choice_ids import Verb, verb_of

Clauses = tuple[tuple[str, str], ...]
"""Places in the guideline, each with what stands there in short."""

OPEN = 2
"""Paragraphs of a verdict that stand open below its headline: why, and what is possible now."""

AFTER_TITLE = re.compile(r"：|: ")
"""Between the title of a field and its value."""

CITED = re.compile(r" ?[(（]((?:[^()（）]|[(（][^()（）]*[)）])+)[)）]$", re.MULTILINE)
BETWEEN_PLACES = re.compile(r"; |、")

LISTED = "\n- "
"""In a paragraph that is a list, which may be long."""


@dataclass(frozen=True, slots=True)
class Fold:
    """What is folded away behind a title until somebody wants it; the page knows one where it is
    empty. `clauses` stand below the text."""

    title: str = ""
    text: str = ""
    clauses: Clauses = ()

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Body:
    """What a message says, apart as it is drawn, from above: `position` small, `lead` in bold,
    `text`, what is folded away (`more`), `last`, and `small` with the clauses behind it."""

    position: str = ""
    lead: str = ""
    text: str = ""
    more: Fold = Fold()
    last: str = ""
    small: Fold = Fold()


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row of the contact form as it will be sent, and the choice that corrects it."""

    title: str
    value: str
    change: str


def body_of(message: Message, clauses: Clauses) -> Body:
    """What a message says, apart; how it is worded is known from what it is for. `clauses` are its
    own; what stands open in a verdict does not name them, as they stand below its reasons.

    What people need to go on stands open, at most three paragraphs; the rest is one tap away.
    """
    first, *rest = message.text.split("\n\n")
    match message.kind:
        case MessageKind.QUESTION:
            return asked(first, rest)
        case MessageKind.VERDICT:
            shown = OPEN if len(rest) > 1 and is_way_on(rest[1]) else 1
            more = Fold(text=together(rest[shown:]), clauses=clauses)
            return Body(lead=first, text=uncited(together(rest[:shown]), clauses), more=more)
        case MessageKind.ANSWER if message.clauses and rest:
            return Body(
                text=first,
                more=Fold(text=together(rest[:-1])),
                small=Fold(title=rest[-1], text=rest[-1], clauses=clauses),
            )
        case MessageKind.CONTACT if asks_consent(message) and len(rest) > 1:
            return Body(text=first, more=Fold(text=together(rest[:-1])), last=rest[-1])
        case MessageKind.RECEIPT:
            lead, _, number = first.partition("\n")
            *when_and_where, besides = rest or [""]
            told = together([number, *when_and_where])
            return Body(lead=lead, text=told, more=Fold(text=besides))
        case MessageKind.GREETING if message.clauses and rest:
            return noted_below(first, rest)
        case MessageKind.DECLINE if rest:
            return noted_below(first, rest)
        case _:
            return Body(text=message.text)


def is_way_on(paragraph: str) -> bool:
    """Whether a paragraph of a verdict says what to do, and is no list and no reason, which names
    what it rests on."""
    return LISTED not in paragraph and not CITED.search(paragraph)


def noted_below(first: str, rest: Sequence[str]) -> Body:
    """A text whose last paragraph is good to know, and no more than that."""
    return Body(text=together([first, *rest[:-1]]), small=Fold(text=rest[-1]))


def uncited(text: str, clauses: Clauses) -> str:
    """The text without brackets at the ends of its lines that name nothing but these clauses."""
    places = {place for place, _ in clauses}

    def kept(found: re.Match[str]) -> str:
        return "" if places.issuperset(BETWEEN_PLACES.split(found[1])) else found[0]

    return CITED.sub(kept, text)


def asked(first: str, rest: Sequence[str]) -> Body:
    """A question: where it stands, what is asked, and how to find the answer out."""
    position, _, question = first.partition("\n")
    if not question or question.startswith("- "):
        position, question = "", first
    lead, _, listed = question.partition("\n")
    title, _, hint = together(rest).partition("\n")
    return Body(position=position, lead=lead, text=listed, more=Fold(title.rstrip(":："), hint))


def together(paragraphs: Sequence[str]) -> str:
    """Paragraphs as one text."""
    return "\n\n".join(each for each in paragraphs if each)


def rows_of(message: Message) -> tuple[FilledRow, ...]:
    """The contact form as it will be sent, row by row, where that is shown for checking.

    The message names what was filled in, and offers to correct it, in the same order.
    """
    corrected = [each.id for each in message.choices if verb_of(each.id) is Verb.REFILL]
    entries = [each[2:] for each in message.text.split("\n") if each.startswith("- ")]
    if Verb.SEND not in map(verb_of, (each.id for each in message.choices)):
        return ()
    return tuple(row(*pair) for pair in zip(entries, corrected, strict=False))


def row(entry: str, change: str) -> FilledRow:
    """One row, from what the message says of it."""
    title, *rest = AFTER_TITLE.split(entry, maxsplit=1)
    return FilledRow(title, "".join(rest), change)


def asks_consent(message: Message) -> bool:
    """Whether a message asks for consent to the use of contact details."""
    return any(verb_of(choice.id) is Verb.CONSENT for choice in message.choices)
