"""Mails of the outbox to members of the desk: what waits for them, by numbers alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr

from bot.assistant.mail_queue import STAFF
from bot.assistant.ports import Outgoing, Send, UnitOfWork
from bot.assistant.team.roles import Team
from bot.assistant.team.staff_letters import StaffLetter, staff_letter_of
from bot.channels.email.mime import MailEnvelope, mail_of, recipient
from bot.channels.email.sender import LetterSend
from bot.wording.desk.team.alerts import staff_mail


@dataclass(frozen=True)
class StaffMailSend(LetterSend[StaffLetter]):
    """Sends mails to members of the desk. `named` are those of the settings."""

    named: Team

    def letter(self, work: UnitOfWork, outgoing: Outgoing, now: datetime) -> StaffLetter | None:
        """What is to be written to a member."""
        staff = outgoing.person.removeprefix(STAFF)
        return staff_letter_of(work, self.named, staff, outgoing.event, now)

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
