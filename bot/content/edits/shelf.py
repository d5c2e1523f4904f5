"""Every entry that curators can change, as it is with some edits, and the edits that change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.content.edits.fields import EntryKind
from bot.content.edits.patch import entries_in
from bot.content.edits.release import text_at
from bot.content.source.editions import SHARED, place
from bot.vocabulary import Language
from bot.vocabulary.content_edit import ContentEdit, digest_of

SINGLE_FILES = {
    EntryKind.OUTSIDE: "knowledge/out_of_scope.yaml",
    EntryKind.REPLIES: "flows/replies.yaml",
    EntryKind.FACTS: "knowledge/edition.yaml",
    EntryKind.QUESTIONS: "flows/precheck.yaml",
}

ASKED = (EntryKind.ARTICLES, EntryKind.OUTSIDE)
"""What has ways to ask for it, in files of their own."""


@dataclass(frozen=True)
class ShelfEntry:
    """One entry. `phrasings` are the ways to ask for it, where it has any."""

    kind: EntryKind
    id: str
    file: str
    data: Mapping[str, Any]
    phrasings: Mapping[Language, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Shelf:
    """All entries of one edition. `files` are those of each kind, `asked_in` where the ways to ask
    for the entries of a file stand, by file and language."""

    entries: Mapping[tuple[EntryKind, str], ShelfEntry]
    files: Mapping[EntryKind, tuple[str, ...]]
    asked_in: Mapping[tuple[str, Language], str]

    def get(self, kind: EntryKind, id_: str) -> ShelfEntry | None:
        """One entry; None where it is not there."""
        return self.entries.get((kind, id_))

    def of(self, kind: EntryKind) -> Iterator[ShelfEntry]:
        """The entries of a kind, in the order of the files."""
        return (each for each in self.entries.values() if each.kind is kind)

    def kind_of(self, file: str) -> EntryKind | None:
        """What the entries of a file are."""
        beside = {asked: file for (file, _), asked in self.asked_in.items()}
        home = beside.get(file, file)
        return next((kind for kind, files in self.files.items() if home in files), None)

    def edits_to(
        self, entry: ShelfEntry, data: Any, phrasings: Mapping[Language, list[str]]
    ) -> list[ContentEdit]:
        """What makes an entry this; nothing of all where nothing changes. An entry that is not here
        yet is added, and None for its data takes it out."""
        held = self.get(entry.kind, entry.id)
        edits = [ContentEdit(entry.file, entry.id, data, digest_of(held.data if held else None))]
        for language, asked in phrasings.items():
            file = self.asked_in.get((entry.file, language))
            if file is not None:
                before = held.phrasings.get(language) if held else None
                ways = asked if data is not None else None
                edits.append(ContentEdit(file, entry.id, ways, digest_of(before)))
        return [edit for edit in edits if edit.digest != edit.base]


def shelf_at(root: Path, edits: Iterable[ContentEdit] = (), edition: str = SHARED) -> Shelf:
    """The entries below a root, with these edits in them."""
    changed: dict[str, dict[str, Any]] = {}
    for edit in edits:
        changed.setdefault(edit.file, {})[edit.entry] = edit.data
    files = files_of(root, edition)
    asked_in = {
        (file, language): asked
        for kind in ASKED
        for file in files[kind]
        for language in Language
        if (asked := phrasing_file(root, file, language, edition))
    }
    found: dict[tuple[EntryKind, str], ShelfEntry] = {}
    for kind, names in files.items():
        for file in names:
            said = {
                language: _with(root, asked_in[file, language], changed)
                for language in Language
                if (file, language) in asked_in
            }
            for id_, data in _with(root, file, changed).items():
                ways = {lang: list(said[lang].get(id_) or ()) for lang in said}
                found[kind, id_] = ShelfEntry(kind, id_, file, data, ways)
    return Shelf(found, files, asked_in)


def files_of(root: Path, edition: str) -> dict[EntryKind, tuple[str, ...]]:
    """The files of each kind, those of the edition where it has its own."""
    articles = sorted(place(root, "knowledge/articles", edition).glob("*.yaml"))
    found = {EntryKind.ARTICLES: tuple(path.relative_to(root).as_posix() for path in articles)}
    for kind, name in SINGLE_FILES.items():
        path = place(root, name, edition)
        found[kind] = (path.relative_to(root).as_posix(),) if path.exists() else ()
    return found


def phrasing_file(root: Path, file: str, language: Language, edition: str) -> str:
    """Where the ways to ask for the entries of a file stand; empty where there is no such file."""
    name = f"knowledge/phrasings/{language}/{file.rpartition('/')[2]}"
    path = place(root, name, edition)
    return path.relative_to(root).as_posix() if path.exists() else ""


def _with(root: Path, file: str, changed: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    path = root / file
    known = path.stat()
    entries = dict(_entries_at(root, file, known.st_mtime_ns, known.st_size))
    entries.update(changed.get(file, {}))
    return {name: data for name, data in entries.items() if data is not None}


@lru_cache(maxsize=256)
def _entries_at(root: Path, file: str, changed_at: int, size: int) -> Mapping[str, Any]:  # noqa: ARG001  these say whether the file is as it was
    return entries_in(file, text_at(root, file))
