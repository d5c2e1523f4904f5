"""Calls that were arranged with applicants."""

from __future__ import annotations

from typing import Protocol

from bot.handoff.appointments.appointment import Appointment


class Appointments(Protocol):
    """Calls about leads, whatever became of them."""

    def of(self, lead: str) -> list[Appointment]:
        """All calls about a lead, in the order in which they begin."""

    def get(self, uid: str) -> Appointment | None:
        """The call with this name."""

    def put(self, appointment: Appointment) -> None:
        """Keep a call, in place of what was kept of it before."""

    def erase(self, lead: str) -> int:
        """Forget all calls about a lead; how many there were."""
