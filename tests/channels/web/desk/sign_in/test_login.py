"""Signing in and out, in a browser without any program."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.assistant.team.roles import Role, Team
from bot.channels.web.desk.sessions import SESSION_LASTS, make_link
from bot.channels.web.http.site import Site
from tests.channels.web.desk.site import (
    HANAKO,
    SECRET,
    TARO,
    Browser,
    Office,
    Pages,
    open_office,
    strict,
)


def try_password(office: Office, name: str, password: str, browser: Browser | None = None) -> int:
    browser = browser or office.stranger()
    form = Pages(browser.get("/desk/sign-in").text).form(**{"->": "/desk/sign-in"})
    return browser.send(form, name=name, password=password).status_code


def known_browser(office: Office) -> Browser:
    """One in which somebody has signed in with a password, and out again."""
    browser = office.stranger()
    assert try_password(office, HANAKO, SECRET, browser) == 303
    browser.send(Pages(browser.get("/desk/leads").text).form(**{"->": "/desk/sign-out"}))
    return browser


def test_a_link_is_used_by_a_press_and_not_by_a_preview(office: Office) -> None:
    token = make_link(office.storage, TARO, office.now)
    for _ in range(3):
        page = office.stranger().get(f"/desk/link?token={token}")
        assert TARO in page.text
        assert page.status_code == 200
    browser = office.stranger()
    page = browser.get(f"/desk/link?token={token}")
    form = Pages(page.text).form(token=token)
    assert browser.send(form).headers["location"] == "/desk"
    assert browser.get("/desk/leads").status_code == 200
    again = office.stranger()
    assert again.get(f"/desk/link?token={token}").status_code == 410
    assert browser.send(form).status_code == 403, "its word belongs to the browser as it was"


@pytest.mark.parametrize("token", ["", "x", "x" * 43, "%00", "é"])
def test_what_is_no_link_is_told_kindly(office: Office, token: str) -> None:
    answer = office.stranger().get(f"/desk/link?token={token}")
    assert answer.status_code == 410
    assert "no longer valid" in answer.text


def test_a_password_signs_in_whose_it_is(office: Office) -> None:
    browser = office.stranger()
    assert try_password(office, HANAKO, SECRET, browser) == 303
    assert browser.get("/desk/leads").status_code == 200
    for name, password in ((HANAKO, "wrong"), (TARO, SECRET), ("gone", SECRET), ("", "")):
        stranger = office.stranger()
        assert try_password(office, name, password, stranger) == 401
        assert stranger.get("/desk/leads").status_code == 303


def test_signing_in_leads_to_where_one_wished_to_be(office: Office) -> None:
    browser = office.stranger()
    sent = browser.get(office.path + "?x=1").headers["location"]
    form = Pages(browser.get(sent).text).form(**{"->": "/desk/sign-in"})
    answer = browser.send(form, name=HANAKO, password=SECRET)
    assert answer.headers["location"] == office.path + "?x=1"


@pytest.mark.parametrize(
    "back",
    ["https://evil.example", "//evil.example", "/desk//evil", "/desk\\@evil", "/other", "/desk\n"],
)
def test_nobody_is_led_elsewhere(office: Office, back: str) -> None:
    browser = office.stranger()
    form = Pages(browser.get("/desk/sign-in").text).form(**{"->": "/desk/sign-in"})
    answer = browser.send({**form, "back": back}, name=HANAKO, password=SECRET)
    assert answer.headers["location"] == "/desk"


def test_guessing_is_slowed_down(prepared: Path, tmp_path: Path) -> None:
    with open_office(prepared, tmp_path / "desk.db", limits=strict()) as office:
        codes = [try_password(office, HANAKO, f"guess {n}") for n in range(12)]
        assert codes[:8] == [401] * 8
        assert set(codes[8:]) == {429}
        assert try_password(office, HANAKO, SECRET) == 429
        assert try_password(office, TARO, "guess") == 401, "others may still try"
        links = {office.stranger().get("/desk/link?token=" + "x" * 43).status_code}
        assert links == {410}


def test_strangers_who_guess_do_not_keep_out_a_browser_that_is_known(
    prepared: Path, tmp_path: Path
) -> None:
    with open_office(prepared, tmp_path / "desk.db", limits=strict()) as office:
        known = known_browser(office)
        codes = [try_password(office, HANAKO, "guess") for _ in range(9)]
        assert codes == [401] * 7 + [429] * 2, "the first sign-in counts as well"
        assert try_password(office, HANAKO, SECRET) == 429, "this one might be guessing too"
        assert try_password(office, HANAKO, SECRET, known) == 303


def test_a_browser_that_is_known_guesses_no_more_than_others(
    prepared: Path, tmp_path: Path
) -> None:
    with open_office(prepared, tmp_path / "desk.db", limits=strict()) as office:
        known = known_browser(office)
        codes = [try_password(office, HANAKO, f"guess {n}", known) for n in range(12)]
        assert codes == [401] * 8 + [429] * 4


def test_a_session_is_over_after_a_working_day(office: Office) -> None:
    browser = office.browser(HANAKO)
    office.stage.wait(SESSION_LASTS - timedelta(seconds=2))
    assert browser.get("/desk/leads").status_code == 200
    office.stage.wait(timedelta(seconds=2))
    assert browser.get("/desk/leads").headers["location"].startswith("/desk/sign-in")


def test_signing_out_ends_the_session_itself(office: Office) -> None:
    browser = office.browser(HANAKO)
    token = browser.client.cookies["madoguchi_desk"]
    form = Pages(browser.get("/desk/leads").text).form(**{"->": "/desk/sign-out"})
    assert browser.send(form).headers["location"] == "/desk/sign-in"
    assert "madoguchi_desk" not in browser.client.cookies
    thief = office.stranger()
    thief.client.cookies.set("madoguchi_desk", token)
    assert thief.get("/desk/leads").status_code == 303


def test_a_token_that_was_planted_opens_nothing_afterwards(office: Office) -> None:
    browser = office.stranger()
    browser.get("/desk/sign-in")
    planted = browser.client.cookies["madoguchi_desk"]
    assert try_password(office, HANAKO, SECRET, browser) == 303
    assert browser.client.cookies["madoguchi_desk"] != planted
    thief = office.stranger()
    thief.client.cookies.set("madoguchi_desk", planted)
    assert thief.get("/desk/leads").status_code == 303


def test_who_leaves_the_team_is_out_at_once(prepared: Path, tmp_path: Path) -> None:
    roles = {HANAKO: Role.ADMIN, TARO: Role.STAFF}
    with open_office(prepared, tmp_path / "desk.db", team=Team(roles)) as office:
        browser = office.browser(TARO)
        assert browser.get("/desk/leads").status_code == 200
        del roles[TARO]
        assert browser.get("/desk/leads").status_code == 303
        roles[TARO] = Role.CURATOR
        assert browser.get("/desk/leads").status_code == 403


def test_the_cookie_is_bound_to_https_where_there_is_some(prepared: Path, tmp_path: Path) -> None:
    site = Site("https://help.example")
    with open_office(prepared, tmp_path / "desk.db", site=site) as office:
        browser = office.browser(HANAKO, "https://help.example")
        assert browser.get("/desk/leads").status_code == 200
        [cookie] = browser.client.cookies.jar
        assert cookie.name == "__Host-madoguchi_desk"
        assert cookie.secure
        assert "HttpOnly" in cookie._rest  # type: ignore[attr-defined]


def test_the_desk_is_read_in_the_language_that_was_chosen(office: Office) -> None:
    browser = office.browser(HANAKO)
    page = browser.get("/desk/leads")
    assert '<html lang="en">' in page.text
    form = Pages(page.text).form(**{"->": "/desk/language"})
    assert browser.send(form, language="ja").headers["location"] == "/desk/leads"
    assert '<html lang="ja">' in browser.get("/desk/leads").text
    browser.send(form, language="xx")
    assert '<html lang="ja">' in browser.get("/desk/leads").text
    stranger = office.stranger()
    assert '<html lang="ja">' in stranger.get("/desk/sign-in?language=ja").text


def test_ways_to_sign_in_are_shown_as_far_as_they_are_configured(office: Office) -> None:
    page = office.stranger().get("/desk/sign-in").text
    assert 'name="password"' in page
    assert "/desk/provider" not in page
    assert office.browser(HANAKO).get("/desk/sign-in").headers["location"] == "/desk"


def test_the_language_that_a_browser_wishes_most_is_spoken(office: Office) -> None:
    page = office.stranger().get("/desk/sign-in", **{"accept-language": "en;q=0.1, ja;q=0.9"})
    assert '<html lang="ja">' in page.text
