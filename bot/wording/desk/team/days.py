"""Days that are not as usual, and what is promised now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.assistant.ports import SpecialDay, UsualHoursChange
from bot.handoff.business_hours import DeskCalendar, day_of, is_open, next_opening, reply_by
from bot.vocabulary import Hours
from bot.wording.desk.names import Names
from bot.wording.facts import long_date
from bot.wording.translator import Translator, lines


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day that is not as usual."""

    day: str
    label: str
    hours: str
    note: str
    by: str
    promised: str


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One change of the usual hours: what they were set to, by whom, when."""

    hours: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class HoursKept:
    """The hours of the edition, and what was set in place of them, the newest first."""

    of_edition: Hours
    changes: tuple[UsualHoursChange, ...]


@dataclass(frozen=True, slots=True)
class DaysPage:
    """The days from today on; `state` says what holds at this moment. `usual` are the hours that
    hold as they are typed, `default` those of the edition where others hold; `changes` the newest
    changes of them."""

    rows: tuple[DayRow, ...]
    state: str
    today: str
    usual: str
    default: str
    changes: tuple[HoursRow, ...]


def days_page_of(
    days: Sequence[SpecialDay],
    promised: Mapping[date, int],
    calendar: DeskCalendar,
    kept: HoursKept,
    within: int,
    now: datetime,
    translator: Translator,
    names: Names,
) -> DaysPage:
    """Everything that is set from today on."""
    opens = translator.moment(next_opening(now, calendar))
    state = (
        translator.gettext("The desk is open now.")
        if is_open(now, calendar)
        else translator.gettext("The desk is closed now and opens on {moment}.", moment=opens)
    )
    due = translator.moment(reply_by(now, calendar, within))
    promise = translator.gettext(
        "Who sends an enquiry now is promised a reply by {moment}.", moment=due
    )
    usual = translator.gettext(
        "Usual hours: {desk_hours} ({zone}), on working days; closed on national holidays and "
        "from 29 December to 3 January."
    )
    rows = tuple(day_row(each, promised.get(each.day, 0), translator, names) for each in days)
    return DaysPage(
        rows,
        lines(usual, state, promise),
        day_of(now).isoformat(),
        usual=typed_text(calendar.hours),
        default="" if calendar.hours == kept.of_edition else span_text(kept.of_edition),
        changes=tuple(hours_row(each, kept.of_edition, translator, names) for each in kept.changes),
    )


def hours_row(
    change: UsualHoursChange, of_edition: Hours, translator: Translator, names: Names
) -> HoursRow:
    """Who set the usual hours to what."""
    as_written = translator.gettext("as in the guideline ({hours})", hours=span_text(of_edition))
    hours = span_text(change.hours) if change.hours else as_written
    return HoursRow(hours, names(change.by), translator.moment(change.at))


def day_row(day: SpecialDay, promised: int, translator: Translator, names: Names) -> DayRow:
    """One day. Promises that were given for it stay, so whoever closes it should know of them."""
    told = translator.ngettext(
        "{count} reply was promised for this day; that promise stays",
        "{count} replies were promised for this day; these promises stay",
        promised,
    )
    return DayRow(
        day=day.day.isoformat(),
        label=long_date(day.day, translator.language),
        hours=span_text(day.hours) or translator.gettext("closed all day"),
        note=day.note,
        by=names(day.by),
        promised=told if promised else "",
    )


def typed_text(hours: Hours) -> str:
    """Hours as an admin would type them."""
    return ", ".join(f"{start:%H:%M}-{end:%H:%M}" for start, end in hours)


def span_text(hours: Hours) -> str:
    """Hours as they are shown."""
    return ", ".join(f"{start:%H:%M}–{end:%H:%M}" for start, end in hours)
