"""What staff and the home screen show, worded, before any platform draws it.

A `Screen` is read, a `Dialog` is filled in. All texts are plain: what a person wrote may stand in
them as it is, and whoever draws them makes them inert.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How much a button asks to be pressed."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. `action` says what it does, `value` to what; `confirm` asks once more."""

    action: str
    label: str
    value: str = ""
    style: Style = Style.PLAIN
    confirm: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; paragraphs are separated by a blank line, list entries start with "- "."""

    text: str


@dataclass(frozen=True, slots=True)
class Small:
    """A remark that may be overlooked."""

    text: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """What a person wrote, marked as theirs."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts, each with its name: (name, value)."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a picture of numbers. `share` is its length, 0..1."""

    label: str
    count: int
    share: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """A picture of numbers under a heading."""

    heading: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Buttons:
    """Buttons side by side."""

    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Divider:
    """A line between two things."""


Part = Heading | Paragraph | Small | Quotation | Facts | Bars | Buttons | Divider


@dataclass(frozen=True, slots=True)
class Screen:
    """Something to read, with buttons. `title` also stands for the whole in a notification."""

    title: str
    parts: tuple[Part, ...] = ()


class InputKind(StrEnum):
    """What an input takes."""

    TEXT = "text"
    PROSE = "prose"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    TIME = "time"
    EMAIL = "email"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class InputOption:
    """One of the values that a choice takes."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to fill in. `value` is what stands in it; several values are joined by commas.

    A date is `YYYY-MM-DD`, a time of day `HH:MM`, a person the id of a staff member. `is_folded`:
    it stands among what few people need.
    """

    name: str
    label: str
    kind: InputKind = InputKind.TEXT
    value: str = ""
    hint: str = ""
    options: tuple[InputOption, ...] = ()
    is_required: bool = True
    most: int = 3_000
    is_folded: bool = False


@dataclass(frozen=True, slots=True)
class Dialog:
    """Something to fill in and hand in. `action` is what handing it in does, `value` to what.

    Without `submit` it is only read.
    """

    action: str
    title: str
    parts: tuple[Part, ...] = ()
    inputs: tuple[Input, ...] = ()
    value: str = ""
    submit: str = ""
    close: str = ""
