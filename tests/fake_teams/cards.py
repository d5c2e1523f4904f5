"""What a person sees on a card, and what they can press and fill in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Shown:
    """Something that can be pressed: its label, and the action behind it."""

    label: str
    action: Json

    @property
    def data(self) -> Json:
        data: Json = self.action.get("data") or {}
        return data

    @property
    def is_dialog(self) -> bool:
        return bool((self.data.get("msteams") or {}).get("type") == "task/fetch")


def every(element: Any) -> Iterator[Json]:
    if isinstance(element, dict):
        yield element
        for each in element.values():
            yield from every(each)
    elif isinstance(element, list):
        for each in element:
            yield from every(each)


def words(element: Any) -> str:
    """All that can be read, line by line."""
    lines = []
    for each in every(element):
        if each.get("type") == "RichTextBlock":
            lines.append("".join(run["text"] for run in each["inlines"]))
        elif each.get("type") == "TextBlock":
            lines.append(str(each["text"]))
    return "\n".join(lines)


def reads(card: Json) -> str:
    return words(card.get("body"))


def controls(card: Json) -> list[Shown]:
    """All that can be pressed, in order."""
    found = [
        Shown(words(each), each["selectAction"])
        for each in every(card.get("body"))
        if each.get("type") == "Container" and "selectAction" in each
    ]
    return [*found, *(Shown(each["title"], each) for each in card.get("actions", ()))]


def inputs(card: Json) -> dict[str, Json]:
    """All that can be filled in, by id."""
    found = every(card.get("body"))
    return {each["id"]: each for each in found if str(each.get("type")).startswith("Input.")}
