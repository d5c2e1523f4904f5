"""What a mail to a member of the desk says when it is sent, read from what is kept then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.assistant.ports import InboxTab, StaffPreferences, UnitOfWork
from bot.assistant.team.alert_queue import DIGEST, address_of, alerts_in
from bot.assistant.team.alerts import alerts_of
from bot.assistant.team.members import crew_in
from bot.assistant.team.roles import Team
from bot.handoff.alerts import Alert


@dataclass(frozen=True, slots=True)
class StaffLetter:
    """A mail to a member of the desk. No alerts: where the desk stands, by `counts`."""

    to: StaffPreferences
    address: str
    alerts: tuple[Alert, ...]
    counts: Mapping[InboxTab, int]


def staff_letter_of(
    work: UnitOfWork, named: Team, staff: str, text: str, now: datetime
) -> StaffLetter | None:
    """What a mail to a member says when it is sent; None where there is no need for it any more."""
    crew = crew_in(work, named)
    of = crew.of(staff)
    if not crew.team.has_leads(staff) or not address_of(of):
        return None
    told = {each.reference for each in alerts_in(text, now)}
    if not told and text != DIGEST:
        return None
    current = alerts_of(work, crew, staff, now)
    alerts = tuple(each for each in current if each.reference in told)
    if told and not alerts:
        return None
    return StaffLetter(of, address_of(of), alerts, work.lists.counts(staff, now))
