"""Reading YAML more strictly than YAML: what is nearly always a slip is told, not guessed away."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import partial
from pathlib import Path

import yaml

from bot.content.source.document import Layout, Loc, Source
from bot.content.source.problem import Problem

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader is about ten times as fast; the result is the same."""

TAG = "tag:yaml.org,2002:"
TEXT_TAGS = {f"{TAG}str", f"{TAG}merge", f"{TAG}value"}
OTHER_TAGS = {f"{TAG}{kind}" for kind in ("int", "float", "bool", "null", "timestamp")}
SCALAR_TAGS = TEXT_TAGS | OTHER_TAGS
LIST_TAG, MAPPING_TAG = f"{TAG}seq", f"{TAG}map"

QUOTES_HINT = "a text that holds `: ` or ` #`, or starts with a sign such as {, needs quotes"

Scalar = str | int | float | bool | datetime.date | None


def read_source(path: Path, root: Path) -> Source:
    """Read one file, named as it stands below the root (or whole, where it does not). Whatever is
    wrong with it is in the source's problems."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return broken(name, 0, "the file is missing")
    except OSError as error:
        return broken(name, 0, f"the file cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return broken(name, line, "this line is not UTF-8: save the file with UTF-8 encoding")
    return source_of(name, text)


def source_of(name: str, text: str) -> Source:
    """The source with this text."""
    if tabbed := [n for n, line in enumerate(text.split("\n"), 1) if "\t" in indent_of(line)]:
        message = "the line is indented with a tab: use spaces"
        return Source(name, problems=tuple(Problem(name, n, "", message) for n in tabbed))
    try:
        root = compose(text)
    except yaml.YAMLError as error:
        return broken(name, line_of(error, text), explained(error))
    if root is None:
        return broken(name, 0, "the file is empty")
    builder = Builder()
    try:
        data = builder.build(root, ())
    except RecursionError:
        return broken(name, 1, "the file is nested too deeply")
    source = Source(name, data, partial(layout_of, text))
    problems = (Problem(name, at, source.key(loc), why) for loc, at, why in builder.refused)
    return replace(source, problems=tuple(problems))


def layout_of(text: str) -> Layout:
    """The layout of a text from which something can be read."""
    builder, root = Builder(), compose(text)
    if root is not None:
        builder.build(root, ())
    return Layout(builder.lines, builder.written)


def broken(name: str, line: int, message: str) -> Source:
    """A source from which nothing can be read."""
    return Source(name, problems=(Problem(name, line, "", message),))


def indent_of(line: str) -> str:
    """What stands before the first sign of a line; nothing for an empty line."""
    content = line.lstrip()
    return line[: len(line) - len(content)] if content else ""


def compose(text: str) -> yaml.Node | None:
    """The text as YAML nodes, which know where they stand; None if there is nothing in it."""
    loader = Loader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return node


def line_of(error: yaml.YAMLError, text: str) -> int:
    """The line, counted from 1, on which reading stopped."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return int(error.problem_mark.line) + 1
    position = getattr(error, "position", 0)
    return text.count("\n", 0, position) + 1


def explained(error: yaml.YAMLError) -> str:
    """Why the file could not be read."""
    if isinstance(error, yaml.MarkedYAMLError):
        why = " ".join(part for part in (error.context, error.problem) if part)
        return f"this is not valid YAML here or just before: {why} ({QUOTES_HINT})"
    return f"this is not valid YAML: {getattr(error, 'reason', error)}"


class Builder:
    """Turns nodes into data, noting lines and collecting what must not be there."""

    def __init__(self) -> None:
        self.lines: dict[Loc, int] = {}
        self.written: dict[Loc, str] = {}
        self.refused: list[tuple[Loc, int, str]] = []
        self._constructor = yaml.constructor.SafeConstructor()
        self._seen: set[yaml.Node] = set()

    def build(self, node: yaml.Node, loc: Loc) -> object:
        """The data of a node, which stands at `loc`."""
        self.lines.setdefault(loc, line(node))
        if node in self._seen:
            self._refuse(loc, "an alias (*name) is not used here: write the text out")
            return None
        self._seen.add(node)
        if isinstance(node, yaml.MappingNode) and node.tag == MAPPING_TAG:
            return self._mapping(node, loc)
        if isinstance(node, yaml.SequenceNode) and node.tag == LIST_TAG:
            return [self.build(item, (*loc, index)) for index, item in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode) and node.tag in SCALAR_TAGS:
            return self._scalar(node, loc)
        self._refuse(loc, f"a tag ({node.tag}) is not used here: remove it")
        return None

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, object]:
        data: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node, loc)
            at = (*loc, key)
            if key in data:
                message = f"the key is there twice; the first is on line {self.lines[at]}"
                self.refused.append((at, line(key_node), message))
                continue
            self.lines[at] = line(key_node)
            data[key] = self.build(value_node, at)
        return data

    def _key(self, node: yaml.Node, loc: Loc) -> str:
        if not isinstance(node, yaml.ScalarNode):
            self.refused.append((loc, line(node), "a key must be a single word"))
            return "?"
        if node.tag not in TEXT_TAGS:
            message = f"YAML does not read the key `{node.value}` as a text: put it in quotes"
            self.refused.append(((*loc, node.value), line(node), message))
        return str(node.value)

    def _scalar(self, node: yaml.ScalarNode, loc: Loc) -> Scalar:
        self.written[loc] = node.value
        if node.tag in TEXT_TAGS:
            return str(node.value)
        try:
            value: Scalar = self._constructor.construct_object(node)
        except (yaml.YAMLError, ValueError) as error:
            self._refuse(loc, f"`{node.value}` cannot be read: {error}")
            return None
        if value is None:
            self._refuse(loc, "nothing is written here: fill it in, or remove the key")
            return None
        return value

    def _refuse(self, loc: Loc, message: str) -> None:
        self.refused.append((loc, self.lines[loc], message))


def line(node: yaml.Node) -> int:
    """The line on which a node begins, counted from 1."""
    return int(node.start_mark.line) + 1
