"""An applicant's mail program: it has got mails of the counter, and writes answers to them."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from bot.assistant.mail.inbound import MAILED
from bot.assistant.ports import DeliveryResult, DeliveryStatus, Storage
from bot.channels.email.mime import MailEnvelope
from bot.channels.email.receiver import MailReceiver
from bot.channels.email.settings import MailSettings
from tests.channels.email.mail_room import HOME, MailRoom, new_room

SETTINGS = MailSettings(
    sender="窓口 <counter@example.jp>", home=HOME, reply_to="reply@example.jp", has_content=True
)


class Postman:
    """Keeps the last mail that was sent, and writes answers to it."""

    def __init__(self, storage: Storage | None = None) -> None:
        self.sent: list[tuple[EmailMessage, MailEnvelope]] = []
        self.room: MailRoom = new_room(self.keep, storage=storage, settings=SETTINGS)
        self.room.go()

    def keep(self, mail: EmailMessage, envelope: MailEnvelope, _: int) -> DeliveryResult:
        self.sent.append((mail, envelope))
        return DeliveryResult(DeliveryStatus.SENT)

    @property
    def last(self) -> EmailMessage:
        return self.sent[-1][0]

    def answer(self, text: str, **fields: str) -> EmailMessage:
        """What an applicant's mail program makes of an answer; an empty field is left out."""
        mail = EmailMessage(policy=SMTP)
        given = {
            "From": "Hanako <hanako@example.co.jp>",
            "To": str(self.last["Reply-To"]),
            "Subject": f"Re: {self.last['Subject']}",
            "Message-ID": "<answer-1@example.co.jp>",
            "In-Reply-To": str(self.last["Message-ID"]),
        }
        changed = {name.replace("_", "-"): value for name, value in fields.items()}
        for name, value in {**given, **changed}.items():
            if value:
                mail[name] = value
        mail.set_content(text)
        return mail

    @property
    def receiver(self) -> MailReceiver:
        """Takes what comes in."""
        return MailReceiver(self.room.stage.assistant, SETTINGS, lambda: self.room.stage.now)

    def take(self, mail: EmailMessage | bytes) -> bool:
        return self.receiver(mail if isinstance(mail, bytes) else mail.as_bytes())

    def said(self) -> list[str]:
        """What came by mail, as it stands in the conversation."""
        conversation = self.room.stage.conversation
        assert conversation is not None
        with self.room.storage.read_only() as work:
            entries = work.transcripts.of(conversation.id)
        return [entry.text for entry in entries if entry.kind == MAILED]
