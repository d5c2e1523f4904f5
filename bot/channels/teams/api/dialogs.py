"""Dialogs as cards in a window, and what was filled in as plain values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.channels.teams.api.cards import (
    CARD_TYPE,
    MOST_BYTES,
    Card,
    Element,
    bytes_of,
    card,
    fitting,
    plain_label,
    small,
    text,
    unlinked,
)
from bot.channels.teams.api.screens import Press, part_elements
from bot.vocabulary.ui import Dialog, Input, InputKind, InputOption

DATE = re.compile(r"\d{4}-\d\d-\d\d")
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
LISTED = 8
"""Options that are shown one below the other; more of them are a menu."""
LONGEST_TITLE = 60
IN_DIALOG = "in:"
"""Before the id of every input, which so never meets the data of a button."""


def dialog_card(
    dialog: Dialog, data: Element, press: Press, errors: Mapping[str, str] | None = None
) -> Card:
    """A dialog as a card. `data` comes back with what was filled in; errors stand beside it."""
    wrong = errors or {}
    inputs = [e for each in dialog.inputs for e in input_elements(each, wrong.get(each.name, ""))]
    loose = [text_ for name, text_ in wrong.items() if name not in {i.name for i in dialog.inputs}]
    told = [e for part in dialog.parts for e in part_elements(part, press)]
    body = [*(e for each in loose for e in error(each)), *told]
    room = MOST_BYTES - sum(map(bytes_of, inputs))
    actions = [submit(dialog.submit or "OK", data)] if dialog.submit or dialog.inputs else []
    return card([*fitting(body, room), *inputs], actions)


def submit(label: str, data: Element) -> Element:
    """The button that hands a dialog in."""
    return {"type": "Action.Submit", "title": plain_label(label), "style": "positive", "data": data}


def error(said: str) -> list[Element]:
    """A word on what is wrong with what was filled in."""
    return text(said, color="Attention", weight="Bolder")


def task(dialog: Dialog, shown: Card) -> dict[str, Any]:
    """The answer that opens a window, or shows something else in the one that is open."""
    window = {
        "title": plain_label(dialog.title)[:LONGEST_TITLE] or "…",
        "height": "large" if len(dialog.inputs) > 3 or len(dialog.parts) > 6 else "medium",
        "width": "medium",
        "card": {"contentType": CARD_TYPE, "content": shown},
    }
    return {"task": {"type": "continue", "value": window}}


def note(said: str) -> dict[str, Any]:
    """The answer that only says something."""
    return {"task": {"type": "message", "value": said[:1_000] or "…"}}


def input_elements(each: Input, wrong: str = "") -> list[Element]:
    """One thing to fill in, with its hint below, and what is wrong with it."""
    element = input_element(each)
    if element is None:
        return []
    entry: Element = {
        **element,
        "id": IN_DIALOG + each.name,
        "label": plain_label(each.label),
        "isRequired": each.is_required,
    }
    if each.is_required:
        entry["errorMessage"] = f"{plain_label(each.label)} ?"
    long = [f"• {o.label}" for o in each.options if len(o.label) > 100]
    above = small("\n".join(long)) if long else []
    below = small(each.hint) if each.hint.strip() else []
    return [*above, entry, *error(wrong), *below] if wrong else [*above, entry, *below]


def input_element(each: Input) -> Element | None:
    """The input, with what stands in it; None for a choice of nothing."""
    match each.kind:
        case InputKind.CHOICE | InputKind.CHOICES | InputKind.PERSON:
            return choice(each) if each.options else None
        case InputKind.DATE:
            given = {"value": each.value} if DATE.fullmatch(each.value) else {}
            return {"type": "Input.Date", **given}
        case InputKind.TIME:
            given = {"value": each.value} if TIME.fullmatch(each.value) else {}
            return {"type": "Input.Time", **given}
        case _:
            return entry(each)


def entry(each: Input) -> Element:
    """A field for words."""
    longest = max(each.most, 1)
    made: Element = {
        "type": "Input.Text",
        "isMultiline": each.kind is InputKind.PROSE,
        "maxLength": longest,
    }
    made |= {"style": "Email"} if each.kind is InputKind.EMAIL else {}
    return {**made, "value": each.value[:longest]} if each.value else made


def choice(each: Input) -> Element:
    """Options one below the other while they are few; a menu else."""
    is_several = each.kind is InputKind.CHOICES
    chosen = each.value.split(",") if is_several else [each.value]
    given = ",".join(o.value for o in each.options if o.value in chosen)
    made: Element = {
        "type": "Input.ChoiceSet",
        "style": "expanded" if len(each.options) <= LISTED else "compact",
        "isMultiSelect": is_several,
        "wrap": True,
        "choices": [{"title": unlinked(o.label), "value": o.value} for o in each.options],
    }
    return {**made, "value": given} if given else made


def with_people(dialog: Dialog, people: Mapping[str, str]) -> Dialog:
    """The dialog in which a person is chosen out of these, by id."""
    options = tuple(InputOption(id_, name) for id_, name in people.items())
    return replace(
        dialog,
        inputs=tuple(
            replace(each, options=options) if each.kind is InputKind.PERSON else each
            for each in dialog.inputs
        ),
    )


def with_values(dialog: Dialog, values: Mapping[str, str]) -> Dialog:
    """The dialog with what was filled in still standing in it."""
    return replace(
        dialog,
        inputs=tuple(
            replace(each, value=values.get(each.name, each.value)) for each in dialog.inputs
        ),
    )


def values_of(data: Mapping[str, Any]) -> dict[str, str]:
    """What was filled in, by the inputs' names; an empty string stands for nothing."""
    return {
        name.removeprefix(IN_DIALOG): value
        for name, value in data.items()
        if name.startswith(IN_DIALOG) and isinstance(value, str)
    }
