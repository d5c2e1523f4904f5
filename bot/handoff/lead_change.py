"""What comes of an act on a lead: the changed lead with an entry of its history, or a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.handoff.form.validation import hide_contact_details
from bot.handoff.lead import Lead, LeadEvent, LeadStatus

SETTLED = frozenset({LeadStatus.CONTACTED, LeadStatus.APPLIED, LeadStatus.CLOSED})
"""Whoever moves a lead there has answered what the applicant waited for."""


class RefusalCode(StrEnum):
    """Why nothing was changed."""

    ERASED = "erased"
    OWNED_BY_OTHER = "owned_by_other"
    OWNED_BY_YOU = "owned_by_you"
    NOT_CLAIMED = "not_claimed"
    NOT_FROM_HERE = "not_from_here"
    CLOSED = "closed"
    TEXT_MISSING = "text_missing"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was changed; `owner` is whose lead it is and `status` where it stands."""

    code: RefusalCode
    owner: str
    status: LeadStatus


APPLICANT, SYSTEM = "applicant", "system"
"""Actors that are no staff."""


Change = tuple[Lead, LeadEvent]
"""The changed lead (with the `version` that was read) and what is added to its history."""


def refused_to_owner(lead: Lead, staff: str, *, even_unclaimed: bool = False) -> Refusal | None:
    """Why this person may not move the lead; None if it is open and theirs.

    `even_unclaimed`: a lead without owner will do.
    """
    if lead.erased_at:
        return refuse(lead, RefusalCode.ERASED)
    if lead.status is LeadStatus.CLOSED:
        return refuse(lead, RefusalCode.CLOSED)
    if lead.owner and lead.owner != staff:
        return refuse(lead, RefusalCode.OWNED_BY_OTHER)
    if not lead.owner and not even_unclaimed:
        return refuse(lead, RefusalCode.NOT_CLAIMED)
    return None


def refuse(lead: Lead, code: RefusalCode) -> Refusal:
    """A refusal that says whose lead it is and where it stands."""
    return Refusal(code, lead.owner, lead.status)


def change(
    lead: Lead,
    staff: str,
    now: datetime,
    action: str,
    text: str = "",
    *,
    status: LeadStatus | None = None,
    owner: str | None = None,
) -> Change:
    """The changed lead, and the entry that says what became different."""
    is_settled = status in SETTLED
    changed = replace(
        lead,
        asked_at=None if is_settled else lead.asked_at,
        status=lead.status if status is None else status,
        owner=lead.owner if owner is None else owner,
        snoozed_until=None if status is LeadStatus.CLOSED else lead.snoozed_until,
        updated_at=now,
    )
    return changed, LeadEvent(now, staff, action, difference(lead, changed, text))


def rest(lead: Lead, who: str, now: datetime, action: str, until: datetime | None) -> Change:
    """The lead that rests until the moment, or no longer."""
    changed = change(replace(lead, snoozed_until=until), who, now, action)
    return with_detail(changed, until=until.isoformat()) if until else changed


def with_detail(changed: Change, **detail: str) -> Change:
    """The change, whose entry tells more."""
    lead, event = changed
    return lead, replace(event, detail={**event.detail, **detail})


def difference(before: Lead, after: Lead, text: str) -> Mapping[str, str]:
    """What an entry of the history tells; contact details in its words are hidden."""
    detail: dict[str, str] = {}
    if before.status is not after.status:
        detail |= {"from": before.status.value, "to": after.status.value}
    if before.owner != after.owner:
        detail |= {"previous_owner": before.owner, "owner": after.owner}
    if text:
        detail["text"] = hide_contact_details(text.strip())
    return detail
