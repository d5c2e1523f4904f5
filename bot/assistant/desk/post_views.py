"""What a desk shows: read from what is kept when it is shown, so that it is never out of date."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.assistant.curation.unanswered import unanswered_of
from bot.assistant.desk.leads import case_of
from bot.assistant.desk.views import (
    ApplicantLine,
    DeskAlert,
    DeskOverview,
    Digest,
    LeadCard,
    LeadNews,
    Page,
    PostView,
    Reminder,
    StaffLine,
)
from bot.assistant.mail_queue import mails_about
from bot.assistant.ports import (
    MOST_COUNTED,
    DeskPost,
    InboxTab,
    Storage,
    TranscriptEntry,
    UnitOfWork,
)
from bot.handoff.appointments.appointment_workflow import TOLD
from bot.handoff.lead import Lead, LeadState, LeadStatus, is_resting

PAGE_ENTRIES, PAGE_LENGTH = 25, 12_000
"""Lines and characters on one page of a transcript, unless a single line is longer."""

MOST_QUESTIONS = 20
"""Unanswered questions that are shown at once."""


def view_of(storage: Storage, post: DeskPost, now: datetime) -> PostView | None:
    """What a post shows now; None where there is nothing to show (any more).

    What belongs to an erased lead shows that it was erased.
    """
    show = SHOWN.get(post.subject.partition(":")[0])
    if show is None:
        return None
    with storage.read_only() as work:
        return show(work, post, now)


def card_post(work: UnitOfWork, post: DeskPost, now: datetime) -> PostView | None:
    """The card of a lead."""
    case = case_of(work, part_of(post.subject, 1))
    return LeadCard(case, now) if case else None


def said_post(work: UnitOfWork, post: DeskPost, _: datetime) -> PostView | None:
    """What the applicant wrote, or did to what they had written."""
    lead = work.leads.get(part_of(post.subject, 1))
    if lead is None:
        return None
    entry = work.transcripts.find(lead.conversation, entry_key(post))
    if post.subject.startswith("told:"):
        return LeadNews(lead, post, entry, reason_of(work, post))
    return ApplicantLine(lead, entry)


def reason_of(work: UnitOfWork, post: DeskPost) -> str:
    """Why a lead was taken over; empty for any other news."""
    if post.detail.get("what") != "taken_over":
        return ""
    told = [e for e in work.leads.history(post.line) if e.action == "taken_over"]
    return next((e.detail.get("text", "") for e in told if e.at == post.created_at), "")


def reply_post(work: UnitOfWork, post: DeskPost, _: datetime) -> PostView | None:
    """What staff wrote, and what is known of its delivery."""
    lead, id_ = work.leads.get(post.line), part_of(post.subject, 1)
    if lead is None or not id_.isdecimal():
        return None
    sent = work.outbox.get(int(id_)) if lead.erased_at is None else None
    staff = post.detail.get("staff") or writer_of(work, lead, id_)
    mail = mails_about(work, lead.person).get(int(id_)) if sent else None
    return StaffLine(lead, sent, staff, mail)


WRITTEN = TOLD | {"replied"}
"""What the history says where staff told the applicant something."""


def writer_of(work: UnitOfWork, lead: Lead, outgoing_id: str) -> str:
    """Who wrote a message to the applicant."""
    for event in work.leads.history(lead.reference):
        if event.action in WRITTEN and outgoing_id in event.detail.values():
            return event.actor
    return lead.owner


def remind_post(work: UnitOfWork, post: DeskPost, now: datetime) -> PostView | None:
    """That a reply is due; nothing where it was given meanwhile."""
    lead = work.leads.get(part_of(post.subject, 1))
    if lead is None:
        return None
    if lead.erased_at is None and not awaits_reply(lead, now):
        return None
    return Reminder(lead, now)


def digest_post(work: UnitOfWork, _: DeskPost, now: datetime) -> PostView | None:
    """Where the desk stands."""
    return Digest(overview_of(work, now))


def alert_post(_: UnitOfWork, post: DeskPost, __: datetime) -> PostView | None:
    """That something is wrong with how people are reached."""
    return DeskAlert({"code": part_of(post.subject, 1), **post.detail})


SHOWN: Mapping[str, Callable[[UnitOfWork, DeskPost, datetime], PostView | None]] = {
    "lead": card_post,
    "said": said_post,
    "told": said_post,
    "reply": reply_post,
    "remind": remind_post,
    "digest": digest_post,
    "alert": alert_post,
}
"""How posts are shown, by the first word of their subject."""


def part_of(subject: str, number: int) -> str:
    """A part of a subject such as `said:REF:KEY`; empty where there is none."""
    parts = subject.split(":", 2)
    return parts[number] if number < len(parts) else ""


def entry_key(post: DeskPost) -> str:
    """The key of the line of the transcript that a post shows."""
    return post.detail.get("entry", "") or part_of(post.subject, 2)


def awaits_reply(lead: Lead | LeadState, now: datetime) -> bool:
    """Whether the applicant waits for a word of staff, and nobody let the lead rest."""
    return lead.awaits_us and not is_resting(lead, now)


def overview_of(work: UnitOfWork, now: datetime) -> DeskOverview:
    """Where the desk stands now."""
    awake = listed(work, InboxTab.WAITING, now)
    resting = [lead for lead in listed(work, InboxTab.RESTING, now) if lead.awaits_us]
    in_time = [lead for lead in awake if lead.reply_by > now]
    return DeskOverview(
        at=now,
        new=tuple(lead for lead in in_time if lead.status is LeadStatus.NEW),
        waiting=tuple(lead for lead in in_time if lead.status is not LeadStatus.NEW),
        overdue=tuple(lead for lead in awake if lead.reply_by <= now),
        resting=tuple(sorted(resting, key=lambda lead: (lead.reply_by, lead.reference))),
        unanswered=len(unanswered_of(work)),
    )


def listed(work: UnitOfWork, tab: InboxTab, now: datetime) -> list[Lead]:
    """The leads on a tab, the most urgent first; as many as are counted (`MOST_COUNTED`)."""
    page = work.lists.page(tab, "", now, limit=MOST_COUNTED)
    return work.leads.some([state.reference for state, _ in page])


def pages_of(entries: Sequence[TranscriptEntry]) -> list[tuple[TranscriptEntry, ...]]:
    """A transcript in pages; no line is cut. There is always at least one page."""
    pages: list[list[TranscriptEntry]] = [[]]
    length = 0
    for entry in entries:
        long = len(entry.text) + 2 * entry.text.count("\n")
        if pages[-1] and (len(pages[-1]) == PAGE_ENTRIES or length + long > PAGE_LENGTH):
            pages.append([])
            length = 0
        pages[-1].append(entry)
        length += long
    return [tuple(page) for page in pages]


def page_of(entries: Sequence[TranscriptEntry], number: str) -> Page:
    """One page of a transcript; the last where no such page is asked for."""
    pages = pages_of(entries)
    wanted = int(number) if number.isdecimal() and len(number) < 6 else len(pages)
    at = min(max(wanted, 1), len(pages))
    return Page(pages[at - 1], at, len(pages))
