"""What desks are to show: which posts there are, and who puts them.

A subject says what a post is about: `lead:REF` the card of a lead, `reply:ID` what staff sent,
`said:REF:KEY` what the applicant wrote, `told:REF:KEY` something else that happened, `remind:REF`,
`digest:DATE`. `calls` in its detail is who is to notice it. What a post shows is read when it is
shown, so one that waits is never out of date.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.assistant.mail_queue import notice_of
from bot.assistant.ports import NO_DETAIL, DeliveryStatus, DeskPost, Outgoing, UnitOfWork
from bot.handoff import lead_workflow
from bot.handoff.lead import Lead, LeadStatus
from bot.handoff.lead_change import Change
from bot.vocabulary import MessageKind

REPLIED = "reply:"
"""How the events of replies begin; the reference follows."""

ATTEMPTS = 5
"""How often a lead is tried that staff change at the same moment."""

REPLY, NEW_LEAD, REMINDER, DIGEST, UPDATE = 1, 2, 3, 4, 5
"""How urgent posts are; the lower, the sooner."""


def desks_of(work: UnitOfWork, reference: str, desks: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The desks that show a lead, and those that are to."""
    shown = (post.desk for post in work.desk_posts.about(f"lead:{reference}"))
    return tuple(dict.fromkeys((*desks, *shown)))


def show_lead(
    work: UnitOfWork,
    reference: str,
    now: datetime,
    desks: tuple[str, ...] = (),
    urgency: int = UPDATE,
) -> None:
    """Bring the card of a lead up to date on every desk that shows it, and on `desks`."""
    for desk in desks_of(work, reference, desks):
        work.desk_posts.put(desk, reference, f"lead:{reference}", now, urgency=urgency)


def show_in_thread(
    work: UnitOfWork,
    reference: str,
    subject: str,
    now: datetime,
    desks: tuple[str, ...] = (),
    detail: Mapping[str, str] = NO_DETAIL,
) -> None:
    """Show something that belongs to a lead, below its card."""
    for desk in desks_of(work, reference, desks):
        work.desk_posts.put(desk, reference, subject, now, {"lead": reference, **detail}, REPLY)


def tell_new_owner(
    work: UnitOfWork, before: Lead, after: Lead, staff: str, now: datetime, desks: tuple[str, ...]
) -> None:
    """Call whoever was given a lead by somebody else, or whose lead a colleague took over: a card
    that changes calls nobody."""
    reference = after.reference
    if after.owner == staff and before.owner not in ("", staff) and is_open(before):
        work.staff_news.add(before.owner, reference, "taken_over", staff, now)
        taken = {"what": "taken_over", "by": staff, **call_owner(before)}
        subject = f"told:{reference}:taken-{after.version}"
        show_in_thread(work, reference, subject, now, desks, taken)
        return
    if after.owner in ("", before.owner, staff):
        return
    work.staff_news.add(after.owner, reference, "handed_over", staff, now)
    detail = {"what": "handed_over", "by": staff}
    subject = f"told:{reference}:handed-{after.version}"
    show_in_thread(work, reference, subject, now, desks, {**detail, **call_owner(after)})


def is_open(lead: Lead) -> bool:
    """Whether a lead is somebody's concern: who opens a closed one again takes it from nobody."""
    return lead.status is not LeadStatus.CLOSED


def call_owner(lead: Lead | None) -> dict[str, str]:
    """What has whoever has a lead notice a post."""
    return {"calls": lead.owner} if lead is not None and lead.owner else {}


def keep_delivery(work: UnitOfWork, sent: Outgoing, status: DeliveryStatus, now: datetime) -> None:
    """Keep for desks and lead what became of a message; nothing where no staff wrote it.

    Call it before the message itself is settled: leads are locked before messages.
    """
    reference = lead_of(sent)
    if not reference:
        return
    for _ in range(ATTEMPTS):
        lead = work.leads.get(reference)
        changed = change_of(lead, sent, status, now) if lead else None
        if changed is None:
            break
        if work.leads.change(*changed):
            show_lead(work, reference, now)
            break
    notice = notice_of(sent)
    for post in work.desk_posts.about(f"reply:{notice.reply if notice else sent.id}"):
        again(work, post, now)


def lead_of(sent: Outgoing) -> str:
    """The lead that a message of staff, or the mail that tells of one, is about; empty for none."""
    notice = notice_of(sent)
    if notice is not None:
        return notice.reference if notice.kind.is_of_staff else ""
    is_reply = sent.message.kind is MessageKind.STAFF and sent.event.startswith(REPLIED)
    return sent.event.removeprefix(REPLIED) if is_reply else ""


def change_of(lead: Lead, sent: Outgoing, status: DeliveryStatus, now: datetime) -> Change | None:
    """What becomes of the lead; None for nothing."""
    notice = notice_of(sent)
    outgoing = str(notice.reply if notice else sent.id)
    if status is DeliveryStatus.SENT:
        return lead_workflow.reached(lead, outgoing, now)
    if status in {DeliveryStatus.FAILED, DeliveryStatus.BOUNCED}:
        return lead_workflow.missed(lead, outgoing, now)
    return None


def again(work: UnitOfWork, post: DeskPost, now: datetime) -> None:
    """Show a post once more, as things are now."""
    work.desk_posts.put(post.desk, post.line, post.subject, now, post.detail, post.urgency)


def show_erased(work: UnitOfWork, reference: str, now: datetime) -> None:
    """Let no desk go on showing what was erased: everything of the lead is shown once more.

    What is shown of an erased lead says only that it was erased. The card comes first: it shows
    whom to reach, and a long thread takes its time.
    """
    posts = work.desk_posts.of(reference)
    work.desk_posts.erase(reference)
    for post in sorted(posts, key=lambda post: post.subject != f"lead:{reference}"):
        again(work, post, now)
