"""On a small phone every screen shows what to do next without scrolling, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewContext
from tests.browser.user_actions import Person, new_person
from tests.channels.web.applicants.site import House, new_house, serving

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 568}
OVERSEAS = "legal_form:overseas_corporation"
SMALL = {"width": 360, "height": 640}
AFTER_THE_EDITION = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
COVERED = """element => {
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return !element.contains(top) || box.bottom > innerHeight || box.top < 0; }"""


@pytest.fixture
def late_root(house: House) -> Iterator[str]:
    with serving(new_house(house.storage, now=AFTER_THE_EDITION)) as address:
        yield address


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_screen_shows_the_way_on_without_scrolling(
    new_context: NewContext, root: str, language: str
) -> None:
    context = new_context(language, viewport=SMALL, has_touch=True, is_mobile=True)
    person = new_person(context, root)
    for begin in ("do:start", "do:ask", "do:staff"):
        is_in_sight(person.page.locator(f'#log button[value="{begin}"]'))
    is_in_sight(person.page.locator("#text"))
    person.start()
    is_in_sight(person.options.first)
    expect(person.page.locator("#log kbd").first).to_be_hidden()
    for number in range(16):
        is_in_sight(person.options.first)
        person.click_first()
        assert person.answered == number + 1
    is_in_sight(person.page.locator("#log .is-verdict .primary"))
    person.press("do:staff")
    is_in_sight(person.page.locator('#log button[value="consent:yes"]'))
    person.page.locator('#log button[value="consent:yes"]').click()
    is_in_sight(person.page.locator('#log a[href="./contact"]'))
    person.page.locator('#log a[href="./contact"]').click()
    is_in_sight(person.page.locator("#company"))
    is_in_sight(person.page.locator("#contact button.primary"))
    person.fill_in()
    is_in_sight(person.page.locator('#log button[value="send"]'))
    person.press("send")
    expect(person.page.locator("#log .is-receipt .lead")).to_be_visible()
    is_in_sight(person.page.locator("#log .is-receipt .lead"))
    is_in_sight(person.page.locator("#log .is-receipt button").first)
    person.page.goto(f"{root}/result")
    is_in_sight(person.page.locator("#turn .primary"))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_not_covered_leads_to_what_is(
    new_context: NewContext, root: str, language: str
) -> None:
    context = new_context(language, viewport=SMALL, has_touch=True)
    person = new_person(context, root)
    person.start()
    person.press("answer:request:job_fair_only")
    way_on = person.page.locator("#log .is-verdict .primary")
    is_in_sight(way_on)
    expect(way_on).to_have_attribute("value", "apply:request:hands_on_support")
    expect(person.page.locator("#log .is-verdict .fold .clauses")).to_be_hidden()
    person.page.locator("#log .is-verdict summary").click()
    expect(person.page.locator("#log .is-verdict .fold .clauses")).to_be_visible()
    way_on.click()
    is_in_sight(person.options.first)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    "picks", [[], ["request:job_fair_only"], ["request:hands_on_support", OVERSEAS]]
)
def test_the_narrowest_phone_shows_what_was_found_and_the_way_on_together(
    new_context: NewContext, late_root: str, language: str, picks: list[str]
) -> None:
    context = new_context(language, viewport=NARROW, has_touch=True)
    person = new_person(context, late_root)
    person.start()
    for pick in picks:
        person.press(f"answer:{pick}")
    verdict = person.page.locator("#log .is-verdict")
    while not (picks or verdict.count()):
        person.click_first()
    is_in_sight(verdict.locator(".lead"))
    is_in_sight(verdict.locator(".primary"))
    person.press("do:staff")
    person.page.locator('#log button[value="consent:yes"]').click()
    person.page.locator('#log a[href="./contact"]').click()
    person.fill_in()
    person.page.locator('#log button[value="send"]').click()
    is_in_sight(person.page.locator("#log .is-receipt .lead"))
    is_in_sight(person.page.locator("#log .is-receipt button").first)


def is_in_sight(what: Locator) -> None:
    """Nothing lies over it, and all of it is in the window once the page has moved there."""
    expect(what).to_be_visible()
    for _ in range(60):
        if not what.evaluate(COVERED):
            return
        what.page.wait_for_timeout(50)
    pytest.fail(f"{what} is not in sight")


def test_the_counter_says_how_it_was_tried_and_whom_to_tell(
    new_context: NewContext, root: str
) -> None:
    person: Person = new_person(new_context("ja"), root)
    person.page.locator('a[href^="./accessibility"]').click()
    expect(person.page.locator("h1")).to_contain_text("アクセシビリティ")
    expect(person.page.locator('a[href^="tel:"]').first).to_be_visible()
    expect(person.page.locator('a[href^="mailto:"]').first).to_be_visible()
