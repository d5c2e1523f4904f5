"""Posting, updating and deleting: the same for the Web API, for people and for response_urls."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.fake_slack.blocks import MESSAGE_TEXT, characters, check_message, with_ids
from tests.fake_slack.core import Args, Core
from tests.fake_slack.records import Channel, Json, Message, SlackError

LONGEST_POST, LONGEST_UPDATE = 40_000, 4_000
"""Characters of `text`."""
METADATA_BYTES = 8_000
ARGUMENTS = ("unfurl_links", "unfurl_media", "mrkdwn", "parse", "reply_broadcast", "username")


def payload(message: Message) -> Json:
    """A message as the API and events show it."""
    shown: Json = {
        "type": "message",
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "team": message.team,
    }
    if message.blocks:
        shown["blocks"] = message.blocks
    for name in (
        "thread_ts",
        "parent_user_id",
        "bot_id",
        "app_id",
        "client_msg_id",
        "edited",
        "metadata",
        "subtype",
        "files",
    ):
        if getattr(message, name):
            shown[name] = getattr(message, name)
    return shown


def structured(value: Any, error: str) -> Any:
    """JSON that came as a string in a form, or as it is."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise SlackError(error) from None


def refuse_blocks(core: Core, where: str, problems: list[str], error: str) -> None:
    """Remember problems, and refuse if there are any."""
    if problems:
        core.complain(where, problems)
        messages = [f"[ERROR] {problem}" for problem in problems]
        raise SlackError(error, errors=problems, response_metadata={"messages": messages})


def checked_blocks(core: Core, where: str, args: Args) -> list[Json] | None:
    """The blocks of a call, None when it has none. Raises `SlackError`."""
    blocks = structured(args.get("blocks"), "invalid_blocks_format")
    if args.get("markdown_text"):
        if blocks or args.get("text"):
            raise SlackError("markdown_text_conflict")
        blocks = [{"type": "markdown", "text": args["markdown_text"]}]
    if blocks is None:
        return None
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    refuse_blocks(core, where, check_message(blocks), "invalid_blocks")
    if characters(blocks) > MESSAGE_TEXT:
        refuse_blocks(core, where, ["blocks hold too much text"], "msg_blocks_too_long")
    return with_ids(blocks, core.state.assistant)


def checked_text(args: Args, longest: int) -> str:
    """The text of a call. Raises `SlackError`."""
    text = args.get("text") or ""
    if not isinstance(text, str):
        raise SlackError("invalid_arguments")
    if len(text) > longest:
        raise SlackError("msg_too_long")
    return text


def checked_metadata(args: Args) -> Json | None:
    """The metadata of a call. Raises `SlackError`."""
    held = structured(args.get("metadata"), "invalid_metadata_format")
    if held is None:
        return None
    is_sound = isinstance(held, dict) and isinstance(held.get("event_type"), str)
    if not is_sound or not isinstance(held.get("event_payload"), dict):
        raise SlackError("invalid_metadata_format")
    if len(json.dumps(held)) > METADATA_BYTES:
        raise SlackError("metadata_too_large")
    return dict(held)


def checked_thread(core: Core, channel: Channel, args: Args) -> str | None:
    """The thread of a call: the parent has to stand there. Raises `SlackError`."""
    thread = args.get("thread_ts")
    if not thread:
        return None
    if not re.fullmatch(r"\d+\.\d{6}", str(thread)):
        raise SlackError("invalid_thread_ts")
    parent = core.state.message(channel.id, str(thread))
    if parent is None:
        raise SlackError("thread_not_found")
    if parent.ephemeral_to or parent.thread_ts not in (None, parent.ts):
        raise SlackError("cannot_reply_to_message")
    return str(thread)


def compose(core: Core, where: str, channel: Channel, args: Args) -> Message:
    """The message that the bot wants to post. Raises `SlackError`."""
    workspace = core.state.workspaces[channel.team]
    text, blocks = checked_text(args, LONGEST_POST), checked_blocks(core, where, args)
    if not text.strip() and not blocks:
        raise SlackError("no_text")
    return Message(
        ts=core.state.new_ts(),
        channel=channel.id,
        team=channel.team,
        user=workspace.bot_user,
        text=text,
        blocks=blocks or [],
        thread_ts=checked_thread(core, channel, args),
        bot_id=workspace.bot_id,
        app_id=core.app.id,
        metadata=checked_metadata(args),
        arguments={name: args[name] for name in ARGUMENTS if name in args},
    )


def add(core: Core, channel: Channel, message: Message) -> None:
    """Put a message where it belongs, and tell the app, which also hears itself."""
    core.state.messages.append(message)
    if message.thread_ts:
        parent = core.state.message(channel.id, message.thread_ts)
        if parent is not None:
            parent.thread_ts = parent.ts
            message.parent_user_id = parent.user
    if message.bot_id:
        core.state.thread(channel.id, message.thread_ts).status = ""
    if message.ephemeral_to is None:
        core.emit_message(channel, {**payload(message), "event_ts": message.ts})


def replace(core: Core, where: str, message: Message, args: Args) -> None:
    """Give a message new content, by the rules of chat.update. Raises `SlackError`."""
    text, blocks = checked_text(args, LONGEST_UPDATE), checked_blocks(core, where, args)
    if not text.strip() and blocks is None:
        raise SlackError("no_text")
    metadata = checked_metadata(args)
    if blocks is not None and not blocks and not text.strip():
        raise SlackError("no_text")
    before = payload(message)
    message.versions.append(message.blocks)
    if blocks is None:
        message.edited = {"user": message.user, "ts": core.state.new_ts()}
    message.blocks = blocks or []
    message.text = text
    message.metadata = metadata or message.metadata
    tell_changed(core, message, before)


def tell_changed(core: Core, message: Message, before: Json) -> None:
    """The event for a changed message; nobody hears of ephemeral ones."""
    if message.ephemeral_to is None:
        ts = core.state.new_ts()
        event = {
            "type": "message",
            "subtype": "message_changed",
            "message": payload(message),
            "previous_message": before,
            "hidden": True,
            "ts": ts,
            "event_ts": ts,
        }
        core.emit_message(core.state.channels[message.channel], event)


def delete(core: Core, message: Message) -> None:
    """Take a message away."""
    before = payload(message)
    message.is_deleted = True
    if message.ephemeral_to is None:
        ts = core.state.new_ts()
        event = {
            "type": "message",
            "subtype": "message_deleted",
            "previous_message": before,
            "deleted_ts": message.ts,
            "hidden": True,
            "ts": ts,
            "event_ts": ts,
        }
        core.emit_message(core.state.channels[message.channel], event)
