"""What is served in a browser is configured as a whole, or all that is missing is told."""

from __future__ import annotations

import pytest

from bot.channels.web.settings import web_settings
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
        "https://counter.example.jp/a/../b",
        "https://counter.example.jp//b",
        "https://counter.example.jp/窓口",
        "https://counter.example.jp/a?b",
        "https://counter.example.jp/desk",
        "https://counter.example.jp/static/madoguchi",
        "https://user@counter.example.jp/a",
        "https://user@counter.example.jp",
        "https://",
        "https://[bad",
    ],
)
def test_an_address_that_is_none_is_named(url: str) -> None:
    assert "MADOGUCHI_WEB_URL is the address" in told(web_url=url)


@pytest.mark.parametrize("end", ["", "/"])
def test_it_may_be_below_a_path_of_another_site(end: str) -> None:
    settings = Settings(web_url=f"https://窓口.example.jp/counters/madoguchi{end}")
    made = web_settings(settings, is_wanted=False)
    assert made is not None
    assert made.site.url == "https://xn--6or331g.example.jp/counters/madoguchi"
    assert made.site.path == "/counters/madoguchi"
    assert made.site.origin == "https://xn--6or331g.example.jp"


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


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://窓口.example.jp", "https://xn--6or331g.example.jp"),
        ("https://窓口.example.jp:8443/", "https://xn--6or331g.example.jp:8443"),
        ("https://窓口．example．jp", "https://xn--6or331g.example.jp"),
        ("https://Bücher.example", "https://xn--bcher-kva.example"),
        ("https://xn--6or331g.example.jp", "https://xn--6or331g.example.jp"),
        ("https://counter.example.jp", "https://counter.example.jp"),
    ],
)
def test_a_japanese_name_is_the_one_that_browsers_send(url: str, origin: str) -> None:
    made = web_settings(Settings(web_url=url, web_embed=url), is_wanted=False)
    assert made is not None
    assert made.site.origin == origin
    assert made.site.embedders == (origin,)
    host = origin.removeprefix("https://")
    assert host.partition(":")[0] in made.site.hosts
    assert made.site.has_origin(origin, host)


def test_several_sites_are_named_as_people_separate_them() -> None:
    given = "https://www.会社.jp、https://www.example.jp，https://b.example.jp"
    made = web_settings(Settings(web_url="https://a.example.jp", web_embed=given), is_wanted=False)
    assert made is not None
    assert made.site.embedders == (
        "https://www.xn--6oq404h.jp",
        "https://www.example.jp",
        "https://b.example.jp",
    )


@pytest.mark.parametrize("url", ["https://窓口..jp", "https://-窓口.jp", f"https://{'窓' * 70}.jp"])
def test_a_name_that_no_browser_can_send_is_told(url: str) -> None:
    assert "MADOGUCHI_WEB_URL is the address" in told(web_url=url)
    assert "an origin is like" in told(web_url="https://a.example.jp", web_embed=url)
