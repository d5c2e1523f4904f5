"""A call as a file that calendars of others can read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handoff.appointments.appointment import Appointment
from bot.vocabulary import Language
from bot.wording.appointments import CalendarMethod, calendar_file, verbatim
from tests.calendars import calendar_in, entry_in
from tests.wording.samples import CALL, SPEAKER


def entry(call: Appointment, **more: object) -> tuple[Any, Any]:
    content = calendar_file(call, SPEAKER.voice(Language.EN), **more)  # type: ignore[arg-type]
    return calendar_in(content), entry_in(content)


def test_the_time_is_that_of_the_desk_and_its_zone_comes_along() -> None:
    content = calendar_file(CALL, SPEAKER.voice(Language.JA)).decode()
    assert "DTSTART;TZID=Asia/Tokyo:20261124T103000\r\n" in content
    assert "DTEND;TZID=Asia/Tokyo:20261124T110000\r\n" in content
    assert "BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\n" in content
    assert all(len(line.encode()) <= 75 for line in content.split("\r\n"))


def test_the_desk_invites_and_the_place_stands_in_it() -> None:
    calendar, event = entry(CALL)
    assert calendar["method"] == "PUBLISH"
    assert event["organizer"] == "mailto:desk@example.jp"
    assert event["location"] == CALL.plan.place
    assert event["status"] == "CONFIRMED"
    assert "attendee" not in event
    assert CALL.lead in event["summary"]


def test_a_change_has_the_same_name_and_a_higher_number() -> None:
    (_, before), (_, after) = entry(CALL), entry(replace(CALL, sequence=3))
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 3)


def test_a_call_that_was_cancelled_is_taken_out_again() -> None:
    calendar, event = entry(replace(CALL, is_cancelled=True, sequence=1))
    assert (calendar["method"], event["status"]) == ("CANCEL", "CANCELLED")
    assert event.walk("VALARM") == []


def test_who_is_mailed_is_asked_to_come() -> None:
    calendar, event = entry(CALL, method=CalendarMethod.REQUEST, attendee="hanako@example.co.jp")
    assert calendar["method"] == "REQUEST"
    assert event["attendee"] == "mailto:hanako@example.co.jp"


def test_neither_number_nor_note_stands_in_a_mail_of_an_operator_who_wants_none() -> None:
    content = calendar_file(CALL, SPEAKER.voice(Language.JA), has_content=False).decode()
    assert CALL.plan.place not in content
    assert CALL.plan.note not in content


@pytest.mark.parametrize("language", list(Language))
def test_it_speaks_the_language_of_who_reads_it(language: Language) -> None:
    content = calendar_file(CALL, SPEAKER.voice(language)).decode()
    assert ("との通話" in content) == (language is Language.JA)


@given(st.text(max_size=500), st.sampled_from([15, 30, 90]))
def test_whatever_is_typed_stays_one_entry_and_comes_back_word_for_word(
    note: str, minutes: int
) -> None:
    typed = "".join(c for c in note if c.isprintable() or c == "\n")
    call = replace(CALL, plan=replace(CALL.plan, note=typed.strip(), minutes=minutes))
    calendar, event = entry(call)
    assert len(calendar.subcomponents) == 2
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=minutes)
    assert verbatim(call.plan.note) in str(event["description"])


def test_a_backslash_before_an_n_is_no_new_line() -> None:
    call = replace(CALL, plan=replace(CALL.plan, note=r"folder C:\New"))
    _, event = entry(call)
    assert "folder C:＼New" in str(event["description"])
