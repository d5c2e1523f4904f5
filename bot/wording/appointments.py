"""A call with an applicant in words that both read alike, and as a file for calendars."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.handoff.appointments.appointment import Appointment, AppointmentPlan
from bot.wording import facts
from bot.wording.translator import Translator, lines, paragraphs

if TYPE_CHECKING:
    from icalendar import Alarm, Event, vCalAddress

Entries = tuple[tuple[str, str], ...]

FILE_NAME = "call.ics"
MEDIA_TYPE = "text/calendar; charset=utf-8"

REMINDER = timedelta(minutes=15)
"""Calendars remind of a call so long before it."""


class CalendarMethod(StrEnum):
    """What a calendar is to do with the entry (RFC 5546)."""

    PUBLISH = "PUBLISH"
    """Keep it; for files that are fetched."""
    REQUEST = "REQUEST"
    """Ask whoever it was sent to whether they come; for mails."""
    CANCEL = "CANCEL"
    """Take it out again."""


def length_text(minutes: int, translator: Translator) -> str:
    """How long a call is planned to be."""
    return translator.ngettext("{count} minute", "{count} minutes", minutes)


def when_text(plan: AppointmentPlan, translator: Translator) -> str:
    """When a call begins, in the time of the desk, and how long it is."""
    return translator.gettext(
        # translators: when a call begins, and how long it is planned to be ("30 minutes")
        "{moment} ({zone}), {length}",
        moment=translator.moment(plan.begins),
        length=length_text(plan.minutes, translator),
    )


def plan_entries(plan: AppointmentPlan, translator: Translator) -> Entries:
    """A call in short facts, each with its name."""
    # translators: the telephone number or the link at which a call takes place
    place = translator.gettext("Telephone or link"), plan.place
    # translators: when a call takes place
    return (translator.gettext("Date and time"), when_text(plan, translator)), place


def plan_text(plan: AppointmentPlan, translator: Translator) -> str:
    """The same as lines of a text, with the note to the applicant below."""
    told = (translator.entry(name, value) for name, value in plan_entries(plan, translator))
    return paragraphs(lines(*told), plan.note)


def calendar_file(
    appointment: Appointment,
    translator: Translator,
    method: CalendarMethod = CalendarMethod.PUBLISH,
    *,
    attendee: str = "",
    has_content: bool = True,
) -> bytes:
    """The call as an iCalendar file (RFC 5545); a cancelled one takes the entry out again.

    `attendee` is the address of the applicant, where it is sent to them. Without `has_content`
    neither number nor note stand in it. The time is that of the desk, with its time zone.
    """
    # Imported here: few starts need it.
    from icalendar import Calendar

    is_over = appointment.is_cancelled
    calendar = Calendar()
    calendar.add("prodid", "-//Madoguchi//Madoguchi//EN")
    calendar.add("version", "2.0")
    calendar.add("method", (CalendarMethod.CANCEL if is_over else method).value)
    event = entry_of(appointment, translator, has_content=has_content)
    if attendee:
        event.add("attendee", invited(attendee))
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def entry_of(appointment: Appointment, translator: Translator, *, has_content: bool) -> Event:
    """The entry of the calendar."""
    from icalendar import Event

    plan = appointment.plan
    event = Event()
    event.add("uid", uid_of(appointment, translator))
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", appointment.at)
    event.add("last-modified", appointment.at)
    event.add("dtstart", plan.begins.astimezone(translator.edition.zone))
    event.add("dtend", appointment.ends.astimezone(translator.edition.zone))
    event.add("summary", title_of(appointment, translator))
    event.add("status", "CANCELLED" if appointment.is_cancelled else "CONFIRMED")
    event.add("organizer", organizer(translator))
    if has_content:
        event.add("location", verbatim(plan.place))
    event.add(
        "description", verbatim(description(appointment, translator, has_content=has_content))
    )
    if not appointment.is_cancelled:
        event.add_component(reminder(title_of(appointment, translator)))
    return event


def verbatim(text: str) -> str:
    """A text that stays as it was typed: `icalendar` takes a backslash and an N for a new line, so
    the backslash becomes its full-width twin."""
    return text.replace("\\N", "\N{FULLWIDTH REVERSE SOLIDUS}N")


def uid_of(appointment: Appointment, translator: Translator) -> str:
    """What names it in all calendars: the same for as long as it is this call."""
    return f"{appointment.uid}@{fact('desk_email', translator).rpartition('@')[2]}"


def fact(name: str, translator: Translator) -> str:
    """A fact of the edition."""
    return facts.write(translator.edition.facts[name], translator.language)


def title_of(appointment: Appointment, translator: Translator) -> str:
    """What stands in the calendar."""
    return translator.gettext("Call with {organisation} ({reference})", reference=appointment.lead)


def description(appointment: Appointment, translator: Translator, *, has_content: bool) -> str:
    """What stands below it."""
    told = plan_text(appointment.plan, translator) if has_content else ""
    where = translator.gettext("Where to be reached stands in your conversation with us.")
    reference = translator.gettext("Reference number: {reference}", reference=appointment.lead)
    return paragraphs(
        told or where,
        lines(
            reference,
            translator.gettext("The desk's telephone: {desk_phone} ({desk_hours}, {zone})."),
        ),
    )


def organizer(translator: Translator) -> vCalAddress:
    """Who invites: the desk."""
    from icalendar import vCalAddress, vText

    address = vCalAddress(f"mailto:{fact('desk_email', translator)}")
    address.params["CN"] = vText(fact("organisation", translator))
    return address


def invited(mail: str) -> vCalAddress:
    """Who is invited: the applicant."""
    from icalendar import vCalAddress, vText

    address = vCalAddress(f"mailto:{mail}")
    address.params["ROLE"] = vText("REQ-PARTICIPANT")
    address.params["PARTSTAT"] = vText("NEEDS-ACTION")
    address.params["RSVP"] = vText("FALSE")
    return address


def reminder(summary: str) -> Alarm:
    """Reminds of the call."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -REMINDER)
    alarm.add("description", summary)
    return alarm
