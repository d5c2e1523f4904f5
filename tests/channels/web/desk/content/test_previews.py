"""An edition is looked at before it opens: at the desk, and by a link that expires."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.assistant.curation.edition_preview import preview_token, shows_preview
from tests.channels.web.desk.content.newsroom import JIRO, NOW, R9, TARO, Newsroom, next_edition
from tests.channels.web.desk.site import BASE, Browser, Pages
from tests.shared_loop import QuickClient

PREVIEW = "/desk/preview"


@pytest.fixture
def newsroom(newsroom: Newsroom) -> Newsroom:
    """The same, with an edition that opens next April."""
    next_edition(newsroom.root)
    return newsroom


def link_for_others(newsroom: Newsroom) -> str:
    curator = newsroom.browser(JIRO)
    page = curator.send(Pages(curator.get(PREVIEW).text).form(edition="R9"))
    assert "without signing in, until October 8, 2026" in page.text
    return page.text.partition('class="address">')[2].partition("<")[0]


def guest(newsroom: Newsroom) -> Browser:
    return Browser(QuickClient(newsroom.app, base_url=BASE, follow_redirects=False))


def begin(browser: Browser, address: str) -> str:
    form = next(f for f in Pages(browser.get(address).text).forms if "event" in f)
    answer = browser.send(form)
    assert answer.status_code == 303
    return browser.get(answer.headers["location"]).text


def test_curators_talk_to_the_counter_as_it_will_be(newsroom: Newsroom) -> None:
    curator = newsroom.browser(JIRO)
    assert "Opens on April 1, 2027" in " ".join(curator.get(PREVIEW).text.split())
    page = begin(curator, f"{PREVIEW}/R9?language=ja")
    assert "Preview of R9" in page
    assert "令和9年度" in page or "fiscal 2026" not in page
    assert "do:start" in page


def test_whoever_has_the_link_looks_at_it_and_nothing_is_kept(newsroom: Newsroom) -> None:
    parts = urlsplit(link_for_others(newsroom))
    before = {name: newsroom.storage.rows(name) for name in ("conversations", "leads", "outbox")}  # type: ignore[attr-defined]
    page = begin(guest(newsroom), f"{parts.path}?{parts.query}")
    assert "This does not hold yet" in page
    assert "Articles and texts" not in page, "a guest sees nothing of the desk"
    after = {name: newsroom.storage.rows(name) for name in before}  # type: ignore[attr-defined]
    assert after == before


def test_a_link_that_is_old_or_forged_or_of_another_edition_opens_nothing(
    newsroom: Newsroom,
) -> None:
    storage, until = newsroom.storage, NOW.date() + timedelta(days=7)
    token = preview_token(storage, "R9", until)
    assert shows_preview(storage, token, "R9", NOW)
    assert not shows_preview(storage, token, "R10", NOW)
    assert not shows_preview(storage, token, "R9", NOW + timedelta(days=8))
    assert not shows_preview(storage, token.replace("2026", "2036"), "R9", NOW)
    stranger = guest(newsroom)
    for wrong in ("", "x", token[:-1], f"{token}a", f"{token[:-1]}\u3042"):
        assert stranger.client.get(f"{PREVIEW}/R9", params={"token": wrong}).status_code == 404
    assert stranger.client.get(f"{PREVIEW}/R8", params={"token": token}).status_code == 404


def test_staff_without_the_right_need_a_link_as_well(newsroom: Newsroom) -> None:
    staff = newsroom.browser(TARO)
    assert staff.get(PREVIEW).status_code == 403
    assert staff.get(f"{PREVIEW}/R9").status_code == 404


def test_an_edition_that_is_not_whole_is_told_instead_of_shown(newsroom: Newsroom) -> None:
    path: Path = newsroom.root / R9
    path.write_text(path.read_text("utf-8").replace('clause: "7"', 'clause: "77"'), "utf-8")
    page = newsroom.browser(JIRO).get(PREVIEW).text
    assert "does not pass the check" in page
    assert "Make a link" not in page
