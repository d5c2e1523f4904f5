"""Nobody gets into the desk through a provider as somebody else, or blocks it for everybody."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from joserfc import jws
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from bot.assistant.team.roles import Role, Team
from bot.channels.web.desk.limits import DeskLimits
from bot.channels.web.desk.sign_in.oidc import OpenIdProvider, ProviderError, whole
from bot.channels.web.http.rate_limit import RateLimiter
from bot.channels.web.http.small_pool import BusyError, SmallPool
from tests.channels.web.desk.conftest import prepared
from tests.channels.web.desk.fake_provider import CLIENT, SECRET, SmallProvider, small_provider
from tests.channels.web.desk.site import Browser, Office, Pages, open_office

__all__ = ["prepared"]

KELVIN = "hana\N{KELVIN SIGN}o@example.co.jp"
EMAIL = "hanako@example.co.jp"
TEAM = Team({EMAIL: Role.ADMIN, "hanako": Role.ADMIN, "person-2": Role.CURATOR})


@pytest.fixture
def provider() -> Iterator[SmallProvider]:
    with small_provider() as made:
        yield made


@pytest.fixture
def office(provider: SmallProvider, prepared: Path, tmp_path: Path) -> Iterator[Office]:
    known = OpenIdProvider(provider.issuer, CLIENT, SECRET)
    with open_office(prepared, tmp_path / "desk.db", team=TEAM, provider=known) as opened:
        yield opened


def begin(browser: Browser) -> str:
    form = Pages(browser.get("/desk/sign-in").text).form(**{"->": "/desk/provider"})
    sent = browser.send(form)
    assert sent.status_code == 303, sent.text
    back = httpx.get(sent.headers["location"]).headers["location"]
    return str(back).removeprefix("http://127.0.0.1:3000")


def status(office: Office) -> int:
    browser = office.stranger()
    return int(browser.get(begin(browser)).status_code)


@pytest.mark.parametrize(
    "person",
    [
        {"sub": EMAIL},
        {"sub": EMAIL, "email": EMAIL, "email_verified": False},
        {"sub": EMAIL, "email": "eve@example.co.jp", "email_verified": True},
        {"sub": "eve", "email": EMAIL},
        {"sub": "eve", "email": KELVIN, "email_verified": True},
        {"sub": "eve", "email": [EMAIL], "email_verified": True},
        {"sub": "eve", "email": EMAIL + " ", "email_verified": True},
        {"sub": "eve", "email": "ｈanako@example.co.jp", "email_verified": True},
        {"sub": "hanako"},
        {"sub": "Person-2"},
        {"sub": "person-2 "},
        {"sub": "eve", "email": "person-2", "email_verified": True},
        {"sub": "eve", "email": "hanako", "email_verified": True},
    ],
    ids=str,
)
def test_nobody_is_somebody_else_by_what_they_chose_at_the_provider(
    office: Office, provider: SmallProvider, person: dict[str, Any]
) -> None:
    provider.person = person
    assert status(office) == 403


@pytest.mark.parametrize(
    "person",
    [
        {"sub": "1", "email": "Hanako@Example.CO.JP", "email_verified": True},
        {"sub": "person-2"},
        {"sub": "person-2", "email": "eve@example.co.jp", "email_verified": False},
    ],
    ids=str,
)
def test_who_is_staff_gets_in(
    office: Office, provider: SmallProvider, person: dict[str, Any]
) -> None:
    provider.person = person
    assert status(office) == 303


def test_an_address_is_known_however_its_member_was_written() -> None:
    team = Team({"Hanako@Example.co.jp": Role.STAFF})
    member = team.vouched_for(EMAIL, "")
    assert member is not None
    assert member.id == "Hanako@Example.co.jp"


def deep(levels: int) -> bytes:
    return b'{"x":' * levels + b"1" + b"}" * levels


@pytest.mark.parametrize("body", [deep(100_000), b"[" * 100_000, b"x" * 2_000_000, b"", b"[]"])
@pytest.mark.parametrize("page", ["describe", "keys", "token"])
def test_nobody_breaks_it_with_what_a_provider_answers(
    prepared: Path, tmp_path: Path, page: str, body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def answer(self: SmallProvider, request: Request) -> Response:
        return Response(body, media_type="application/json")

    monkeypatch.setattr(SmallProvider, page, answer)
    with small_provider() as provider:
        known = OpenIdProvider(provider.issuer, CLIENT, SECRET)
        with open_office(prepared, tmp_path / "desk.db", team=TEAM, provider=known) as office:
            browser = office.stranger()
            form = Pages(browser.get("/desk/sign-in").text).form(**{"->": "/desk/provider"})
            sent = browser.send(form)
            if page == "describe":
                assert sent.status_code == 502
            else:
                back = httpx.get(sent.headers["location"]).headers["location"]
                told = browser.get(str(back).removeprefix("http://127.0.0.1:3000"))
                assert told.status_code == 403
            assert browser.get("/desk/leads").status_code == 303


@pytest.mark.parametrize("claims", [deep(100_000), b"[" * 100_000])
def test_nobody_breaks_it_with_a_token_that_is_nested(
    office: Office, provider: SmallProvider, monkeypatch: pytest.MonkeyPatch, claims: bytes
) -> None:
    def nested(self: SmallProvider, asked: object) -> str:
        header = {"alg": self.algorithm, "kid": "k1"}
        return jws.serialize_compact(header, claims, self.key, algorithms=[self.algorithm])

    monkeypatch.setattr(SmallProvider, "id_token", nested)
    assert status(office) == 403


def test_an_answer_that_never_ends_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"x" * 10_000

    with pytest.raises(ValueError, match="too long"):
        whole(endless())
    moments = iter(range(0, 1_000, 2))
    monkeypatch.setattr("bot.channels.web.desk.sign_in.oidc.time.monotonic", lambda: next(moments))
    with pytest.raises(ValueError, match="too long"):
        whole(iter([b"x"] * 100))


class Hanging:
    """A provider that answers nobody until it may."""

    def __init__(self) -> None:
        self.may_answer = threading.Event()

    def begin(self) -> str:
        self.may_answer.wait(30)
        raise ProviderError("gone")


def test_a_provider_that_hangs_holds_up_nobody_but_those_who_ask_it() -> None:
    hanging, pool = Hanging(), SmallPool("provider", at_once=2, waiting=3, patience=0.3)

    async def story() -> tuple[list[object], list[int]]:
        asked = [pool.run(hanging.begin) for _ in range(60)]
        told = await asyncio.gather(*asked, return_exceptions=True)
        pages = await asyncio.gather(*(run_in_threadpool(int, n) for n in range(100)))
        return list(told), pages

    try:
        told, pages = asyncio.run(story())
    finally:
        hanging.may_answer.set()
    assert pages == list(range(100))
    assert sum(isinstance(each, BusyError) for each in told) == 55
    assert sum(isinstance(each, TimeoutError) for each in told) == 5


def test_nobody_who_guesses_passwords_closes_the_way_through_the_provider(
    provider: SmallProvider, prepared: Path, tmp_path: Path
) -> None:
    known = OpenIdProvider(provider.issuer, CLIENT, SECRET)
    limits = DeskLimits(RateLimiter("1/day"), RateLimiter("8/day"), RateLimiter("40/day"))
    with open_office(
        prepared, tmp_path / "desk.db", team=TEAM, provider=known, limits=limits
    ) as office:
        guess = office.stranger()
        form = Pages(guess.get("/desk/sign-in").text).form(**{"->": "/desk/sign-in"})
        wrong = {"name": "hanako", "password": "x"}
        codes = {guess.send(form, **wrong).status_code for _ in range(9)}
        assert 429 in codes
        provider.person = {"sub": "person-2"}
        assert status(office) == 303
        closed = replace(office.staffing.limits, of_provider=RateLimiter("2/day"))
        object.__setattr__(office.staffing, "limits", closed)
        failed = office.stranger()
        failed.get("/desk/sign-in")
        told = [failed.get("/desk/provider/back?code=x&state=x").status_code for _ in range(4)]
        assert told == [403, 403, 429, 429]
