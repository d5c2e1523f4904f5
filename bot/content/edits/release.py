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
from bot.content.kept_flows import FOLDER, from_meaning, kept_text, meaning
from bot.content.source.editions import place
from bot.content.source.tree import CONTENT_FOLDERS
from bot.content.stamp_ledger import stamp_texts
from bot.precheck.flow import Flow
from bot.vocabulary.content_edit import NOTHING, ContentEdit, digest_of


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
    for name in CONTENT_FOLDERS:
        shutil.copytree(root / name, folder / name)
    write_edits(folder, edits)
    return Release(folder, edits, aside)


def standing(
    root: Path, published: Iterable[ContentEdit]
) -> tuple[tuple[ContentEdit, ...], tuple[ContentEdit, ...]]:
    """Which edits change something in the files, and which are set aside."""
    chains: dict[tuple[str, str], list[ContentEdit]] = {}
    holding: list[ContentEdit] = []
    for edit in published:
        if not is_kept_flow(edit):
            chains.setdefault(edit.place, []).append(edit)
        elif not (root / edit.file).exists():
            holding.append(edit)
    files = {file: entries_of(root, file) for file, _ in chains}
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


def kept_edit(flow: Flow) -> ContentEdit:
    """What keeps a version of the pre-check with the publication that made it, for ever."""
    return ContentEdit(f"{FOLDER}/{flow.version}.yaml", flow.version, meaning(flow))


def is_kept_flow(edit: ContentEdit) -> bool:
    """Whether an edit does only that."""
    return edit.file.startswith(f"{FOLDER}/")


def published_flow(edits: Iterable[ContentEdit], version: str) -> Flow | None:
    """A version of the pre-check that was made at the desk; None where it was not."""
    found = (from_meaning(each.data) for each in edits if is_kept_flow(each))
    return next((flow for flow in found if flow.version == version), None)


def text_at(root: Path, file: str) -> str:
    """The text of a content file; of the one that comes with the program, where there is none."""
    return text_in(place(root, file))


def text_in(path: Path) -> str:
    """The text of a file, without the mark that some editors put before it."""
    return path.read_bytes().decode("utf-8-sig")


def write_edits(root: Path, edits: Iterable[ContentEdit]) -> list[str]:
    """Write edits into the files below a root, each file whole or not at all; return which."""
    in_order = sorted(edits, key=attrgetter("file"))
    texts = {
        file: patched(file, text_at(root, file), list(some))
        for file, some in groupby(in_order, attrgetter("file"))
        if not file.startswith(FOLDER)
    }
    texts |= {edit.file: kept_text(edit.data) for edit in in_order if is_kept_flow(edit)}
    for file, text in texts.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
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


UNSTAMPED = ("phrases.yaml", "commands.yaml")
"""What people say need not be the same in both languages."""


def stamp_names(edit: ContentEdit) -> tuple[str, ...]:
    """How the ledger of stamps calls the texts of an entry; articles bear stamps of their own."""
    name = edit.file.rpartition("/")[2]
    is_other = name in UNSTAMPED or is_kept_flow(edit) or edit.digest == NOTHING
    if "/articles/" in edit.file or "/phrasings/" in edit.file or is_other:
        return ()
    if name == "precheck.yaml":  # whether it means something else was asked at the desk
        return f"{edit.file} questions[{edit.entry}]", f"revision {edit.entry}"
    way = f"facts.{edit.entry}" if name == "edition.yaml" else f"[{edit.entry}]"
    return (f"{edit.file} {way}",)
