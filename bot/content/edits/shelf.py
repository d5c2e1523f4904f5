"""Every entry that curators can change, as it is with some edits, and the edits that change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.content.edits.field_values import without_gaps
from bot.content.edits.fields import PHRASES, PHRASINGS, SENTENCES, EntryKind
from bot.content.edits.patch import entries_in
from bot.content.edits.release import text_in
from bot.content.source.editions import SHARED, place
from bot.vocabulary import Language
from bot.vocabulary.content_edit import ContentEdit, digest_of

SINGLE_FILES = {
    EntryKind.OUTSIDE: "knowledge/out_of_scope.yaml",
    EntryKind.REPLIES: "flows/replies.yaml",
    EntryKind.FACTS: "knowledge/edition.yaml",
    EntryKind.QUESTIONS: "flows/precheck.yaml",
    EntryKind.COMMANDS: "flows/commands.yaml",
    EntryKind.SYNONYMS: "knowledge/synonyms.yaml",
}

ASKED = (EntryKind.ARTICLES, EntryKind.OUTSIDE)
"""What people ask for."""

ASKED_IN = "knowledge/phrasings/{language}/{name}"

PARTS: Mapping[EntryKind, Mapping[str, str]] = {
    EntryKind.ARTICLES: {PHRASINGS: ASKED_IN},
    EntryKind.OUTSIDE: {PHRASINGS: ASKED_IN},
    EntryKind.QUESTIONS: {
        SENTENCES: "flows/phrasings/{language}/answers.yaml",
        PHRASES: "flows/phrases.yaml",
    },
    EntryKind.COMMANDS: {SENTENCES: "flows/phrasings/{language}/commands.yaml"},
}
"""The parts of entries that stand in files of their own, under the same name: one a language, or
one for both."""

BESIDE = {EntryKind.COMMANDS: ("none",)}
"""Entries that stand only there: sentences that are no command."""

Way = tuple[str, ...]
"""Where in the data of an entry a part stands: its name, and its language where it has one."""


@dataclass(frozen=True)
class ShelfEntry:
    """One entry; `data` holds its parts as well, by name and language."""

    kind: EntryKind
    id: str
    file: str
    data: Mapping[str, Any]

    def lines(self, part: str, language: Language) -> list[str]:
        """What stands in a part that is a list, such as the ways to ask for it."""
        return list((self.data.get(part) or {}).get(language.value) or ())


@dataclass(frozen=True)
class Shelf:
    """All entries of one edition. `files` are those of each kind, `parts` where the parts of the
    entries of a file stand, and `written` is what each file holds."""

    entries: Mapping[tuple[EntryKind, str], ShelfEntry]
    files: Mapping[EntryKind, tuple[str, ...]]
    parts: Mapping[str, Mapping[Way, str]] = field(default_factory=dict)
    written: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def get(self, kind: EntryKind, id_: str) -> ShelfEntry | None:
        """One entry; None where it is not there."""
        return self.entries.get((kind, id_))

    def of(self, kind: EntryKind) -> Iterator[ShelfEntry]:
        """The entries of a kind, in the order of the files."""
        return (each for each in self.entries.values() if each.kind is kind)

    def kind_of(self, file: str) -> EntryKind | None:
        """What the entries of a file are."""
        homes = {part: home for home, ways in self.parts.items() for part in ways.values()}
        home = homes.get(file, file)
        return next((kind for kind, files in self.files.items() if home in files), None)

    def held(self, file: str, id_: str) -> Any:
        """What a file holds under a name; None where it holds nothing."""
        return self.written.get(file, {}).get(id_)

    def edits_to(self, entry: ShelfEntry, data: Mapping[str, Any] | None) -> list[ContentEdit]:
        """What makes an entry this; nothing of all where nothing changes. An entry that is not here
        yet is added, and None for its data takes it out."""
        ways = self.parts.get(entry.file, {})
        names = {way[0] for way in ways}
        wanted = {file: at_way(data or {}, way) for way, file in ways.items()}
        wanted[entry.file] = {k: v for k, v in (data or {}).items() if k not in names} or None
        edits = []
        for file, value in wanted.items():
            held = self.held(file, entry.id)
            made = value if file == entry.file else without_gaps(value)
            is_same = made == held or (file != entry.file and made == without_gaps(held))
            edit = ContentEdit(file, entry.id, made, digest_of(held))
            if not is_same and edit.digest != edit.base:
                edits.append(edit)
        return sorted(edits, key=lambda edit: edit.file != entry.file)


def at_way(data: Mapping[str, Any], way: Way) -> Any:
    """A part of an entry's data."""
    part = data.get(way[0])
    return (part or {}).get(way[1]) if way[1:] else part


