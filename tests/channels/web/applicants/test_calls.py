"""An applicant takes a call into their calendar from the page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot.assistant.context import Desk
from bot.assistant.desk.appointments.arrangement import AppointmentWish, arrange
from bot.assistant.privacy import erase_on_request
from bot.handoff.appointments.appointment import Appointment, AppointmentPlan
from bot.handoff.lead import Lead
from bot.vocabulary import Language
from tests.calendars import calendar_in, entry_in
from tests.channels.web.applicants.site import STAFF, House
from tests.channels.web.applicants.test_mail_links import enquired
from tests.channels.web.applicants.visitor import Visitor
from tests.driver import IN_EDITION

PLAN = AppointmentPlan(IN_EDITION + timedelta(days=2), 30, "03-1234-5678", "")
FILE = re.compile(r'href="(\./call/[0-9a-f-]+\.ics)"')


def wish(house: House, lead: Lead, plan: AppointmentPlan | None, key: str, event: str) -> None:
    desk = Desk(
        storage=house.storage,
        is_staff=lambda staff: staff == STAFF,
        speak=house.visitors.assistant.wording,
    )
    done = arrange(
        desk, lead.reference, STAFF, AppointmentWish(plan, key), event, house.visitors.clock()
    )
    assert isinstance(done, Appointment), done


def told(house: House) -> tuple[Visitor, Lead]:
    """An applicant to whom a call was promised, in front of their page."""
    lead, link = enquired(house)
    wish(house, lead, PLAN, "", "call-1")
    visitor = Visitor(house)
    visitor.client.post(link)
    visitor.open()
    return visitor, lead


def key_of(house: House, lead: Lead) -> str:
    with house.storage.read_only() as work:
        return work.appointments.of(lead.reference)[-1].key


def test_the_page_tells_of_the_call_and_links_its_file(house: House) -> None:
    visitor, _ = told(house)
    assert "Our staff have arranged a call with you." in visitor.html
    [path] = FILE.findall(visitor.html)
    file = visitor.client.get(path.removeprefix("."))
    assert file.headers["content-type"] == "text/calendar; charset=utf-8"
    assert file.headers["cache-control"] == "no-store"
    event = entry_in(file.content)
    assert event["location"] == "03-1234-5678"
    assert "Call with" in event["summary"]


def test_only_the_newest_word_about_a_call_has_its_file(house: House) -> None:
    visitor, lead = told(house)
    later = replace(PLAN, begins=PLAN.begins + timedelta(hours=1))
    wish(house, lead, later, key_of(house, lead), "call-2")
    visitor.open()
    [path] = FILE.findall(visitor.html)
    wish(house, lead, None, key_of(house, lead), "call-3")
    visitor.open()
    assert FILE.findall(visitor.html) == [path]
    assert "Take out of your calendar" in visitor.html
    content = visitor.client.get(path.removeprefix(".")).content
    assert calendar_in(content)["method"] == "CANCEL"


def test_nobody_else_gets_the_file_and_nobody_once_it_is_erased(house: House) -> None:
    visitor, lead = told(house)
    [path] = FILE.findall(visitor.html)
    stranger = Visitor(house)
    assert stranger.client.get(path.removeprefix(".")).status_code == 404
    assert stranger.client.get("/call/none.ics").status_code == 404
    with house.storage() as work:
        erase_on_request(work, lead.person, "operator", house.visitors.clock())
        work.commit()
    assert visitor.client.get(path.removeprefix(".")).status_code == 404


def test_the_file_speaks_the_language_of_the_enquiry(house: House) -> None:
    visitor, lead = told(house)
    assert lead.language is Language.EN
    [path] = FILE.findall(visitor.html)
    other = visitor.client.get(path.removeprefix("."), headers={"accept-language": "ja"})
    assert "Call with" in other.text
