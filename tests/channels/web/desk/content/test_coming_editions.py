"""An edition is prepared at the desk before it opens, and what holds now stays as it is."""

from __future__ import annotations

import pytest

from tests.channels.web.desk.content.newsroom import R9, R9_FLOW, Newsroom, next_edition
from tests.channels.web.desk.site import Browser, Pages
from tests.content.tree import change

ENTRY = "/desk/content/entry"


@pytest.fixture
def newsroom(newsroom: Newsroom) -> Newsroom:
    next_edition(newsroom.root)
    return newsroom


def changed(browser: Browser, kind: str, id_: str, **texts: str) -> str:
    """Change texts of an entry of R9; where the proposal is."""
    page = browser.get(f"{ENTRY}?kind={kind}&id={id_}&edition=R9").text
    assert "This is of the coming edition R9" in " ".join(page.split())
    form = Pages(page).form(**{"->": ENTRY, "edition": "R9"})
    kept = browser.send(form, **{f"in.{name}": text for name, text in texts.items()})
    assert kept.status_code == 303, kept.text
    return kept.headers["location"]


def published(newsroom: Newsroom, author: Browser, colleague: Browser, address: str) -> None:
    assert newsroom.press(author, address, "send").status_code == 303
    assert newsroom.press(colleague, address, "publish").status_code == 303
    newsroom.process.bring()


def test_a_fact_of_the_coming_edition_is_changed_and_todays_stays(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    list_page = author.get("/desk/content?kind=facts&edition=R9").text
    assert "R9 (Opens on April 1, 2027)" in list_page
    address = changed(author, "facts", "forms_close", value="2027-11-30")
    assert "✓ The check finds no mistake." in author.get(address).text
    published(newsroom, author, colleague, address)
    editions = newsroom.service.assistant.editions
    assert editions is not None
    coming, now = editions.of("R9"), newsroom.service.current
    assert coming is not None
    assert coming.edition.first_day("forms_close").isoformat() == "2027-11-30"
    assert now.edition.first_day("forms_close").isoformat() == "2026-12-18"
    assert "2027-11-30" in author.get("/desk/content/history").text


def test_changes_of_two_editions_are_two_proposals(newsroom: Newsroom, author: Browser) -> None:
    first = changed(author, "facts", "forms_close", value="2027-11-30")
    kept = newsroom.change(author, "facts", "forms_close", value="2026-12-25")
    assert kept.headers["location"] != first
    assert len(newsroom.proposals) == 2


def test_an_edition_that_is_not_whole_yet_is_put_right_bit_by_bit(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    change(newsroom.root, R9, 'clause: "5.2"', 'clause: "gone-5.2"')
    change(newsroom.root, R9_FLOW, 'clauses: ["3.4"]', 'clauses: ["gone-3.4"]')
    address = changed(author, "facts", "forms_close", clause="5.2")
    page = author.get(address).text
    assert "The check finds nothing wrong with these changes" in page
    assert "Still to be put right before the edition opens: " in page
    published(newsroom, author, colleague, address)
    worse = changed(author, "facts", "forms_close", clause="99")
    page = author.get(worse).text
    assert "please put this right" in page
    assert "Ask a colleague" not in page


def test_a_shared_text_says_that_it_holds_for_all(newsroom: Newsroom, author: Browser) -> None:
    page = author.get(f"{ENTRY}?kind=articles&id=deadline&edition=R9").text
    assert "a change holds for all of them" in page
    assert (
        "a change holds for all"
        not in author.get(f"{ENTRY}?kind=facts&id=forms_close&edition=R9").text
    )
