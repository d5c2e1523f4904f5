"""What our messages in Slack carry unseen, so that each can be found again.

Reading the history of a channel is limited, so it is done only for a message that was begun and of
which no more is known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.channels.slack.api.address import SlackPlace
from bot.channels.slack.api.client import SlackClient
from bot.channels.slack.api.responses import ApiOutcome, ApiResult

SETTLED = timedelta(seconds=30)
"""After which time a message that is not in the history will not come any more."""
PAGE, PAGES = 200, 10


@dataclass(frozen=True, slots=True)
class Trace:
    """What a message is about: a kind of ours, and its name within that."""

    kind: str
    subject: str

    @property
    def metadata(self) -> dict[str, Any]:
        """As Slack keeps it."""
        return {"event_type": self.kind, "event_payload": {"subject": self.subject}}


def find(
    calls: SlackClient, channel: str, thread: str, traces: Collection[Trace], after: str = ""
) -> Mapping[Trace, SlackPlace] | ApiResult:
    """Where these messages stand; those that are missing are surely not there.

    Looked at is what came after a moment of Slack's clock (`ts`). An answer where it could not be
    found out.
    """
    found: dict[Trace, SlackPlace] = {}
    for page in pages(calls, channel, thread, after):
        if isinstance(page, ApiResult):
            return page
        found |= {trace: SlackPlace(channel, ts) for trace, ts in carried(page, traces)}
        if len(found) == len(traces):
            break
    return found


def pages(
    calls: SlackClient, channel: str, thread: str, after: str
) -> Iterator[Iterable[Mapping[str, Any]] | ApiResult]:
    """The messages since then, page by page; an answer where they could not be read to the end."""
    asked: dict[str, Any] = {"limit": PAGE, "include_all_metadata": True}
    asked |= {"oldest": after} if after else {}
    method = "conversations.replies" if thread else "conversations.history"
    where = {"ts": thread} if thread else {}
    for _ in range(PAGES):
        answer = calls.ask(method, channel, **where, **asked)
        if not answer.is_done:
            yield answer
            return
        yield answer.data.get("messages") or ()
        cursor = (answer.data.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return
        asked["cursor"] = cursor
    yield ApiResult(ApiOutcome.REFUSED, {}, "too_much_to_read")


def carried(
    messages: Iterable[Mapping[str, Any]], traces: Collection[Trace]
) -> Iterator[tuple[Trace, str]]:
    """Which of our messages bears which trace."""
    for message in messages:
        for trace in traces:
            if message.get("bot_id") and message.get("metadata") == trace.metadata:
                yield trace, str(message["ts"])
