"""What staff may do with a lead: each act gives a `Change` of it, or a `Refusal`.

The way of a lead is new, claimed, contacted, applied, closed. It can be closed from anywhere with a
reason, given back to all while it is only claimed, and opened again by whoever takes it on.
Once claimed, only its owner moves it; anybody may add a note. A refusal is a value that says why.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from bot.handoff.lead import UNREACHED, Lead, LeadStatus
from bot.handoff.lead_change import (
    APPLICANT,
    SYSTEM,
    Change,
    Refusal,
    RefusalCode,
    change,
    refuse,
    refused_to_owner,
    rest,
    with_detail,
)

NEXT_STATUS = {
    LeadStatus.CLAIMED: LeadStatus.CONTACTED,
    LeadStatus.CONTACTED: LeadStatus.APPLIED,
}
"""Where the owner can move a lead on to; claiming, closing and reopening have own functions."""


RULES_TOLD = "rules_told"
"""The entry of the history that says of which edition's rules the applicant was told."""


def claim(lead: Lead, staff: str, now: datetime) -> Change | Refusal:
    """Take a new lead on. The second claimer is told whose it is."""
    if lead.erased_at:
        return refuse(lead, RefusalCode.ERASED)
    if lead.owner:
        is_own = lead.owner == staff
        return refuse(lead, RefusalCode.OWNED_BY_YOU if is_own else RefusalCode.OWNED_BY_OTHER)
    if lead.status is LeadStatus.CLOSED:
        return refuse(lead, RefusalCode.CLOSED)
    return change(lead, staff, now, "claimed", status=LeadStatus.CLAIMED, owner=staff)


def release(lead: Lead, staff: str, now: datetime) -> Change | Refusal:
    """Give a claimed lead back, so that anybody can take it on."""
    if refusal := refused_to_owner(lead, staff):
        return refusal
    if lead.status is not LeadStatus.CLAIMED:
        return refuse(lead, RefusalCode.NOT_FROM_HERE)
    return change(lead, staff, now, "released", status=LeadStatus.NEW, owner="")


def move(lead: Lead, staff: str, to: LeadStatus, now: datetime) -> Change | Refusal:
    """Move one's own lead one step on: to contacted, then to applied."""
    if refusal := refused_to_owner(lead, staff):
        return refusal
    if NEXT_STATUS.get(lead.status) is not to:
        return refuse(lead, RefusalCode.NOT_FROM_HERE)
    return change(lead, staff, now, "moved", status=to)


def close(lead: Lead, staff: str, reason: str, now: datetime) -> Change | Refusal:
    """Close a lead for a reason: one's own, or one that nobody has claimed."""
    if refusal := refused_to_owner(lead, staff, even_unclaimed=True):
        return refusal
    if not reason.strip():
        return refuse(lead, RefusalCode.TEXT_MISSING)
    return change(lead, staff, now, "closed", reason, status=LeadStatus.CLOSED)


def reopen(lead: Lead, staff: str, now: datetime) -> Change | Refusal:
    """Open a closed lead again; whoever does it takes it on, since its owner may be gone."""
    if lead.erased_at:
        return refuse(lead, RefusalCode.ERASED)
    if lead.status is not LeadStatus.CLOSED:
        return refuse(lead, RefusalCode.NOT_FROM_HERE)
    return change(lead, staff, now, "reopened", status=LeadStatus.CLAIMED, owner=staff)


def hand_over(lead: Lead, staff: str, to: str, now: datetime) -> Change | Refusal:
    """Pass one's own lead to a colleague; it stays where it stands."""
    if refusal := refused_to_owner(lead, staff):
        return refusal
    if not to.strip():
        return refuse(lead, RefusalCode.TEXT_MISSING)
    if to == lead.owner:
        return refuse(lead, RefusalCode.OWNED_BY_YOU)
    return change(lead, staff, now, "handed_over", owner=to)


def take_over(lead: Lead, staff: str, former: str, reason: str, now: datetime) -> Change | Refusal:
    """Take a lead from the colleague who has it, for a reason that they are told.

    It stays where it stands. `former` names that colleague (see `owner_key`): of two who do so at
    once, the second finds another.
    """
    if refusal := refused_to_owner(replace(lead, owner=""), staff, even_unclaimed=True):
        return replace(refusal, owner=lead.owner)
    if not lead.owner:
        return refuse(lead, RefusalCode.NOT_CLAIMED)
    if lead.owner == staff:
        return refuse(lead, RefusalCode.OWNED_BY_YOU)
    if owner_key(lead.owner) != former:
        return refuse(lead, RefusalCode.OWNED_BY_OTHER)
    if not reason.strip():
        return refuse(lead, RefusalCode.TEXT_MISSING)
    return change(lead, staff, now, "taken_over", reason, owner=staff)


