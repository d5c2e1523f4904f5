"""The stamp of a translation: which Japanese text the English was made from.

It is kept as `source` in the English text of an article: the first 8 hexadecimal digits of the
SHA-256 of the Japanese question, answer and detail; a dated text has its own. When the Japanese
changes, the stamp no longer fits, and the content check asks for the English to be brought up to
date.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.content.source.document import did_you_mean
from bot.content.source.editions import SHARED
from bot.content.source.problem import ContentError, Problem
from bot.content.source.reader import compose
from bot.content.source.tree import read_articles

STAMPED_KEYS = ("question", "answer", "detail")
DATED_KEYS = ("answer", "detail")
"""What the stamp of a dated text is made from: its question is the article's."""


@dataclass(frozen=True, slots=True)
class TextEdit:
    """What to write into a file, between two positions of its text."""

    start: int
    end: int
    text: str


def stamp_of(entry: Mapping[str, object], keys: Iterable[str] = STAMPED_KEYS) -> str | None:
    """The stamp that fits the Japanese text of an entry; None if that is not complete."""
    japanese = entry.get("ja")
    if not isinstance(japanese, dict):
        return None
    texts = [japanese.get(key) for key in keys]
    if not all(isinstance(text, str) for text in texts):
        return None
    source = "\n".join(str(text).strip() for text in texts)
    return hashlib.sha256(source.encode()).hexdigest()[:8]


def stamp(root: Path, ids: Collection[str] | None = None, edition: str = SHARED) -> list[str]:
    """Declare the English of these articles (None: of all) up to date; return those that changed.

    Only the `source:` lines of the files are touched. Raises ContentError, and writes nothing, if a
    file cannot be read or an id does not exist.
    """
    sources = read_articles(root, edition)
    if problems := [p for source in sources if source.data is None for p in source.problems]:
        raise ContentError(problems)
    known = {article for source in sources for _, article in source.texts_at(None, "id")}
    if unknown := [article for article in ids or () if article not in known]:
        raise ContentError(unknown_article(article, known) for article in unknown)
    chosen = known if ids is None else set(ids)
    return [article for source in sources for article in stamp_file(root / source.name, chosen)]


def unknown_article(article: str, known: Collection[str]) -> Problem:
    """An id that was given and that does not exist."""
    hint = did_you_mean(article, known)
    return Problem("knowledge/articles", 0, article, f"there is no such article{hint}")


def stamp_file(path: Path, ids: Collection[str]) -> list[str]:
    """Stamp these articles in one file; return those that changed."""
    text = path.read_bytes().decode("utf-8-sig")
    edits = [(article, edit) for article, edit in edits_in(text) if article in ids]
    for _, edit in sorted(edits, key=lambda found: found[1].start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    if edits:
        path.write_bytes(text.encode())
    return list(dict.fromkeys(article for article, _ in edits))


def edits_in(text: str) -> Iterator[tuple[str, TextEdit]]:
    """What has to be written for each text whose stamp does not fit, with its article."""
    newline = "\r\n" if "\r\n" in text else "\n"
    nodes = compose(text)
    for article in nodes.value if nodes else ():
        id_ = child(article, "id")
        if id_ is None:
            continue
        for entry, keys in stamped_in(article):
            stamp = stamp_of({"ja": plain_texts(child(entry, "ja"))}, keys)
            english = child(entry, "en")
            if not isinstance(english, yaml.MappingNode) or stamp is None:
                continue
            edit = edit_for(english, f'"{stamp}"', newline)
            if text[edit.start : edit.end] != edit.text:
                yield str(id_.value), edit


def stamped_in(article: yaml.Node) -> Iterator[tuple[yaml.Node, Iterable[str]]]:
    """The nodes of an article that bear a stamp, with what it is made from."""
    yield article, STAMPED_KEYS
    dated = child(article, "dated")
    if isinstance(dated, yaml.SequenceNode):
        yield from ((entry, DATED_KEYS) for entry in dated.value)


def edit_for(english: yaml.MappingNode, stamp: str, newline: str) -> TextEdit:
    """Put the stamp in the place of the one there is, or as the first key of the text."""
    source = child(english, "source")
    if source is not None:
        start, end = source.start_mark.index, source.end_mark.index
        return TextEdit(start, end, stamp if start < end else f" {stamp}")
    if english.flow_style:
        start = english.start_mark.index + 1
        return TextEdit(start, start, f"source: {stamp}, ")
    start = english.start_mark.index
    indent = " " * english.start_mark.column
    return TextEdit(start, start, f"source: {stamp}{newline}{indent}")


def child(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """The node below this key."""
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def plain_texts(node: yaml.Node | None) -> dict[str, object]:
    """The texts below a node."""
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {
        name.value: value.value for name, value in node.value if isinstance(value, yaml.ScalarNode)
    }
