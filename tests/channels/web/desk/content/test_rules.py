"""Whose verdict changes under the next edition's rules, and telling them from the desk."""

from __future__ import annotations

import pytest

from bot.serving.demo.player import play_all
from tests.channels.web.desk.content.newsroom import (
    JIRO,
    KAYO,
    NOW,
    R9_FLOW,
    TARO,
    Newsroom,
    next_edition,
)
from tests.channels.web.desk.site import Browser, Pages
from tests.content.tree import change
from tests.programmes.tsubaki import tsubaki

RULES = "/desk/rules"
LOOK = f"{RULES}?edition=R9&reply=bring_estimate"
POST = {"-how": "post", "->": RULES}
LIGHTING = 'label: {ja: 照明（LED）, en: Lighting (LED)}\n        clauses: ["2.1"]'
NO_LIGHTING = """
        effect: excluded
        reason: {ja: 照明は対象から外れました。, en: Lighting is not covered any more.}
        instead: {ja: エアコンをご検討ください。, en: Please think of an air conditioner.}"""


@pytest.fixture
def newsroom(newsroom: Newsroom) -> Newsroom:
    """An enquiry about lighting, which the next edition does not cover any more."""
    next_edition(newsroom.root)
    change(newsroom.root, R9_FLOW, LIGHTING, LIGHTING + NO_LIGHTING)
    play_all(newsroom.process.stage.assistant, tsubaki().content.demo, KAYO, NOW)
    return newsroom


@pytest.fixture
def admin(newsroom: Newsroom) -> Browser:
    return newsroom.browser(KAYO)


def tell(browser: Browser, address: str = LOOK) -> str:
    done = browser.send(Pages(browser.get(address).text).form(**POST))
    assert done.status_code == 303, done.text
    return browser.get(done.headers["location"]).text


def waiting(newsroom: Newsroom) -> list[str]:
    """What is on its way to the applicant, beside what they heard before."""
    with newsroom.storage.read_only() as work:
        [lead] = work.leads.all()
        return [
            out.message.text for out in work.outbox.of(lead.person) if out.event.startswith("rules")
        ]


def test_the_list_says_whose_verdict_changes_and_by_which_rule(admin: Browser) -> None:
    page = admin.get(f"{RULES}?edition=R9").text
    assert "1 of 1 enquiries would get another result" in page
    assert "Lighting is not covered any more" in page
    assert "Tell those" not in page, "nothing is sent before its words were seen"


def test_they_are_told_once_in_their_language_and_the_history_says_so(
    newsroom: Newsroom, admin: Browser
) -> None:
    page = admin.get(LOOK)
    assert "見積書をお持ちください" in page.text
    form = Pages(page.text).form(**POST)
    assert "1 person was told" in tell(admin)
    assert admin.send(form).status_code == 303, "the same once more"
    [told] = waiting(newsroom)
    assert told.startswith("見本 一郎様"), "they speak Japanese, and it bears their name"
    with newsroom.storage.read_only() as work:
        [lead] = work.leads.all()
        [event] = [e for e in work.leads.history(lead.reference) if e.action == "rules_told"]
    assert (event.actor, event.detail["edition"]) == (KAYO, "R9")
    assert lead.owner == KAYO
    assert lead.status == "claimed", "it is no reply to what they asked"
    assert "told of new rules" in admin.get(f"/desk/leads/{lead.reference}").text
    assert "not yet" not in admin.get(LOOK).text


def test_only_admins_tell_all(newsroom: Newsroom) -> None:
    for name in (TARO, JIRO):
        browser = newsroom.browser(name)
        assert browser.get(LOOK).status_code == 403
        word = Pages(browser.get("/desk/me").text).form(**{"->": "/desk/language"})["csrf"]
        form = {"->": RULES, "csrf": word, "edition": "R9", "reply": "bring_estimate"}
        assert browser.send(form).status_code == 403
    assert waiting(newsroom) == []


def test_nobody_is_told_while_texts_are_still_to_be_looked_at(
    newsroom: Newsroom, admin: Browser
) -> None:
    form = Pages(admin.get(LOOK).text).form(**POST)
    changes = "from: R8\nchanges: [{kind: new, new: '9', is: abcdef12}]\n"
    (newsroom.root / "knowledge/editions/R9/changes.yaml").write_text(changes, "utf-8")
    assert "Nobody can be told yet" in admin.get(LOOK).text
    assert admin.send(form).status_code == 404
    assert waiting(newsroom) == []
