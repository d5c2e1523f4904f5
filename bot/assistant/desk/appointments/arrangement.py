"""Arranging a call with an applicant: kept, told and queued as one."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.assistant.acts import TellAppointment
from bot.assistant.context import Denial, Desk
from bot.assistant.conversation import Conversation
from bot.assistant.desk.leads import record_refusal, tried_anew
from bot.assistant.desk.replies import (
    Repeated,
    StaffMessage,
    claimed,
    keep_message,
    read_locked,
)
from bot.assistant.mail_queue import MailKind
from bot.assistant.ports import UnitOfWork
from bot.handoff.appointments.appointment import Appointment, AppointmentPlan
from bot.handoff.appointments.appointment_workflow import refused_call, tell_call
from bot.handoff.lead import Lead, LeadStatus
from bot.handoff.lead_change import Change, Refusal, RefusalCode, refuse
from bot.vocabulary import Message, MessageKind

NO_CALL = ""
"""Names the call of a lead that has none to come."""


@dataclass(frozen=True, slots=True)
class AppointmentWish:
    """What somebody wishes: this plan, or none, for the call that they saw, which `key` names (see
    `Appointment.key`; `NO_CALL` where they saw none)."""

    plan: AppointmentPlan | None
    key: str


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A colleague changed the call after it was looked at; nothing happened."""


Arranged = Appointment | Refusal | Denial | Repeated | Overtaken
"""What comes of a wish."""


def upcoming(appointments: Sequence[Appointment], now: datetime) -> Appointment | None:
    """The call that is still to come, of all those about a lead."""
    return next((each for each in appointments if each.holds(now)), None)


def appointments_of(work: UnitOfWork, person: str) -> Iterator[Appointment]:
    """All calls about the leads of a person."""
    for lead in work.leads.of(person):
        yield from work.appointments.of(lead.reference)


def arrange(
    desk: Desk, reference: str, staff: str, wish: AppointmentWish, event: str, now: datetime
) -> Arranged:
    """Arrange, change or cancel the call about a lead, and tell the applicant.

    Whoever arranges one about a lead that is nobody's takes it on by that. Of two who change the
    same call, the second is told.
    """
    if not desk.is_staff(staff):
        record_refusal(desk, staff, "call", reference, now, event)
        return Denial.NOT_STAFF
    return tried_anew(lambda: arrange_once(desk, reference, staff, wish, event, now))


def arrange_once(
    desk: Desk, reference: str, staff: str, wish: AppointmentWish, event: str, now: datetime
) -> Arranged | None:
    """One attempt in one unit of work; None if the lead changed in between."""
    with desk.storage() as work:
        found = read_locked(work, reference)
        if found is None:
            return Denial.NO_SUCH_LEAD
        lead, conversation = found
        if not work.events.is_new(f"staff:{staff}", event, now):
            return Repeated()
        refused = refused_call(lead, staff, is_end=wish.plan is None)
        if refused is not None or not lead.person:
            return refused or refuse(lead, RefusalCode.ERASED)
        before = upcoming(work.appointments.of(reference), now)
        if (before.key if before else NO_CALL) != wish.key:
            return Overtaken()
        after = changed(before, wish.plan, reference, staff, now)
        if after is None:
            return Overtaken()
        is_free = not lead.owner and lead.status is not LeadStatus.CLOSED
        own = claimed(work, lead, staff, now) if is_free else lead
        kept = keep(desk, work, own, conversation, before, after) if own else None
        if kept is not None:
            work.commit()
    return kept


def changed(
    before: Appointment | None,
    plan: AppointmentPlan | None,
    lead: str,
    staff: str,
    now: datetime,
) -> Appointment | None:
    """The call as it is from now on; None where there is none to cancel."""
    if before is None:
        return None if plan is None else Appointment(str(uuid.uuid4()), lead, plan, staff, now)
    return replace(
        before,
        plan=plan or before.plan,
        staff=staff,
        at=now,
        sequence=before.sequence + 1,
        is_cancelled=plan is None,
    )


def keep(
    desk: Desk,
    work: UnitOfWork,
    lead: Lead,
    conversation: Conversation | None,
    before: Appointment | None,
    after: Appointment,
) -> Appointment | None:
    """Keep a call and tell of it; None if the lead changed in between."""

    def decide(lead: Lead, staff: str, outgoing: str, now: datetime) -> Change | Refusal:
        return tell_call(lead, staff, outgoing, now, before, after)

    told = StaffMessage(message_of(desk, lead, before, after), MailKind.CALL, decide)
    queued = keep_message(desk, work, lead, conversation, after.staff, told, after.at)
    if queued is None:
        return None
    kept = replace(after, outgoing=queued.outgoing_id)
    work.appointments.put(kept)
    return kept


def message_of(desk: Desk, lead: Lead, before: Appointment | None, after: Appointment) -> Message:
    """What the applicant gets to see."""
    if desk.speak is None:
        return Message(MessageKind.STAFF, after.plan.place)
    return desk.speak(TellAppointment(after, before), lead.language)
