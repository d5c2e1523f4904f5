"""Clauses that bear another number in a new guideline, carried over in the files of its edition.

All numbers change at once, so that two that change places do not meet. What cites a clause that is
gone is marked, so that the check tells it: its number may belong to another clause now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import yaml

from bot.content.checks.clauses import GONE
from bot.content.guideline.alignment import ChangeKind, ClauseChange
from bot.content.guideline.dependants import NOTE
from bot.content.source.reader import compose
from bot.content.stamps import TextEdit

REMOVED = (ChangeKind.GONE, ChangeKind.MERGED)


def carry(files: Iterable[Path], changes: Iterable[ClauseChange]) -> int:
    """Write the new numbers into these files; return how many places changed."""
    numbers, removed = new_numbers(changes)
    count = 0
    for path in files:
        text = path.read_text(encoding="utf-8")
        find = registry_edits if path.name == "clauses.yaml" else citation_edits
        edits = list(find(text, numbers, removed))
        for edit in sorted(edits, key=lambda each: each.start, reverse=True):
            text = text[: edit.start] + edit.text + text[edit.end :]
        path.write_text(text, encoding="utf-8")
        count += len(edits)
    return count


def new_numbers(changes: Iterable[ClauseChange]) -> tuple[Mapping[str, str], set[str]]:
    """The new number of each clause that has another one, and the clauses that are removed. Notes
    are left to people, as they bear no numbers in the guideline."""
    numbers, removed = {}, set()
    for change in changes:
        if change.old is None or NOTE.search(change.old.id) or change.kind is ChangeKind.SPLIT:
            continue
        if change.kind in REMOVED:
            removed.add(change.old.id)
        after = change.new.id if change.new else f"{GONE}{change.old.id}"
        if after != change.old.id:
            numbers[change.old.id] = after
    return numbers, removed


def citation_edits(text: str, numbers: Mapping[str, str], _: Collection[str]) -> Iterator[TextEdit]:
    """The new number of every clause that a file cites."""
    root = compose(text)
    for node in citations(root, ()) if root else ():
        if node.value in numbers:
            yield TextEdit(node.start_mark.index, node.end_mark.index, numbers[node.value])


def registry_edits(
    text: str, numbers: Mapping[str, str], removed: Collection[str]
) -> Iterator[TextEdit]:
    """New numbers for the entries of the registry; entries of clauses that are gone are cut out."""
    root = compose(text)
    keys = [key for key, _ in root.value] if isinstance(root, yaml.MappingNode) else []
    starts = [key.start_mark.index for key in keys] + [len(text)]
    for key, following in zip(keys, starts[1:], strict=True):
        if key.value in removed:
            yield TextEdit(key.start_mark.index, following, "")
        elif key.value in numbers:
            yield TextEdit(key.start_mark.index, key.end_mark.index, numbers[key.value])


def citations(node: yaml.Node, way: tuple[str, ...]) -> Iterator[yaml.ScalarNode]:
    """Every single value that names a clause."""
    match node:
        case yaml.MappingNode():
            for key, value in node.value:
                if way[-1:] == ("unused_clauses",):
                    yield key
                yield from citations(value, (*way, str(key.value)))
        case yaml.SequenceNode():
            for value in node.value:
                yield from citations(value, way)
        case yaml.ScalarNode() if way[-1:] in (("clauses",), ("clause",)) or "statements" in way:
            yield node
