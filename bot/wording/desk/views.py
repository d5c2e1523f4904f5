"""What staff read on the pages of a desk in a browser, worded, before anything draws it.

Like screens: all texts are plain, and whoever draws them makes them inert.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.vocabulary.language import Language
from bot.vocabulary.ui import Button, Part


@dataclass(frozen=True, slots=True)
class Tab:
    """One of several views of the same. `count`: how much is there; None: unknown."""

    key: str
    label: str
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Badge:
    """A value in a word, with what it looks like: `kind` is language-neutral."""

    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class LeadRow:
    """A lead in a list. `due` is by when to reply and `left` how long that is; both are empty where
    nobody waits. `is_urgent`: the time is over. `came` is when it came."""

    reference: str
    company: str
    person: str
    verdict: Badge
    status: Badge
    owner: str
    language: str
    came: str
    due: str
    left: str
    is_mine: bool = False
    is_urgent: bool = False
    rests: str = ""


@dataclass(frozen=True, slots=True)
class InboxPage:
    """One page of the inbox; `sought` is what was searched for. `next`: where the next page begins,
    empty where there is none. `remarks` tell what could not be understood or is not shown."""

    tab: str
    sought: str
    tabs: tuple[Tab, ...]
    rows: tuple[LeadRow, ...]
    summary: str
    order: str
    orders: tuple[tuple[str, str], ...]
    most: int
    next: str = ""
    is_first: bool = True
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """Something that was said. `side` is person, counter or staff; `is_quiet`: said by itself, so
    that staff may pass over it. `delivery` tells what became of a message of staff."""

    side: str
    who: str
    at: str
    text: str
    remark: str = ""
    delivery: Badge | None = None
    buttons: tuple[Button, ...] = ()
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class RelatedLead:
    """Another lead that concerns the one that is shown, and in words what it is."""

    reference: str
    text: str


@dataclass(frozen=True, slots=True)
class NewsLine:
    """What a colleague did with an enquiry of who looks; `reason` in their words."""

    id: str
    reference: str
    text: str
    reason: str
    at: str


@dataclass(frozen=True, slots=True)
class PreparedText:
    """A prepared reply, filled in, in the language of the applicant."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Composer:
    """Where staff write to an applicant, and what they began to write (`text`).

    `is_open`: this person can send. Otherwise `remark` says why not, and what they began is kept.
    """

    value: str
    to: str
    language: str
    text: str
    most: int
    remark: str = ""
    is_open: bool = True
    prepared: tuple[PreparedText, ...] = ()


@dataclass(frozen=True, slots=True)
class LeadPage:
    """Everything about one lead. `topics` are what to follow so as to keep the page up to date."""

    row: LeadRow
    title: str
    channel: str
    standing: tuple[tuple[str, str], ...]
    contact: tuple[Part, ...]
    call: tuple[Part, ...]
    history: tuple[str, ...]
    origin: str
    is_erased: bool
    topics: tuple[str, ...] = ()
    composer: Composer | None = None
    ways: tuple[Button, ...] = ()
    looks: tuple[Button, ...] = ()
    points: tuple[Part, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    questions: tuple[str, ...] = ()
    notes: tuple[SpokenLine, ...] = ()
    said: tuple[SpokenLine, ...] = ()
    related: tuple[RelatedLead, ...] = ()


@dataclass(frozen=True, slots=True)
class NumbersPage:
    """Numbers of a period (days as YYYY-MM-DD), with the usual periods as tabs by first day."""

    tabs: tuple[Tab, ...]
    since: str
    until: str
    period: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Reasoned:
    """Why an article came where it did: numbers as they are shown, and words that told."""

    article: str
    question: str
    nearest: str
    likeness: str
    margin: str
    words: tuple[tuple[str, str, bool], ...]
    """(word, what it says for the article, whether any article uses it)."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a message was taken for: its acts, what `decided`, likely `commands` with their
    probability, and the `facts` in it (question, value, stance)."""

    acts: tuple[str, ...]
    decided: str
    commands: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """What a message was taken for, what the knowledge base would say to it, and why."""

    text: str
    language: Language
    decision: Badge
    sure: str
    said: tuple[str, ...]
    offered: tuple[str, ...]
    clauses: tuple[str, ...]
    reasons: tuple[Reasoned, ...]
    read_as: tuple[tuple[str, str], ...]
    meant: Meant


@dataclass(frozen=True, slots=True)
class AskedGroup:
    """Questions that ask the same and were not answered. `others` were asked less often than
    `text`; `keys` name all of them, with commas; `nearest` is the article (id, question) that came
    closest; `stub` begins a new one; `remark` says what was done about them already, if at all."""

    keys: str
    language: Language
    text: str
    others: tuple[str, ...]
    asked: str
    nearest: tuple[str, str] | None
    stub: str
    ways: tuple[Button, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """What was not answered, the most frequent first. `remark` says what is missing, if anything.
    `empty` is said where there is nothing."""

    groups: tuple[AskedGroup, ...]
    remark: str
    empty: str


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause: how many articles and answers of the pre-check rest on it, or why none does."""

    id: str
    label: str
    gist: str
    articles: int
    answers: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class TablePage:
    """Rows below headings; `empty` is said where there are none."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A conversation in which staff play an applicant: what was said, and what can be picked."""

    said: tuple[SpokenLine, ...]
    choices: tuple[tuple[str, str], ...]
    """(id, label)."""


Labels = Mapping[str, str]
"""Short texts of the pages by name, in one language."""
