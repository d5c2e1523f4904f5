"""The thread of a lead: which lead it is, and what becomes of messages that staff write there.

Their words are read in one place only: where somebody asks to send a message to the applicant.
Of a message that was sent it is kept where it stands, so that a later change of it is explained.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.assistant.desk.actions import DeskMessage
from bot.assistant.ports import Storage
from bot.channels.slack.api.address import SlackAddress, SlackPlace
from bot.channels.slack.api.mrkdwn import decode
from bot.channels.slack.desk.ids import SENT, reference_of, sent_from
from bot.channels.slack.desk.location import Location, Payload

MOST = 3_000
"""Characters that a window takes to begin with."""


def lead_at(storage: Storage, desk: str, location: Location) -> str:
    """The reference of the lead whose thread this is; empty where it is none's."""
    with storage.read_only() as work:
        return reference_of(
            work.desk_posts.subject_at(desk, str(SlackPlace(location.channel, location.thread)))
        )


def keep_sent(storage: Storage, desk: str, value: str, source: SlackPlace) -> None:
    """Remember that a message of staff was sent to the applicant."""
    with storage() as work:
        reference = value.partition(" ")[0]
        work.desk_posts.keep_place(desk, sent_from(reference, source), str(source))
        work.commit()


def was_sent(storage: Storage, desk: str, location: Location) -> bool:
    """Whether this message was sent to an applicant."""
    with storage.read_only() as work:
        subject = work.desk_posts.subject_at(desk, str(SlackPlace(location.channel, location.ts)))
    return bool(subject and subject.startswith(SENT))


def text_to_send(message: Payload, name: Callable[[str], str]) -> str | None:
    """What a message of staff says; empty for other messages, None if it is too long."""
    if message.get("bot_id") or not message.get("user"):
        return ""
    text = decode(str(message.get("text") or ""), name).strip()
    return text if len(text) <= MOST else None


def change_of(event: Payload, team: str) -> tuple[Location, DeskMessage] | None:
    """Who changed which message how; None for everything else that is told of a channel."""
    before = event.get("previous_message") or {}
    if event.get("subtype") == "message_deleted":
        return _changed(before, event, team, DeskMessage.DELETED_AFTER_SENDING)
    if event.get("subtype") != "message_changed":
        return None
    after = event.get("message") or {}
    if after.get("subtype") == "tombstone":  # deleted, but there are answers below it
        return _changed(
            {**before, "ts": after.get("ts")}, event, team, DeskMessage.DELETED_AFTER_SENDING
        )
    if after.get("text") == before.get("text"):
        return None
    return _changed(after, event, team, DeskMessage.EDITED_AFTER_SENDING)


def _changed(
    message: Payload, event: Payload, team: str, told: DeskMessage
) -> tuple[Location, DeskMessage] | None:
    user, ts = message.get("user"), message.get("ts") or event.get("deleted_ts")
    if not user or not ts or message.get("bot_id"):
        return None
    return _spot(message, event, team, str(user), str(ts)), told


def mention_of(event: Payload, team: str) -> Location | None:
    """Who addressed the counter where; None for bots."""
    user, ts = event.get("user"), event.get("ts")
    if not user or not ts or event.get("bot_id"):
        return None
    return _spot(event, event, team, str(user), str(ts))


def _spot(message: Payload, event: Payload, team: str, user: str, ts: str) -> Location:
    home = str(message.get("user_team") or message.get("team") or team)
    thread = str(message.get("thread_ts") or ts)
    return Location(team, SlackAddress(home, user), str(event["channel"]), thread, ts)
