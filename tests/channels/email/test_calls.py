"""A mail about a call brings an entry for the calendar of who reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

from bot.assistant.context import Desk
from bot.assistant.desk.appointments.arrangement import AppointmentWish, arrange
from bot.assistant.mail.letters import PATIENCE
from bot.assistant.ports import DeliveryStatus
from bot.channels.email.settings import MailServer
from bot.handoff.appointments.appointment import Appointment, AppointmentPlan
from bot.handoff.lead import LeadStatus
from bot.vocabulary import Language
from tests.calendars import calendar_in
from tests.channels.email.mail_room import MailRoom, text_of
from tests.channels.email.mail_server import MailBox
from tests.channels.email.test_sender import ANSWERED, room_at, wait
from tests.driver import IN_EDITION

STAFF = "test:staff"
PLAN = AppointmentPlan(IN_EDITION + timedelta(days=2), 30, "03-1234-5678", "About your plans")


def wish(room: MailRoom, plan: AppointmentPlan | None, event: str) -> Appointment:
    storage, reference = room.storage, room.lead.reference
    desk = Desk(
        storage=storage,
        is_staff=lambda _: True,
        speak=room.stage.assistant.wording,
        mailed=room.stage.assistant.mailed,
    )
    with storage.read_only() as work:
        known = [call.key for call in work.appointments.of(reference) if not call.is_cancelled]
    wished = AppointmentWish(plan, known[-1] if known else "")
    done = arrange(desk, reference, STAFF, wished, event, room.stage.now)
    assert isinstance(done, Appointment), done
    return done


def invitation(mail: EmailMessage) -> Any:
    [file] = list(mail.iter_attachments())
    assert file.get_content_type() == "text/calendar"
    assert file.get_filename() == "call.ics"
    calendar = calendar_in(bytes(file.get_payload(decode=True)))
    assert file.get_param("method") == calendar["method"]
    return calendar


def test_the_applicant_is_mailed_at_once_with_an_invitation(
    server: MailServer, box: MailBox
) -> None:
    room = room_at(server, settings=ANSWERED)
    room.go()
    call = wish(room, PLAN, "c1")
    wait(room, timedelta(seconds=1))
    _, mail = box.mails
    assert "Call on" in mail["Subject"]
    assert "03-1234-5678" in text_of(mail)
    assert "About your plans" in text_of(mail)
    calendar = invitation(mail)
    [event] = calendar.walk("VEVENT")
    assert calendar["method"] == "REQUEST"
    assert str(event["uid"]).startswith(call.uid)
    assert event["attendee"] == "mailto:hanako@example.co.jp"
    assert room.standing()["call"] == DeliveryStatus.SENT
    assert room.lead.status is LeadStatus.CONTACTED


def test_who_saw_it_on_the_page_is_mailed_all_the_same_and_only_once(
    server: MailServer, box: MailBox
) -> None:
    room = room_at(server, settings=ANSWERED)
    room.go()
    wish(room, PLAN, "c1")
    room.look()
    wait(room, timedelta(seconds=1))
    wait(room, PATIENCE + timedelta(minutes=1))
    assert [bool(list(mail.iter_attachments())) for mail in box.mails] == [False, True]


def test_neither_number_nor_note_is_mailed_where_the_operator_wants_none(
    server: MailServer, box: MailBox
) -> None:
    room = room_at(server, settings=replace(ANSWERED, has_content=False))
    room.go()
    wish(room, PLAN, "c1")
    wait(room, timedelta(seconds=1))
    mail = box.mails[-1]
    whole = text_of(mail) + invitation(mail).to_ical().decode()
    assert "03-1234-5678" not in whole
    assert "About your plans" not in whole
    assert "(Japan Time), 30 minutes" in text_of(mail)


def test_a_change_updates_the_same_entry_and_cancelling_takes_it_out(
    server: MailServer, box: MailBox
) -> None:
    room = room_at(server, language=Language.JA, settings=ANSWERED)
    room.go()
    for number, plan in enumerate((PLAN, replace(PLAN, minutes=60), None)):
        wish(room, plan, f"c{number}")
        wait(room, timedelta(seconds=1))
    told = [invitation(mail) for mail in box.mails[1:]]
    events = [calendar.walk("VEVENT")[0] for calendar in told]
    assert [str(calendar["method"]) for calendar in told] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({str(event["uid"]) for event in events}) == 1
    assert [int(event["sequence"]) for event in events] == [0, 1, 2]
    assert "通話の予定の取り消し" in box.mails[-1]["Subject"]


def test_a_call_that_was_changed_before_its_mail_went_is_mailed_as_it_is_now(
    server: MailServer, box: MailBox
) -> None:
    room = room_at(server, settings=ANSWERED)
    room.go()
    wish(room, PLAN, "c1")
    wish(room, replace(PLAN, minutes=60), "c2")
    wait(room, timedelta(seconds=1))
    wait(room, timedelta(seconds=1))
    [event] = [e for mail in box.mails[1:] for e in invitation(mail).walk("VEVENT")]
    assert int(event["sequence"]) == 1


def test_a_reply_before_the_call_still_has_its_own_mail(server: MailServer, box: MailBox) -> None:
    room = room_at(server, settings=ANSWERED)
    room.go()
    room.hear("See the list of documents")
    wish(room, PLAN, "c1")
    wait(room, timedelta(seconds=1))
    wait(room, PATIENCE + timedelta(minutes=1))
    replies = [mail for mail in box.mails[1:] if not list(mail.iter_attachments())]
    assert len(replies) == 1
    assert "See the list of documents" in text_of(replies[0])
