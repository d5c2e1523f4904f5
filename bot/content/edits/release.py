"""The content as it was published: the operator's files, and in them what curators changed since.

The files stay the source. An edit that was published holds where its entry still is what somebody
had in front of them, or what the desk made of it since. Where the file says something else by now,
whoever changed it there is believed, and the edit is set aside for curators to look at.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from bot.content.edits.patch import entries_in, patched
from bot.content.stamp_ledger import stamp_texts
from bot.vocabulary.content_edit import NOTHING, ContentEdit, digest_of

FOLDERS = ("knowledge", "flows")


@dataclass(frozen=True, slots=True)
class Release:
    """`root` holds the content. `edits` are those in it; `aside` those that the files overtook."""

    root: Path
    edits: tuple[ContentEdit, ...] = ()
    aside: tuple[ContentEdit, ...] = ()


def release_at(root: Path, published: Iterable[ContentEdit], folder: Path) -> Release:
    """The content below a root with what was published, oldest first; written into an empty folder
    unless nothing changes. Raises `UnpatchableError`, and OSError where it cannot be written."""
    edits, aside = standing(root, published)
    if not edits:
        return Release(root, (), aside)
    for name in FOLDERS:
        shutil.copytree(root / name, folder / name)
    write_edits(folder, edits)
    return Release(folder, edits, aside)


def standing(
    root: Path, published: Iterable[ContentEdit]
) -> tuple[tuple[ContentEdit, ...], tuple[ContentEdit, ...]]:
    """Which edits change something in the files, and which are set aside."""
    chains: dict[tuple[str, str], list[ContentEdit]] = {}
    for edit in published:
        chains.setdefault(edit.place, []).append(edit)
    files = {file: entries_of(root, file) for file, _ in chains}
    holding: list[ContentEdit] = []
    aside: list[ContentEdit] = []
    for (file, entry), chain in chains.items():
        known = {edit.base for edit in chain} | {edit.digest for edit in chain}
        now, last = digest_of(files[file].get(entry)), chain[-1]
        if now == last.digest:
            continue
        (holding if now in known else aside).append(last)
    return tuple(holding), tuple(aside)


def entries_of(root: Path, file: str) -> Mapping[str, Any]:
    """Every entry of a file by its name; none where there is no such file."""
    try:
        return entries_in(file, text_at(root, file))
    except (OSError, UnicodeDecodeError):
        return {}


def text_at(root: Path, file: str) -> str:
    """The text of a content file."""
    return (root / file).read_bytes().decode("utf-8-sig")


def write_edits(root: Path, edits: Iterable[ContentEdit]) -> list[str]:
    """Write edits into the files below a root, each file whole or not at all; return which."""
    in_order = sorted(edits, key=attrgetter("file"))
    texts = {
        file: patched(file, text_at(root, file), list(some))
        for file, some in groupby(in_order, attrgetter("file"))
    }
    for file, text in texts.items():
        path = root / file
        beside = path.with_name(f".{path.name}.new")
        beside.write_bytes(text.encode())
        beside.replace(path)
    return list(texts)


def export(root: Path, published: Sequence[ContentEdit]) -> Release:
    """Write what was published into the operator's own files, and that both languages of each
    agree, as whoever looked at it said."""
    edits, aside = standing(root, published)
    write_edits(root, edits)
    names = [name for edit in edits for name in stamp_names(edit)]
    if names:
        stamp_texts(root, names)
    return Release(root, edits, aside)


def stamp_names(edit: ContentEdit) -> tuple[str, ...]:
    """How the ledger of stamps calls the texts of an entry; articles bear stamps of their own."""
    name = edit.file.rpartition("/")[2]
    if "/articles/" in edit.file or "/phrasings/" in edit.file or edit.digest == NOTHING:
        return ()
    if name == "precheck.yaml":  # what means something else is not changed at the desk
        return f"{edit.file} questions[{edit.entry}]", f"revision {edit.entry}"
    way = f"facts.{edit.entry}" if name == "edition.yaml" else f"[{edit.entry}]"
    return (f"{edit.file} {way}",)
