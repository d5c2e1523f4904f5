"""The inbox of a desk: which leads there are to look after, and everything about one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.assistant.context import Denial, Desk
from bot.assistant.desk.leads import LeadDetails, looked_at
from bot.assistant.desk.post_views import awaits_reply
from bot.assistant.desk.search.query import QueryProblem, read_query, within
from bot.assistant.mail_queue import mails_about
from bot.assistant.ports import (
    MOST_COUNTED,
    InboxTab,
    LeadMatch,
    LeadOrder,
    ListPosition,
    Outgoing,
    StaffNewsItem,
    TranscriptEntry,
    UnitOfWork,
)
from bot.handoff.lead import Lead, LeadState, LeadStatus, is_resting

PAGE_LEADS = 50
"""Leads on one page of the inbox."""

MOST_NEWS = 5
"""Things to learn of at once."""

MOST_SOUGHT = 200
"""Characters of what is searched for."""


@dataclass(frozen=True, slots=True)
class InboxQuery:
    """What somebody wishes to see: a tab, what is looked for in it, in which order, and from
    where on: `after` is what the page before gave as `next`. `owners`: who has leads, by name."""

    tab: InboxTab = InboxTab.WAITING
    sought: str = ""
    after: str = ""
    order: LeadOrder = LeadOrder.URGENT
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inbox:
    """One page of a tab. `next`: from where on the next page goes; empty where this is the last.

    `counts` says how many leads stand on each tab, of those that hold what is sought, up to
    `MOST_COUNTED`. `problems` are what could not be understood of it. `is_cut`: more than that were
    found, and these are of the newest. `is_complete`: all leads can be found by now.
    """

    at: datetime
    wanted: InboxQuery
    leads: tuple[Lead, ...]
    counts: Mapping[InboxTab, int]
    next: str = ""
    problems: tuple[QueryProblem, ...] = ()
    is_cut: bool = False
    is_complete: bool = True

    @property
    def total(self) -> int:
        """How many leads stand on the tab, up to `MOST_COUNTED`."""
        return self.counts[self.wanted.tab]


@dataclass(frozen=True, slots=True)
class LeadDossier:
    """Everything about a lead. `sent`: messages of staff by the key of their line, as far as it is
    still known what became of them. `mails`: those that tell of such messages, by their ids.
    `draft`: what whoever looks began to write to the applicant."""

    case: LeadDetails
    sent: Mapping[str, Outgoing]
    mails: Mapping[int, Outgoing] = field(default_factory=dict)
    draft: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """What somebody is to learn of a colleague, with the reason that was given."""

    item: StaffNewsItem
    reason: str = ""


STANDS_ON: Mapping[InboxTab, Callable[[LeadState, str, datetime], bool]] = {
    InboxTab.WAITING: lambda lead, _, now: awaits_reply(lead, now),
    InboxTab.ANSWERED: lambda lead, _, now: is_answered(lead, now),
    InboxTab.NEW: lambda lead, _, now: lead.status is LeadStatus.NEW and not is_resting(lead, now),
    InboxTab.OVERDUE: lambda lead, _, now: awaits_reply(lead, now) and lead.reply_by <= now,
    InboxTab.MINE: lambda lead, staff, _: (
        lead.owner == staff and lead.status is not LeadStatus.CLOSED
    ),
    InboxTab.RESTING: lambda lead, _, now: is_resting(lead, now),
    InboxTab.CLOSED: lambda lead, _, __: lead.status is LeadStatus.CLOSED,
    InboxTab.ALL: lambda _, __, ___: True,
}
"""Which leads stand on a tab, for whom, at which moment."""


def is_answered(lead: LeadState, now: datetime) -> bool:
    """Whether staff wait for the applicant, and the lead is neither closed nor rests."""
    is_over = lead.status is LeadStatus.CLOSED or lead.erased_at is not None
    return not (is_over or lead.awaits_us or is_resting(lead, now))


def look_into(desk: Desk, staff: str, wanted: InboxQuery, now: datetime) -> Inbox | Denial:
    """A page of the inbox: who waits comes first, the most urgent before the others."""
    if not desk.is_staff(staff):
        return Denial.NOT_STAFF
    query = read_query(wanted.sought[:MOST_SOUGHT], staff, wanted.owners, now)
    with desk.storage.read_only() as work:
        if query.is_empty:
            seen = listed(work, staff, wanted, now)
        else:
            seen = searched(work, staff, wanted, query.match, now)
        leads = tuple(work.leads.some([lead.reference for lead in seen.leads]))
        is_complete = query.is_empty or work.search.is_complete
    return Inbox(
        now, wanted, leads, seen.counts, seen.next, query.problems, seen.is_cut, is_complete
    )


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page before anything but where its leads stand is read."""

    leads: Sequence[LeadState]
    counts: Mapping[InboxTab, int]
    next: str
    is_cut: bool = False


