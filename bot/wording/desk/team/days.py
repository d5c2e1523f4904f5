"""Days that are not as usual, and what is promised now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.assistant.ports import SpecialDay
from bot.handoff.business_hours import DeskCalendar, is_open, next_opening, reply_by
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
class DaysPage:
    """The days from today on; `state` says what holds at this moment."""

    rows: tuple[DayRow, ...]
    state: str
    today: str


def days_page_of(
    days: Sequence[SpecialDay],
    promised: Mapping[date, int],
    calendar: DeskCalendar,
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
        "Usual hours: {desk_hours} (Japan time), on working days; closed on national holidays and "
        "from 29 December to 3 January."
    )
    rows = tuple(day_row(each, promised.get(each.day, 0), translator, names) for each in days)
    return DaysPage(rows, lines(usual, state, promise), now.date().isoformat())


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
        hours=span_text(day.hours) or translator.gettext("closed"),
        note=day.note,
        by=names(day.by),
        promised=told if promised else "",
    )


def span_text(hours: Hours) -> str:
    """Hours as they are typed."""
    return ", ".join(f"{start:%H:%M}–{end:%H:%M}" for start, end in hours)
