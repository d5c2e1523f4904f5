"""Acts about calls with applicants, and the dialog that asks for one."""

from __future__ import annotations

from typing import assert_never

from bot.assistant.context import Denial
from bot.assistant.desk.actions import (
    AppointmentFile,
    DeskMessage,
    DeskReply,
    Done,
    InputErrors,
    OpenDialog,
    ShowMessage,
)
from bot.assistant.desk.appointments.arrangement import (
    AppointmentWish,
    Arranged,
    Overtaken,
    arrange,
    upcoming,
)
from bot.assistant.desk.replies import Repeated
from bot.assistant.desk.request import Request
from bot.assistant.desk.views import AskAppointment
from bot.handoff.appointments.appointment import Appointment, AppointmentPlan
from bot.handoff.appointments.plan_reader import read_plan
from bot.handoff.lead_change import Refusal


def ask_plan(request: Request) -> DeskReply:
    """Ask when a call is to be; the one that is to come stands in the dialog."""
    case = request.own(even_unclaimed=True)
    if isinstance(case, ShowMessage):
        return case
    return OpenDialog(AskAppointment(case.lead, upcoming(case.appointments, request.now)))


def arrange_call(request: Request) -> DeskReply:
    """Arrange the call that was filled in, or change the one that the dialog showed."""
    plan = read_plan(request.act.values, request.now)
    if not isinstance(plan, AppointmentPlan):
        return InputErrors(plan)
    return answer(wished(request, plan))


def cancel(request: Request) -> DeskReply:
    """Cancel the call that was shown."""
    return answer(wished(request, None))


def wished(request: Request, plan: AppointmentPlan | None) -> Arranged:
    """What comes of it."""
    act = request.act
    wish = AppointmentWish(plan, request.more)
    return arrange(request.desk, request.reference, act.staff, wish, act.event, request.now)


def answer(arranged: Arranged) -> DeskReply:
    """What is told to who asked."""
    match arranged:
        case Overtaken():
            return ShowMessage(DeskMessage.CALL_CHANGED)
        case Repeated():
            return ShowMessage(DeskMessage.SENT_ALREADY)
        case Denial() | Refusal():
            return ShowMessage(arranged)
        case Appointment():
            return Done()
    assert_never(arranged)


def take_file(request: Request) -> DeskReply:
    """Hand over the call that is to come as a file for calendars, which is kept like a look."""
    case = request.shown_case()
    if isinstance(case, Denial):
        return ShowMessage(case)
    found = upcoming(case.appointments, request.now)
    if found is None:
        return ShowMessage(DeskMessage.CALL_CHANGED)
    return AppointmentFile(case.lead, found)
