"""What applicants are mailed, through a real server that does not always do what it is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

import pytest

from bot.assistant.mail.letters import PATIENCE, STALE
from bot.assistant.ports import DeliveryResult, DeliveryStatus
from bot.channels.email.mime import MailEnvelope
from bot.channels.email.settings import MailServer, MailSettings
from bot.channels.email.smtp import SmtpTransport
from bot.handoff.lead import LeadEvent
from bot.vocabulary import Language
from tests.channels.email.mail_room import HOME, MailRoom, link_in, new_room, text_of
from tests.channels.email.mail_server import BREAK_OFF, MailBox
from tests.driver import IN_EDITION

MINUTE = timedelta(minutes=1)
ANSWERED = MailSettings(
    sender="counter@example.jp", home=HOME, reply_to="reply@example.jp", has_content=True
)


def room_at(server: MailServer, **more: object) -> MailRoom:
    moments = [IN_EDITION]
    transport = SmtpTransport(server, lambda: moments[0], timeout=5)
    made = new_room(transport, **more)  # type: ignore[arg-type]
    transport._clock = lambda: made.stage.now
    return made


def wait(room: MailRoom, time: timedelta) -> None:
    room.stage.wait(time)
    room.go()


def test_an_enquiry_is_confirmed_at_once_with_its_number_and_a_link(
    server: MailServer, box: MailBox
) -> None:
    room = room_at(server)
    room.go()
    [mail] = box.mails
    assert mail["To"] == "hanako@example.co.jp"
    assert room.lead.reference in mail["Subject"]
    assert room.lead.reference in text_of(mail)
    assert link_in(mail).startswith("/open/")
    assert room.standing() == {"receipt": DeliveryStatus.SENT}


@pytest.mark.parametrize(
    ("language", "subject"),
    [(Language.JA, "お問い合わせを受け付けました"), (Language.EN, "Your enquiry has arrived")],
)
def test_a_mail_speaks_the_language_of_the_applicant(
    server: MailServer, box: MailBox, language: Language, subject: str
) -> None:
    room_at(server, language=language).go()
    [mail] = box.mails
    assert subject in mail["Subject"]
    assert mail["Content-Language"] == language.value


def test_nothing_that_was_typed_stands_in_a_receipt(server: MailServer, box: MailBox) -> None:
    room_at(server).go()
    [mail] = box.mails
    contact = ("Yamada", "Hanako")
    assert not [word for word in contact if word in mail.as_string() or word in text_of(mail)]


def test_other_programs_are_told_that_no_person_wrote_it(server: MailServer, box: MailBox) -> None:
    room_at(server).go()
    [mail] = box.mails
    assert mail["Auto-Submitted"] == "auto-generated"
    html = mail.get_body(("html",))
    assert html is not None
    assert "<img" not in html.get_content()


def test_a_reply_that_nobody_saw_is_told_of_after_some_minutes(
    server: MailServer, box: MailBox
) -> None:
    room = room_at(server)
    room.go()
    room.hear("Secret words")
    wait(room, MINUTE)
    assert len(box.mails) == 1
    wait(room, PATIENCE)
    _, told = box.mails
    assert "A reply is waiting" in told["Subject"]
    assert "Secret words" not in text_of(told)
    assert told["In-Reply-To"] in told["References"]
    assert room.standing()["reply"] is DeliveryStatus.SENT


def test_with_the_operators_wish_the_mail_holds_what_staff_wrote_and_no_markup_of_it(
    server: MailServer, box: MailBox
) -> None:
    room = room_at(server, settings=ANSWERED)
    room.hear("Bring <b>both</b> forms.\nSee you!")
    wait(room, PATIENCE + MINUTE)
    wait(room, MINUTE)
    told = box.mails[-1]
    assert "> Bring <b>both</b> forms.\n> See you!" in text_of(told).replace("\r\n", "\n")
    html = told.get_body(("html",))
    assert html is not None
    assert "&lt;b&gt;both" in html.get_content()
    assert "<b>" not in html.get_content()


def test_what_was_seen_on_the_page_is_not_mailed(server: MailServer, box: MailBox) -> None:
    room = room_at(server)
    room.go()
    room.hear()
    room.look()
    wait(room, PATIENCE + MINUTE)
    assert len(box.mails) == 1
    assert room.standing()["reply"] is DeliveryStatus.DROPPED


def test_of_several_replies_one_mail_tells(server: MailServer, box: MailBox) -> None:
    room = room_at(server, settings=ANSWERED)
    room.go()
    for text in ("First", "Second", "Third"):
        room.hear(text)
        room.stage.wait(MINUTE)
    for _ in range(3):
        wait(room, PATIENCE)
    _, told = box.mails
    assert all(text in text_of(told) for text in ("First", "Second", "Third"))


def test_what_was_mailed_before_is_not_told_once_more(server: MailServer, box: MailBox) -> None:
    room = room_at(server, settings=ANSWERED)
    room.go()
    room.hear("First")
    wait(room, PATIENCE + MINUTE)
    room.hear("Second")
    wait(room, PATIENCE + MINUTE)
    last = text_of(box.mails[-1])
    assert "Second" in last
    assert "First" not in last


def test_answers_and_bounces_go_to_an_address_that_tells_the_enquiry(
    server: MailServer, box: MailBox
) -> None:
    room_at(server, settings=ANSWERED).go()
    [(bounces_to, mail)] = box.taken
    assert mail["Reply-To"] == bounces_to
    assert bounces_to.startswith("reply+")
    assert len(bounces_to.partition("@")[0]) <= 64


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("reply", ["450 later", "421 closing"])
def test_a_mail_that_is_refused_for_now_is_sent_later_and_once(
    server: MailServer, box: MailBox, command: str, reply: str
) -> None:
    room = room_at(server)
    box.goes_wrong(command, reply)
    room.go()
    assert room.standing() == {"receipt": DeliveryStatus.QUEUED}
    assert room.go() == 0, "not before its time"
    wait(room, timedelta(hours=1))
    assert len(box.mails) == 1
    assert room.standing() == {"receipt": DeliveryStatus.SENT}


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
def test_a_mail_that_is_refused_for_good_is_never_tried_again(
    server: MailServer, box: MailBox, command: str
) -> None:
    room = room_at(server)
    box.goes_wrong(command, "550 no such person")
    room.go()
    wait(room, timedelta(hours=3))
    assert box.mails == []
    assert room.standing() == {"receipt": DeliveryStatus.FAILED}


def test_a_connection_that_breaks_after_the_mail_was_said_leaves_it_uncertain(
    server: MailServer, box: MailBox
) -> None:
    room = room_at(server)
    box.goes_wrong("DATA", BREAK_OFF)
    room.go()
    wait(room, timedelta(hours=3))
    assert len(box.mails) == 1, "it arrived, and is not sent twice"
    assert room.standing() == {"receipt": DeliveryStatus.UNCERTAIN}


def test_a_mail_that_is_tried_again_is_the_same_mail(server: MailServer, box: MailBox) -> None:
    room = room_at(server)
    box.goes_wrong("DATA", BREAK_OFF)
    room.go()
    with room.storage() as work:
        [doubtful] = work.outbox.uncertain("mail:", 5)
        assert work.outbox.put_back(doubtful, room.stage.now)
        work.commit()
    wait(room, MINUTE)
    first, second = box.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert text_of(first) == text_of(second)


def test_a_server_that_is_down_for_an_hour_gets_everything_afterwards(box: MailBox) -> None:
    nobody = MailServer("127.0.0.1", 9, is_tls=False)
    room = room_at(nobody)
    for _ in range(6):
        wait(room, 10 * MINUTE)
    assert room.standing() == {"receipt": DeliveryStatus.QUEUED}
    wait(room, STALE)
    assert room.standing() == {"receipt": DeliveryStatus.FAILED}, "some day it is given up"


def test_a_server_elsewhere_that_does_not_encrypt_is_told_nothing(
    server: MailServer, box: MailBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MailServer, "is_local", False)
    room = room_at(server)
    room.go()
    assert box.mails == []
    assert room.standing() == {"receipt": DeliveryStatus.QUEUED}


def test_who_has_their_data_deleted_is_sent_nothing_that_waits(
    server: MailServer, box: MailBox
) -> None:
    room = room_at(server)
    room.hear()
    room.stage.pick("do:delete_data")
    room.stage.pick("erase:yes")
    wait(room, PATIENCE + MINUTE)
    assert box.mails == []
    assert room.mails() == []


def test_an_address_with_dots_as_carriers_gave_them_out_is_quoted() -> None:
    seen: list[str] = []

    def keep(_: EmailMessage, envelope: MailEnvelope, __: int) -> DeliveryResult:
        seen.append(envelope.to)
        return DeliveryResult(DeliveryStatus.SENT)

    room = new_room(keep)
    with room.storage() as work:
        lead = work.leads.all()[0]
        assert lead.contact is not None
        contact = replace(lead.contact, email="a..b.@docomo.ne.jp")
        event = LeadEvent(room.stage.now, "applicant", "sent_again")
        assert work.leads.change(replace(lead, contact=contact), event)
        work.commit()
    room.go()
    assert seen == ['"a..b."@docomo.ne.jp']
