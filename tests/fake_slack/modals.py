"""Modals and homes: made, opened, changed and closed the same way by calls and by answers."""

from __future__ import annotations

import copy
import time
from typing import Any

from tests.fake_slack.blocks import check_view, elements, is_too_large, with_ids
from tests.fake_slack.core import Core
from tests.fake_slack.messages import refuse_blocks
from tests.fake_slack.records import Json, SlackError, View

STACK = 3
"""Modals on top of each other."""
TEXTS = ("private_metadata", "callback_id", "external_id")
EMPTY: dict[str, tuple[str, str, Any]] = {
    "plain_text_input": ("value", "initial_value", None),
    "email_text_input": ("value", "initial_value", None),
    "url_text_input": ("value", "initial_value", None),
    "number_input": ("value", "initial_value", None),
    "rich_text_input": ("rich_text_value", "initial_value", None),
    "file_input": ("files", "", []),
    "static_select": ("selected_option", "initial_option", None),
    "external_select": ("selected_option", "initial_option", None),
    "users_select": ("selected_user", "initial_user", None),
    "conversations_select": ("selected_conversation", "initial_conversation", None),
    "channels_select": ("selected_channel", "initial_channel", None),
    "multi_static_select": ("selected_options", "initial_options", []),
    "multi_external_select": ("selected_options", "initial_options", []),
    "multi_users_select": ("selected_users", "initial_users", []),
    "multi_conversations_select": ("selected_conversations", "initial_conversations", []),
    "multi_channels_select": ("selected_channels", "initial_channels", []),
    "radio_buttons": ("selected_option", "initial_option", None),
    "checkboxes": ("selected_options", "initial_options", []),
    "datepicker": ("selected_date", "initial_date", None),
    "timepicker": ("selected_time", "initial_time", None),
    "datetimepicker": ("selected_date_time", "initial_date_time", None),
}
"""By type: the key in `state.values`, the key of what is there at first, and what is else."""


def untouched(element: Json) -> Json:
    """The value of an element that nobody has touched."""
    key, initial, nothing = EMPTY[element["type"]]
    return {"type": element["type"], key: copy.deepcopy(element.get(initial, nothing))}


def values_of(blocks: list[Json], before: dict[str, Json] | None = None) -> dict[str, Json]:
    """`state.values` of blocks; what was filled in under the same ids stays filled in."""
    values: dict[str, Json] = {}
    for block in blocks:
        for element in elements(block):
            if element.get("type") in EMPTY:
                name, action = block["block_id"], element["action_id"]
                held = (before or {}).get(name, {}).get(action)
                is_kept = held is not None and held["type"] == element["type"]
                values.setdefault(name, {})[action] = held if is_kept else untouched(element)
    return values


def checked_view(core: Core, where: str, view: Any, kind: str) -> Json:
    """A view that Slack would take. Raises `SlackError`."""
    if is_too_large(view):
        refuse_blocks(core, where, ["the view is too large"], "view_too_large")
    refuse_blocks(core, where, check_view(view, kind), "invalid_arguments")
    assert isinstance(view, dict)
    return view


def made_view(core: Core, user: str, team: str, view: Json, before: View | None = None) -> View:
    """A view as Slack keeps it; `before` is the one that it takes the place of."""
    workspace, ids = core.state.workspaces[team], core.state.assistant
    blocks = with_ids(view["blocks"], ids)
    name = before.id if before else core.state.new_id("V")
    external = view.get("external_id")
    taken = [v for stack in core.state.modals.values() for v in stack if v is not before]
    if external and any(other.data["external_id"] == external for other in taken):
        raise SlackError("duplicate_external_id")
    data = {
        "id": name,
        "team_id": team,
        "app_id": core.app.id,
        "app_installed_team_id": team,
        "bot_id": workspace.bot_id,
        "title": None,
        "close": None,
        "submit": None,
        "clear_on_close": False,
        "notify_on_close": False,
        "submit_disabled": False,
        **dict.fromkeys(TEXTS, ""),
        **view,
        "blocks": blocks,
        "state": {"values": values_of(blocks, before.values if before else None)},
        "hash": f"{int(time.time())}.{core.state.new_id('h')}",
        "root_view_id": before.data["root_view_id"] if before else name,
        "previous_view_id": before.data["previous_view_id"] if before else None,
    }
    return View(user, team, data)


def open_modal(core: Core, user: str, team: str, view: Json) -> View:
    """The first modal of a stack; what was open is gone."""
    made = made_view(core, user, team, view)
    core.state.modals[user] = [made]
    return made


def push_modal(core: Core, user: str, team: str, view: Json) -> View:
    """One more modal on the stack. Raises `SlackError`."""
    stack = core.state.modals.get(user) or []
    if not stack:
        raise SlackError("not_found")
    if len(stack) >= STACK:
        raise SlackError("push_limit_reached")
    made = made_view(core, user, team, view)
    made.data |= {"root_view_id": stack[0].id, "previous_view_id": stack[-1].id}
    stack.append(made)
    return made


def update_modal(core: Core, standing: View, view: Json) -> View:
    """The same modal with other content and another hash."""
    made = made_view(core, standing.user, standing.team, view, standing)
    stack = core.state.modals[standing.user]
    stack[stack.index(standing)] = made
    return made
