"""What curators have to look at before a new edition opens, and what they confirmed already."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.content.guideline.alignment import ChangeKind, ClauseChange
from bot.content.guideline.dependants import Dependant, dependants, family
from bot.content.guideline.passages import Passage
from bot.content.source.tree import Tree


@dataclass(frozen=True, slots=True)
class TodoItem:
    """One text to look at, because of what happened to one clause. `id` stays the same as long as
    the change does. `text` is None where the clause itself has to be looked at: it is new, or
    nothing rests on it."""

    id: str
    change: ClauseChange
    text: Dependant | None


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who said of an item that the text is right now, and when (a day where the desk is)."""

    by: str
    on: datetime.date


def todo(changes: Iterable[ClauseChange], tree: Tree) -> tuple[TodoItem, ...]:
    """Every text of this (old) content that rests on a clause that is not the same any more, and
    every new clause, which needs an entry in the registry and an article or a reason why not. No
    change is without an item."""
    resting = dependants(tree)
    items = (item for change in changes for item in items_of(change, resting, tree.clause_ids))
    return tuple({item.id: item for item in items}.values())


def items_of(
    change: ClauseChange, resting: Mapping[str, frozenset[Dependant]], registered: tuple[str, ...]
) -> Iterator[TodoItem]:
    """The items of one change."""
    if change.kind is ChangeKind.SAME:
        return
    touched = {clause for each in touched_by(change) for clause in family(each, registered)}
    texts = {text for clause in touched for text in resting.get(clause, ())}
    is_alone = is_fresh(change) or not texts
    for text in (*sorted(texts), None) if is_alone else sorted(texts):
        yield TodoItem(id_of(change, text), change, text)


def is_fresh(change: ClauseChange) -> bool:
    """Whether a clause was not there before, and needs an entry and an article."""
    return change.kind in (ChangeKind.NEW, ChangeKind.SPLIT)


def touched_by(change: ClauseChange) -> Iterator[str]:
    """The numbers in the old guideline whose texts a change can touch: also where a new clause
    stands among others, as a list that grows changes what is said of the list."""
    if change.old:
        yield change.old.id
        yield from (change.old.id.rpartition(".")[0],) if change.kind is ChangeKind.GONE else ()
    if change.new and change.kind in (ChangeKind.NEW, ChangeKind.SPLIT, ChangeKind.MOVED):
        yield change.new.id.rpartition(".")[0]


def id_of(change: ClauseChange, text: Dependant | None) -> str:
    """The name of an item: of the change with the new words, and of the text."""
    words = change.new.digest if change.new else ""
    where = f"{text.file}:{text.key}" if text else ""
    return hashlib.sha256(f"{change.name}|{words}|{where}".encode()).hexdigest()[:8]


def read_confirmations(path: Path) -> Mapping[str, Confirmation]:
    """What was confirmed; nothing where there is no such file yet."""
    if not path.exists():
        return {}
    kept = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return {item: Confirmation(entry["by"], entry["on"]) for item, entry in kept.items()}


def confirm(path: Path, items: Iterable[str], by: str, on: datetime.date) -> None:
    """Keep who confirmed these items and when; who came first stays."""
    kept = {**dict.fromkeys(items, Confirmation(by, on)), **read_confirmations(path)}
    written = {item: {"by": each.by, "on": each.on} for item, each in sorted(kept.items())}
    text = yaml.safe_dump(written, allow_unicode=True)
    path.write_text(f"# Written by `madoguchi edition confirm`.\n{text}", encoding="utf-8")


def to_rows(changes: Iterable[ClauseChange]) -> list[dict[str, str]]:
    """Changes as they may be kept: numbers and digests, none of the guideline's words."""
    return [
        {"kind": change.kind.value}
        | ({"old": change.old.id, "was": change.old.digest} if change.old else {})
        | ({"new": change.new.id, "is": change.new.digest} if change.new else {})
        for change in changes
        if change.kind is not ChangeKind.SAME
    ]


def from_rows(rows: Iterable[Mapping[str, str]]) -> tuple[ClauseChange, ...]:
    """The changes that were kept."""
    return tuple(
        ClauseChange(
            ChangeKind(row["kind"]),
            Passage(row["old"], known_digest=row["was"]) if "old" in row else None,
            Passage(row["new"], known_digest=row["is"]) if "new" in row else None,
        )
        for row in rows
    )
