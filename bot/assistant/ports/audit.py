"""What is kept only to prove it: who was refused, and what was erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.assistant.ports.conversations import MOST


@dataclass(frozen=True, slots=True)
class Refused:
    """Somebody who is not staff tried to do something at a desk. Holds nothing they wrote."""

    at: datetime
    actor: str
    action: str
    reference: str = ""


class Refusals(Protocol):
    """Who was refused at a desk."""

    def add(self, refused: Refused) -> None:
        """Keep one."""

    def all(self, limit: int = 100) -> list[Refused]:
        """Refusals, newest first."""

    def forget_before(self, moment: datetime, limit: int = MOST) -> int:
        """Forget so many of those before the moment; how many that were."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """Proof that data was erased, without any of it: how many of what, when, on whose wish."""

    receipt: str
    at: datetime
    actor: str
    conversations: int
    leads: int
    entries: int


class Erasures(Protocol):
    """Proofs of erasure."""

    def add(self, erasure: Erasure) -> None:
        """Keep one proof."""

    def amend(self, erasure: Erasure) -> None:
        """Keep that more was erased under a receipt than its proof says so far."""

    def all(self, limit: int = 100) -> list[Erasure]:
        """Proofs, newest first."""
