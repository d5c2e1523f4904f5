"""Acts that move a lead on, and the dialogs that ask first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from bot.assistant.context import Denial
from bot.assistant.desk import joins
from bot.assistant.desk import leads as actions
from bot.assistant.desk.actions import (
    DeskMessage,
    DeskReply,
    Done,
    InputErrors,
    OpenDialog,
    ShowMessage,
)
from bot.assistant.desk.leads import Details
from bot.assistant.desk.request import Handler, Request
from bot.assistant.desk.views import (
    AskColleague,
    AskNote,
    AskOtherLead,
    AskReason,
    AskTakeover,
    AskUntil,
)
from bot.handoff import lead_workflow
from bot.handoff.business_hours import (
    DeskCalendar,
    following_working_day,
    moment,
    next_opening,
)
from bot.handoff.lead import Lead
from bot.handoff.lead_change import Change, Refusal, RefusalCode, refuse
from bot.vocabulary.desk_zone import desk_zone

PRESETS: Mapping[str, tuple[int, int]] = {
    "tomorrow": (0, 1),
    "three_days": (0, 3),
    "week": (7, 0),
    "two_weeks": (14, 0),
}
"""Usual times: so many days, then so many working days later."""

LONGEST = timedelta(days=366)
"""How long a lead may rest at most."""


def day_of(preset: str, now: datetime, calendar: DeskCalendar) -> date:
    """The working day that a usual time leads to."""
    days, working_days = PRESETS[preset]
    day = now.astimezone(desk_zone()).date() + timedelta(days=days)
    for _ in range(working_days):
        day = following_working_day(day, calendar)
    return opening_on(day, calendar).astimezone(desk_zone()).date()


def opening_on(day: date, calendar: DeskCalendar) -> datetime:
    """When the desk opens on a day, or next after it where it stays closed (UTC)."""
    return next_opening(moment(day, min(calendar.hours)[0]), calendar)


def rests_until(preset: str, day: str, now: datetime, calendar: DeskCalendar) -> datetime | None:
    """The moment that was picked; a day of its own (YYYY-MM-DD) counts more. None: no choice."""
    try:
        picked = date.fromisoformat(day) if day else None
    except ValueError:
        return None
    if picked is None and preset in PRESETS:
        picked = day_of(preset, now, calendar)
    if picked is None or abs(picked - now.astimezone(desk_zone()).date()) > LONGEST:
        return None
    return opening_on(picked, calendar)


def change(
    decide: Callable[[Lead, str, *Details, datetime], Change | Refusal], *details: *Details
) -> Handler:
    """The handler of an act that asks for nothing and changes a lead as `decide` says."""
    return lambda request: request.change(decide, *details)


def ask_reason(request: Request) -> DeskReply:
    """Ask why a lead is closed."""
    case = request.own(even_unclaimed=True)
    if isinstance(case, ShowMessage):
        return case
    return OpenDialog(AskReason(case.lead))


def close(request: Request) -> DeskReply:
    """Close a lead for the reason that was picked."""
    reason, words = request.filled("reason"), request.filled("words")
    if not reason:
        return InputErrors({"reason": DeskMessage.REASON_MISSING})
    return request.change(lead_workflow.close, f"{reason}: {words}" if words else reason)


def ask_colleague(request: Request) -> DeskReply:
    """Ask to whom a lead goes."""
    case = request.own()
    if isinstance(case, ShowMessage):
        return case
    return OpenDialog(AskColleague(case.lead))


def hand_over(request: Request) -> DeskReply:
    """Pass a lead to the colleague who was picked."""
    to = request.filled("to")
    if not to:
        return InputErrors({"to": DeskMessage.COLLEAGUE_NOT_STAFF})
    act = request.act
    done = actions.hand_over(request.desk, request.reference, act.staff, to, request.now, act.event)
    if done is Denial.NOT_STAFF:
        return InputErrors({"to": DeskMessage.COLLEAGUE_NOT_STAFF})
    return request.changed(done)


def ask_takeover(request: Request) -> DeskReply:
    """Ask why a lead is taken from the colleague who has it."""
    case = request.case()
    if isinstance(case, Denial):
        return ShowMessage(case)
    lead, staff = case.lead, request.act.staff
    tried = lead_workflow.take_over(
        lead, staff, lead_workflow.owner_key(lead.owner), "any", request.now
    )
    return ShowMessage(tried) if isinstance(tried, Refusal) else OpenDialog(AskTakeover(lead))


def take_over(request: Request) -> DeskReply:
    """Take a lead over for the reason that was given, from whom the dialog named."""
    reason = request.filled("reason")
    if not reason:
        return InputErrors({"reason": DeskMessage.TEXT_MISSING})
    return request.change(lead_workflow.take_over, request.more, reason)


def put_news_away(request: Request) -> DeskReply:
    """Somebody has read what a colleague did."""
    if not request.act.value.isdecimal() or len(request.act.value) > 18:
        return ShowMessage(DeskMessage.UNKNOWN_ACTION)
    with request.desk.storage() as work:
        work.staff_news.drop(request.act.staff, int(request.act.value))
        work.commit()
    return Done()


def ask_note(request: Request) -> DeskReply:
    """Ask for a note."""
    case = request.case()
    if isinstance(case, Denial):
        return ShowMessage(case)
    if case.lead.erased_at:
        return ShowMessage(refuse(case.lead, RefusalCode.ERASED))
    return OpenDialog(AskNote(case.lead))


def note(request: Request) -> DeskReply:
    """Keep a note."""
    text = request.filled("text")
    if not text:
        return InputErrors({"text": DeskMessage.TEXT_MISSING})
    return request.change(lead_workflow.note, text)


def ask_other(request: Request) -> DeskReply:
    """Ask with which lead of the same company a lead is put together."""
    case = request.case()
    if isinstance(case, Denial):
        return ShowMessage(case)
    if case.lead.erased_at:
        return ShowMessage(refuse(case.lead, RefusalCode.ERASED))
    return OpenDialog(AskOtherLead(case.lead, case.alike))


def join(request: Request) -> DeskReply:
    """Put a lead together with the one that was picked."""
    other = request.filled("other")
    if not other:
        return InputErrors({"other": DeskMessage.OTHER_MISSING})
    act = request.act
    return request.changed(
        joins.join(request.desk, request.reference, other, act.staff, request.now, act.event),
    )


def part(request: Request) -> DeskReply:
    """Take a lead apart from the others."""
    act = request.act
    done = joins.part(request.desk, request.reference, act.staff, request.now, act.event)
    return request.changed(done)


def ask_until(request: Request) -> DeskReply:
    """Ask until when a lead rests."""
    case = request.own(even_unclaimed=True)
    if isinstance(case, ShowMessage):
        return case
    return OpenDialog(AskUntil(case.lead, request.now, request.desk.calendar()))


def snooze(request: Request) -> DeskReply:
    """Let a lead rest until the day that was picked."""
    preset, day = request.filled("preset"), request.filled("until")
    until = rests_until(preset, day, request.now, request.desk.calendar())
    if until is None:
        return InputErrors({"until": DeskMessage.DATE_MISSING})
    if until <= request.now:
        return InputErrors({"until": DeskMessage.DATE_NOT_AHEAD})
    return request.change(lead_workflow.snooze, until)
