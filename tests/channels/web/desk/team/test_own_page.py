"""Each member says how they are told, and whether they are away."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.handoff.alerts import AlertWay, Occasion
from bot.handoff.business_hours import day_of
from tests.channels.web.desk.site import HANAKO, JIRO, SATO, TARO, Office, Pages


def kept(office: Office, **filled: str) -> int:
    browser = office.browser(TARO)
    form = Pages(browser.get("/desk/me").text).form(what="preferences")
    return browser.send(form, **filled).status_code


def test_what_is_ticked_is_kept_for_this_member_alone(office: Office) -> None:
    browser = office.browser(TARO)
    form = Pages(browser.get("/desk/me").text).form(what="preferences")
    unticked = {name: value for name, value in form.items() if name != "new.browser"}
    assert browser.send(unticked, sound="yes", **{"waits.browser": "yes"}).status_code == 303
    with office.storage() as work:
        mine, others = work.preferences.of(TARO).rules, work.preferences.of(HANAKO).rules
    assert AlertWay.BROWSER not in mine.of(Occasion.NEW)
    assert AlertWay.BROWSER in mine.of(Occasion.WAITS)
    assert AlertWay.MAIL in mine.of(Occasion.OVERDUE)  # no mail is written here: it stays
    assert mine.has_sound
    assert AlertWay.BROWSER in others.of(Occasion.NEW)
    assert "Saved." in browser.get("/desk/me?saved=1").text


def test_ways_that_nobody_can_be_told_in_are_not_offered(office: Office) -> None:
    page = office.browser(TARO).get("/desk/me").text
    assert "Browser" in page
    assert "Direct message" not in page
    assert "E-mail address for notices" not in page


@pytest.mark.parametrize(
    ("filled", "told"),
    [
        ({"away_until": "2020-01-01"}, "from today on"),
        ({"away_until": "9999-12-31"}, "from today on"),
        ({"away_until": "x"}, "from today on"),
        ({"deputy": TARO}, "a colleague"),
        ({"deputy": JIRO}, "a colleague"),
        ({"deputy": "nobody"}, "a colleague"),
        ({"mail": "no address"}, "no e-mail address"),
    ],
)
def test_what_cannot_be_is_told(office: Office, filled: dict[str, str], told: str) -> None:
    browser = office.browser(TARO)
    form = Pages(browser.get("/desk/me").text).form(what="preferences")
    answer = browser.send(form, **filled)
    assert answer.status_code == 422
    assert told in answer.text


def test_an_absence_is_shown_to_admins(office: Office) -> None:
    until = day_of(office.now) + timedelta(days=3)
    assert kept(office, away_until=until.isoformat(), deputy=SATO) == 303
    page = office.browser(HANAKO).get("/desk/members").text
    assert "sato stands in" in page
    with office.storage() as work:
        assert work.preferences.of(TARO).is_away(date.fromisoformat(until.isoformat()))


def test_the_feed_counts_for_everybody_and_tells_as_they_wish(office: Office) -> None:
    browser = office.browser(TARO)
    feed = browser.get("/desk/alerts").json()
    assert feed["count"] == 1
    assert [each["text"] for each in feed["alerts"]] == [office.lead.reference]
    assert "例" not in browser.get("/desk/alerts").text
    form = Pages(browser.get("/desk/me").text).form(what="preferences")
    browser.send({name: value for name, value in form.items() if name != "new.browser"})
    quiet = browser.get("/desk/alerts").json()
    assert (quiet["count"], quiet["alerts"]) == (1, [])
    assert "<svg" in browser.get("/desk/icon/3").text
    assert ">99<" in browser.get("/desk/icon/x").text