def owner_key(owner: str) -> str:
    """What names an owner where there is little room."""
    return hashlib.sha256(owner.encode(errors="replace")).hexdigest()[:12]


def snooze(lead: Lead, staff: str, until: datetime, now: datetime) -> Change | Refusal:
    """Let a lead rest until a moment to come: one's own, or one that nobody has claimed."""
    if refusal := refused_to_owner(lead, staff, even_unclaimed=True):
        return refusal
    if until <= now:
        return refuse(lead, RefusalCode.NOT_FROM_HERE)
    return rest(lead, staff, now, "snoozed", until)


def wake(lead: Lead, staff: str, now: datetime) -> Change | Refusal:
    """End the rest of a lead before its time."""
    if refusal := refused_to_owner(lead, staff, even_unclaimed=True):
        return refusal
    if lead.snoozed_until is None:
        return refuse(lead, RefusalCode.NOT_FROM_HERE)
    return rest(lead, staff, now, "woken", None)


def reply(lead: Lead, staff: str, outgoing: str, now: datetime) -> Change | Refusal:
    """Write to the applicant of one's own lead, who is contacted once it has reached them.

    The history says which message it was, not what it said.
    """
    if refusal := refused_to_owner(lead, staff):
        return refusal
    replied = change(replace(lead, answered_at=now, asked_at=None), staff, now, "replied")
    return with_detail(replied, outgoing=outgoing)


def tell_rules(lead: Lead, staff: str, edition: str, outgoing: str, now: datetime) -> Change:
    """Tell the applicant of the rules of another edition, whoever has the lead: it stays where it
    stands, and whatever they wait for they go on waiting for."""
    return with_detail(change(lead, staff, now, RULES_TOLD), edition=edition, outgoing=outgoing)


def reached(lead: Lead, outgoing: str, now: datetime) -> Change | None:
    """A word of staff has reached the applicant; None where that changes nothing."""
    if lead.erased_at or lead.status is not LeadStatus.CLAIMED:
        return None
    moved, event = change(lead, SYSTEM, now, "reached", status=LeadStatus.CONTACTED)
    asked_since = replace(moved, asked_at=lead.asked_at)
    return with_detail((asked_since, event), outgoing=outgoing)


def missed(lead: Lead, outgoing: str, now: datetime) -> Change | None:
    """A word of staff will not reach the applicant, who therefore still waits."""
    if lead.erased_at or lead.status is LeadStatus.CLOSED or lead.awaits_us:
        return None
    is_first = lead.status in UNREACHED
    waits = replace(lead, answered_at=None, asked_at=None if is_first else now)
    return with_detail(change(waits, SYSTEM, now, "missed"), outgoing=outgoing)


def asked(lead: Lead, promised: datetime, now: datetime) -> Change | None:
    """The applicant wrote to staff: a closed lead is open again, one that rests is awake, and a
    reply is promised. None where they waited already."""
    is_closed = lead.status is LeadStatus.CLOSED
    if lead.erased_at or (lead.awaits_us and lead.snoozed_until is None):
        return None
    if lead.awaits_us:
        return rest(lead, APPLICANT, now, "woken", None)
    status = (LeadStatus.CLAIMED if lead.owner else LeadStatus.NEW) if is_closed else None
    waits = replace(lead, asked_at=now, reply_by=promised, snoozed_until=None)
    told = change(waits, APPLICANT, now, "reopened" if is_closed else "asked", status=status)
    return with_detail(told, promised=lead.reply_by.isoformat())


def note(lead: Lead, staff: str, text: str, now: datetime) -> Change | Refusal:
    """Add a note to the history."""
    if lead.erased_at:
        return refuse(lead, RefusalCode.ERASED)
    if not text.strip():
        return refuse(lead, RefusalCode.TEXT_MISSING)
    return change(lead, staff, now, "noted", text)


def join(lead: Lead, staff: str, group: str, other: str, now: datetime) -> Change | Refusal:
    """Put a lead together with another one; nothing else about it changes."""
    if lead.erased_at:
        return refuse(lead, RefusalCode.ERASED)
    joined = change(replace(lead, joined=group), staff, now, "joined")
    return with_detail(joined, lead=other)


def part(lead: Lead, staff: str, now: datetime) -> Change | Refusal:
    """Take a lead out of those that it was put together with."""
    if lead.erased_at:
        return refuse(lead, RefusalCode.ERASED)
    if lead.joined is None:
        return refuse(lead, RefusalCode.NOT_FROM_HERE)
    return change(replace(lead, joined=None), staff, now, "parted")
