"""Leads and what happened to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.assistant.ports.conversations import MOST
from bot.handoff.lead import Lead, LeadEvent, LeadState, LeadStatus


@dataclass(frozen=True, slots=True)
class LeadTimes:
    """When a lead came, what was promised of it, and what of its history tells of replies."""

    reference: str
    created_at: datetime
    reply_by: datetime
    events: tuple[LeadEvent, ...]


class Leads(Protocol):
    """Leads and their histories."""

    def add(self, lead: Lead, event: LeadEvent) -> None:
        """Keep a new lead with the first entry of its history."""

    def change(self, lead: Lead, event: LeadEvent) -> bool:
        """Keep a changed lead and append to its history, as one step.

        `lead.version` is the version that was read; the stored one becomes one higher. False, and
        nothing is changed, if somebody else changed the lead since then.
        """

    def get(self, reference: str) -> Lead | None:
        """The lead with this reference."""

    def history(self, reference: str) -> list[LeadEvent]:
        """What happened to the lead, in order."""

    def forget_words(self, reference: str) -> None:
        """Take what somebody wrote out of the history; who did what and when stays."""

    def alike(self, company_keys: Sequence[str], limit: int = 20) -> list[Lead]:
        """Leads, not erased, with one of these company keys, newest first: to be shown to staff.

        Anybody can type what a key is made of, so nothing else may ever follow from it.
        """

    def joined(self, group: str) -> list[Lead]:
        """Leads that staff put together under this name, oldest first."""

    def all(self, status: LeadStatus | None = None, limit: int | None = 100) -> list[Lead]:
        """Leads, newest first."""

    def times(self, since: datetime, until: datetime) -> list[LeadTimes]:
        """The leads that came from `since` on and before `until`, with what tells of replies."""

    def some(self, references: Sequence[str]) -> list[Lead]:
        """The leads with these references, in this order; those that there are."""

    def versions(self, references: Sequence[str]) -> Mapping[str, int]:
        """The versions of the leads with these references; of those that there are."""

    def of(self, person: str) -> list[Lead]:
        """All leads of one person, oldest first."""

    def awaited(self, by: datetime, now: datetime) -> list[LeadState]:
        """Leads, not erased, that nobody replied to, promised by the moment; the earliest first.

        Those that rest at `now` are left out.
        """

    def created_before(self, moment: datetime, limit: int = MOST) -> list[Lead]:
        """So many leads, not yet erased, that were last changed before the moment."""
