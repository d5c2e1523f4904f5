"""Of what members of the desk are told, in which ways, as each of them wishes."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.handoff.lead import LeadState


class Occasion(StrEnum):
    """Why somebody is told of a lead."""

    NEW = "new"
    """It came in, and nobody has taken it on."""
    WAITS = "waits"
    """The applicant wrote again; nobody has it, or a colleague."""
    MINE = "mine"
    """The applicant of one's own lead wrote, or it was just given to one."""
    OVERDUE = "overdue"
    """The promised time for a reply is over."""


class AlertWay(StrEnum):
    """How somebody is told. `CHAT` is a direct message in Slack or Teams."""

    BROWSER = "browser"
    MAIL = "mail"
    CHAT = "chat"


Ways = frozenset[AlertWay]

USUAL: Mapping[Occasion, Ways] = {
    Occasion.NEW: frozenset({AlertWay.BROWSER, AlertWay.MAIL}),
    Occasion.WAITS: frozenset({AlertWay.BROWSER}),
    Occasion.MINE: frozenset(AlertWay),
    Occasion.OVERDUE: frozenset(AlertWay),
}
"""What holds for whoever has not said otherwise: no enquiry stays unseen."""


@dataclass(frozen=True)
class AlertRules:
    """What one member wishes. `has_digest`: each morning, where the desk stands."""

    ways: Mapping[Occasion, Ways] = field(default_factory=lambda: USUAL)
    has_sound: bool = False
    has_digest: bool = False

    def of(self, occasion: Occasion) -> Ways:
        """In which ways somebody is told on an occasion."""
        return self.ways.get(occasion, frozenset())


@dataclass(frozen=True, slots=True)
class Alert:
    """Something to tell a member of the desk, and since when it is so."""

    occasion: Occasion
    reference: str
    since: datetime

    @property
    def key(self) -> str:
        """What it is known by: the same thing is told once."""
        return f"{self.occasion.value}:{self.reference}:{self.since.isoformat()}"


def alert_about(
    lead: LeadState, staff: str, owned: Container[str], alone: Container[str], now: datetime
) -> Alert | None:
    """What a member is told of a lead whose applicant waits; None for nothing.

    `owned` are those whose leads are this member's concern: their own, and those of whom they stand
    in for. `alone` are owners whose leads are everybody's concern: they are gone, or away.
    """
    if not lead.awaits_us or (lead.snoozed_until is not None and lead.snoozed_until > now):
        return None
    is_mine, is_free = lead.owner in owned, not lead.owner or lead.owner in alone
    if lead.reply_by <= now:
        if is_mine or is_free:
            return Alert(Occasion.OVERDUE, lead.reference, lead.reply_by)
        return None
    if lead.asked_at is not None:
        occasion = Occasion.MINE if is_mine else Occasion.WAITS
        return Alert(occasion, lead.reference, lead.asked_at)
    is_stand_in = is_mine and lead.owner != staff
    if is_stand_in:
        return Alert(Occasion.MINE, lead.reference, lead.created_at)
    return Alert(Occasion.NEW, lead.reference, lead.created_at) if is_free else None
