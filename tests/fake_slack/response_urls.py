"""What an app may do through a response_url, and through the body of an answer to a command."""

from __future__ import annotations

import time
from typing import Any

from tests.fake_slack.core import Args, Core
from tests.fake_slack.messages import add, compose, delete, replace
from tests.fake_slack.records import Channel, Json, Message, ResponseUrl, SlackError


def post(core: Core, name: str, args: Args) -> tuple[int, str]:
    """Answer a post to a response_url: a status and a body."""
    url = core.state.response_urls.get(name)
    if url is None:
        return 404, "no_service"
    if time.monotonic() > url.expires_at:
        return 404, "expired_url"
    if url.uses_left == 0:
        return 404, "used_url"
    url.uses_left -= 1
    try:
        respond(core, url, args)
    except SlackError as error:
        core.complain("response_url", [error.error])
        return (404 if error.error == "message_not_found" else 400), error.error
    return 200, "ok"


def respond(core: Core, url: ResponseUrl, args: Args) -> None:
    """Replace, delete or post. Raises `SlackError`."""
    channel = core.state.channels[url.channel]
    is_deleting, is_replacing = args.get("delete_original"), args.get("replace_original")
    if is_deleting or is_replacing:
        original = core.state.message(channel.id, url.message_ts or "")
        if original is None:
            raise SlackError("message_not_found")
        if is_deleting:
            delete(core, original)
        else:
            replace(core, "response_url", original, args)
        return
    speak(core, channel, url.user, args)


def speak(core: Core, channel: Channel, user: str, args: Args) -> Message:
    """Post for one person, or for all with `in_channel`. Raises `SlackError`."""
    kind = args.get("response_type") or "ephemeral"
    if kind not in ("ephemeral", "in_channel"):
        raise SlackError("invalid_response_type")
    message = compose(core, "response_url", channel, args)
    message.ephemeral_to = user if kind == "ephemeral" else None
    add(core, channel, message)
    return message


def answer_command(core: Core, channel: Channel, user: str, answer: Any) -> None:
    """The body of the answer to a slash command is posted: text, or an object."""
    if not answer:
        return
    args: Json = answer if isinstance(answer, dict) else {"text": str(answer)}
    try:
        speak(core, channel, user, args)
    except SlackError as error:
        core.complain("answer to a command", [error.error])
