"""Who wished to be told of an answer is told by mail as well, once they left an address."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage

import pytest

from bot.assistant.curation.drafts import Published, publish
from bot.assistant.mail.letters import PATIENCE
from bot.assistant.ports import DeliveryResult, DeliveryStatus, DraftAnswer
from bot.channels.email.mime import MailEnvelope
from bot.handoff.lead import LeadStatus
from bot.vocabulary import Language
from tests.assistant.desk_driver import keep_question
from tests.channels.email.mail_room import MailRoom, link_in, new_room, text_of

QUESTION = "Who pays for the train?"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def sent() -> list[EmailMessage]:
    return []


@pytest.fixture
def room(sent: list[EmailMessage]) -> MailRoom:
    """The receipt was mailed; then they asked what nobody could answer."""

    def transport(mail: EmailMessage, _: MailEnvelope, __: int) -> DeliveryResult:
        sent.append(mail)
        return DeliveryResult(DeliveryStatus.SENT)

    made = new_room(transport)
    made.go()
    keep_question(made.stage, QUESTION, "decline")
    made.stage.pick("do:tell_me")
    made.look()
    return made


def answer(room: MailRoom) -> None:
    """A curator publishes an article that answers it."""
    stage = room.stage
    with room.storage() as work:
        work.drafts.add(DraftAnswer("d1", stage.now, "hana", Language.EN, QUESTION, "You do."))
        work.commit()
    article = next(iter(stage.assistant.knowledge.articles))
    assert isinstance(publish(stage.assistant, "d1", stage.now, article), Published)


def wait(room: MailRoom, time: timedelta) -> None:
    room.stage.wait(time)
    room.go()


def test_an_answer_that_nobody_saw_is_told_of_after_some_minutes(
    room: MailRoom, sent: list[EmailMessage]
) -> None:
    answer(room)
    wait(room, MINUTE)
    assert len(sent) == 1
    wait(room, PATIENCE)
    mail = sent[-1]
    assert "Your question has an answer now" in mail["Subject"]
    assert link_in(mail).startswith("/open/")
    assert QUESTION not in text_of(mail)
    assert room.standing()["answer"] is DeliveryStatus.SENT


def test_an_answer_that_was_seen_on_the_page_is_not_mailed(
    room: MailRoom, sent: list[EmailMessage]
) -> None:
    answer(room)
    room.look()
    wait(room, PATIENCE + MINUTE)
    assert len(sent) == 1
    assert room.standing()["answer"] is DeliveryStatus.DROPPED


def test_a_mail_about_an_answer_is_no_reply_of_staff(
    room: MailRoom, sent: list[EmailMessage]
) -> None:
    answer(room)
    wait(room, PATIENCE + MINUTE)
    assert len(sent) == 2
    assert room.lead.status is LeadStatus.NEW
    assert room.lead.awaits_us


def test_who_had_everything_deleted_hears_of_no_answer(
    room: MailRoom, sent: list[EmailMessage]
) -> None:
    answer(room)
    room.stage.pick("do:delete_data")
    room.stage.pick("erase:yes")
    wait(room, PATIENCE + MINUTE)
    assert len(sent) == 1
