"""A call with an applicant, arranged at the desk in a browser."""

from __future__ import annotations

from datetime import timedelta

from bot.assistant.ports import AccessFilter, AccessKind
from bot.handoff.appointments.appointment import Appointment
from bot.handoff.lead import LeadStatus
from bot.vocabulary.desk_zone import USUAL as TOKYO
from tests.calendars import entry_in
from tests.channels.web.desk.site import HANAKO, SATO, TARO, Browser, Office, Pages

LINK = "https://meet.example.com/a?b=1&c=<2>"


def filled(office: Office, **changed: str) -> dict[str, str]:
    day = (office.now + timedelta(days=2)).astimezone(TOKYO)
    plan = {"day": f"{day:%Y-%m-%d}", "time": "09:30", "minutes": "45", "place": LINK, "note": ""}
    return {**plan, **changed}


def arrange(office: Office, browser: Browser, **changed: str) -> None:
    dialog = browser.press(office.path, "call")
    assert browser.press(dialog, "call.send", **filled(office, **changed)).status_code == 303


def calls(office: Office) -> list[Appointment]:
    reference = office.lead.reference
    with office.storage() as work:
        return work.appointments.of(reference)


def test_a_call_is_arranged_changed_taken_along_and_cancelled_without_a_program(
    office: Office,
) -> None:
    browser = office.browser(TARO)
    arrange(office, browser)
    page = browser.get(office.path).text
    assert "9:30 (Japan Time), 45 minutes" in page
    assert "b=1&amp;c=&lt;2&gt;" in page
    assert "<2>" not in page
    assert "call arranged by taro" in page
    assert 'action="/desk/act"' in page
    assert Pages(page).form(action="call.file")

    file = browser.press(office.path, "call.file")
    assert file.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "call.ics" in file.headers["content-disposition"]
    event = entry_in(file.content)
    assert event["location"] == LINK

    dialog = browser.press(office.path, "call")
    assert 'value="09:30"' in dialog.text
    assert browser.press(dialog, "call.send", **filled(office, time="11:00")).status_code == 303
    asked = browser.press(office.path, "call.cancel")
    assert "The applicant is told at once." in asked.text
    assert [each.is_cancelled for each in calls(office)] == [False]
    assert browser.send(Pages(asked.text).form(sure="yes")).status_code == 303
    assert [(each.sequence, each.is_cancelled) for each in calls(office)] == [(2, True)]
    assert "call cancelled by taro" in browser.get(office.path).text


def test_what_is_wrong_stands_beside_the_field_and_what_was_typed_stays(office: Office) -> None:
    browser = office.browser(TARO)
    dialog = browser.press(office.path, "call")
    wrong = browser.press(dialog, "call.send", **filled(office, place="会議室", time="99:99"))
    assert wrong.status_code == 422
    assert 'id="in-place-error"' in wrong.text
    assert 'id="in-time-error"' in wrong.text
    assert 'value="会議室"' in wrong.text
    assert calls(office) == []


def test_a_colleague_sees_the_call_and_only_its_owner_changes_it(office: Office) -> None:
    arrange(office, office.browser(TARO))
    page = office.browser(SATO).get(office.path).text
    assert "Calendar file" in page
    assert "Change the call" not in page
    assert "Cancel the call" not in page


def test_taking_the_file_along_is_kept_like_a_look(office: Office) -> None:
    arrange(office, office.browser(TARO))
    office.browser(HANAKO).press(office.path, "call.file")
    with office.storage() as work:
        seen = work.accesses.page(AccessFilter(staff=HANAKO), None, 10)
    assert AccessKind.VIEWED in {access.kind for _, access in seen}


def test_the_call_of_a_closed_enquiry_can_still_be_cancelled(office: Office) -> None:
    browser = office.browser(TARO)
    arrange(office, browser)
    dialog = browser.press(office.path, "close")
    browser.press(dialog, "close.send", reason="not_serious")
    assert office.lead.status is LeadStatus.CLOSED
    page = browser.get(office.path).text
    assert "Change the call" not in page
    asked = browser.press(office.path, "call.cancel")
    browser.send(Pages(asked.text).form(sure="yes"))
    assert calls(office)[0].is_cancelled
