"""Mails that wait in the outbox, beside what they tell of, in a line of their own per person.

A mail is a row without words: what it says, to which address, and whether there is still need for
it, is read when it is sent. So nothing about anybody is kept twice, and nothing old is mailed.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from bot.assistant.ports import DeliveryStatus, Outgoing, UnitOfWork
from bot.handoff.business_hours import day_of
from bot.handoff.lead import Lead
from bot.handoff.mail_address import mailbox_of
from bot.vocabulary import Message, MessageKind

MAIL = "mail:"
"""How the names of all lines of mails begin; the person follows."""

STAFF = "mail:desk:"
"""How the names of lines of mails to members of the desk begin; the member follows."""

AWAY = ("web:",)
"""How the names of persons begin whom no platform calls: they see a reply only on their page."""

RECEIPTS_A_DAY = 3
"""So many receipts go to one mailbox a day: anybody can type anybody's address into the form."""

QUOTA_KEY = "quota"
"""Under this name the database keeps what those are hashed with for whom something is counted."""

UNSENT = (DeliveryStatus.FAILED, DeliveryStatus.BOUNCED, DeliveryStatus.DROPPED)

WORDLESS = Message(MessageKind.NOTICE, "")


@dataclass(frozen=True, slots=True)
class MailReach:
    """Persons whose names begin so are written mails. `folder`: none is sent, all are put there."""

    persons: tuple[str, ...] = ()
    folder: str = ""

    def is_for(self, person: str) -> bool:
        """Whether mails to a person are written."""
        return person.startswith(self.persons)

    def reaches(self, person: str) -> bool:
        """Whether they are sent as well."""
        return self.is_for(person) and not self.folder


NO_MAIL = MailReach()


class MailKind(StrEnum):
    """What a mail tells of."""

    RECEIPT = "receipt"
    """The enquiry has arrived."""
    REPLY = "reply"
    """Staff wrote, and it was not seen yet."""
    ANSWER = "answer"
    """A question that they asked has an answer now, and it was not seen yet."""
    RULES = "rules"
    """New rules change what the pre-check says of them, and it was not seen yet."""
    CALL = "call"
    """A call was arranged, changed or cancelled, with an entry for their calendar."""

    @property
    def is_of_staff(self) -> bool:
        """Whether a word of staff reaches the applicant by it."""
        return self in {MailKind.REPLY, MailKind.CALL}


@dataclass(frozen=True, slots=True)
class MailNotice:
    """What a mail is about: a lead, and the id of the message that it tells of; 0 for none."""

    kind: MailKind
    reference: str
    reply: int = 0

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.reference}:{self.reply}"


def notice_of(outgoing: Outgoing) -> MailNotice | None:
    """What a message in the outbox tells of by mail; None where it is no mail."""
    if not outgoing.person.startswith(MAIL) or outgoing.person.startswith(STAFF):
        return None
    kind, reference, reply = outgoing.event.split(":")
    return MailNotice(MailKind(kind), reference, int(reply))


def is_away(person: str) -> bool:
    """Whether a person sees what is written to them only when they look."""
    return person.startswith(AWAY)


def staff_line(staff: str) -> str:
    """The line of mails to a member of the desk."""
    return STAFF + staff


def mail_line(person: str) -> str:
    """The line of mails to a person."""
    return MAIL + person


def put_mail(
    work: UnitOfWork,
    lead: Lead,
    kind: MailKind,
    now: datetime,
    mailed: MailReach,
    reply: int = 0,
) -> None:
    """Queue a mail to the applicant of a lead, if mails are written to them, and not too many."""
    if lead.contact is None or not lead.contact.email or not mailed.is_for(lead.person):
        return
    if kind is MailKind.RECEIPT and not may_receive(work, lead.contact.email, now):
        return
    notice = MailNotice(kind, lead.reference, reply)
    work.outbox.put(mail_line(lead.person), str(notice), [WORDLESS], now)


def may_receive(work: UnitOfWork, address: str, now: datetime) -> bool:
    """Whether one more receipt may go to an address today, which is counted."""
    return is_within_quota(work, f"receipt:{mailbox_of(address)}", RECEIPTS_A_DAY, now)


def is_within_quota(work: UnitOfWork, what: str, most: int, now: datetime) -> bool:
    """Whether something may be done once more today, which is counted under a hash only."""
    key = work.keys.get(QUOTA_KEY)
    if key is None:
        work.keys.add(QUOTA_KEY, secrets.token_bytes(32))
        key = work.keys.get(QUOTA_KEY) or b""
    today = day_of(now)
    work.quotas.forget_before(today)
    return work.quotas.take(hmac.new(key, what.encode(), sha256).hexdigest(), today, most)


def has_receipt(work: UnitOfWork, lead: Lead) -> bool:
    """Whether a receipt was mailed about a lead, or will be, as far as is known."""
    receipt = str(MailNotice(MailKind.RECEIPT, lead.reference))
    mails = work.outbox.of(mail_line(lead.person))
    return any(mail.event == receipt and mail.status not in UNSENT for mail in mails)


def mails_about(work: UnitOfWork, person: str) -> dict[int, Outgoing]:
    """The mails to a person that tell of a reply, by the id of the reply."""
    mails = work.outbox.of(mail_line(person)) if person else []
    told = ((notice_of(mail), mail) for mail in mails)
    return {notice.reply: mail for notice, mail in told if notice is not None and notice.reply}
