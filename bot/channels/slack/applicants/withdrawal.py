"""Taking back what was said in direct messages to somebody who had their data erased."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from bot.assistant.ports import DeliveryResult, DeliveryStatus, Withdrawal
from bot.channels.slack.api.address import SlackPlace, parse_address, places_of
from bot.channels.slack.api.client import LATER, SlackClient, SlackClientOf
from bot.runtime.outgoing.delivery_pace import DeliveryPace

log = logging.getLogger(__name__)

GONE = frozenset({"message_not_found", "channel_not_found"})
"""Then there is nothing left to take back."""

MOST_ATTEMPTS = 5_000
"""Some two weeks, where the app is not let in any more."""

DONE, GIVEN_UP = DeliveryResult(DeliveryStatus.SENT), DeliveryResult(DeliveryStatus.FAILED)


class SlackWithdraw:
    """Deletes messages of ours (a `bot.assistant.ports.Withdraw`). What they are is not known.

    Only direct messages: what stands in a channel says nothing about a person.
    """

    def __init__(
        self, calls_of: SlackClientOf, pacing: DeliveryPace, clock: Callable[[], datetime]
    ) -> None:
        self._calls_of = calls_of
        self._pacing = pacing
        self._clock = clock

    def __call__(self, withdrawal: Withdrawal) -> DeliveryResult:
        """Delete all messages that a receipt names; what became of that."""
        address = parse_address(withdrawal.person)
        if address is None or address.is_public:
            return DONE
        calls = self._calls_of(address.team)
        if calls is None:
            return self._later(withdrawal, DeliveryResult(DeliveryStatus.QUEUED))
        for place in places_of(withdrawal.receipt):
            outcome = self._delete(calls, place)
            if outcome.status is not DeliveryStatus.SENT:
                return self._later(withdrawal, outcome)
        return DONE

    def _delete(self, calls: SlackClient, place: SlackPlace) -> DeliveryResult:
        pace = f"{place.channel}/deletions"
        due = self._pacing.reserve(pace, self._clock())
        if due is not None:
            return DeliveryResult(DeliveryStatus.QUEUED, retry_at=due)
        answer = calls.ask("chat.delete", place.channel, ts=place.ts)
        if answer.error in GONE:
            return DONE
        outcome = calls.outcome(answer, is_repeatable=True)
        if outcome.status is DeliveryStatus.QUEUED and outcome.retry_at:
            self._pacing.hold(pace, outcome.retry_at)
        if outcome.status is DeliveryStatus.FAILED:
            log.warning("A message could not be taken back: %s", answer.error)
        return outcome

    def _later(self, withdrawal: Withdrawal, outcome: DeliveryResult) -> DeliveryResult:
        if outcome.status is not DeliveryStatus.QUEUED:
            return outcome
        if withdrawal.attempts >= MOST_ATTEMPTS:
            log.warning("A message was not taken back in time: withdrawal %s", withdrawal.id)
            return GIVEN_UP
        until = outcome.retry_at or self._clock() + LATER
        return DeliveryResult(DeliveryStatus.QUEUED, retry_at=until)
