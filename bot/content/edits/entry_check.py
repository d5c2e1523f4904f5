"""What is wrong with an entry as it was filled in, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.content.edits.field_values import lines_in, listed
from bot.content.edits.fields import PHRASINGS, SENTENCES, EntryField, EntryKind, FieldKind
from bot.content.edits.shelf import ASKED, Shelf, ShelfEntry
from bot.content.schemas.article import FEWEST_PHRASINGS
from bot.vocabulary import Language
from bot.vocabulary.text import same

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
REPLY_ID = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
CONCEPT_ID = re.compile(r"[A-Z]+(_[A-Z]+)*")
IDS = {EntryKind.REPLIES: REPLY_ID, EntryKind.SYNONYMS: CONCEPT_ID}
LONGEST_ID = 60


class EntryProblem(StrEnum):
    """What is wrong."""

    MISSING = "missing"
    TOO_FEW = "too_few"
    NO_CLAUSE = "no_such_clause"
    NO_FACT = "no_such_fact"
    TAKEN = "phrasing_taken"
    ID_WRONG = "id_wrong"
    CONCEPT_WRONG = "concept_wrong"
    ID_TAKEN = "id_taken"


@dataclass(frozen=True, slots=True)
class EntryFinding:
    """Something wrong with one input. `what` is the word that it is about."""

    input: str
    problem: EntryProblem
    what: str = ""


@dataclass(frozen=True)
class KnownNames:
    """What entries may name."""

    clauses: Sequence[str]
    facts: Sequence[str]


FILLED_IN_REPLIES = ("company", "name", "reference")


def id_problem(kind: EntryKind, id_: str, shelf: Shelf) -> EntryProblem | None:
    """Why a new entry cannot be called so."""
    if not IDS.get(kind, ID).fullmatch(id_) or len(id_) > LONGEST_ID:
        is_concept = kind is EntryKind.SYNONYMS
        return EntryProblem.CONCEPT_WRONG if is_concept else EntryProblem.ID_WRONG
    homes = ASKED if kind in ASKED else (kind,)
    is_taken = any(shelf.get(each, id_) for each in homes)
    return EntryProblem.ID_TAKEN if is_taken else None


def findings(
    kind: EntryKind,
    id_: str,
    fields: Sequence[EntryField],
    given: Mapping[str, str],
    shelf: Shelf,
    known: KnownNames,
) -> list[EntryFinding]:
    """Everything that is wrong with what was filled in, in the order of the form."""
    asked_by = _heard_by(shelf, kind, id_)
    return [
        EntryFinding(name, problem, what)
        for field in fields
        for name in field.inputs()
        for problem, what in _wrong(kind, field, name, given.get(name, "").strip(), asked_by, known)
    ]


def _wrong(
    kind: EntryKind,
    field: EntryField,
    name: str,
    text: str,
    asked_by: Mapping[tuple[str, str], str],
    known: KnownNames,
) -> Iterator[tuple[EntryProblem, str]]:
    if field.is_needed and not text:
        yield EntryProblem.MISSING, ""
        return
    if field.name in ("clauses", "clause"):
        yield from ((EntryProblem.NO_CLAUSE, c) for c in listed(text) if c not in known.clauses)
    if field.kind is FieldKind.LINES:
        ways = lines_in(text)
        if kind is EntryKind.ARTICLES and len(ways) < FEWEST_PHRASINGS:
            yield EntryProblem.TOO_FEW, str(FEWEST_PHRASINGS - len(ways))
        language = name.partition(".")[0]
        is_meant = field.path[-1] not in NOT_MEANT
        taken = ((way, asked_by.get((language, same(way)))) for way in ways if is_meant)
        yield from ((EntryProblem.TAKEN, f"{way} → {by}") for way, by in taken if by)
    elif field.kind in (FieldKind.LINE, FieldKind.PROSE):
        extra = FILLED_IN_REPLIES if kind is EntryKind.REPLIES else ()
        facts = {*known.facts, *extra}
        yield from (
            (EntryProblem.NO_FACT, f"{{{each}}}")
            for each in PLACEHOLDER.findall(text)
            if each not in facts
        )


NOT_MEANT = ("not", "says", "answers")
"""Traps may stand at several commands; set phrases are looked at by the whole check."""


def _heard_by(shelf: Shelf, kind: EntryKind, but: str) -> dict[tuple[str, str], str]:
    """To what each way to ask, or each sentence, belongs, by language and text, apart from one
    entry. Sentences of a choice are told from those of the others by the whole check."""
    homes = ASKED if kind in ASKED else (EntryKind.COMMANDS,) if kind is EntryKind.COMMANDS else ()
    return {
        (language.value, same(way)): entry.id
        for each in homes
        for entry in shelf.of(each)
        if entry.id != but
        for language in Language
        for way in _said(entry, language)
    }


def _said(entry: ShelfEntry, language: Language) -> Iterator[str]:
    if entry.kind is EntryKind.COMMANDS:
        said = (entry.data.get(SENTENCES) or {}).get(language.value) or {}
        yield from (*(said.get("short") or ()), *(said.get("said") or ()))
        return
    yield from entry.lines(PHRASINGS, language)
    yield from _question(entry.data, language)


def _question(data: Mapping[str, object], language: Language) -> Iterator[str]:
    text = data.get(language.value)
    if isinstance(text, Mapping) and isinstance(text.get("question"), str):
        yield str(text["question"])
