"""Nobody guesses their way into the desk, nor keeps staff out of it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from httpx2 import Response

from bot.channels.web.desk.limits import DeskLimits
from bot.channels.web.desk.sign_in.password_check import PasswordCheck
from bot.channels.web.http.rate_limit import RateLimiter
from bot.channels.web.http.small_pool import BusyError
from bot.channels.web.http.tokens import hash_of
from tests.channels.web.desk.conftest import prepared
from tests.channels.web.desk.site import (
    HANAKO,
    PASSWORD,
    SECRET,
    Browser,
    Office,
    Pages,
    open_office,
)

__all__ = ["prepared"]

OTHER_HASH = PASSWORD.replace("ADnP3a", "BDnP3a")


def one_guess() -> DeskLimits:
    """From one address."""
    return DeskLimits(RateLimiter("1/day"), RateLimiter("1000/day"), RateLimiter("1000/day"))


@pytest.fixture
def office(prepared: Path, tmp_path: Path) -> Iterator[Office]:
    with open_office(prepared, tmp_path / "desk.db") as opened:
        yield opened


def tried(browser: Browser, name: str, password: str) -> Response:
    form = Pages(browser.get("/desk/sign-in").text).form(**{"->": "/desk/sign-in"})
    return browser.send(form, name=name, password=password)


class Comparisons:
    """Compares in no time, and counts who does it at once."""

    def __init__(self) -> None:
        self.made, self.at_once, self.most = 0, 0, 0
        self.rests: list[float] = []
        self.may_end = threading.Event()
        self._lock = threading.Lock()

    def compare(self, kept: str, password: str) -> bool:
        with self._lock:
            self.made, self.at_once = self.made + 1, self.at_once + 1
            self.most = max(self.most, self.at_once)
        assert kept
        self.may_end.wait(20)
        with self._lock:
            self.at_once -= 1
        return password == SECRET

    def rest(self, seconds: float) -> None:
        self.rests.append(seconds)


@pytest.fixture
def seen() -> Comparisons:
    return Comparisons()


def check_of(seen: Comparisons, waiting: int = 20) -> PasswordCheck:
    return PasswordCheck(2, waiting, seen.compare, seen.rest)


def test_nobody_fills_the_memory_with_guesses(seen: Comparisons) -> None:
    check = check_of(seen, waiting=5)

    async def flood() -> list[object]:
        guesses = [check.is_right({HANAKO: PASSWORD}, HANAKO, f"guess {n}") for n in range(60)]
        asyncio.get_running_loop().call_later(0.2, seen.may_end.set)
        return await asyncio.gather(*guesses, return_exceptions=True)

    told = asyncio.run(flood())
    assert seen.most == 2
    assert told.count(False) == 7
    assert sum(isinstance(each, BusyError) for each in told) == 53


def test_nobody_keeps_a_known_browser_out_by_a_flood_of_guesses(seen: Comparisons) -> None:
    check = check_of(seen, waiting=1)

    async def flood() -> object:
        guesses = [check.is_right({HANAKO: PASSWORD}, HANAKO, "guess") for _ in range(20)]
        mine = check.is_right({HANAKO: PASSWORD}, HANAKO, SECRET, is_known=True)
        asyncio.get_running_loop().call_later(0.2, seen.may_end.set)
        return (await asyncio.gather(*guesses, mine, return_exceptions=True))[-1]

    assert asyncio.run(flood()) is True


@pytest.mark.parametrize(
    ("hashes", "name", "password"),
    [({}, HANAKO, SECRET), ({HANAKO: PASSWORD}, "", SECRET), ({HANAKO: PASSWORD}, HANAKO, "")],
)
def test_nobody_makes_it_work_where_there_is_nothing_to_compare(
    seen: Comparisons, hashes: dict[str, str], name: str, password: str
) -> None:
    assert not asyncio.run(check_of(seen).is_right(hashes, name, password))
    assert seen.made == 0
    assert seen.rests == []


def test_nobody_costs_memory_with_names_that_there_are_not_and_they_wait_as_long(
    seen: Comparisons,
) -> None:
    seen.may_end.set()
    check = check_of(seen)

    async def story() -> None:
        for _ in range(10):
            assert not await check.is_right({HANAKO: PASSWORD}, "nobody", "guess")
        assert seen.made == 1, "once, to know how long it takes here"
        assert not await check.is_right({HANAKO: PASSWORD}, HANAKO, "guess")
        assert not await check.is_right({HANAKO: PASSWORD}, "nobody", "guess")

    asyncio.run(story())
    assert seen.made == 2
    assert len(seen.rests) == 10
    assert set(seen.rests) <= set(check._lasted)


def test_nobody_who_guesses_keeps_out_a_valid_link(prepared: Path, tmp_path: Path) -> None:
    with open_office(prepared, tmp_path / "desk.db", limits=one_guess()) as office:
        codes = [tried(office.stranger(), HANAKO, "guess").status_code for _ in range(30)]
        assert codes == [401] + [429] * 29
        made_up = office.stranger()
        form = Pages(made_up.get("/desk/sign-in").text).form(**{"->": "/desk/sign-in"})
        assert made_up.send({**form, "->": "/desk/link"}, token="x" * 43).status_code == 429
        assert office.browser(HANAKO).get("/desk/leads").status_code == 200


def test_nobody_who_guesses_keeps_out_a_known_browser(prepared: Path, tmp_path: Path) -> None:
    with open_office(prepared, tmp_path / "desk.db", limits=one_guess()) as office:
        known = office.stranger()
        assert tried(known, HANAKO, SECRET).status_code == 303
        known.client.cookies.delete("madoguchi_desk")
        assert tried(office.stranger(), HANAKO, "guess").status_code == 429
        assert tried(known, HANAKO, SECRET).status_code == 303


def test_nobody_gets_more_guesses_by_having_a_whole_ipv6_network(
    prepared: Path, tmp_path: Path
) -> None:
    with open_office(prepared, tmp_path / "desk.db", limits=one_guess()) as office:
        codes = []
        for number in range(1, 6):
            browser = office.stranger()
            browser.client._transport.client = (f"2001:db8:0:7::{number:x}", 50_000)  # type: ignore[attr-defined]
            codes.append(tried(browser, HANAKO, "guess").status_code)
        assert codes == [401] + [429] * 4
        elsewhere = office.stranger()
        elsewhere.client._transport.client = ("2001:db8:0:8::1", 50_000)  # type: ignore[attr-defined]
        assert tried(elsewhere, HANAKO, "guess").status_code == 401


@pytest.mark.parametrize("after", [{HANAKO: OTHER_HASH}, {}])
def test_nobody_stays_signed_in_after_the_password_was_changed(
    office: Office, after: dict[str, str]
) -> None:
    by_password, by_link = office.stranger(), office.browser(HANAKO)
    assert tried(by_password, HANAKO, SECRET).status_code == 303
    others = office.browser("taro")
    passwords = dict(office.staffing.settings.passwords)
    assert isinstance(office.staffing.settings.passwords, dict)
    office.staffing.settings.passwords.pop(HANAKO)
    office.staffing.settings.passwords.update(after)
    try:
        for browser in (by_password, by_link):
            assert browser.get("/desk/leads").status_code == 303
        assert others.get("/desk/leads").status_code == 200
    finally:
        office.staffing.settings.passwords.clear()
        office.staffing.settings.passwords.update(passwords)
    assert by_password.get("/desk/leads").status_code == 200


def test_nobody_uses_a_session_from_before_it_was_known_which_password_began_it(
    office: Office,
) -> None:
    browser = office.browser(HANAKO)
    with office.storage() as work:
        token = browser.client.cookies["madoguchi_desk"]
        session = work.staff_sessions.get(hash_of(token), office.now)
        assert session is not None
        work.staff_sessions.end(session.key)
        work.staff_sessions.begin(replace(session, password_mark=""))
        work.commit()
    assert browser.get("/desk/leads").status_code == 303
