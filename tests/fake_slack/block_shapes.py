"""Small checks out of which the shapes of blocks are built."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.fake_slack.records import Json


@dataclass
class Found:
    """What was found: problems in Slack's words, each with its JSON pointer."""

    problems: list[str] = field(default_factory=list)

    def add(self, words: str, path: str) -> None:
        self.problems.append(f"{words} [json-pointer:{path}]")


Check = Callable[[Any, str, Found], None]


def string(longest: int, least: int = 1) -> Check:
    """A string of `least` to `longest` characters."""

    def check(value: Any, path: str, found: Found) -> None:
        if not isinstance(value, str):
            found.add("must provide a string", path)
        elif len(value) > longest:
            found.add(f"must be less than {longest + 1} characters", path)
        elif len(value) < least:
            found.add(f"must be more than {least - 1} characters", path)

    return check


def matching(pattern: str, words: str) -> Check:
    """A string of a form."""

    def check(value: Any, path: str, found: Found) -> None:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            found.add(words, path)

    return check


def flag(value: Any, path: str, found: Found) -> None:
    """True or false."""
    if not isinstance(value, bool):
        found.add("must be a valid boolean", path)


def number(least: int, most: int) -> Check:
    """A whole number within bounds."""

    def check(value: Any, path: str, found: Found) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            found.add("must be a valid integer", path)
        elif not least <= value <= most:
            found.add(f"must be between {least} and {most}", path)

    return check


def one_of(*allowed: str) -> Check:
    """One of a few words."""

    def check(value: Any, path: str, found: Found) -> None:
        if value not in allowed:
            found.add(f"must be one of {', '.join(allowed)}", path)

    return check


def listing(each: Check, most: int, least: int = 1) -> Check:
    """A list of `least` to `most` items."""

    def check(value: Any, path: str, found: Found) -> None:
        if not isinstance(value, list):
            return found.add("must provide an array", path)
        if len(value) > most:
            found.add(f"no more than {most} items allowed", path)
        if len(value) < least:
            found.add(f"no fewer than {least} items allowed", path)
        for place, item in enumerate(value):
            each(item, f"{path}/{place}", found)
        return None

    return check


def shape(required: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    """An object with these keys and no others."""
    known = {**required, **optional}

    def check(value: Any, path: str, found: Found) -> None:
        if not isinstance(value, dict):
            return found.add("must provide an object", path)
        for name in required.keys() - value.keys():
            found.add(f"missing required field: {name}", path)
        for name, held in value.items():
            if name in known:
                known[name](held, f"{path}/{name}", found)
            else:
                found.add(f"invalid additional property: {name}", path)
        return None

    return check


def typed(kinds: Mapping[str, Check]) -> Check:
    """An object whose `type` says which shape it has; other types are not supported here."""

    def check(value: Any, path: str, found: Found) -> None:
        if not isinstance(value, dict):
            return found.add("must provide an object", path)
        if "type" not in value:
            return found.add("missing required field: type", path)
        if value["type"] not in kinds:
            return found.add(f"unsupported type: {value['type']}", f"{path}/type")
        return kinds[value["type"]](value, path, found)

    return check


def both(first: Check, second: Check) -> Check:
    """One check, and then another."""

    def check(value: Any, path: str, found: Found) -> None:
        first(value, path, found)
        second(value, path, found)

    return check


def text(longest: int, *kinds: str) -> Check:
    """A text object, `plain_text` unless other kinds are named."""
    words = string(longest)
    named = one_of("plain_text", "mrkdwn")
    shapes = {
        "plain_text": shape({"type": named, "text": words}, {"emoji": flag}),
        "mrkdwn": shape({"type": named, "text": words}, {"verbatim": flag}),
    }
    return typed({kind: shapes[kind] for kind in kinds or ("plain_text",)})


def any_text(longest: int) -> Check:
    """A text object of either kind."""
    return text(longest, "plain_text", "mrkdwn")


def anything(value: Any, path: str, found: Found) -> None:
    """Not looked at."""


def exactly_one(*names: str) -> Check:
    """Of several keys, one and only one."""

    def check(value: Any, path: str, found: Found) -> None:
        given = [name for name in names if isinstance(value, dict) and name in value]
        if len(given) != 1:
            found.add(f"must have exactly one of {', '.join(names)}", path)

    return check


def of_type(required: Json, optional: Json) -> Check:
    """A shape that names its type."""
    return shape({"type": anything, **required}, optional)
