from __future__ import annotations

import pytest
from starlette.requests import Request

from bot.channels.web.http.csrf import csrf_token, is_from_us, knows_word
from bot.channels.web.http.site import Site
from bot.channels.web.http.tokens import new_token

SITE = Site("https://help.example")


def request(**headers: str) -> Request:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    raw = [(name.encode(), value.encode()) for name, value in {"host": "inside", **told}.items()]
    return Request({"type": "http", "headers": raw})


def test_the_word_of_a_session_is_known_to_nobody_else() -> None:
    token, other = new_token(), new_token()
    assert knows_word(token, csrf_token(token))
    assert not knows_word(token, csrf_token(other))
    for wrong in ("", "é", None, 5, csrf_token("")):
        assert not knows_word(token, wrong)
    assert not knows_word("", csrf_token(""))


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://help.example"},
        {"origin": "https://HELP.example"},
        {"origin": "http://inside"},
        {"sec_fetch_site": "same-origin", "origin": "https://help.example"},
        {"sec_fetch_site": "none"},
    ],
)
def test_our_own_pages_are_heard(headers: dict[str, str]) -> None:
    assert is_from_us(request(**headers), SITE)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "https://help.example.evil.example"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site", "origin": "https://help.example"},
        {"sec_fetch_site": "same-origin", "origin": "https://evil.example"},
    ],
)
def test_pages_of_others_are_not(headers: dict[str, str]) -> None:
    assert not is_from_us(request(**headers), SITE)


def test_a_site_answers_to_its_own_names() -> None:
    assert Site().hosts == ("127.0.0.1", "localhost", "[::1]")
    assert SITE.hosts[0] == "help.example"
    assert Site("https://Help.example:8443/x").origin == "https://help.example:8443"
