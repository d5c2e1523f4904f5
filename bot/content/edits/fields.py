"""Which of the texts of an entry are filled in, as the fields of a form.

Texts in both languages are pairs, in the form side by side. Parts of an entry may stand in other
files (how people ask, or answer): they are filled in as parts of its data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.content.source.document import Loc
from bot.content.stamps import DATED_KEYS
from bot.vocabulary import Language

EITHER = "*"
"""Stands in a path for the language."""


class EntryKind(StrEnum):
    """What curators change."""

    ARTICLES = "articles"
    OUTSIDE = "outside"
    REPLIES = "replies"
    FACTS = "facts"
    QUESTIONS = "questions"
    COMMANDS = "commands"
    SYNONYMS = "synonyms"


class FieldKind(StrEnum):
    """How something is filled in."""

    LINE = "line"
    PROSE = "prose"
    LINES = "lines"
    LIST = "list"
    CHECK = "check"
    EFFECT = "effect"


PHRASINGS, SENTENCES, PHRASES = "phrasings", "sentences", "phrases"
"""Parts of entries that stand in files of their own: ways to ask for something, sentences by which
a choice or a command is heard, and the set phrases of choices."""

EFFECTS = ("", "note", "review", "excluded")
"""What a choice means for a case; nothing where the first is picked."""

UNDECIDED = ("not_sure", "undecided")
"""Sentences about a question that pick none of its choices."""


@dataclass(frozen=True, slots=True)
class EntryField:
    """One field. `name` says what it is; `of` whose it is, where there are several such (a choice,
    a day). `path` is where it stands in the entry. A pair has a value for each language."""

    name: str
    kind: FieldKind
    path: Loc
    of: str = ""
    is_pair: bool = True
    is_needed: bool = True

    @property
    def key(self) -> str:
        """What the input is called in a form, without its language."""
        return ".".join(str(step) for step in self.path if step != EITHER) or self.name

    def inputs(self) -> tuple[str, ...]:
        """The names of its inputs."""
        return tuple(f"{lang}.{self.key}" for lang in Language) if self.is_pair else (self.key,)


def fields_of(kind: EntryKind, data: Mapping[str, Any]) -> tuple[EntryField, ...]:
    """The fields of an entry in the order in which they are filled in."""
    return tuple(_FIELDS[kind](data))


def _of_article(data: Mapping[str, Any]) -> Iterator[EntryField]:
    yield EntryField("question", FieldKind.LINE, (EITHER, "question"))
    yield EntryField("answer", FieldKind.PROSE, (EITHER, "answer"))
    yield EntryField("detail", FieldKind.PROSE, (EITHER, "detail"))
    for index, dated in enumerate(data.get("dated") or ()):
        days = " – ".join(str(dated[side]) for side in ("after", "before") if side in dated)
        for name in DATED_KEYS:
            yield EntryField(name, FieldKind.PROSE, ("dated", index, EITHER, name), days)
    yield EntryField(PHRASINGS, FieldKind.LINES, (PHRASINGS, EITHER))
    yield EntryField("clauses", FieldKind.LIST, ("clauses",), is_pair=False)
    yield EntryField("related", FieldKind.LIST, ("related",), is_pair=False, is_needed=False)
    yield EntryField("partial", FieldKind.CHECK, ("partial",), is_pair=False, is_needed=False)


def _of_outside(_: Mapping[str, Any]) -> Iterator[EntryField]:
    yield EntryField("turn_to", FieldKind.PROSE, ("turn_to", EITHER), is_needed=False)
    yield EntryField("examples", FieldKind.LINES, (PHRASINGS, EITHER))


def _of_reply(_: Mapping[str, Any]) -> Iterator[EntryField]:
    yield EntryField("title", FieldKind.LINE, ("title", EITHER))
    yield EntryField("text", FieldKind.PROSE, ("text", EITHER))
    yield EntryField("clauses", FieldKind.LIST, ("clauses",), is_pair=False, is_needed=False)


def _of_fact(data: Mapping[str, Any]) -> Iterator[EntryField]:
    if "value" in data:
        is_several = isinstance(data["value"], list)
        kind = FieldKind.LIST if is_several else FieldKind.LINE
        yield EntryField("value", kind, ("value",), is_pair=False)
    elif "ja" in data:
        yield EntryField("text", FieldKind.LINE, (EITHER,))
    yield EntryField("clause", FieldKind.LINE, ("clause",), is_pair=False)


def _of_question(data: Mapping[str, Any]) -> Iterator[EntryField]:
    for name, kind in (
        ("title", FieldKind.LINE),
        ("ask", FieldKind.PROSE),
        ("why", FieldKind.PROSE),
        ("find_out", FieldKind.PROSE),
    ):
        yield EntryField(name, kind, (name, EITHER))
    yield EntryField("clauses", FieldKind.LIST, ("clauses",), is_pair=False)
    for index, choice in enumerate(data.get("choices") or ()):
        yield from _of_choice(index, str(choice.get("value", "")))
    for name in UNDECIDED:
        yield _heard(SENTENCES, (SENTENCES, EITHER, name), name)


def _of_choice(index: int, value: str) -> Iterator[EntryField]:
    way = ("choices", index)
    yield EntryField("label", FieldKind.LINE, (*way, "label", EITHER), value)
    effect = (*way, "effect")
    yield EntryField("effect", FieldKind.EFFECT, effect, value, is_pair=False, is_needed=False)
    for name in ("reason", "instead"):
        yield EntryField(name, FieldKind.PROSE, (*way, name, EITHER), value, is_needed=False)
    clauses = (*way, "clauses")
    yield EntryField("clauses", FieldKind.LIST, clauses, value, is_pair=False, is_needed=False)
    yield _heard(SENTENCES, (SENTENCES, EITHER, value), value)
    for name in ("says", "answers"):
        yield _heard(name, (PHRASES, value, name, EITHER), value)


def _of_command(_: Mapping[str, Any]) -> Iterator[EntryField]:
    for name in ("short", "said", "not"):
        yield _heard(name, (SENTENCES, EITHER, name))


def _of_synonyms(_: Mapping[str, Any]) -> Iterator[EntryField]:
    yield EntryField("synonyms", FieldKind.LINES, (EITHER,), is_needed=False)
    yield EntryField("kind_of", FieldKind.LIST, ("kind_of",), is_pair=False, is_needed=False)


def _heard(name: str, path: Loc, of: str = "") -> EntryField:
    """Sentences by which something is heard: need not be as many in both languages."""
    return EntryField(name, FieldKind.LINES, path, of, is_needed=False)


_FIELDS = {
    EntryKind.ARTICLES: _of_article,
    EntryKind.OUTSIDE: _of_outside,
    EntryKind.REPLIES: _of_reply,
    EntryKind.FACTS: _of_fact,
    EntryKind.QUESTIONS: _of_question,
    EntryKind.COMMANDS: _of_command,
    EntryKind.SYNONYMS: _of_synonyms,
}

BLANK: Mapping[EntryKind, Mapping[str, Any]] = {
    EntryKind.ARTICLES: {"clauses": [], "ja": {}, "en": {}},
    EntryKind.OUTSIDE: {"turn_to": {"ja": "", "en": ""}},
    EntryKind.REPLIES: {"title": {"ja": "", "en": ""}, "text": {"ja": "", "en": ""}},
    EntryKind.SYNONYMS: {},
}
"""What begins as nothing; facts, questions and commands are asked for by program and flow."""