def shelf_at(root: Path, edits: Iterable[ContentEdit] = (), edition: str = SHARED) -> Shelf:
    """The entries below a root, with these edits in them."""
    changed: dict[str, dict[str, Any]] = {}
    for edit in edits:
        changed.setdefault(edit.file, {})[edit.entry] = edit.data
    files = files_of(root, edition)
    parts = {
        file: dict(part_files(root, kind, file, edition))
        for kind, names in files.items()
        for file in names
    }
    all_files = {*parts, *(file for ways in parts.values() for file in ways.values())}
    written = {file: _with(root, file, changed) for file in all_files}
    found = {
        (kind, id_): ShelfEntry(kind, id_, file, whole(id_, written[file], parts[file], written))
        for kind, names in files.items()
        for file in names
        for id_ in (*written[file], *BESIDE.get(kind, ()))
    }
    return Shelf(found, files, parts, written)


def whole(
    id_: str,
    entries: Mapping[str, Any],
    ways: Mapping[Way, str],
    written: Mapping[str, Mapping[str, Any]],
) -> dict[str, Any]:
    """The data of an entry with its parts in it."""
    data = dict(entries.get(id_) or {})
    for way, file in ways.items():
        part = written[file].get(id_)
        if part is None:
            continue
        if way[1:]:
            data[way[0]] = {**data.get(way[0], {}), way[1]: part}
        else:
            data[way[0]] = part
    return data


def files_of(root: Path, edition: str) -> dict[EntryKind, tuple[str, ...]]:
    """The files of each kind, those of the edition where it has its own."""
    articles = sorted(place(root, "knowledge/articles", edition).glob("*.yaml"))
    found = {EntryKind.ARTICLES: tuple(path.relative_to(root).as_posix() for path in articles)}
    for kind, name in SINGLE_FILES.items():
        file = file_at(root, name, edition)
        found[kind] = (file,) if file else ()
    return found


def part_files(root: Path, kind: EntryKind, file: str, edition: str) -> Iterator[tuple[Way, str]]:
    """Where the parts of the entries of a file stand, as far as there are such files."""
    for part, template in PARTS.get(kind, {}).items():
        languages: tuple[str, ...] = tuple(Language) if "{language}" in template else ("",)
        for language in languages:
            name = template.format(language=language, name=file.rpartition("/")[2])
            if found := file_at(root, name, edition):
                yield (part, str(language)) if language else (part,), found


def file_at(root: Path, name: str, edition: str) -> str:
    """A file of an edition as it is called below the root; empty where there is no such file. One
    that comes with the program is called as it would be there."""
    path = place(root, name, edition)
    if not path.exists():
        return ""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else name


def _with(root: Path, file: str, changed: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    path = place(root, file)
    known = path.stat()
    entries = dict(_entries_at(path, file, known.st_mtime_ns, known.st_size))
    entries.update(changed.get(file, {}))
    return {name: data for name, data in entries.items() if data is not None}


@lru_cache(maxsize=256)
def _entries_at(path: Path, file: str, changed_at: int, size: int) -> Mapping[str, Any]:  # noqa: ARG001  these say whether the file is as it was
    return entries_in(file, text_in(path))
