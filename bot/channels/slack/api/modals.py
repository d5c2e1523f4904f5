"""Dialogs as modal views, and what was filled in as plain values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.channels.slack.api.blocks import (
    LONGEST_LABEL,
    LONGEST_SECTION,
    LONGEST_TITLE,
    Block,
    Element,
    heading,
    option,
    plain_text,
    prose,
    small,
)
from bot.channels.slack.api.mrkdwn import seen
from bot.channels.slack.api.screens import action_of, part_blocks
from bot.channels.slack.api.text_splitter import beginning, size
from bot.vocabulary.ui import Dialog, Input, InputKind, InputOption, Screen

__all__ = ["action_of", "blocks_of", "home_of", "values_of", "view_of"]


def blocks_of(screen: Screen, prefix: str = "") -> list[Block]:
    """A screen as blocks, its title first. `prefix` stands before the action of every button.

    What one message does not hold is parted by `blocks.in_messages`.
    """
    return [
        *heading(screen.title),
        *(block for part in screen.parts for block in part_blocks(part, prefix)),
    ]


View = dict[str, Any]

BLOCKS = 100

LONGEST_INPUT_LABEL = 2_000

LONGEST_HINT = 2_000

LONGEST_ENTRY = 3_000

LISTED = 10
"""Options that are shown one below the other; more of them are a menu."""

MENU = 100

VALUE = "value"
"""The action id of every input; its block id is the input's name, which errors refer to."""

DATE = re.compile(r"\d{4}-\d\d-\d\d")
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")

USER = re.compile(r"[UW][A-Z0-9]{1,40}")


def view_of(dialog: Dialog, prefix: str = "") -> View:
    """A dialog as a modal. `callback_id` is its action after the prefix.

    `private_metadata` holds its value. Errors of an input go to its name.
    """
    blocks = [
        *_whole_title(dialog.title),
        *(block for part in dialog.parts for block in part_blocks(part, prefix)),
        *(block for each in dialog.inputs for block in input_blocks(each)),
    ]
    view: View = {
        "type": "modal",
        "callback_id": prefix + dialog.action,
        "title": plain_text(dialog.title, LONGEST_TITLE),
        "blocks": within(blocks, BLOCKS) or prose("…"),
        "private_metadata": dialog.value,
    }
    if dialog.close:
        view["close"] = plain_text(dialog.close, LONGEST_TITLE)
    if dialog.submit or dialog.inputs:
        view["submit"] = plain_text(dialog.submit or "OK", LONGEST_TITLE)
    return view


def home_of(screen: Screen, prefix: str = "") -> View:
    """A screen as an App Home."""
    blocks = [
        *heading(screen.title),
        *(block for part in screen.parts for block in part_blocks(part, prefix)),
    ]
    return {"type": "home", "blocks": within(blocks, BLOCKS) or prose("…")}


def _whole_title(title: str) -> list[Block]:
    return heading(title) if size(" ".join(seen(title).split())) > LONGEST_TITLE else []


def within(blocks: Sequence[Block], most: int) -> list[Block]:
    """At most so many blocks: where there are more, texts that follow each other become one.

    What is too long even then ends in an ellipsis; whoever shows as much gives it as a file.
    """
    if len(blocks) <= most:
        return list(blocks)
    joined: list[Block] = []
    for block in blocks:
        if joined and (both := _joined(joined[-1], block)):
            joined[-1] = both
        else:
            joined.append(block)
    return joined if len(joined) <= most else [*joined[: most - 1], *small("…")]


def _joined(first: Block, second: Block) -> Block | None:
    is_text = all(b["type"] == "section" and "text" in b for b in (first, second))
    if not is_text:
        return None
    text = f"{first['text']['text']}\n\n{second['text']['text']}"
    return {**first, "text": {**first["text"], "text": text}} if _is_section(text) else None


def _is_section(text: str) -> bool:
    return size(text) <= LONGEST_SECTION


