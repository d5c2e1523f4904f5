"""Who is meant, and when: names of staff, and times as staff read them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from babel.dates import format_skeleton, format_timedelta

from bot.handoff.lead import Lead
from bot.vocabulary import Language
from bot.vocabulary.desk_zone import desk_zone
from bot.vocabulary.ui import Button, Buttons, Style
from bot.wording.desk.leads.lead_summary import ACTORS
from bot.wording.translator import Translator, bullets, lines, one_line, shortened

Names = Callable[[str], str]
"""The name of a staff member, by id."""

MOST_LISTED = 15
"""Entries of a list on one screen; how many more there are is said."""

LONGEST_EXCERPT = 200
"""Characters of a text that is only mentioned."""


def named(actor: str, translator: Translator, names: Names) -> str:
    """What somebody is called."""
    if actor in ACTORS:
        return translator.gettext(ACTORS[actor])
    return one_line(names(actor)) if actor else translator.gettext("(nobody yet)")


def company_of(lead: Lead, translator: Translator) -> str:
    """The company of a lead in one line."""
    return one_line(lead.contact.company) if lead.contact else translator.gettext("(deleted)")


def called(lead: Lead, translator: Translator) -> str:
    """A lead by its number and company."""
    return translator.entry(lead.reference, company_of(lead, translator))


def in_japan(at: datetime, translator: Translator) -> str:
    """A moment, in the time of the desk."""
    return translator.gettext("{moment} ({zone})", moment=translator.moment(at))


def brief(at: datetime, now: datetime, translator: Translator) -> str:
    """A moment in the time of the desk, short enough for a list; the year where it is another."""
    here, today = at.astimezone(desk_zone()), now.astimezone(desk_zone())
    day = "MEd" if here.year == today.year else "yMEd"
    parts = [format_skeleton(day, here, locale=translator.language.value), f"{here:%H:%M}"]
    return " ".join(parts)


def left(until: datetime, now: datetime, translator: Translator) -> str:
    """How long it is until a moment, or how long ago it was."""
    time = format_timedelta(
        until - now, granularity="minute", threshold=1.5, locale=translator.language.value
    )
    if translator.language is Language.JA:
        time = time.replace(" ", "")  # Babel writes "3 時間"
    if until < now:
        return translator.gettext("overdue by {time}", time=time)
    return translator.gettext("{time} left", time=time)


def button(
    translator: Translator,
    action: str,
    label: str,
    value: str,
    style: Style = Style.PLAIN,
    confirm: str = "",
) -> Button:
    """A button with a translated label and question."""
    asked = translator.gettext(confirm) if confirm else ""
    return Button(action, shortened(translator.gettext(label)), value, style, asked)


def row(*buttons: Button) -> tuple[Buttons, ...]:
    """The buttons side by side; nothing where there are none."""
    return (Buttons(buttons),) if buttons else ()


def excerpt(text: str) -> str:
    """The beginning of a text in one line; what is longer can be read as a whole elsewhere."""
    whole = one_line(text)
    return whole if len(whole) <= LONGEST_EXCERPT else whole[: LONGEST_EXCERPT - 1] + "…"


def listing(heading: str, entries: Sequence[str], translator: Translator) -> str:
    """A list under its heading, not endlessly long; empty where there are no entries."""
    more = len(entries) - MOST_LISTED
    rest = translator.ngettext("(and {count} more)", "(and {count} more)", more) if more > 0 else ""
    return lines(heading, bullets(entries[:MOST_LISTED]), rest) if entries else ""
