"""The call with an applicant, as staff see and arrange it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.assistant.desk.appointments.arrangement import upcoming
from bot.assistant.desk.leads import LeadDetails
from bot.handoff.appointments.appointment import Appointment, AppointmentPlan
from bot.handoff.appointments.plan_reader import LENGTHS, MOST_NOTE, MOST_PLACE, PlanMistake
from bot.handoff.lead import Lead, LeadStatus
from bot.vocabulary.desk_zone import desk_zone
from bot.vocabulary.ui import (
    Button,
    Dialog,
    Facts,
    Input,
    InputKind,
    InputOption,
    Part,
    Small,
    Style,
)
from bot.wording.appointments import length_text, plan_entries
from bot.wording.desk.dialogs import dialog
from bot.wording.desk.names import Names, button, named, row
from bot.wording.translator import N_, Translator

USUAL_LENGTH = 30

MISTAKES: Mapping[PlanMistake, str] = {
    PlanMistake.DAY_MISSING: N_("Please pick the day of the call."),
    PlanMistake.TIME_MISSING: N_("Please write the time like 10:30 ({zone})."),
    PlanMistake.NOT_AHEAD: N_("This time is over. Please pick one that is still to come."),
    PlanMistake.TOO_FAR: N_("Please pick a day within the coming year."),
    PlanMistake.LENGTH_MISSING: N_("Please pick how long the call is to be."),
    PlanMistake.PLACE_MISSING: N_("Please write the telephone number or the link for the call."),
    PlanMistake.PLACE_WRONG: N_(
        "Please write one telephone number, such as 03-1234-5678, or one link that begins with "
        "https://."
    ),
    PlanMistake.TOO_LONG: N_("That is too long. Please shorten it."),
}
"""What is wrong with one thing that was filled in."""


def mistake_text(mistake: PlanMistake, translator: Translator) -> str:
    """What is wrong with one thing that was filled in."""
    return translator.gettext(MISTAKES[mistake])


def planning(lead: Lead, before: Appointment | None, translator: Translator) -> Dialog:
    """Asks when and where the call is; the one that is to come stands in it."""
    phone = lead.contact.phone if lead.contact else ""
    inputs = plan_inputs(before.plan if before else None, phone, translator)
    title = N_("Arrange a call") if before is None else N_("Change the call")
    submit = N_("Arrange and tell") if before is None else N_("Change and tell")
    asked = dialog("call.send", title, lead, translator, submit, *inputs)
    told = Small(
        translator.gettext(
            "The applicant is told at once, in their language, with an entry for their calendar."
        )
    )
    value = f"{lead.reference} {before.key}" if before else lead.reference
    return replace(asked, value=value, parts=(*asked.parts, told))


def plan_inputs(
    plan: AppointmentPlan | None, phone: str, translator: Translator
) -> tuple[Input, ...]:
    """What is filled in: as it is planned by now, else a call of the usual length to `phone`."""
    begins = plan.begins.astimezone(desk_zone()) if plan else None
    day = Input(
        "day",
        translator.gettext("Day"),
        InputKind.DATE,
        value=f"{begins:%Y-%m-%d}" if begins else "",
    )
    time = Input(
        "time",
        translator.gettext("Time"),
        InputKind.TIME,
        value=f"{begins:%H:%M}" if begins else "",
        hint=translator.gettext("{zone}, for example 10:30."),
        most=8,
    )
    length = Input(
        "minutes",
        translator.gettext("Length"),
        InputKind.CHOICE,
        value=str(plan.minutes if plan else USUAL_LENGTH),
        options=tuple(InputOption(str(n), length_text(n, translator)) for n in LENGTHS),
    )
    place = Input(
        "place",
        translator.gettext("Telephone or link"),
        value=plan.place if plan else phone,
        hint=translator.gettext(
            "The number that you call, or the link of a video conference. The applicant sees it."
        ),
        most=MOST_PLACE,
    )
    note = Input(
        "note",
        translator.gettext("Note for the applicant"),
        InputKind.PROSE,
        value=plan.note if plan else "",
        hint=translator.gettext("For example what you wish to talk about. The applicant sees it."),
        is_required=False,
        most=MOST_NOTE,
    )
    return day, time, length, place, note


def appointment_parts(
    case: LeadDetails, staff: str, translator: Translator, names: Names, now: datetime
) -> tuple[Part, ...]:
    """The call that is to come, with what `staff` can do about it; nothing where there is none."""
    found = upcoming(case.appointments, now)
    if found is None or case.lead.contact is None:
        return ()
    note = ((translator.gettext("Note for the applicant"), found.plan.note),)
    by = (translator.gettext("Arranged by"), named(found.staff, translator, names))
    told = (*plan_entries(found.plan, translator), *(note if found.plan.note else ()), by)
    return Facts(told), *row(*ways(case.lead, found, staff, translator))


def ways(lead: Lead, found: Appointment, staff: str, translator: Translator) -> tuple[Button, ...]:
    """What can be done about a call; taking its file along changes nothing and is for all."""
    value = f"{lead.reference} {found.key}"
    file = button(translator, "call.file", N_("Calendar file (.ics)"), lead.reference)
    cancel = button(
        translator,
        "call.cancel",
        N_("Cancel the call"),
        value,
        Style.DANGER,
        N_("Cancel this call? The applicant is told at once."),
    )
    change = button(translator, "call", N_("Change the call"), lead.reference)
    if lead.owner not in ("", staff):
        return (file,)
    return (file, cancel) if lead.status is LeadStatus.CLOSED else (file, change, cancel)
