"""What comes back by mail: words of an applicant to staff, and mails that nobody took."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from bot.assistant.context import Assistant, TurnContext
from bot.assistant.conversation import begun_anew
from bot.assistant.desk_posts import keep_delivery
from bot.assistant.dialogue.staff_thread import hear
from bot.assistant.mail.tokens import addressed_lead
from bot.assistant.mail_queue import is_within_quota, mail_line
from bot.assistant.ports import Author, DeliveryStatus, TranscriptEntry, UnitOfWork
from bot.handoff.lead import Lead
from bot.vocabulary.text import MAX_TEXT, visible

MAILED = "mail"
"""The kind of a line in the transcript that came by mail."""

ATTACHED = "📎"
"""Stands before the name of what was attached, which is not taken."""


MOST_ATTACHED = 20
"""So many files are named."""

CUT = " […]"
"""Stands where more was written than is kept here; the mailbox has the rest."""

REPLIES_A_DAY = 50
"""So many mails about one enquiry are taken a day: the token in their address passes through many
hands, and two programs that answer each other never stop."""


class TooManyRepliesError(Exception):
    """So many mails about one enquiry came today that no person can have written them."""


@dataclass(frozen=True, slots=True)
class MailReply:
    """What somebody answered to a mail. `token` says about which enquiry, and lets them do so:
    who the mail says that it is from proves nothing. `attached` are names of files."""

    token: str
    message_id: str
    text: str
    attached: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MailBounce:
    """A mail came back; `outgoing_id` is what it is called here."""

    token: str
    outgoing_id: int


def take_reply(assistant: Assistant, reply: MailReply, now: datetime) -> str | None:
    """Show staff what an applicant answered by mail; the person's name, None where nothing is done.

    The counter itself answers nothing: what comes by mail is always for staff. Raises
    `TooManyRepliesError`.
    """
    with assistant.storage() as work:
        lead = addressed_lead(work, reply.token)
        if lead is None or not work.events.is_new(lead.person, event_of(reply), now):
            return None
        text = text_of(reply)
        if not text:
            return None
        if not is_within_quota(work, f"reply:{lead.reference}", REPLIES_A_DAY, now):
            raise TooManyRepliesError(lead.reference)
        keep_reply(assistant, work, lead, text, now)
        work.commit()
    return lead.person


def event_of(reply: MailReply) -> str:
    """One mail has one effect, however often it comes."""
    return f"mail:{hashlib.sha256(reply.message_id.encode()).hexdigest()[:32]}"


def text_of(reply: MailReply) -> str:
    """What was written, and what was attached by name."""
    named = [f"{ATTACHED} {name}" for name in reply.attached[:MOST_ATTACHED]]
    if len(reply.attached) > MOST_ATTACHED:
        named.append(CUT)
    return "\n\n".join(filter(None, (shortened(visible(reply.text)), visible("\n".join(named)))))


def shortened(text: str) -> str:
    """What of a text is kept; where it goes on, that is seen."""
    if len(text) <= MAX_TEXT:
        return text
    return text[: MAX_TEXT - len(CUT)].rstrip() + CUT


def is_addressed(assistant: Assistant, tokens: list[str]) -> bool:
    """Whether any of these lets one write about an enquiry."""
    with assistant.storage.read_only() as work:
        return any(addressed_lead(work, token) is not None for token in tokens)


def keep_reply(
    assistant: Assistant, work: UnitOfWork, lead: Lead, text: str, now: datetime
) -> None:
    """Put what was written into the conversation, and below the card of the lead."""
    conversation = work.conversations.of(lead.person) or begun_anew(lead, now)
    key = secrets.token_hex(8)
    hear(TurnContext(assistant, work, now), lead.reference, key)
    entry = TranscriptEntry(now, Author.PERSON, MAILED, text, key)
    work.transcripts.add(conversation.id, [entry])
    work.conversations.save(replace(conversation, updated_at=now))


def take_bounce(assistant: Assistant, bounce: MailBounce, now: datetime) -> bool:
    """Keep that a mail came back, and show it at the desks; whether it was one of ours."""
    with assistant.storage() as work:
        lead = addressed_lead(work, bounce.token)
        mail = work.outbox.get(bounce.outgoing_id)
        if lead is None or mail is None or mail.person != mail_line(lead.person):
            return False
        if mail.status is DeliveryStatus.BOUNCED:
            return True
        keep_delivery(work, mail, DeliveryStatus.BOUNCED, now)
        work.outbox.settle([mail.id], DeliveryStatus.BOUNCED, now)
        work.commit()
    return True
