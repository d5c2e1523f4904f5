"""Calls of Slack's Web API that tell the truth about what became of them.

Nothing that creates is repeated here: a lost answer may hide a message that arrived. What leaves
the same state however often it is done (an update, a published home) is tried once more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from ssl import SSLContext, create_default_context
from typing import Any
from urllib.request import HTTPSHandler, build_opener, install_opener

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.assistant.ports import DeliveryResult, DeliveryStatus
from bot.channels.slack.api.address import SlackPlace
from bot.channels.slack.api.blocks import Block, notification
from bot.channels.slack.api.responses import (
    EXPECTED,
    TROUBLE,
    ApiOutcome,
    ApiResult,
    refused,
    unanswered,
)

SOON = timedelta(seconds=3)
"""When to try again what did not reach Slack."""
LATER = timedelta(minutes=5)
"""When to try again what somebody has to mend first."""

TIMEOUT = 10
HASTE = 1
"""Seconds; the second is for what somebody waits for."""

Alert = Callable[[str, str], None]
"""Told what is wrong (Slack's word) and where (a channel, or the method)."""

SlackClientOf = Callable[[str], "SlackClient | None"]
"""The calls of a workspace; None where the app is not installed there."""

REPEATABLE = frozenset(
    {
        "assistant.threads.setStatus",
        "assistant.threads.setSuggestedPrompts",
        "auth.test",
        "chat.delete",
        "chat.getPermalink",
        "chat.update",
        "conversations.info",
        "conversations.open",
        "usergroups.users.list",
        "users.info",
        "views.publish",
    }
)
"""Methods that may be done twice."""


def new_client(token: str, base_url: str = "", timeout: int = TIMEOUT) -> WebClient:
    """A client that never repeats a call by itself."""
    base = base_url or WebClient.BASE_URL
    client = WebClient(token=token, base_url=base, timeout=timeout, retry_handlers=[])
    context = share_tls()
    if client.proxy is not None:
        client.ssl = context  # the SDK does not use `urlopen` then
    return client


@cache
def share_tls() -> SSLContext:
    """Whom calls believe to be Slack, read once for all that `urlopen` does in this process: it
    would read the certificates of all authorities anew for each, 20 ms and more of a processor."""
    context = create_default_context()
    context.set_alpn_protocols(["http/1.1"])  # as the standard library does
    install_opener(build_opener(HTTPSHandler(context=context)))
    return context


class SlackClient:
    """The Web API of one workspace. Safe to share between threads."""

    def __init__(
        self, client: WebClient, clock: Callable[[], datetime], alert: Alert = lambda *_: None
    ) -> None:
        self._client = client
        self._clock = clock
        self._alert = alert

    @property
    def client(self) -> WebClient:
        """The client itself, for what is not among the calls (uploading a file)."""
        return self._client

    def hasty(self) -> SlackClient:
        """The same with little patience, for what somebody waits for."""
        client = new_client(self._client.token or "", self._client.base_url, HASTE)
        return SlackClient(client, self._clock, self._alert)

    # Messages.

    def post(
        self,
        channel: str,
        text: str,
        blocks: Sequence[Block] = (),
        thread: str = "",
        metadata: Mapping[str, Any] | None = None,
    ) -> DeliveryResult:
        """Post a message; never twice. The receipt is where it stands (`C1/1700.1`)."""
        return self.outcome(self.posted(channel, text, blocks, thread, metadata))

    def posted(
        self,
        channel: str,
        text: str,
        blocks: Sequence[Block] = (),
        thread: str = "",
        metadata: Mapping[str, Any] | None = None,
    ) -> ApiResult:
        """Post a message, and hear in full how that ended."""
        more = {"thread_ts": thread or None, "metadata": metadata}
        return self.ask("chat.postMessage", channel, **content(text, blocks), **given(more))

    def update(self, place: SlackPlace, text: str, blocks: Sequence[Block] = ()) -> DeliveryResult:
        """Give a message of ours new content."""
        new = content(text, blocks)
        answer = self.ask("chat.update", place.channel, ts=place.ts, **new)
        return self.outcome(answer, is_repeatable=True)

    def whisper(
        self, channel: str, user: str, text: str, blocks: Sequence[Block] = (), thread: str = ""
    ) -> ApiResult:
        """Show something to one person in a channel, until they look away."""
        more = given({"thread_ts": thread or None})
        return self.ask("chat.postEphemeral", channel, user=user, **content(text, blocks), **more)

    def direct_channel(self, user: str) -> ApiResult:
        """Open the direct messages with a person: `data["channel"]["id"]`."""
        return self.ask("conversations.open", users=user)

    def set_status(self, channel: str, thread: str, status: str) -> ApiResult:
        """Show what is being done, until a message comes."""
        return self.ask(
            "assistant.threads.setStatus", channel_id=channel, thread_ts=thread, status=status
        )

    def set_prompts(
        self, channel: str, title: str, prompts: Sequence[tuple[str, str]]
    ) -> ApiResult:
        """Suggest what could be written: (title, message), at most four."""
        told = [{"title": name, "message": message} for name, message in prompts]
        return self.ask(
            "assistant.threads.setSuggestedPrompts", channel_id=channel, title=title, prompts=told
        )

    # Views.

    def open_view(self, trigger: str, view: Mapping[str, Any]) -> ApiResult:
        """Open a modal. A trigger is good for three seconds and for once."""
        return self.ask("views.open", trigger_id=trigger, view=view)

    def push_view(self, trigger: str, view: Mapping[str, Any]) -> ApiResult:
        """Put a modal on top of the one that is open."""
        return self.ask("views.push", trigger_id=trigger, view=view)

    def update_view(self, view_id: str, view: Mapping[str, Any]) -> ApiResult:
        """Change a modal that is open."""
        return self.ask("views.update", view_id=view_id, view=view)

    def publish_home(self, user: str, view: Mapping[str, Any]) -> ApiResult:
        """Show a person their home."""
        return self.ask("views.publish", user_id=user, view=view)

    # Everything.

    def ask(self, method: str, channel: str = "", **arguments: Any) -> ApiResult:
        """Call a method. What may be done twice is tried again once if nobody knows."""
        told = given({"channel": channel or None}) | arguments
        answer = self._once(method, told)
        if answer.ending is ApiOutcome.UNKNOWN and method in REPEATABLE:
            answer = self._once(method, told)
        is_refused = answer.ending in (ApiOutcome.BARRED, ApiOutcome.REFUSED)
        if is_refused and answer.error not in EXPECTED:
            self._alert(answer.error, channel or method)
        return answer

    def _once(self, method: str, arguments: Mapping[str, Any]) -> ApiResult:
        try:
            response = self._send(method, dict(arguments))
        except SlackApiError as error:
            return refused(error)
        except TROUBLE as error:
            return unanswered(error)
        return ApiResult(ApiOutcome.DONE, response.data if isinstance(response.data, dict) else {})

    def _send(self, method: str, arguments: dict[str, Any]) -> SlackResponse:
        """Nested arguments go as JSON, which methods that only read do not take."""
        if any(isinstance(value, (dict, list)) for value in arguments.values()):
            return self._client.api_call(method, json=arguments)
        return self._client.api_call(method, params=arguments)

    def outcome(self, answer: ApiResult, *, is_repeatable: bool = False) -> DeliveryResult:
        """What an answer means for something that waits to be sent."""
        now = self._clock()
        match answer.ending:
            case ApiOutcome.DONE:
                return DeliveryResult(DeliveryStatus.SENT, receipt_of(answer))
            case ApiOutcome.LIMITED:
                wait = timedelta(seconds=answer.wait)
                return DeliveryResult(DeliveryStatus.QUEUED, retry_at=now + wait)
            case ApiOutcome.UNREACHED:
                return DeliveryResult(DeliveryStatus.QUEUED, retry_at=now + SOON)
            case ApiOutcome.UNKNOWN if is_repeatable:
                return DeliveryResult(DeliveryStatus.QUEUED, retry_at=now + SOON)
            case ApiOutcome.UNKNOWN:
                return DeliveryResult(DeliveryStatus.UNCERTAIN)
            case ApiOutcome.BARRED:
                return DeliveryResult(DeliveryStatus.QUEUED, retry_at=now + LATER)
            case ApiOutcome.REFUSED:
                return DeliveryResult(DeliveryStatus.FAILED)


def content(text: str, blocks: Sequence[Block]) -> dict[str, Any]:
    """What a message says. The text beside the blocks is inert, and nothing is unfurled."""
    shown: dict[str, Any] = {
        "text": notification(text),
        "mrkdwn": False,
        "parse": "none",
        "unfurl_links": False,
        "unfurl_media": False,
    }
    return {**shown, "blocks": list(blocks)} if blocks else shown


def given(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments that are there."""
    return {name: value for name, value in arguments.items() if value is not None}


def receipt_of(answer: ApiResult) -> str:
    """Where a message stands that was posted or updated."""
    channel, ts = answer.data.get("channel"), answer.data.get("ts")
    return str(SlackPlace(channel, ts)) if isinstance(channel, str) and isinstance(ts, str) else ""
