"""Nobody chooses under whose name they are counted."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from bot.channels.web.http.network.proxies import ENOUGH, ForwardedClient, Proxies, proxies_in
from bot.channels.web.http.rate_limit import address_of
from bot.serving.factory import configured
from bot.serving.proxy_settings import proxies_of
from bot.settings import Settings, SettingsError
from tests.shared_loop import QuickClient

PROXY, CLIENT, STRANGER = "10.0.0.5", "198.51.100.7", "203.0.113.9"


async def who(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse(address_of(Request(scope)))(scope, receive, send)


Ask = Callable[..., str]


def asker(proxies: Proxies, *, is_public: bool = False) -> Ask:
    app = ForwardedClient(who, proxies, is_public=is_public)

    def ask(peer: str, **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return QuickClient(app, client=(peer, 50_000)).get("/", headers=named).text

    return ask


@pytest.mark.parametrize("said", [CLIENT, "127.0.0.1", PROXY, f"{CLIENT}, {PROXY}", "", "x"])
def test_nobody_who_is_no_proxy_is_believed(said: str) -> None:
    ask = asker(proxies_in([PROXY]))
    assert ask(STRANGER, x_forwarded_for=said, forwarded=f"for={said}") == f"{STRANGER}/32"


@pytest.mark.parametrize(
    "said",
    [
        CLIENT,
        f"127.0.0.1, {CLIENT}",
        f"{PROXY}, {CLIENT}",
        f"{STRANGER}, {CLIENT}, {PROXY}",
        f"{CLIENT}:4711",
        f"::ffff:{CLIENT}",
        f"made up, {CLIENT}",
    ],
)
def test_nobody_gets_away_with_what_they_sent_to_the_proxy_themselves(said: str) -> None:
    assert asker(proxies_in([PROXY]))(PROXY, x_forwarded_for=said) == f"{CLIENT}/32"


@pytest.mark.parametrize("said", ["", "made up", f"{CLIENT}, made up", "0x7f.1", "[", ", ,"])
def test_nobody_is_somebody_else_through_a_proxy_that_passes_nonsense_on(said: str) -> None:
    assert asker(proxies_in([PROXY]))(PROXY, x_forwarded_for=said) == f"{PROXY}/32"


def test_nobody_counts_anew_for_every_address_of_their_network() -> None:
    ask = asker(proxies_in(["10.0.0.0/24"]))
    counted = {ask("10.0.0.9", x_forwarded_for=f"[2001:db8::{n:x}]:80") for n in range(1, 9)}
    assert counted == {"2001:db8::/64"}


@pytest.mark.parametrize("named", ["*", "0.0.0.0/0", "::/0", "proxy.example.jp", "10.0.0.5/8"])
def test_nobody_is_trusted_by_a_setting_that_means_everybody(named: str) -> None:
    with pytest.raises(SettingsError, match="MADOGUCHI_TRUSTED_PROXIES"):
        proxies_of(Settings(trusted_proxies=f"10.0.0.5, {named}"))


def test_proxies_are_addresses_and_networks() -> None:
    known = proxies_of(Settings(trusted_proxies="10.0.0.5 192.168.0.0/16,2001:db8:1::/64"))
    assert all(each in known for each in ("10.0.0.5", "192.168.3.4", "2001:db8:1::7", "::1"))
    assert not any(each in known for each in ("10.0.0.6", "2001:db8:2::1", "", "x"))


def told_by(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_stranger_who_speaks_for_others_is_told_of_once(caplog: pytest.LogCaptureFixture) -> None:
    ask = asker(proxies_in([PROXY]))
    for number in range(20):
        ask("10.0.9.9", x_forwarded_for=f"192.0.2.{number}")
        ask("8.8.8.8", x_forwarded_for=CLIENT)
    near, far = told_by(caplog)
    assert near.startswith("10.0.9.9 says for whom it asks")
    assert "MADOGUCHI_TRUSTED_PROXIES" in near
    assert "8.8.8.8" not in far, "addresses of visitors are not for the log"


def test_that_everybody_comes_from_one_address_is_told_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    one = asker(proxies_in([]), is_public=True)
    for number in range(2 * ENOUGH):
        one("127.0.0.1", cookie=f"madoguchi_visitor={number}")
    [told] = told_by(caplog)
    assert "all came from one address, 127.0.0.1" in told
    caplog.clear()
    several = asker(proxies_in([PROXY]), is_public=True)
    for number in range(2 * ENOUGH):
        several(PROXY, x_forwarded_for=f"192.0.2.{number}", cookie=f"x={number}")
    assert told_by(caplog) == []


def test_a_proxy_that_is_needed_and_not_named_is_told_of_at_the_start(
    caplog: pytest.LogCaptureFixture,
) -> None:
    public = {"web_url": "https://counter.example.jp", "web_staff": "hanako=admin"}
    configured(Settings(host="0.0.0.0", **public))  # type: ignore[arg-type]  # noqa: S104
    assert "is not named in MADOGUCHI_TRUSTED_PROXIES" in told_by(caplog)[0]
    caplog.clear()
    configured(Settings(**public))  # type: ignore[arg-type]
    configured(Settings(host="0.0.0.0", trusted_proxies=PROXY, **public))  # type: ignore[arg-type]  # noqa: S104
    assert told_by(caplog) == []
