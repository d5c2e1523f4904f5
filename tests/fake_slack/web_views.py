"""views.* of the Web API."""

from __future__ import annotations

import time

from tests.fake_slack.messages import structured
from tests.fake_slack.modals import checked_view, made_view, open_modal, push_modal, update_modal
from tests.fake_slack.records import Json, SlackError, Trigger, View
from tests.fake_slack.web_call import Call, method


def view_of(call: Call, kind: str) -> Json:
    """The view that a call brings. Raises `SlackError`."""
    view = structured(call.args.get("view"), "invalid_arguments")
    return checked_view(call.core, call.method, view, kind)


def exchange(call: Call) -> Trigger:
    """Use a trigger, which is good once and soon. Raises `SlackError`."""
    trigger = call.state.triggers.get(call.given("trigger_id"))
    if trigger is None or trigger.team != call.holder.team:
        raise SlackError("invalid_trigger_id")
    if trigger.is_used:
        raise SlackError("exchanged_trigger_id")
    if time.monotonic() > trigger.expires_at:
        raise SlackError("expired_trigger_id")
    trigger.is_used = True
    return trigger


def demand_hash(call: Call, standing: View | None) -> None:
    """Whoever names a hash changes only what they have seen. Raises `SlackError`."""
    named = call.args.get("hash")
    if named and (standing is None or named != standing.data["hash"]):
        raise SlackError("hash_conflict")


@method("views.open")
def open_view(call: Call) -> Json:
    view = view_of(call, "modal")
    trigger = exchange(call)
    return {"view": open_modal(call.core, trigger.user, trigger.team, view).data}


@method("views.push")
def push(call: Call) -> Json:
    view = view_of(call, "modal")
    trigger = exchange(call)
    if trigger.view is None:
        raise SlackError("not_found")
    return {"view": push_modal(call.core, trigger.user, trigger.team, view).data}


@method("views.update")
def update(call: Call) -> Json:
    view = view_of(call, "modal")
    every = [v for stack in call.state.modals.values() for v in stack]
    name, external = call.args.get("view_id"), call.args.get("external_id")
    if not name and not external:
        raise SlackError("invalid_arguments")
    found = (v for v in every if v.id == name or (external and v.data["external_id"] == external))
    standing = next((v for v in found if v.team == call.holder.team), None)
    if standing is None:
        raise SlackError("not_found")
    demand_hash(call, standing)
    return {"view": update_modal(call.core, standing, view).data}


@method("views.publish")
def publish(call: Call) -> Json:
    user = call.state.users.get(call.given("user_id"))
    if user is None:
        raise SlackError("user_not_found")
    view = view_of(call, "home")
    standing = call.state.homes.get(user.id)
    demand_hash(call, standing)
    made = made_view(call.core, user.id, call.holder.team, view, standing)
    call.state.homes[user.id] = made
    return {"view": made.data}
