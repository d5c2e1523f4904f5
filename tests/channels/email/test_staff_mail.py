"""Mails to members of the desk: what waits, by numbers alone, and only while it waits."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from email.message import EmailMessage

import pytest

from bot import bootstrap
from bot.assistant.desk import leads as actions
from bot.assistant.mail_queue import MAIL, staff_line
from bot.assistant.ports import DeliveryResult, DeliveryStatus
from bot.assistant.team.alert_queue import PATIENCE, AlertReach, tell_staff
from bot.assistant.team.roles import Role, Team
from bot.channels.email.mime import MailEnvelope
from bot.channels.email.sender import MailSend, Pace
from bot.channels.email.settings import MailSettings
from bot.channels.email.staff_sender import StaffMailSend, by_line
from bot.handoff import lead_workflow
from bot.vocabulary import Language
from tests.assistant.desk_driver import DeskStage, new_desk
from tests.delivery import deliver_all

HANA = "hana@example.jp"
NAMED = Team({HANA: Role.STAFF})
HOME = "https://counter.example.jp"
SETTINGS = MailSettings(sender="窓口 <counter@example.jp>", home=HOME)


@dataclass
class Post:
    """What was handed in."""

    mails: list[EmailMessage] = field(default_factory=list)

    def __call__(self, mail: EmailMessage, *_: MailEnvelope | int) -> DeliveryResult:
        self.mails.append(mail)
        return DeliveryResult(DeliveryStatus.SENT)


@pytest.fixture
def stage() -> DeskStage:
    made = new_desk()
    made.applicant.now = made.lead.created_at + PATIENCE
    return made


def send(stage: DeskStage, post: Post) -> None:
    """Deliver all mails that are due."""
    storage, voice = stage.desk.storage, bootstrap.renderer().voice
    common = (storage, SETTINGS, post, voice, lambda: stage.now, lambda: HOME)
    to_applicants = MailSend(*common, key=b"k" * 32, pace=Pace())
    to_staff = StaffMailSend(*common, pace=Pace(), named=NAMED)
    deliver_all(storage, by_line(to_applicants, to_staff), lambda: stage.now, MAIL)


def tell(stage: DeskStage) -> int:
    reach = AlertReach(has_mail=True)
    return tell_staff(stage.desk.storage, NAMED, reach, stage.now, stage.desk.hours)


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


@pytest.mark.parametrize("language", Language)
def test_it_names_the_enquiry_and_nothing_of_the_applicant(
    stage: DeskStage, language: Language
) -> None:
    with stage.desk.storage() as work:
        work.preferences.save(replace(work.preferences.of(HANA), language=language))
        work.commit()
    assert tell(stage) == 1
    post = Post()
    send(stage, post)
    [mail] = post.mails
    reference, contact = stage.lead.reference, stage.lead.contact
    assert contact is not None
    assert (mail["To"], mail["Auto-Submitted"]) == (HANA, "auto-generated")
    assert reference in text_of(mail)
    assert f"{HOME}/desk/leads/{reference}" in text_of(mail)
    for private in (contact.company, contact.name, contact.email):
        assert private not in mail.as_string()
        assert private not in text_of(mail)
    subjects = {
        Language.EN: "A new enquiry has come in",
        Language.JA: "新しいお問い合わせが届きました",
    }
    assert mail["Subject"] == subjects[language]


def test_it_is_not_sent_once_somebody_has_taken_the_enquiry_on(stage: DeskStage) -> None:
    tell(stage)
    actions.change(
        stage.desk, stage.lead.reference, "slack:T1:U1", lead_workflow.claim, now=stage.now
    )
    post = Post()
    send(stage, post)
    assert post.mails == []
    with stage.desk.storage() as work:
        [row] = work.outbox.of(staff_line(HANA))
    assert row.status is DeliveryStatus.DROPPED
