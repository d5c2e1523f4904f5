"""An admin closes the desk for some days, and promises keep to that at once."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from httpx2 import Response

from bot import bootstrap
from bot.assistant.context import calendar_in
from bot.assistant.team.special_days import read_hours
from bot.handoff.business_hours import DeskCalendar, day_of, reply_by
from bot.serving.service import hours_duty
from bot.storage import open_storage
from bot.vocabulary import Language
from bot.vocabulary.desk_zone import USUAL as TOKYO
from tests.channels.web.desk.site import HANAKO, Office, Pages


def set_days(office: Office, **filled: str) -> str:
    admin = office.browser(HANAKO)
    form = Pages(admin.get("/desk/days").text).form(what="set")
    given = {"how": "closed", **filled}
    answer = admin.send(form, **given)
    return answer.text if answer.status_code != 303 else admin.get("/desk/days").text


def day(office: Office, later: int) -> date:
    return day_of(office.now) + timedelta(days=later)


def promised(office: Office) -> datetime:
    """By when somebody is promised a reply who sends an enquiry now."""
    return office.lead.reply_by


def test_a_promise_made_after_the_desk_was_closed_is_a_later_one(office: Office) -> None:
    before = promised(office)
    first = day_of(before)
    page = set_days(office, first=first.isoformat(), note="臨時閉庁")
    assert "臨時閉庁" in page
    assert "1 reply was promised for this day" in page
    assert promised(office) == before
    office.stage.say("まだでしょうか。")
    state = page.partition('id="days-state"')[2].partition("</div>")[0]
    assert "promised a reply by" in state
    with office.storage() as work:
        assert first in work.special_days.hours()


def test_whoever_asks_next_is_promised_a_later_reply_by_any_process(
    office: Office, tmp_path: Path
) -> None:
    before = set_days(office, first=day(office, 40).isoformat())
    with open_storage(f"sqlite:///{tmp_path / 'desk.db'}") as elsewhere:
        set_days(office, first=day(office, 1).isoformat(), last=day(office, 5).isoformat())
        hours = office.stage.assistant.edition.desk_hours
        with elsewhere.read_only() as work:
            calendar = calendar_in(work, hours)
    assert reply_by(office.now, calendar, 1) > reply_by(office.now, DeskCalendar(hours), 1)
    assert state_of(before) != state_of(office.browser(HANAKO).get("/desk/days").text)


def state_of(page: str) -> str:
    return page.partition('id="days-state"')[2].partition("</div>")[0]


def test_a_day_is_as_usual_again(office: Office) -> None:
    first = day(office, 3).isoformat()
    set_days(office, first=first)
    admin = office.browser(HANAKO)
    form = Pages(admin.get("/desk/days").text).form(what="drop", day=first)
    assert admin.send(form).status_code == 303
    assert "No day is set apart" in admin.get("/desk/days").text


def test_other_hours_are_set_as_people_write_them(office: Office) -> None:
    page = set_days(office, first=day(office, 3).isoformat(), how="open", hours="10:00〜12:00")
    assert "10:00–12:00" in page


@pytest.mark.parametrize(
    ("filled", "told"),
    [
        ({"first": "2020-01-01"}, "from today on"),
        ({"first": ""}, "from today on"),
        ({"first": "+3", "last": "+1"}, "not before the first"),
        ({"first": "+1", "last": "+90"}, "62 days"),
        ({"first": "+900"}, "two years"),
        ({"first": "+1", "how": "open", "hours": "noon"}, "hours like"),
        ({"first": "+1", "how": "open", "hours": "12:00-10:00"}, "hours like"),
    ],
)
def test_what_cannot_be_is_told(office: Office, filled: dict[str, str], told: str) -> None:
    given = {
        name: day(office, int(value)).isoformat() if value.startswith("+") else value
        for name, value in filled.items()
    }
    assert told in set_days(office, **given)
    with office.storage() as work:
        assert not work.special_days.hours()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10:00-12:00", ((time(10), time(12)),)),
        ("13:00 - 15:00, 9:30–12:00", ((time(9, 30), time(12)), (time(13), time(15)))),
        ("１０：００〜１２：００、13:00～17:00", ((time(10), time(12)), (time(13), time(17)))),
        ("10:00-12:00 11:00-13:00", None),
        ("25:00-26:00", None),
        ("", None),
        ("10-12", None),
    ],
)
def test_hours_are_read(text: str, expected: object) -> None:
    assert read_hours(text) == expected


def set_usual(office: Office, hours: str, what: str = "usual") -> Response:
    admin = office.browser(HANAKO)
    form = next(f for f in Pages(admin.get("/desk/days").text).forms if "usual" in f)
    return admin.send(form, what=what, usual=hours)


def usual_now(office: Office) -> DeskCalendar:
    with office.storage.read_only() as work:
        return calendar_in(work, office.stage.assistant.edition.desk_hours)


def test_the_usual_hours_are_set_and_it_is_kept_who_did_and_when(office: Office) -> None:
    assert set_usual(office, "１０：００～１２：００、13:00-16:00").status_code == 303
    assert usual_now(office).hours == ((time(10), time(12)), (time(13), time(16)))
    page = office.browser(HANAKO).get("/desk/days").text
    assert 'value="10:00-12:00, 13:00-16:00"' in page
    assert "10:00–12:00, 13:00–16:00 · hanako" in page
    assert "Usual hours: 10:00–12:00 and 13:00–16:00 (Japan Time)" in page


def test_what_applicants_read_and_are_promised_keeps_to_the_usual_hours(office: Office) -> None:
    visitors = bootstrap.voice_of(office.stage.assistant).voice(Language.JA)
    before = visitors.gettext("{desk_hours}")
    set_usual(office, "10:00-11:00")
    assert visitors.gettext("{desk_hours}") == "10:00～11:00" != before
    due = reply_by(office.now, usual_now(office), 1)
    assert due.astimezone(TOKYO).time() == time(11)


def test_another_process_speaks_of_them_once_it_looks(office: Office, tmp_path: Path) -> None:
    set_usual(office, "10:00-11:00")
    with open_storage(f"sqlite:///{tmp_path / 'desk.db'}") as elsewhere:
        other = bootstrap.assistant_on(elsewhere)
        voice = bootstrap.voice_of(other).voice(Language.EN)
        assert voice.gettext("{desk_hours}") != "10:00–11:00"
        hours_duty(other).do(office.now)
        assert voice.gettext("{desk_hours}") == "10:00–11:00"
        set_usual(office, "", what="default")
        hours_duty(other).do(office.now)
        assert voice.gettext("{desk_hours}") != "10:00–11:00"


def test_the_hours_of_the_edition_hold_again_where_that_is_wished(office: Office) -> None:
    of_edition = office.stage.assistant.edition.desk_hours
    set_usual(office, "10:00-11:00")
    assert set_usual(office, "", what="default").status_code == 303
    assert usual_now(office).hours == of_edition
    page = office.browser(HANAKO).get("/desk/days").text
    assert "as in the guideline (" in page
    assert "As in the guideline again" not in page


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        ("morning", "Please write hours like"),
        ("", "Please write hours like"),
        ("12:00-10:00", "Please write hours like"),
        ("9:00-12:00, 11:00-13:00", "Please write hours like"),
        ("1:00-2:00 3:00-4:00 5:00-6:00 7:00-8:00 9:00-10:00", "at most four spans"),
        ("10:00-11:00", "already"),
    ],
)
def test_hours_that_cannot_be_are_refused_and_stay_typed(
    office: Office, hours: str, told: str
) -> None:
    set_usual(office, "10:00-11:00")
    answer = set_usual(office, hours)
    assert answer.status_code == 422
    assert told in answer.text
    assert f'name="usual" value="{hours}"' in answer.text
    assert usual_now(office).hours == ((time(10), time(11)),)
    with office.storage.read_only() as work:
        assert len(work.usual_hours.newest()) == 1
