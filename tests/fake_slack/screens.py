"""What stands on a person's screen, and what can be pressed there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.fake_slack.block_elements import all_options
from tests.fake_slack.blocks import elements
from tests.fake_slack.records import Json, Message


class NotOnScreenError(AssertionError):
    """The person cannot do that: it is not there, or the client does not let them."""


def words(held: Any) -> Iterator[str]:
    """All text in blocks, from top to bottom, without the confirmations."""
    if isinstance(held, dict):
        if isinstance(held.get("text"), str):
            yield held["text"]
        inner = [v for k, v in held.items() if k not in ("confirm", "placeholder", "options")]
        for value in inner:
            yield from words(value)
    elif isinstance(held, list):
        for value in held:
            yield from words(value)


def shown(message: Message) -> str:
    """What a message says on the screen: its blocks, or else its text."""
    return "\n".join(words(message.blocks)) if message.blocks else message.text


@dataclass(frozen=True)
class Control:
    """An element that can be acted on. `label` is what is written on it."""

    block: Json
    element: Json
    label: str
    value: str | None = None

    @property
    def action_id(self) -> str:
        return str(self.element.get("action_id", ""))

    @property
    def block_id(self) -> str:
        return str(self.block["block_id"])


def controls(blocks: list[Json]) -> list[Control]:
    """Everything that can be acted on; each feedback button for itself."""
    found: list[Control] = []
    for block in blocks:
        if block["type"] in ("rich_text", "context"):
            continue
        for element in elements(block):
            if element["type"] == "feedback_buttons":
                halves = (element["positive_button"], element["negative_button"])
                found += [Control(block, element, h["text"]["text"], h["value"]) for h in halves]
            elif element["type"] != "image":
                label = element.get("text") or block.get("label") or block.get("text") or {}
                found.append(Control(block, element, label.get("text", ""), element.get("value")))
    return found


NAMES: tuple[Callable[[Control], str | None], ...] = (
    lambda control: control.action_id,
    lambda control: control.label,
    lambda control: control.value,
    lambda control: control.block_id,
)


def find(blocks: list[Json], name: str) -> Control:
    """A control by its action_id, its label, its value or its block_id; first come, first found."""
    every = controls(blocks)
    for by in NAMES:
        for control in every:
            if by(control) == name:
                return control
    there = [f"{control.action_id}: {control.label}" for control in every]
    raise NotOnScreenError(f"{name!r} is not there; there are {there}")


def option_of(element: Json, name: str) -> Json:
    """An option by its value or by its text."""
    options = all_options(element)
    for option in options:
        if name in (option["value"], option["text"]["text"]):
            return dict(option)
    raise NotOnScreenError(f"no option {name!r}; there are {[o['value'] for o in options]}")


def entered(element: Json, entry: Any) -> Json:
    """A value in `state.values`, from what a person enters or picks."""
    kind = element["type"]
    if kind in ("static_select", "radio_buttons"):
        return {"type": kind, "selected_option": option_of(element, entry) if entry else None}
    if kind in ("multi_static_select", "checkboxes"):
        return {"type": kind, "selected_options": [option_of(element, name) for name in entry]}
    keys = {
        "datepicker": "selected_date",
        "timepicker": "selected_time",
        "datetimepicker": "selected_date_time",
        "users_select": "selected_user",
        "multi_users_select": "selected_users",
        "conversations_select": "selected_conversation",
        "channels_select": "selected_channel",
        "rich_text_input": "rich_text_value",
    }
    if kind in ("external_select", "multi_external_select"):
        key = "selected_option" if kind == "external_select" else "selected_options"
        return {"type": kind, key: entry}
    return {"type": kind, keys.get(kind, "value"): entry or None}


def refuses(block: Json, value: Json) -> str | None:
    """Why the client does not let a person submit an input as it is; None if it does."""
    held = next((v for k, v in value.items() if k != "type"), None)
    if not held:
        return None if block.get("optional") else "it is required"
    element, text = block["element"], held if isinstance(held, str) else ""
    if text and len(text) < element.get("min_length", 0):
        return "it is too short"
    if text and len(text) > element.get("max_length", 3000):
        return "it is too long"
    if element["type"] == "email_text_input" and "@" not in text:
        return "it is no e-mail address"
    if element["type"] == "url_text_input" and not text.startswith(("http://", "https://")):
        return "it is no URL"
    return None