def input_blocks(each: Input) -> list[Block]:
    """One thing to fill in; a label or options that are too long stand above it in full."""
    element = _element(each)
    if element is None:
        return []
    block: Block = {
        "type": "input",
        "block_id": each.name,
        "label": plain_text(each.label, LONGEST_INPUT_LABEL),
        "element": {**element, "action_id": VALUE},
        "optional": not each.is_required,
    }
    if seen(each.hint).strip():
        block["hint"] = plain_text(each.hint, LONGEST_HINT)
    return [*_in_full(each), block]


def _in_full(each: Input) -> list[Block]:
    long = [o.label for o in each.options if size(o.label) > LONGEST_LABEL]
    label = prose(each.label) if size(each.label) > LONGEST_INPUT_LABEL else []
    hint = small(each.hint) if size(each.hint) > LONGEST_HINT else []
    return [*label, *hint, *prose("\n".join(f"- {' '.join(text.split())}" for text in long))]


def _element(each: Input) -> Element | None:
    """The element of an input, with what stands in it; None for a choice of nothing."""
    match each.kind:
        case InputKind.CHOICE | InputKind.CHOICES:
            return _choice(each) if each.options else None
        case InputKind.DATE:
            return {"type": "datepicker", **_given("initial_date", each.value, DATE)}
        case InputKind.TIME:
            return {"type": "timepicker", **_given("initial_time", each.value, TIME)}
        case InputKind.PERSON:
            return {"type": "users_select", **_given("initial_user", each.value, USER)}
        case InputKind.EMAIL:
            return {"type": "email_text_input", **_standing(each, LONGEST_ENTRY)}
        case InputKind.TEXT | InputKind.PROSE:
            return _entry(each)


def _entry(each: Input) -> Element:
    longest = min(max(each.most, 1), LONGEST_ENTRY)
    entry: Element = {
        "type": "plain_text_input",
        "multiline": each.kind is InputKind.PROSE,
        "max_length": longest,
    }
    return {**entry, **_standing(each, longest)}


def _standing(each: Input, longest: int) -> Element:
    """What stands in a field at first; as much of it as can be handed in."""
    text = beginning(seen(each.value), longest)
    return {"initial_value": text} if text else {}


def _given(name: str, value: str, shape: re.Pattern[str]) -> Element:
    return {name: value} if shape.fullmatch(value) else {}


def _choice(each: Input) -> Element:
    """Options one below the other while they are few; a menu else."""
    is_several = each.kind is InputKind.CHOICES
    chosen = [o for o in each.options if o.value in _values(each)]
    listed = len(each.options) <= LISTED
    kinds = (
        ("checkboxes", "multi_static_select") if is_several else ("radio_buttons", "static_select")
    )
    element: Element = {
        "type": kinds[0] if listed else kinds[1],
        "options": _options(each.options[:MENU]),
    }
    if not chosen:
        return element
    if is_several:
        return {**element, "initial_options": _options(chosen)}
    return {**element, "initial_option": _options(chosen)[0]}


def _values(each: Input) -> list[str]:
    return each.value.split(",") if each.kind is InputKind.CHOICES else [each.value]


def _options(options: Sequence[InputOption]) -> list[Element]:
    return [option(o.value, o.label) for o in options]


def values_of(state: Mapping[str, Any]) -> dict[str, str]:
    """What was filled in, by the inputs' names, from `view["state"]["values"]`.

    An empty string stands for nothing; several values are joined by commas.
    """
    return {name: _filled_in(next(iter(elements.values()), {})) for name, elements in state.items()}


def _filled_in(element: Mapping[str, Any]) -> str:
    if element.get("selected_options"):
        return ",".join(str(chosen["value"]) for chosen in element["selected_options"])
    chosen = element.get("selected_option")
    if chosen:
        return str(chosen["value"])
    keys = ("value", "selected_date", "selected_time", "selected_user")
    return next((str(element[key]) for key in keys if element.get(key)), "")
