"""What is served in a browser is configured as a whole, or all that is missing is told."""

from __future__ import annotations

import pytest

from bot.serving.web.settings import web_settings
from bot.settings import Settings, SettingsError


def told(**given: str) -> str:
    with pytest.raises(SettingsError) as error:
        web_settings(Settings(**given), is_wanted=True)  # type: ignore[arg-type]
    return str(error.value)


def test_nothing_is_served_that_nobody_wants() -> None:
    assert web_settings(Settings(), is_wanted=False) is None


def test_with_nothing_set_it_is_for_this_machine_and_whoever_runs_it() -> None:
    made = web_settings(Settings(staff="hana"), is_wanted=True)
    assert made is not None
    assert made.staff is not None
    assert made.staff.is_default
    assert (made.site.url, made.site.is_secure) == ("", False)


def test_a_public_counter_without_named_staff_has_no_desk() -> None:
    made = web_settings(Settings(web_url="https://counter.example.jp/"), is_wanted=False)
    assert made is not None
    assert (made.site.origin, made.staff) == ("https://counter.example.jp", None)


def test_who_listens_for_others_needs_an_address_that_is_safe() -> None:
    assert "MADOGUCHI_WEB_URL is missing" in told(host="0.0.0.0")  # noqa: S104
    assert "MADOGUCHI_WEB_URL is missing" in told(host="::")
    assert "MADOGUCHI_WEB_URL is missing" in told(host="counter.example.jp")


@pytest.mark.parametrize(
    "url",
    [
        "http://counter.example.jp",
        "counter.example.jp",
        "https://counter.example.jp/path",
        "https://user@counter.example.jp",
        "https://",
        "https://[bad",
    ],
)
def test_an_address_that_is_none_is_named(url: str) -> None:
    assert "MADOGUCHI_WEB_URL is the address" in told(web_url=url)


def test_sites_that_embed_it_are_origins_and_need_https() -> None:
    wrong = told(web_embed="https://www.example.jp, http://old.example.jp https://*.example.jp")
    assert "http://old.example.jp: an origin" in wrong
    assert "https://*.example.jp: an origin" in wrong
    assert "MADOGUCHI_WEB_URL is missing" in wrong


def test_everything_that_is_wrong_is_told_at_once() -> None:
    wrong = told(host="0.0.0.0", web_staff="hana=boss", web_embed="nowhere")  # noqa: S104
    assert {line.split(" ")[0].rstrip(":") for line in wrong.splitlines()} >= {
        "MADOGUCHI_WEB_URL",
        "MADOGUCHI_WEB_STAFF",
        "MADOGUCHI_WEB_EMBED",
    }
