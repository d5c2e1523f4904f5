"""Where in Slack somebody did something, and how to answer them there.

A window remembers where it was opened from: its `private_metadata` holds that beside its value.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.channels.slack.api.address import SlackAddress, SlackPlace

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Location:
    """Who acted where. `team` is the workspace of the desk, which the calls go to.

    `thread` is the message that the thread hangs from, or would; `ts` the message acted on.
    `source` is the message of staff that is being sent on to an applicant.
    """

    team: str
    actor: SlackAddress
    channel: str = ""
    thread: str = ""
    ts: str = ""
    source: str = ""
    trigger: str = ""
    view: str = ""

    @property
    def whispers_in(self) -> str:
        """The thread in which this person reads; empty where they look at the channel itself."""
        return "" if self.thread == self.ts else self.thread

    @property
    def sent_on(self) -> SlackPlace | None:
        """Where the message stands that is sent on."""
        return SlackPlace(self.channel, self.source) if self.channel and self.source else None


def location_of(body: Payload, team: str) -> Location:
    """Where a button was pressed, a window handed in, or the menu of a message used."""
    user = body["user"]
    actor = SlackAddress(str(user.get("team_id") or team), str(user["id"]))
    trigger = str(body.get("trigger_id") or "")
    view = body.get("view")
    if view:
        held = opened_from(view)
        return Location(
            team,
            actor,
            held.get("channel", ""),
            held.get("thread", ""),
            held.get("ts", ""),
            held.get("source", ""),
            trigger,
            str(view["id"]),
        )
    message, container = body.get("message") or {}, body.get("container") or {}
    ts = str(container.get("message_ts") or message.get("ts") or "")
    thread = str(container.get("thread_ts") or message.get("thread_ts") or "")
    if not container.get("is_ephemeral"):  # nothing can be hung below what one person sees
        thread = thread or ts
    channel = str((body.get("channel") or {}).get("id") or "")
    return Location(team, actor, channel, thread, ts, trigger=trigger)


def with_memory(view: Payload, location: Location) -> dict[str, Any]:
    """A view that remembers, beside its value, where it is opened from."""
    held = {
        "value": view.get("private_metadata", ""),
        "channel": location.channel,
        "thread": location.thread,
        "ts": location.ts,
        "source": location.source,
    }
    written = json.dumps({k: v for k, v in held.items() if v}, ensure_ascii=False)
    return {**view, "private_metadata": written}


def opened_from(view: Payload) -> dict[str, str]:
    """What a view remembers; nothing where it does not."""
    try:
        held = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in held.items()} if isinstance(held, dict) else {}
