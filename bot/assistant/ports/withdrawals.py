"""What was erased here and still stands on a platform."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.assistant.ports.deliveries import DeliveryResult


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A message to be taken back from a person; `receipt` as in `Outgoing`."""

    id: int
    person: str
    receipt: str
    attempts: int = 0


Withdraw = Callable[[Withdrawal], DeliveryResult]
"""Takes a message back and says what became of it. Doing so twice does no harm.

Queued: try again from `retry_at` on. Failed: it cannot be taken back.
"""


class Withdrawals(Protocol):
    """Messages to be taken back. They come from the outbox, whenever it removes any."""

    def add(self, person: str, receipt: str) -> None:
        """Have a message taken back that is not in the outbox any more."""

    def waiting(self, prefix: str, now: datetime, limit: int = 50) -> list[Withdrawal]:
        """Those from persons that begin with this and that may be tried now, in order."""

    def settle(self, id_: int) -> None:
        """Forget one: nothing is left to be done about it."""

    def defer(self, id_: int, until: datetime) -> None:
        """Try one again, not before a moment."""
