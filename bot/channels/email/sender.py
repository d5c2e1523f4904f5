"""Mails of the outbox on their way: what each says is read and worded when it is its turn."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from email.utils import parseaddr
from threading import Lock
from typing import Generic, TypeVar

from bot.assistant.mail.letters import STALE, Later, Letter, letter_of
from bot.assistant.mail.tokens import LASTS, link_token, reply_token
from bot.assistant.ports import DeliveryResult, DeliveryStatus, Outgoing, Storage, UnitOfWork
from bot.channels.email.mime import MailEnvelope, mail_of, recipient
from bot.channels.email.settings import MailSettings
from bot.handoff.appointments.appointment import Appointment
from bot.vocabulary import Language
from bot.wording.appointments import FILE_NAME, CalendarMethod, calendar_file
from bot.wording.mail.letters import LetterPlan, worded
from bot.wording.translator import Translator

L = TypeVar("L")

Transport = Callable[[EmailMessage, MailEnvelope, int], DeliveryResult]
"""Hands a mail in, for the so-manieth time."""

OPEN = "/open/"
"""Links lead there; what opens the conversation follows."""

PACE = timedelta(seconds=0.2)
"""At least so much time lies between two mails, so that no server takes us for a flood."""

DROPPED = DeliveryResult(DeliveryStatus.DROPPED)
FAILED = DeliveryResult(DeliveryStatus.FAILED)


class Pace:
    """Lets mails follow each other no faster than they may."""

    def __init__(self, pace: timedelta = PACE) -> None:
        self._pace, self._lock = pace, Lock()
        self._free: datetime | None = None

    def reserve(self, now: datetime) -> datetime | None:
        """None where a mail may go now; otherwise when to ask again."""
        with self._lock:
            if self._free is not None and now < self._free <= now + self._pace:
                return self._free
            self._free = now + self._pace
            return None


@dataclass(frozen=True)
class LetterSend(ABC, Generic[L]):
    """Sends the letters of a line; it is its `Send`. `home` is the address that people open."""

    storage: Storage
    settings: MailSettings
    transport: Transport
    voice: Callable[[Language], Translator]
    clock: Callable[[], datetime]
    home: Callable[[], str]
    pace: Pace

    def __call__(self, outgoing: Outgoing) -> DeliveryResult:
        """Send a mail, if there is need for it and it may go now; what became of it."""
        now = self.clock()
        if outgoing.created_at + STALE < now:
            return FAILED
        with self.storage.read_only() as work:
            letter = self.letter(work, outgoing, now)
        if letter is None:
            return DROPPED
        due = letter.until if isinstance(letter, Later) else self.pace.reserve(now)
        if isinstance(letter, Later) or due is not None:
            return DeliveryResult(DeliveryStatus.QUEUED, retry_at=due)
        try:
            mail, envelope = self.compose(letter, outgoing)
        except ValueError:  # what was typed is an address that mails cannot go to
            return FAILED
        return self.transport(mail, envelope, outgoing.attempts)

    @abstractmethod
    def letter(self, work: UnitOfWork, outgoing: Outgoing, now: datetime) -> L | Later | None:
        """What is to be written; later, or nothing, where there is no need for it now."""

    @abstractmethod
    def compose(self, letter: L, outgoing: Outgoing) -> tuple[EmailMessage, MailEnvelope]:
        """The mail, the same each time that it is tried."""


@dataclass(frozen=True)
class MailSend(LetterSend[Letter]):
    """Sends mails to applicants. `key` is what links and addresses for answers are signed with."""

    key: bytes

    def letter(self, work: UnitOfWork, outgoing: Outgoing, now: datetime) -> Letter | Later | None:
        """What is to be written to an applicant."""
        return letter_of(work, outgoing, now)

    def compose(self, letter: Letter, outgoing: Outgoing) -> tuple[EmailMessage, MailEnvelope]:
        """The mail, the same each time that it is tried."""
        lead, settings = letter.lead, self.settings
        until: date = (outgoing.created_at + LASTS).date()
        link = self.home() + OPEN + link_token(self.key, lead, until)
        plan = LetterPlan(settings.has_content, is_answered=bool(settings.reply_to))
        words = worded(letter, plan, link, until, self.voice(lead.language))
        token = reply_token(self.key, lead)
        domain = parseaddr(settings.sender)[1].partition("@")[2]
        reply_to = with_token(settings.reply_to, token)
        envelope = MailEnvelope(
            sender=settings.sender,
            to=recipient(letter.contact.email),
            reply_to=reply_to,
            bounces_to=reply_to or parseaddr(settings.sender)[1],
            message_id=f"{token}.{outgoing.id}@{domain}",
            thread_id=f"{token}@{domain}",
            at=outgoing.created_at,
            language=lead.language,
        )
        mail = mail_of(words, envelope)
        if letter.appointment is not None:
            invite(mail, letter.appointment, envelope, self.voice(lead.language), settings)
        return mail, envelope


def invite(
    mail: EmailMessage,
    appointment: Appointment,
    envelope: MailEnvelope,
    voice: Translator,
    settings: MailSettings,
) -> None:
    """Put an entry for the calendar into a mail, such as programs show with a button."""
    method = CalendarMethod.CANCEL if appointment.is_cancelled else CalendarMethod.REQUEST
    content = calendar_file(
        appointment, voice, method, attendee=envelope.to, has_content=settings.has_content
    )
    mail.add_attachment(content, maintype="text", subtype="calendar", filename=FILE_NAME)
    part = list(mail.iter_attachments())[-1]
    part.set_param("charset", "utf-8")
    part.set_param("method", method.value)


def with_token(address: str, token: str) -> str:
    """An address that tells what is written to it apart: `reply+TOKEN@…`; empty for none."""
    name, at, domain = address.partition("@")
    return f"{name}+{token}@{domain}" if at else ""
