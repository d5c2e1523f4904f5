"""The payloads of what people do, and what becomes of the answers."""

from __future__ import annotations

import time
from typing import Any

from tests.fake_slack.core import Core
from tests.fake_slack.messages import payload
from tests.fake_slack.modals import checked_view, push_modal, update_modal, values_of
from tests.fake_slack.records import SLACKBOT, Channel, Json, Message, SlackError, View
from tests.fake_slack.response_urls import answer_command
from tests.fake_slack.screens import Control
from tests.storms.delivery import Delivery


def about(core: Core, kind: str, user: str, team: str) -> Json:
    """What all interactions say."""
    enterprise = core.state.workspaces[team].enterprise_id
    return {
        "type": kind,
        "token": core.app.verification_token,
        "team": core.team_payload(team),
        "enterprise": {"id": enterprise, "name": enterprise} if enterprise else None,
        "is_enterprise_install": False,
        "user": core.user_payload(user),
        "api_app_id": core.app.id,
    }


def action(control: Control, picked: Json | None = None) -> Json:
    """One action: which control, and what was picked there."""
    element = control.element
    told: Json = {
        "type": element["type"],
        "action_id": control.action_id,
        "block_id": control.block_id,
        "action_ts": f"{time.time():.6f}",
    }
    if element["type"] in ("button", "icon_button"):
        told |= {key: element[key] for key in ("text", "value", "style") if key in element}
    if element["type"] == "feedback_buttons":
        told |= {"value": control.value, "text": {"type": "plain_text", "text": control.label}}
    return told | {key: value for key, value in (picked or {}).items() if key != "type"}


def in_message(core: Core, user: str, message: Message, did: Json, filled: dict[str, Json]) -> Json:
    """block_actions in a message; what is ephemeral is not sent along."""
    channel = core.state.channels[message.channel]
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.ephemeral_to is not None,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    sent = {
        **about(core, "block_actions", user, channel.team),
        "container": container,
        "trigger_id": core.new_trigger(user, channel.team),
        "channel": channel_name(channel),
        "state": {"values": values_of(message.blocks, filled)},
        "response_url": core.new_response_url(channel, user, message.ts),
        "actions": [did],
    }
    return sent if message.ephemeral_to else {**sent, "message": payload(message)}


def in_view(core: Core, view: View, did: Json) -> Json:
    """block_actions in a modal or in a home."""
    return {
        **about(core, "block_actions", view.user, view.team),
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": core.new_trigger(
            view.user, view.team, view.id if view.data["type"] == "modal" else None
        ),
        "view": view.data,
        "state": {"values": view.values},
        "actions": [did],
    }


def suggestion(
    core: Core, user: str, team: str, place: Message | View, control: Control, text: str
) -> Json:
    """block_suggestion: the app is asked for the options of a menu."""
    if isinstance(place, View):
        where: Json = {"container": {"type": "view", "view_id": place.id}, "view": place.data}
    else:
        container = {"type": "message", "message_ts": place.ts, "channel_id": place.channel}
        where = {"container": container, "message": payload(place)}
    named = {"action_id": control.action_id, "block_id": control.block_id, "value": text}
    return {**about(core, "block_suggestion", user, team), **where, **named}


def channel_name(channel: Channel) -> Json:
    """A channel, as interactions name it."""
    names = {"im": "directmessage", "private": "privategroup"}
    return {"id": channel.id, "name": names.get(channel.kind, channel.name)}


def command(core: Core, channel: Channel, user: str, name: str, text: str) -> Delivery:
    """A slash command; the answer to it is posted, and so is a failure."""
    known, workspace = core.state.users[user], core.state.workspaces[channel.team]
    body = {
        "token": core.app.verification_token,
        "team_id": channel.team,
        "team_domain": workspace.domain,
        "channel_id": channel.id,
        "channel_name": channel_name(channel)["name"],
        "user_id": user,
        "user_name": known.name,
        "command": name,
        "text": text,
        "api_app_id": core.app.id,
        "is_enterprise_install": "false",
        "response_url": core.new_response_url(channel, user),
        "trigger_id": core.new_trigger(user, channel.team),
    }
    if workspace.enterprise_id:
        body |= {"enterprise_id": workspace.enterprise_id, "enterprise_name": "Enterprise"}

    def settle(delivery: Delivery) -> None:
        if delivery.acknowledged is not None:
            return answer_command(core, channel, user, delivery.acknowledged.answer)
        words = {"http_timeout": "operation_timeout"}
        failure = words.get(delivery.attempts[-1].reason, "dispatch_failed")
        text = f"{name} failed with the error “{failure}”"
        notice = Message(core.state.new_ts(), channel.id, channel.team, SLACKBOT, text, [])
        notice.ephemeral_to = user
        core.state.messages.append(notice)
        return None

    return Delivery("command", body, settle)


def submission(core: Core, view: View) -> Delivery:
    """The person submits a modal; the answer says what becomes of it."""
    sent = {
        **about(core, "view_submission", view.user, view.team),
        "trigger_id": core.new_trigger(view.user, view.team, view.id),
        "view": view.data,
        "response_urls": [],
    }

    def settle(delivery: Delivery) -> None:
        if delivery.acknowledged is not None:
            apply_submission(core, view, delivery.acknowledged.answer)
        else:
            view.errors = {"": delivery.attempts[-1].reason}

    return Delivery("interactive", sent, settle)


def apply_submission(core: Core, view: View, answer: Any) -> None:
    """Close the modal, or do what the answer says; complain of an answer that Slack refuses."""
    standing = core.state.view(view.id)
    if standing is None:
        return
    try:
        follow(core, standing, answer or {})
    except SlackError as error:
        core.complain("answer to view_submission", [error.error])
        standing.errors = {"": error.error}


def follow(core: Core, view: View, answer: Any) -> None:
    """Do what an answer says. Raises `SlackError`."""
    if not isinstance(answer, dict) or (answer and "response_action" not in answer):
        raise SlackError("the answer has no response_action")
    wanted = answer.get("response_action")
    stack = core.state.modals.get(view.user, [])
    if wanted is None:
        stack.remove(view)
    elif wanted == "clear":
        stack.clear()
    elif wanted == "errors":
        view.errors = checked_errors(view, answer.get("errors"))
    elif wanted in ("update", "push"):
        new = checked_view(core, "answer to view_submission", answer.get("view"), "modal")
        if wanted == "update":
            update_modal(core, view, new)
        else:
            push_modal(core, view.user, view.team, new)
    else:
        raise SlackError(f"unknown response_action: {wanted}")


def checked_errors(view: View, errors: Any) -> dict[str, str]:
    """Errors beside inputs that there are. Raises `SlackError`."""
    inputs = {block["block_id"] for block in view.data["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors:
        raise SlackError("errors has to name inputs")
    if not errors.keys() <= inputs:
        raise SlackError(f"errors names no inputs: {sorted(errors.keys() - inputs)}")
    if not all(isinstance(text, str) and text for text in errors.values()):
        raise SlackError("an error has to say something")
    return dict(errors)


def closing(core: Core, view: View, *, is_cleared: bool) -> Delivery | None:
    """Tell the app that a modal was closed, if it wants to know."""
    if not view.data["notify_on_close"]:
        return None
    sent = {
        **about(core, "view_closed", view.user, view.team),
        "view": view.data,
        "is_cleared": is_cleared,
    }
    return Delivery("interactive", sent)