def listed(work: UnitOfWork, staff: str, wanted: InboxQuery, now: datetime) -> ListedPage:
    """A page of all that stands on a tab."""
    after = position_in(wanted.after)
    found = work.lists.page(wanted.tab, staff, now, wanted.order, after, PAGE_LEADS + 1)
    shown = found[:PAGE_LEADS]
    following = written(shown[-1][1]) if len(found) > PAGE_LEADS else ""
    return ListedPage([lead for lead, _ in shown], work.lists.counts(staff, now), following)


def searched(
    work: UnitOfWork, staff: str, wanted: InboxQuery, match: LeadMatch, now: datetime
) -> ListedPage:
    """A page of what was found."""
    every = work.lists.found(match, staff, now)
    counts = {
        tab: sum(stands(lead, staff, now) for lead in every) for tab, stands in STANDS_ON.items()
    }
    stands, is_cut = STANDS_ON[wanted.tab], len(every) >= MOST_COUNTED
    if is_cut and wanted.tab is not InboxTab.ALL:
        every = work.lists.found(within(match, wanted.tab, staff), staff, now)
        is_cut = len(every) >= MOST_COUNTED
    chosen = [lead for lead in every if stands(lead, staff, now)]
    counts[wanted.tab] = len(chosen)
    ordered = in_order(chosen, wanted.order, now)
    start = int(wanted.after) if wanted.after.isdecimal() and wanted.after.isascii() else 0
    end = start + PAGE_LEADS
    return ListedPage(ordered[start:end], counts, str(end) if end < len(ordered) else "", is_cut)


def in_order(leads: list[LeadState], order: LeadOrder, now: datetime) -> list[LeadState]:
    """Leads that were found, the newest first, in the order that is wished for."""
    if order is LeadOrder.NEWEST:
        return leads
    if order is LeadOrder.OLDEST:
        return leads[::-1]
    if order is LeadOrder.CHANGED:
        return sorted(leads, key=lambda lead: lead.updated_at, reverse=True)
    return sorted(leads, key=lambda lead: urgency(lead, now))


def written(position: ListPosition) -> str:
    """Where a page ended, as an address holds it."""
    return f"{position.run}~{position.moment.isoformat()}~{position.reference}"


def position_in(text: str) -> ListPosition | None:
    """Where the next page begins; None for anything that this program did not write."""
    run, _, rest = text.partition("~")
    moment, _, reference = rest.partition("~")
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return None
    is_known = run in {"0", "1"} and at.tzinfo is not None
    return ListPosition(int(run), at, reference) if is_known else None


def urgency(lead: LeadState, now: datetime) -> tuple[bool, float, str]:
    """Where a lead stands in a list: who waits by the promised time, then the last changed."""
    waits = awaits_reply(lead, now)
    moment = lead.reply_by.timestamp() if waits else -lead.updated_at.timestamp()
    return not waits, moment, lead.reference


def open_dossier(desk: Desk, staff: str, reference: str, now: datetime) -> LeadDossier | Denial:
    """Everything about a lead, and what became of what staff wrote. That they look is kept."""
    return looked_at(desk, staff, reference, now, dossier_in)


def dossier_in(work: UnitOfWork, case: LeadDetails, staff: str) -> LeadDossier:
    """Everything about a lead, as somebody sees it."""
    draft = work.reply_drafts.get(staff, case.lead.reference)
    mails = mails_about(work, case.lead.person)
    return LeadDossier(case, deliveries(work, case), mails, draft.text if draft else "")


def news_for(desk: Desk, staff: str) -> tuple[News, ...]:
    """What colleagues did with somebody's leads, until they put it away; the newest first."""
    with desk.storage.read_only() as work:
        items = work.staff_news.of(staff, MOST_NEWS)
        return tuple(News(item, reason_of(work, item)) for item in items)


def reason_of(work: UnitOfWork, item: StaffNewsItem) -> str:
    """The words that were given for it; none once the lead was erased."""
    events = work.leads.history(item.lead)
    same_moment = (e for e in events if (e.action, e.actor, e.at) == (item.what, item.by, item.at))
    return next((e.detail.get("text", "") for e in same_moment), "")


def deliveries(work: UnitOfWork, case: LeadDetails) -> dict[str, Outgoing]:
    """What is known of each message of staff in the conversation."""
    if not case.lead.person:
        return {}
    found = {
        entry.key: work.outbox.get(id_) for entry in case.transcript if (id_ := sent_as(entry))
    }
    return {key: sent for key, sent in found.items() if sent and sent.person == case.lead.person}


def sent_as(entry: TranscriptEntry) -> int:
    """The id of the outgoing message that a line of staff stands for; 0 for any other line."""
    start, _, number = entry.key.partition("-")
    return int(number) if start == "reply" and number.isascii() and number.isdecimal() else 0
