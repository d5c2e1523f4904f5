"""The counter with an applicant of the page, staff, and the way out of mails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from email.message import EmailMessage

from bot import bootstrap
from bot.assistant.history import keep_seen
from bot.assistant.mail.tokens import mail_key
from bot.assistant.mail_queue import AWAY, MAIL, MailReach, mail_line, notice_of
from bot.assistant.ports import DeliveryStatus, Outgoing, Storage
from bot.channels.email.sender import MailSend, Pace, Transport
from bot.channels.email.settings import MailSettings
from bot.handoff.lead import Lead
from bot.vocabulary import Language
from tests.delivery import deliver_all
from tests.driver import Stage, real_assistant
from tests.memory import MemoryStorage

PERSON = "web:3f0a9c"
HOME = "https://counter.example.jp"
SETTINGS = MailSettings(sender="窓口 <counter@example.jp>", home=HOME)


@dataclass
class MailRoom:
    """An applicant at their page, and mails to them."""

    stage: Stage
    send: MailSend

    @property
    def storage(self) -> Storage:
        return self.stage.assistant.storage

    @property
    def lead(self) -> Lead:
        with self.storage.read_only() as work:
            return work.leads.all()[0]

    def mails(self) -> list[Outgoing]:
        """All mails to the applicant, in order."""
        with self.storage.read_only() as work:
            return work.outbox.of(mail_line(self.stage.person))

    def standing(self) -> Mapping[str, DeliveryStatus]:
        """What became of each kind of mail; of several of one kind, of the last."""
        told = [(notice_of(mail), mail.status) for mail in self.mails()]
        return {notice.kind.value: status for notice, status in told if notice is not None}

    def go(self) -> int:
        """Send what is due; how many were tried."""
        return deliver_all(self.storage, self.send, lambda: self.stage.now, MAIL)

    def hear(self, text: str = "Good morning!") -> None:
        """Staff write, and the page is not open."""
        away = replace(self.stage, person="web:somebody-else")
        away.hear_from_staff(text)
        self.stage.now, self.stage.events = away.now, away.events

    def look(self) -> None:
        """The applicant opens the page and sees everything."""
        with self.storage.read_only() as work:
            newest = work.outbox.newest(self.stage.person)
        keep_seen(self.storage, {self.stage.person: newest}, self.stage.now)


def new_room(
    transport: Transport,
    language: Language = Language.EN,
    storage: Storage | None = None,
    settings: MailSettings = SETTINGS,
) -> MailRoom:
    """An applicant who has just sent an enquiry."""
    kept = storage or MemoryStorage()
    assistant = replace(real_assistant(), storage=kept, mailed=MailReach(AWAY))
    stage = Stage(assistant, person=PERSON, language=language)
    stage.arrive()
    stage.enquire()
    send = MailSend(
        storage=kept,
        settings=settings,
        transport=transport,
        voice=bootstrap.renderer().voice,
        clock=lambda: stage.now,
        home=lambda: HOME,
        key=mail_key(kept),
        pace=Pace(),
    )
    return MailRoom(stage, send)


def text_of(mail: EmailMessage) -> str:
    """The plain text of a mail."""
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def link_in(mail: EmailMessage) -> str:
    """Where the link in a mail leads, without the host."""
    [link] = [line for line in text_of(mail).splitlines() if line.startswith(HOME)]
    return link.removeprefix(HOME)
