"""Messages of the outbox on their way into Teams."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.assistant.history import ON_PAGE
from bot.assistant.ports import DeliveryResult, DeliveryStatus, Outgoing, Withdrawal
from bot.channels.common.message_language import language_in
from bot.channels.teams.api.address import (
    TeamsAddress,
    TeamsPlace,
    parse_address,
    place_of,
    places_of,
)
from bot.channels.teams.api.cards import message as as_message
from bot.channels.teams.api.connector import Connector, ConnectorResult
from bot.channels.teams.api.references import TeamsReference, TeamsReferences
from bot.channels.teams.applicants.messages import (
    PhrasesIn,
    draw,
    draw_closed,
    draw_superseded,
    last_of,
)
from bot.channels.teams.applicants.ratings import ratings_of
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.runtime.outgoing.part_receipts import begun, rest_waits

FAILED = DeliveryResult(DeliveryStatus.FAILED)
DONE = DeliveryResult(DeliveryStatus.SENT)
MOST_ATTEMPTS = 5_000
"""Some two weeks of trying to take a message back."""


ON_TAB = timedelta(seconds=20)
"""How long an answer to what was done in a tab waits to be seen there."""


def seen_until(outgoing: Outgoing) -> datetime | None:
    """Until when a message may yet be seen in a tab, and so need not stand in the chat as well."""
    return outgoing.created_at + ON_TAB if outgoing.event.startswith(ON_PAGE) else None


@dataclass(frozen=True)
class TeamsSend:
    """Sends messages. It is the `Send` of the outbox; nothing in it sleeps.

    What has to wait is handed back with its moment. `bot` is our own id there.
    """

    connector: Connector
    references: TeamsReferences
    pacing: DeliveryPace
    phrases: PhrasesIn
    clock: Callable[[], datetime]
    bot: str

    def __call__(self, outgoing: Outgoing) -> DeliveryResult:
        """Send one message; what became of it."""
        address = parse_address(outgoing.person)
        if address is None:
            return FAILED
        if (later := seen_until(outgoing)) and later > self.clock():
            return DeliveryResult(DeliveryStatus.QUEUED, retry_at=later)
        found = self.references.of(address, outgoing.event)
        if found.is_account:
            opened = self._open(address, found, outgoing.attempts)
            if isinstance(opened, DeliveryResult):
                return opened
            found = opened
        return self._post(address, found, outgoing)

    def _open(
        self, address: TeamsAddress, found: TeamsReference, attempts: int
    ) -> TeamsReference | DeliveryResult:
        """Open the chat with somebody who was only met elsewhere."""
        result = self.connector.open_chat(
            found.service, address.tenant, self.bot, found.conversation
        )
        chat = str(result.data.get("id") or "")
        if not result.is_done or not chat:
            return self.connector.delivery(result, attempts, is_repeatable=True)
        self.references.keep(address, chat)
        return replace(found, conversation=chat)

    def _post(
        self, address: TeamsAddress, at: TeamsReference, outgoing: Outgoing
    ) -> DeliveryResult:
        phrases = self.phrases(language_in(outgoing.message))
        parts = draw(outgoing.message, outgoing.id, phrases)
        sent = [str(each) for each in places_of(outgoing.receipt)]
        for number in range(begun(outgoing.receipt), len(parts)):
            due = self.pacing.reserve(at.conversation, self.clock())
            if due is not None:
                waits = DeliveryResult(DeliveryStatus.QUEUED, retry_at=due)
                return rest_waits(number, waits, sent)
            is_last = number == len(parts) - 1
            has_thumbs = is_last and bool(ratings_of(outgoing.message))
            said = as_message(parts[number], outgoing.message.text, has_thumbs=has_thumbs)
            result = self.connector.send(at.service, at.conversation, said)
            outcome = self._outcome(result, at, outgoing.attempts)
            if outcome.status is not DeliveryStatus.SENT:
                if result.is_gone:
                    self.references.forget(address)
                return rest_waits(number, outcome, sent)
            sent.append(str(TeamsPlace(at.conversation, str(result.data.get("id") or "-"))))
        return DeliveryResult(DeliveryStatus.SENT, " ".join(sent))

    def _outcome(
        self, result: ConnectorResult, at: TeamsReference, attempts: int
    ) -> DeliveryResult:
        outcome = self.connector.delivery(result, attempts)
        if result.status == 429 and outcome.retry_at:
            self.pacing.hold(at.conversation, outcome.retry_at)
        return outcome


@dataclass(frozen=True)
class TeamsRedraw:
    """Draws messages anew, for `bot.runtime.outgoing.closed_messages`."""

    connector: Connector
    references: TeamsReferences
    phrases: PhrasesIn

    def close(self, shown: Outgoing, label: str) -> None:
        """Put the answer in the place of the buttons."""
        phrases = self.phrases(language_in(shown.message))
        mark = f"c{shown.attempts}"
        self._redraw(shown, draw_closed(shown.message, shown.id, label, phrases, mark))

    def supersede(self, shown: Outgoing) -> None:
        """Say in the place of the buttons that the question was asked again."""
        phrases = self.phrases(language_in(shown.message))
        self._redraw(shown, draw_superseded(shown.message, phrases))

    def _redraw(self, shown: Outgoing, drawn: list[dict[str, object]]) -> None:
        """Change the last part of a message, which holds what can be pressed."""
        address, at = parse_address(shown.person), place_of(shown.receipt)
        if address is None or at is None:
            return
        said = as_message(last_of(drawn), shown.message.text)
        self.connector.update(self.references.service(address.tenant), at, said)


@dataclass(frozen=True)
class TeamsWithdraw:
    """Deletes messages of ours (a `bot.assistant.ports.Withdraw`). What they are is not known.

    Only those of personal chats: what stands in a channel says nothing about a person.
    """

    connector: Connector
    references: TeamsReferences

    def __call__(self, withdrawal: Withdrawal) -> DeliveryResult:
        """Delete all messages that a receipt names; what became of that."""
        address = parse_address(withdrawal.person)
        if address is None or address.is_public:
            return DONE
        service = self.references.service(address.tenant)
        for place in places_of(withdrawal.receipt):
            result = self.connector.delete(service, place)
            outcome = self.connector.delivery(result, withdrawal.attempts, is_repeatable=True)
            if outcome.status is DeliveryStatus.QUEUED and withdrawal.attempts < MOST_ATTEMPTS:
                return outcome
            if not (result.is_done or result.is_gone):
                return FAILED
        return DONE
