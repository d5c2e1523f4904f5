"""A new edition: its files beside those of the edition before it, and what changed between them."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import yaml

from bot.content.guideline.alignment import ClauseChange, align
from bot.content.guideline.passages import (
    GuidelineError,
    Passage,
    decode,
    fingerprints,
    from_fingerprints,
    passages,
)
from bot.content.guideline.todo import to_rows
from bot.content.source.editions import own_place, place

FILES = (
    "knowledge/edition.yaml", "knowledge/clauses.yaml", "knowledge/stamps.yaml",
    "flows/precheck.yaml", "flows/handoff.yaml", "flows/next_steps.yaml", "flows/replies.yaml",
)  # fmt: skip
"""What speaks of an edition, besides the articles. How people ask is shared."""

TEXT_FILE, PRINTS_FILE = "knowledge/guideline.txt", "knowledge/guideline.yaml"


def guideline_of(root: Path, edition: str) -> tuple[Passage, ...]:
    """The clauses of an edition's guideline: its text if the operator has it, or its fingerprints.

    Raises GuidelineError where there is neither.
    """
    text, prints = (own_place(root, name, edition) for name in (TEXT_FILE, PRINTS_FILE))
    if text.exists():
        return passages(decode(text.read_bytes()))
    if prints.exists():
        return from_fingerprints(yaml.safe_load(prints.read_text(encoding="utf-8")))
    raise GuidelineError(
        f"There is no guideline for {edition or 'the edition that holds'}: put its text at {text}. "
        f"/ 要領のテキストを {text} に置いてください。"
    )


def create(
    root: Path, edition: str, former: str, text: str, opens: datetime.date
) -> tuple[ClauseChange, ...]:
    """Make the files of a new edition from those of the former one; return what changed.

    Raises GuidelineError where the text cannot be read as a guideline; nothing is written then.
    """
    new = passages(text)
    changes = align(guideline_of(root, former), new)
    for name in (*FILES, *articles(root, former)):
        source, target = place(root, name, former), own_place(root, name, edition)
        if source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    rename(own_place(root, "knowledge/edition.yaml", edition), edition, opens)
    rename(own_place(root, "flows/precheck.yaml", edition), edition)
    own_place(root, TEXT_FILE, edition).write_text(text, encoding="utf-8")
    save(own_place(root, PRINTS_FILE, edition), dict(fingerprints(new)))
    kept = {"from": former, "changes": to_rows(changes)}
    save(own_place(root, "knowledge/changes.yaml", edition), kept)
    return changes


def articles(root: Path, former: str) -> Sequence[str]:
    """The files of the articles."""
    folder = place(root, "knowledge/articles", former)
    return [f"knowledge/articles/{path.name}" for path in sorted(folder.glob("*.yaml"))]


def rename(path: Path, edition: str, opens: datetime.date | None = None) -> None:
    """Write the name of the edition into a file, and the day on which it opens."""
    line = f"edition: {edition}" + (f"\nopens: {opens}" if opens else "")
    text = re.sub(r"^opens:.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    written = re.sub(r"^edition:.*$", line, text, count=1, flags=re.MULTILINE)
    path.write_text(written, encoding="utf-8")


def save(path: Path, data: object) -> None:
    """Write a file that nobody edits by hand."""
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    path.write_text(f"# Written by `madoguchi edition new`.\n{text}", encoding="utf-8")
