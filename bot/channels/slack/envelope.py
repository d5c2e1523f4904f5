"""What an envelope of Slack says about who did something, when, and where they can be answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Envelope:
    """The outside of something that came from Slack.

    `line` names whose acts it belongs to; `at` is Slack's time of the act in seconds, None where
    Slack tells none. `is_written`: it is a message, or a change of one, which may come in another
    order than it was written in. `thread` is set for a message in the direct messages, where a
    status can be shown; `response_url` where Slack gave one.
    """

    line: str
    at: float | None = None
    is_written: bool = False
    team: str = ""
    user: str = ""
    channel: str = ""
    thread: str = ""
    response_url: str = ""

    @property
    def is_awaited(self) -> bool:
        """Whether somebody waits to see what comes of it."""
        return bool(self.user and (self.thread or self.response_url or self.channel))


def read_envelope(payload: Payload) -> Envelope:
    """Read the outside of an event, a click, a command, a shortcut or a modal."""
    if payload.get("type") == "event_callback":
        return envelope_of_event(payload, part(payload, "event"))
    team = word(part(payload, "team"), "id") or word(payload, "team_id")
    user = word(part(payload, "user"), "id") or word(payload, "user_id")
    return Envelope(
        line=f"{team}/{user}",
        at=moment(*(action.get("action_ts") for action in actions(payload))),
        team=team,
        user=user,
        channel=word(part(payload, "channel"), "id") or word(payload, "channel_id"),
        response_url=word(payload, "response_url"),
    )


def envelope_of_event(payload: Payload, event: Payload) -> Envelope:
    """An event; what nobody did, or a bot, stands in a line of its own and is awaited by nobody."""
    team, user = word(payload, "team_id"), author(event)
    at = moment(event.get("event_ts"), event.get("ts"))
    if not user or "bot_id" in event or "bot_id" in part(event, "message"):
        return Envelope(line=f"event/{word(payload, 'event_id')}", at=at, team=team)
    is_message = event.get("type") in ("message", "app_mention")
    is_spoken = is_message and "subtype" not in event
    is_private = event.get("channel_type") == "im"
    return Envelope(
        line=f"{team}/{user}",
        at=at,
        is_written=is_message,
        team=team,
        user=user,
        channel=word(event, "channel") if is_spoken else "",
        thread=word(event, "thread_ts") or word(event, "ts") if is_spoken and is_private else "",
    )


def author(event: Payload) -> str:
    """Who did it; for an edited or deleted message, whose it is."""
    inner = (part(event, name) for name in ("message", "previous_message"))
    return word(event, "user") or next((user for m in inner if (user := word(m, "user"))), "")


def actions(payload: Payload) -> list[Payload]:
    """What was clicked."""
    found = payload.get("actions")
    return [a for a in found if isinstance(a, Mapping)] if isinstance(found, list) else []


def part(payload: Payload, name: str) -> Payload:
    """An object inside of another; an empty one where there is none."""
    found = payload.get(name)
    return found if isinstance(found, Mapping) else {}


def word(payload: Payload, name: str) -> str:
    """A text inside of an object; empty where there is none."""
    found = payload.get(name)
    return found if isinstance(found, str) else ""


def moment(*stamps: object) -> float | None:
    """The first of Slack's timestamps that is one, in seconds."""
    for stamp in stamps:
        if isinstance(stamp, str) and stamp.replace(".", "", 1).isdecimal():
            return float(stamp)
    return None
