"""A call with an applicant: what was agreed, and whether it still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class AppointmentPlan:
    """What is agreed. `begins` is in UTC; `place` is a telephone number or a link as it was typed;
    `note` is for the applicant and may be empty."""

    begins: datetime
    minutes: int
    place: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A call about a lead. `uid` names it in calendars for good; `sequence` counts what was changed
    since it was arranged (RFC 5545). `staff` changed it last, at the moment `at` (UTC); `outgoing`
    is the message that told the applicant."""

    uid: str
    lead: str
    plan: AppointmentPlan
    staff: str
    at: datetime
    sequence: int = 0
    outgoing: int = 0
    is_cancelled: bool = False

    @property
    def ends(self) -> datetime:
        """When it is over (UTC)."""
        return self.plan.begins + timedelta(minutes=self.plan.minutes)

    @property
    def key(self) -> str:
        """What names it as it stands: once somebody changes it, it has another one."""
        return f"{self.uid}:{self.sequence}"

    def holds(self, now: datetime) -> bool:
        """Whether it is still to come, or goes on."""
        return not self.is_cancelled and now < self.ends
