"""The text of a content file with some of its entries changed, and all else as it was.

An entry is cut out by its lines, changed with ruamel.yaml, which keeps comments, order and the way
in which things are written, and put back. So a file differs only where it was meant to.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING, Any

import yaml

from bot.content.source.document import NAMING_KEYS
from bot.content.source.reader import Loader, compose
from bot.vocabulary.content_edit import ContentEdit, digest_of, plain_data

if TYPE_CHECKING:
    from ruamel.yaml import YAML

BELOW = {"edition.yaml": "facts", "precheck.yaml": "questions", "phrases.yaml": "choices"}
"""The key below which the entries of a file stand, where it holds more than these."""

DAY = re.compile(r"\d{4}-\d\d-\d\d")

WIDTH = 100
"""Columns at which a new text is folded, where it has spaces."""

SHORT = 60

TEXT_TAG = "tag:yaml.org,2002:str"


class UnpatchableError(Exception):
    """A file has no place for what is to be written; the message names it."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """The text of one entry: between two positions, indented by so much, with a dash or not."""

    name: str
    start: int
    end: int
    indent: int
    is_item: bool


def patched(file: str, text: str, edits: Iterable[ContentEdit]) -> str:
    """The text of a file after these edits of it. Raises `UnpatchableError`."""
    for edit in edits:
        text = _with_edit(file, text, edit)
        if digest_of(entry_in(file, text, edit.entry)) != edit.digest:
            raise UnpatchableError(f"{file}: {edit.entry} cannot be written as it is meant")
    return text


def entries_in(file: str, text: str) -> dict[str, Any]:
    """Every entry of a file by its name; none where it cannot be read."""
    try:
        data = yaml.load(text, Loader)  # noqa: S506  a safe one
    except yaml.YAMLError:
        return {}
    below = BELOW.get(file.rpartition("/")[2])
    if below and isinstance(data, dict):
        data = data.get(below)
    if isinstance(data, dict):
        return {str(name): entry for name, entry in data.items()}
    named = (each for each in data or () if isinstance(each, dict))
    return {_name_among(each): each for each in named}


def entry_in(file: str, text: str, name: str) -> Any:
    """One entry; None where it is not there."""
    return entries_in(file, text).get(name)


def _with_edit(file: str, text: str, edit: ContentEdit) -> str:
    slots = list(_slots_in(file, text))
    found = next((slot for slot in slots if slot.name == edit.entry), None)
    if found is not None:
        old = text[found.start : found.end]
        new = "" if edit.data is None else _rewritten(old, found, edit.data)
        rest = text[found.end :]
        return text[: found.start] + new + (rest if new else rest.removeprefix("\n"))
    if edit.data is None:
        return text
    if not slots:
        raise UnpatchableError(f"{file}: there is no entry yet to write {edit.entry} after")
    last = slots[-1]
    gap = "\n" if last.indent == 0 else ""
    before = text[: last.end]
    line_end = "" if before.endswith("\n") else "\n"
    return before + line_end + gap + _written(edit, last) + text[last.end :]


def _slots_in(file: str, text: str) -> Iterable[_Slot]:
    """The entries of a file in their order."""
    root = compose(text)
    below = BELOW.get(file.rpartition("/")[2])
    if below and isinstance(root, yaml.MappingNode):
        root = next((value for key, value in root.value if key.value == below), None)
    if isinstance(root, yaml.SequenceNode) and not root.flow_style:
        for node in root.value:
            start = _line_start(text, node.start_mark.index)
            end = _end_of(text, node.end_mark.index)
            yield _Slot(_name_of(node), start, end, root.start_mark.column, is_item=True)
    elif isinstance(root, yaml.MappingNode) and not root.flow_style:
        for key, value in root.value:
            start = _line_start(text, key.start_mark.index)
            end = _end_of(text, value.end_mark.index)
            yield _Slot(key.value, start, end, key.start_mark.column, is_item=False)


def _name_of(node: yaml.Node) -> str:
    if not isinstance(node, yaml.MappingNode):
        return ""
    return _name_among({key.value: value.value for key, value in node.value})


def _name_among(named: Mapping[Any, Any]) -> str:
    return next((str(named[key]) for key in NAMING_KEYS if key in named), "")


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _end_of(text: str, index: int) -> int:
    """Where an entry ends: the remarks and empty lines after it belong to what comes next."""
    end = text.find("\n", index)
    if not text[_line_start(text, index) : index].strip():
        lines = text[:index].split("\n")
        while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
            lines.pop()
        return min(len("\n".join(lines)) + 1, len(text))
    return len(text) if end < 0 else end + 1


def _rewritten(old: str, slot: _Slot, data: Any) -> str:
    """The text of an entry with this in it."""
    bare = _without_dash(old, slot) if slot.is_item else textwrap.dedent(old)
    document = _ruamel().load(bare)
    wanted = data if slot.is_item else {slot.name: data}
    _merge(document, wanted)
    return _placed(_dumped(document), slot)


def _written(edit: ContentEdit, beside: _Slot) -> str:
    """The text of a new entry."""
    data = edit.data if beside.is_item else {edit.entry: edit.data}
    return _placed(_dumped(_styled(data)), beside)


def _without_dash(text: str, slot: _Slot) -> str:
    head, rest = text[: slot.indent], text[slot.indent :]
    return textwrap.dedent(head + " " + rest[1:])


def _placed(text: str, slot: _Slot) -> str:
    """The text of an entry at its place."""
    if not slot.is_item:
        return textwrap.indent(text, " " * slot.indent)
    within = textwrap.indent(text, " " * (slot.indent + 2))
    return f"{' ' * slot.indent}-{within[slot.indent + 1 :]}"


def _ruamel() -> YAML:
    """One of its own for each use: it keeps what it reads in itself, and turns come in threads."""
    from ruamel.yaml import YAML  # only where something is written

    writer = YAML(typ="rt", pure=True)
    writer.preserve_quotes = True
    writer.width = 4_096
    writer.indent(mapping=2, sequence=4, offset=2)
    return writer


def _dumped(document: Any) -> str:
    stream = StringIO()
    _ruamel().dump(document, stream)
    return stream.getvalue()


def _merge(target: Any, wanted: Any) -> None:
    """Make a mapping or list as wanted; whatever is so already is left as it is written."""
    if isinstance(wanted, dict):
        for key in [key for key in target if str(key) not in wanted]:
            del target[key]
        names = {str(key): key for key in target}
        for key, value in wanted.items():
            name = names.get(key, key)
            target[name] = _merged(target.get(name), value)
        return
    if len(target) == len(wanted) and all(isinstance(each, dict) for each in wanted):
        for index, value in enumerate(wanted):
            target[index] = _merged(target[index], value)
        return
    known = {_key(each): each for each in target}
    target[:] = [known.get(_key(each), _styled(each)) for each in wanted]


def _key(value: Any) -> str:
    return repr(plain_data(value))


def _merged(old: Any, new: Any) -> Any:
    if plain_data(old) == plain_data(new):
        return old
    if type(new) in (dict, list) and isinstance(old, type(new)):
        _merge(old, new)
        return old
    return _styled(new)


def _styled(data: Any) -> Any:
    """New data as curators write it: short lists on one line, long texts folded."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    match data:
        case dict():
            made = CommentedMap((key, _styled(value)) for key, value in data.items())
            is_pair = all(isinstance(v, str) and len(v) < SHORT for v in data.values())
            if set(data) == {"ja", "en"} and is_pair:
                made.fa.set_flow_style()
            return made
        case list():
            listed = CommentedSeq(_styled(each) for each in data)
            if all(isinstance(v, str) and v.isascii() and " " not in v for v in data):
                listed.fa.set_flow_style()
            return listed
        case str():
            return _styled_text(data.strip())
    return data


def _styled_text(text: str) -> Any:
    from ruamel.yaml.scalarstring import (
        DoubleQuotedScalarString,
        FoldedScalarString,
        LiteralScalarString,
    )

    if DAY.fullmatch(text):
        return date.fromisoformat(text)
    if "\n" in text:
        return LiteralScalarString(text)
    if len(text) < SHORT:
        return text if _is_read_as_text(text) else DoubleQuotedScalarString(text)
    folded = FoldedScalarString(text)
    folded.fold_pos = _folds(text)
    return folded


def _is_read_as_text(text: str) -> bool:
    """Whether a text needs no quotes, as far as what it means goes: `no` is none, nor is 12:30."""
    resolver = yaml.resolver.Resolver()
    tag: str = resolver.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag == TEXT_TAG


def _folds(text: str) -> list[int]:
    """The spaces at which a text is folded."""
    at, found = 0, []
    for part in textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)[:-1]:
        at = text.index(part, at) + len(part)
        found.append(at)
    return found
