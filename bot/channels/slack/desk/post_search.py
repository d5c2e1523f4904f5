"""Looking in Slack whether something is there whose posting nobody answered.

Every post carries in its metadata what it is about.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from bot.channels.slack.api.address import SlackPlace
from bot.channels.slack.api.client import SlackClient
from bot.channels.slack.api.message_metadata import Trace, find
from bot.channels.slack.api.responses import ApiResult

EVENT = "madoguchi_post"
MARGIN = timedelta(days=1)
"""How far the clock of this machine may be ahead of Slack's: what is overlooked is shown twice."""


def metadata_of(subject: str) -> dict[str, Any]:
    """What a post carries, so that it can be found again."""
    return Trace(EVENT, subject).metadata


def look_for(
    calls: SlackClient, channel: str, thread: str, subject: str, since: datetime
) -> SlackPlace | ApiResult | None:
    """Where the post stands that was begun then; None if it is surely not there.

    An answer where that could not be found out.
    """
    trace = Trace(EVENT, subject)
    after = f"{(since - MARGIN).timestamp():.6f}"
    found = find(calls, channel, thread, (trace,), after)
    return found if isinstance(found, ApiResult) else found.get(trace)
