"""Finding out whether a message arrived whose sending nobody saw the end of."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.assistant.ports import DeliveryResult, DeliveryStatus, Outgoing
from bot.channels.common.message_language import language_in
from bot.channels.slack.api.address import parse_address, place_of
from bot.channels.slack.api.client import SlackClientOf
from bot.channels.slack.api.message_metadata import find
from bot.channels.slack.api.responses import ApiOutcome, ApiResult
from bot.channels.slack.applicants.messages import PhrasesIn, draw
from bot.channels.slack.applicants.sender import SlackSend, thread_of, trace_of
from bot.runtime.outgoing.part_receipts import BEGUN, begun

NOBODY_KNOWS = DeliveryResult(DeliveryStatus.UNCERTAIN)


class SlackSearch:
    """Looks where a message was to be sent. Call it when what was under way has surely arrived.

    What becomes of it: sent, where all of it stands there; queued, where it does not, from the
    part on that is missing; otherwise uncertain, as before.
    """

    def __init__(self, calls_of: SlackClientOf, send: SlackSend, phrases: PhrasesIn) -> None:
        self._calls_of, self._send, self._phrases = calls_of, send, phrases

    def __call__(self, outgoing: Outgoing, after: str = "") -> DeliveryResult:
        """Look for one message, among what came after a moment of Slack's clock (`ts`).

        `retry_at` is set where Slack asks to be left in peace until then.
        """
        address = parse_address(outgoing.person)
        calls = self._calls_of(address.team) if address else None
        if address is None or calls is None:
            return NOBODY_KNOWS
        channel = self._send.channel_of(calls, address)
        if isinstance(channel, DeliveryResult):
            return NOBODY_KNOWS
        parts = draw(outgoing.message, outgoing.id, self._phrases(language_in(outgoing.message)))
        numbers = range(begun(outgoing.receipt), len(parts))
        traces = [trace_of(outgoing, number) for number in numbers]
        found = find(calls, channel, thread_of(address, outgoing), traces, after)
        if isinstance(found, ApiResult):
            is_limited = found.ending is ApiOutcome.LIMITED
            wait = calls.outcome(found).retry_at if is_limited else None
            return DeliveryResult(DeliveryStatus.UNCERTAIN, retry_at=wait)
        for number, trace in zip(numbers, traces, strict=True):
            if trace not in found:
                return DeliveryResult(DeliveryStatus.QUEUED, f"{BEGUN}{number}" if number else "")
        return DeliveryResult(DeliveryStatus.SENT, str(found[traces[-1]]))


def sent_before(outgoing: Outgoing, others: Iterable[Outgoing]) -> str:
    """The newest `ts` of Slack's clock that surely lies before a message; empty for none.

    Ours may have been wrong then. What was sent at once was sent in order.
    """
    before = (o for o in others if o.id < outgoing.id and o.attempts == 1)
    return max(
        (at.ts for at in (place_of(other.receipt) for other in before) if at), key=float, default=""
    )


Search = Callable[[Outgoing, str], DeliveryResult]
"""What `SlackSearch` is to whoever calls it."""
