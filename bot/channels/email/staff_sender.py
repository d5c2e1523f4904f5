"""Mails of the outbox to members of the desk: what waits for them, by numbers alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr

from bot.assistant.mail.letters import STALE
from bot.assistant.mail_queue import STAFF
from bot.assistant.ports import DeliveryResult, DeliveryStatus, Outgoing, Send, Storage
from bot.assistant.team.roles import Team
from bot.assistant.team.staff_letters import StaffLetter, staff_letter_of
from bot.channels.email.mime import MailEnvelope, mail_of, recipient
from bot.channels.email.sender import DROPPED, FAILED, Pace, Transport
from bot.channels.email.settings import MailSettings
from bot.vocabulary import Language
from bot.wording.desk.team.alerts import staff_mail
from bot.wording.translator import Translator


@dataclass(frozen=True)
class StaffMailSend:
    """Sends them; it is the `Send` of their lines. `named` are the members of the settings."""

    storage: Storage
    settings: MailSettings
    transport: Transport
    voice: Callable[[Language], Translator]
    clock: Callable[[], datetime]
    home: Callable[[], str]
    pace: Pace
    named: Team

    def __call__(self, outgoing: Outgoing) -> DeliveryResult:
        """Send a mail, if there is need for it and it may go now; what became of it."""
        now, staff = self.clock(), outgoing.person.removeprefix(STAFF)
        if outgoing.created_at + STALE < now:
            return FAILED
        with self.storage.read_only() as work:
            letter = staff_letter_of(work, self.named, staff, outgoing.event, now)
        if letter is None:
            return DROPPED
        due = self.pace.reserve(now)
        if due is not None:
            return DeliveryResult(DeliveryStatus.QUEUED, retry_at=due)
        try:
            mail, envelope = self.compose(letter, outgoing)
        except ValueError:  # what was set is an address that mails cannot go to
            return FAILED
        return self.transport(mail, envelope, outgoing.attempts)

    def compose(self, letter: StaffLetter, outgoing: Outgoing) -> tuple[EmailMessage, MailEnvelope]:
        """The mail, the same each time that it is tried."""
        language, sender = letter.to.language, self.settings.sender
        address = parseaddr(sender)[1]
        name = f"desk.{outgoing.id}.{outgoing.created_at:%Y%m%d%H%M%S}@{address.partition('@')[2]}"
        envelope = MailEnvelope(
            sender=sender,
            to=recipient(letter.address),
            reply_to="",
            bounces_to=address,
            message_id=name,
            thread_id=name,
            at=outgoing.created_at,
            language=language,
        )
        return mail_of(staff_mail(letter, self.home(), self.voice(language)), envelope), envelope


def by_line(applicants: Send, staff: Send) -> Send:
    """Sends to members of the desk by the one, to applicants by the other."""
    return lambda outgoing: (staff if outgoing.person.startswith(STAFF) else applicants)(outgoing)
