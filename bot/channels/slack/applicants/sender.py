"""Messages of the outbox on their way into Slack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from threading import Lock

from bot.assistant.ports import DeliveryResult, DeliveryStatus, Outgoing
from bot.channels.common.message_language import language_in
from bot.channels.slack.api.address import SlackAddress, parse_address, places_of
from bot.channels.slack.api.client import LATER, SlackClient, SlackClientOf
from bot.channels.slack.api.message_metadata import Trace
from bot.channels.slack.api.responses import ApiOutcome
from bot.channels.slack.applicants.events import thread_in
from bot.channels.slack.applicants.messages import PhrasesIn, draw
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.runtime.outgoing.part_receipts import begun, rest_waits

KIND = "madoguchi_message"

FAILED = DeliveryResult(DeliveryStatus.FAILED)


class SlackSend:
    """Sends messages. It is the `Send` of the outbox; nothing in it sleeps.

    What has to wait is handed back with its moment.
    """

    def __init__(
        self,
        calls_of: SlackClientOf,
        pacing: DeliveryPace,
        phrases: PhrasesIn,
        clock: Callable[[], datetime],
    ) -> None:
        self._calls_of = calls_of
        self._pacing = pacing
        self._phrases = phrases
        self._clock = clock
        self._lock = Lock()
        self._channels: dict[SlackAddress, str] = {}

    def __call__(self, outgoing: Outgoing) -> DeliveryResult:
        """Send one message; what became of it."""
        address = parse_address(outgoing.person)
        if address is None:
            return FAILED
        calls = self._calls_of(address.team)
        if calls is None:
            return self._wait(self._clock() + LATER)
        channel = self.channel_of(calls, address)
        return (
            self._post(calls, channel, address, outgoing) if isinstance(channel, str) else channel
        )

    def _wait(self, until: datetime) -> DeliveryResult:
        return DeliveryResult(DeliveryStatus.QUEUED, retry_at=until)

    def channel_of(self, calls: SlackClient, address: SlackAddress) -> str | DeliveryResult:
        """The channel to post in, or why there is none yet."""
        if address.is_public:
            return address.channel
        with self._lock:
            known = self._channels.get(address)
        return known or self._open(calls, address)

    def _open(self, calls: SlackClient, address: SlackAddress) -> str | DeliveryResult:
        answer = calls.direct_channel(address.user)
        if not answer.is_done:
            return calls.outcome(answer, is_repeatable=True)
        channel = str(answer.data["channel"]["id"])
        with self._lock:
            self._channels[address] = channel
        return channel

    def _post(
        self, calls: SlackClient, channel: str, address: SlackAddress, outgoing: Outgoing
    ) -> DeliveryResult:
        phrases = self._phrases(language_in(outgoing.message))
        parts = draw(outgoing.message, outgoing.id, phrases)
        thread = thread_of(address, outgoing)
        outcome, sent = FAILED, [str(each) for each in places_of(outgoing.receipt)]
        for number in range(begun(outgoing.receipt), len(parts)):
            due = self._pacing.reserve(channel, self._clock())
            if due is not None:
                return rest_waits(number, self._wait(due), sent)
            part = parts[number]
            unseen = trace_of(outgoing, number).metadata
            answer = calls.posted(channel, part.text, part.blocks, thread, unseen)
            outcome = calls.outcome(answer)
            if answer.ending is ApiOutcome.LIMITED and outcome.retry_at:
                self._pacing.hold(channel, outcome.retry_at)
            if outcome.status is DeliveryStatus.QUEUED:
                self._forget(address)
            if outcome.status is not DeliveryStatus.SENT:
                return rest_waits(number, outcome, sent)
            sent.append(outcome.receipt)
        return replace(outcome, receipt=" ".join(sent))

    def _forget(self, address: SlackAddress) -> None:
        """Ask for the direct messages anew: they may have been the reason."""
        with self._lock:
            self._channels.pop(address, None)


def thread_of(address: SlackAddress, outgoing: Outgoing) -> str:
    """Below which message of the channel a message belongs; empty where below none."""
    return address.thread or thread_in(outgoing.event)


def trace_of(outgoing: Outgoing, number: int) -> Trace:
    """What a part of a message carries unseen. Ids begin anew in another database, times do not."""
    return Trace(KIND, f"{outgoing.id}.{number}.{outgoing.created_at.timestamp():.0f}")
