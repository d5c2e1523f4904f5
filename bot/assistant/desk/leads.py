"""What staff do with leads: every action is authorised, compared and set, and added to the history.

`bot.handoff.lead_workflow` decides what may be done; here it is done to what is kept. Refusals
are values.
`event` is the key of what a person did, such as one click: the same event again changes nothing and
gives the lead as it is. Without a key every call counts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar, TypeVarTuple

from bot.assistant.context import Denial, Desk
from bot.assistant.desk.company_leads import alike_to, joined_to
from bot.assistant.desk_posts import show_lead, tell_new_owner
from bot.assistant.ports import AskedQuestion, Refused, TranscriptEntry, UnitOfWork
from bot.assistant.team.access_log import is_logged, log_view
from bot.handoff import lead_workflow
from bot.handoff.appointments.appointment import Appointment
from bot.handoff.lead import Lead, LeadEvent
from bot.handoff.lead_change import Change, Refusal
from bot.precheck.flow import Flow
from bot.precheck.record import answers_in, matches
from bot.precheck.verdict import judge

ATTEMPTS = 5
"""How often a change is decided anew when somebody else was quicker, before giving up."""


class RecordCheck(StrEnum):
    """What recomputing a lead's decision record says about it."""

    MATCHES = "matches"
    DIFFERS = "differs"
    OTHER_FLOW = "other_flow"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class LeadDetails:
    """All that staff see of one lead. Transcript and questions are empty once it was erased.

    `alike` are other leads of the same company, `joined` those that staff put together with it,
    `appointments` all calls with the applicant, in the order in which they begin.
    """

    lead: Lead
    history: tuple[LeadEvent, ...]
    questions: tuple[AskedQuestion, ...]
    transcript: tuple[TranscriptEntry, ...]
    alike: tuple[Lead, ...] = ()
    joined: tuple[Lead, ...] = ()
    appointments: tuple[Appointment, ...] = ()


Done = Lead | Refusal | Denial
"""What comes of an action: the lead as it is now, or why nothing was changed."""


Details = TypeVarTuple("Details")


def change(
    desk: Desk,
    reference: str,
    staff: str,
    decide: Callable[[Lead, str, *Details, datetime], Change | Refusal],
    *details: *Details,
    now: datetime,
    event: str = "",
) -> Done:
    """Change a lead as `decide` says, which is one of the changes of `bot.handoff.lead_workflow`.

    `details` are what that one takes besides the lead, who acts, and when.
    """
    return act(desk, reference, staff, lambda lead: decide(lead, staff, *details, now), event)


def hand_over(
    desk: Desk, reference: str, staff: str, to: str, now: datetime, event: str = ""
) -> Done:
    """Pass one's own lead to a colleague, who must be staff too."""
    if not desk.is_staff(to):
        return Denial.NOT_STAFF
    return change(desk, reference, staff, lead_workflow.hand_over, to, now=now, event=event)


def look_up(desk: Desk, reference: str, staff: str) -> LeadDetails | Denial:
    """Everything about one lead."""
    if not desk.is_staff(staff):
        return Denial.NOT_STAFF
    with desk.storage.read_only() as work:
        return case_of(work, reference) or Denial.NO_SUCH_LEAD


def look_at(desk: Desk, reference: str, staff: str, now: datetime) -> LeadDetails | Denial:
    """Everything about one lead, to be shown; that somebody looks is kept with it."""
    return looked_at(desk, staff, reference, now, lambda _, case, __: case)


Seen = TypeVar("Seen")


def looked_at(
    desk: Desk,
    staff: str,
    reference: str,
    now: datetime,
    see: Callable[[UnitOfWork, LeadDetails, str], Seen],
) -> Seen | Denial:
    """What somebody sees of a lead. It is kept that they do in the same transaction, unless that
    is kept already."""
    if not desk.is_staff(staff):
        return Denial.NOT_STAFF
    with desk.storage.read_only() as work:
        case = case_of(work, reference)
        if case is None:
            return Denial.NO_SUCH_LEAD
        if is_logged(work, staff, case.lead, now):
            return see(work, case, staff)
    with desk.storage() as work:
        case = case_of(work, reference)
        if case is None:
            return Denial.NO_SUCH_LEAD
        seen = see(work, case, staff)
        log_view(work, staff, case.lead, now)
        work.commit()
    return seen


def case_of(work: UnitOfWork, reference: str) -> LeadDetails | None:
    """Everything about one lead."""
    lead = work.leads.get(reference)
    if lead is None:
        return None
    return LeadDetails(
        lead=lead,
        history=tuple(work.leads.history(reference)),
        questions=tuple(work.questions.of(lead.conversation)),
        transcript=tuple(work.transcripts.of(lead.conversation)),
        alike=alike_to(work, lead),
        joined=joined_to(work, lead),
        appointments=tuple(work.appointments.of(reference)),
    )


def record_refusal(
    desk: Desk, staff: str, action: str, reference: str, now: datetime, event: str = ""
) -> None:
    """Keep that somebody who is not staff tried to act, once for each event, without any text."""
    with desk.storage() as work:
        known = reference if work.leads.get(reference) else ""
        if not event or work.events.is_new(f"staff:{staff}", event, now):
            work.refusals.add(Refused(now, staff, action, known))
            work.commit()


def verify(lead: Lead, flow: Flow) -> RecordCheck:
    """Recompute the decision record of a lead from the answers inside it, byte for byte.

    The verdict that the lead shows must be the recorded one too.
    """
    if lead.erased_at:
        return RecordCheck.ERASED
    if lead.flow_version != flow.version:
        return RecordCheck.OTHER_FLOW
    answers = answers_in(lead.record)
    if answers is None or not matches(lead.record, flow):
        return RecordCheck.DIFFERS
    is_shown = judge(flow, answers).verdict == lead.verdict
    return RecordCheck.MATCHES if is_shown else RecordCheck.DIFFERS


def act(
    desk: Desk,
    reference: str,
    staff: str,
    decide: Callable[[Lead], Change | Refusal],
    event: str = "",
) -> Done:
    """Decide on the lead as it is and keep the change, unless somebody else was quicker.

    Then it is decided anew on what they made of it, so that the loser is told who won.
    """
    if not desk.is_staff(staff):
        return Denial.NOT_STAFF
    return tried_anew(lambda: try_once(desk, reference, staff, decide, event))


Tried = TypeVar("Tried")


def tried_anew(attempt: Callable[[], Tried | None]) -> Tried | Denial:
    """What comes of the first attempt that nobody overtook; one that was overtaken gives None."""
    for _ in range(ATTEMPTS):
        done = attempt()
        if done is not None:
            return done
    return Denial.TOO_MANY_AT_ONCE


def try_once(
    desk: Desk,
    reference: str,
    staff: str,
    decide: Callable[[Lead], Change | Refusal],
    event: str,
) -> Done | None:
    """One attempt in one unit of work; None if the lead changed in between."""
    with desk.storage() as work:
        lead = work.leads.get(reference)
        if lead is None:
            return Denial.NO_SUCH_LEAD
        decided = decide(lead)
        at = lead.updated_at if isinstance(decided, Refusal) else decided[0].updated_at
        if event and not work.events.is_new(f"staff:{staff}", event, at):
            return lead
        if isinstance(decided, Refusal):
            return decided
        changed, happened = decided
        if not work.leads.change(changed, happened):
            return None
        show_lead(work, reference, at, desk.desks)
        tell_new_owner(work, lead, changed, staff, at, desk.desks)
        work.commit()
    return replace(changed, version=changed.version + 1)
