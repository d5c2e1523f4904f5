"""What desks are told by themselves: replies that are due, once a day where they stand, numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.assistant.context import calendar_in
from bot.assistant.desk_posts import DIGEST, REMINDER, call_owner, desks_of
from bot.assistant.ports import Storage, UnitOfWork
from bot.handoff.business_hours import end_of_working_time, is_open
from bot.handoff.lead import Lead, LeadState
from bot.vocabulary import Hours
from bot.vocabulary.desk_zone import desk_zone

NEAR = timedelta(hours=2)
"""Working time before a promised reply at which staff are reminded of it."""

AT_ONCE = 30
"""Leads that desks are reminded of in one go: one minute never floods them."""

WAITS: Mapping[str, timedelta] = {
    "hour": timedelta(hours=1),
    "hours": timedelta(hours=4),
    "day": timedelta(hours=8),
    "days": timedelta(hours=24),
    "longer": timedelta.max,
}
"""How long an applicant waited at most, in the desk's hours: an hour, half a day, a day, three."""


def due(storage: Storage, now: datetime, hours: Hours, desks: tuple[str, ...] = ()) -> list[str]:
    """Remind desks of leads whose promised reply is near or past; the references.

    Once for each promise, only while the desk is open, and not while the lead rests: after a rest
    staff are reminded again. At most `AT_ONCE` of them: what is left comes next time.
    """
    with storage.read_only() as work:
        calendar = calendar_in(work, hours)
        if not is_open(now, calendar):
            return []
        by = end_of_working_time(now, NEAR, calendar)
        waiting = not_reminded_of(work, work.leads.awaited(by, now))[:AT_ONCE]
    if not waiting:
        return []
    with storage() as work:
        told = [each.reference for each in waiting if remind(work, each.reference, by, now, desks)]
        work.commit()
    return told


def not_reminded_of(work: UnitOfWork, waiting: Sequence[LeadState]) -> list[LeadState]:
    """Those that desks were not reminded of yet."""
    known = work.events.known([subject_of(each) for each in waiting])
    return [each for each in waiting if (subject_of(each), each.reply_by.isoformat()) not in known]


def subject_of(lead: Lead | LeadState) -> str:
    """What a reminder is about: of each rest there is another one."""
    rested = f":{lead.snoozed_until:%Y%m%dT%H%M}" if lead.snoozed_until else ""
    return f"remind:{lead.reference}{rested}"


def remind(
    work: UnitOfWork, reference: str, by: datetime, now: datetime, desks: tuple[str, ...]
) -> bool:
    """Show a reminder of this promise; False if it was shown before, or is not due any more."""
    lead = work.leads.get(reference)
    if lead is None or not is_due(lead, by, now):
        return False
    subject = subject_of(lead)
    if not work.events.is_new(subject, lead.reply_by.isoformat(), now):
        return False
    detail = {"lead": lead.reference, **call_owner(lead)}
    for desk in desks_of(work, lead.reference, desks):
        work.desk_posts.put(desk, lead.reference, subject, now, detail, REMINDER)
    return True


def is_due(lead: Lead, by: datetime, now: datetime) -> bool:
    """Whether a reply is still awaited, was promised by the moment, and the lead does not rest."""
    rests = lead.snoozed_until is not None and lead.snoozed_until > now
    return lead.awaits_us and lead.reply_by <= by and not rests


def digest(storage: Storage, now: datetime, hours: Hours, desks: tuple[str, ...] = ()) -> list[str]:
    """Tell desks once a working day, when it has opened, where they stand; the desks told now.

    Before the first enquiry and the first question there is nothing to tell.
    """
    day = f"digest:{now.astimezone(desk_zone()).date():%Y-%m-%d}"
    with storage.read_only() as work:
        if not is_open(now, calendar_in(work, hours)):
            return []
        known = work.events.known(desks)
    waiting = [desk for desk in desks if (desk, day) not in known]
    return tell_digest(storage, day, now, waiting) if waiting else []


def tell_digest(storage: Storage, day: str, now: datetime, waiting: Sequence[str]) -> list[str]:
    """Tell desks of a day, each once; the desks told now."""
    with storage() as work:
        told = [desk for desk in waiting if work.events.is_new(desk, day, now)]
        if not has_news(work):
            told = []
        for desk in told:
            work.desk_posts.put(desk, day, day, now, urgency=DIGEST)
        work.commit()
    return told


def has_news(work: UnitOfWork) -> bool:
    """Whether anybody ever sent an enquiry or asked something."""
    return bool(work.leads.all(limit=1) or work.questions.recent(1))
