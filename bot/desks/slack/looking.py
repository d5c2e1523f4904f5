"""Looking in Slack whether something is there whose posting nobody answered.

Every post carries in its metadata what it is about. Reading the history of a channel is limited,
so it is done only for a post that was begun and of which no more is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.platforms.slack.address import Place
from bot.platforms.slack.answers import Answer, Ending
from bot.platforms.slack.calls import Calls

EVENT = "madoguchi_post"
MARGIN = timedelta(minutes=5)
"""How far the clocks of Slack and of this machine may be apart."""
PAGE, PAGES = 200, 10


def metadata_of(subject: str) -> dict[str, Any]:
    """What a post carries, so that it can be found again."""
    return {"event_type": EVENT, "event_payload": {"subject": subject}}


def look_for(
    calls: Calls, channel: str, thread: str, subject: str, since: datetime
) -> Place | Answer | None:
    """Where the post stands that was begun then; None if it is surely not there.

    An answer where that could not be found out.
    """
    asked: dict[str, Any] = {
        "oldest": f"{(since - MARGIN).timestamp():.6f}",
        "limit": PAGE,
        "include_all_metadata": True,
    }
    method = "conversations.replies" if thread else "conversations.history"
    where = {"ts": thread} if thread else {}
    for _ in range(PAGES):
        answer = calls.ask(method, channel, **where, **asked)
        if not answer.is_done:
            return answer
        if ts := ts_of(answer.data.get("messages") or (), subject):
            return Place(channel, ts)
        cursor = (answer.data.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return None
        asked["cursor"] = cursor
    return Answer(Ending.REFUSED, {}, "too_much_to_read")


def ts_of(messages: Iterable[Mapping[str, Any]], subject: str) -> str:
    """The ts of the message about a subject; empty where there is none."""
    wanted = metadata_of(subject)
    for message in messages:
        if message.get("bot_id") and message.get("metadata") == wanted:
            return str(message["ts"])
    return ""
