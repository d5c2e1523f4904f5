"""The inbox, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from bot.assistant.desk.inbox import Inbox
from bot.assistant.desk.search.query import QueryMistake
from bot.assistant.ports import MOST_COUNTED, InboxTab, LeadOrder
from bot.handoff.lead import Lead, is_resting
from bot.wording.desk.labels import TAB_NAMES
from bot.wording.desk.names import Names, brief, company_of, left, named
from bot.wording.desk.views import Badge, InboxPage, LeadRow, Tab
from bot.wording.labels import language_name, status_label, verdict_label
from bot.wording.translator import N_, Translator, one_line


def inbox_page(found: Inbox, staff: str, translator: Translator, names: Names) -> InboxPage:
    """One page of the inbox."""
    now, wanted = found.at, found.wanted
    summary = translator.ngettext("{count} enquiry", "{count} enquiries", found.total)
    return InboxPage(
        tab=wanted.tab.value,
        sought=wanted.sought,
        tabs=tuple(
            Tab(tab.value, translator.gettext(said), tab is wanted.tab, found.counts[tab])
            for tab, said in TAB_NAMES.items()
        ),
        rows=tuple(lead_row(lead, staff, translator, names, now) for lead in found.leads),
        summary=translator.entry(translator.gettext(TAB_NAMES[InboxTab(wanted.tab)]), summary),
        order=wanted.order.value,
        orders=tuple((order.value, translator.gettext(said)) for order, said in ORDERS.items()),
        most=MOST_COUNTED,
        next=found.next,
        is_first=not wanted.after,
        remarks=tuple(remarks(found, translator)),
    )


ORDERS: Mapping[LeadOrder, str] = {
    LeadOrder.URGENT: N_("Most urgent first"),
    LeadOrder.NEWEST: N_("Newest first"),
    LeadOrder.OLDEST: N_("Oldest first"),
    LeadOrder.CHANGED: N_("Last changed first"),
}

MISTAKES: Mapping[QueryMistake, str] = {
    QueryMistake.NO_SUCH_VALUE: N_("“{typed}” is not known. Possible are: {allowed}."),
    QueryMistake.NO_DATE: N_("“{typed}” is no date. Write it like before:2026-11-28 or after:30d."),
    QueryMistake.NO_WORD: N_("“{typed}” holds no letter and no digit to look for."),
}


def remarks(found: Inbox, translator: Translator) -> Iterator[str]:
    """What of the search could not be understood, and what it does not show."""
    for problem in found.problems:
        typed, allowed = one_line(problem.typed), ", ".join(problem.allowed)
        yield translator.gettext(MISTAKES[problem.mistake], typed=typed, allowed=allowed)
    if found.problems:
        yield translator.gettext("The rest was searched for all the same.")
    if found.is_cut:
        yield translator.gettext(
            "There are very many hits: these are of the {count} newest. Add a word or a date to "
            "see older ones.",
            count=f"{MOST_COUNTED:,}",
        )
    if not found.is_complete:
        yield translator.gettext(
            "Older enquiries are still being prepared for the search and may be missing for some "
            "minutes."
        )


def lead_row(
    lead: Lead, staff: str, translator: Translator, names: Names, now: datetime
) -> LeadRow:
    """A lead in a list."""
    rests = is_resting(lead, now)
    waits = lead.awaits_us
    until = lead.snoozed_until
    return LeadRow(
        reference=lead.reference,
        company=company_of(lead, translator),
        person=one_line(lead.contact.name) if lead.contact else "",
        verdict=Badge(lead.verdict, verdict_label(lead.verdict, translator)),
        status=Badge(lead.status.value, status_label(lead.status, translator)),
        owner=named(lead.owner, translator, names),
        language=language_name(lead.language),
        came=brief(lead.created_at, now, translator),
        due=brief(lead.reply_by, now, translator) if waits else "",
        left=left(lead.reply_by, now, translator) if waits and not rests else "",
        is_mine=bool(lead.owner) and lead.owner == staff,
        is_urgent=waits and not rests and lead.reply_by <= now,
        rests=brief(until, now, translator) if rests and until else "",
    )
