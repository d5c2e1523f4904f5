"""The page within another site: it opens, closes, tells of news, and says where it cannot work."""

from __future__ import annotations

from collections.abc import Iterator

import httpx2
import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import NewContext
from tests.browser.embedded.agency import Agency, agency_with
from tests.channels.web.applicants.site import House

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 640}


@pytest.fixture
def agency(house: House) -> Iterator[Agency]:
    with agency_with(house) as made:
        yield made


@pytest.mark.parametrize("place", ["head", "body"])
def test_another_site_embeds_it_with_one_line_wherever_that_stands(
    new_context: NewContext, agency: Agency, place: str
) -> None:
    visitor = agency.visit(new_context("ja").new_page(), place)
    visitor.open()
    visitor.start()
    visitor.frame.locator(".options button").first.click()
    expect(visitor.frame.locator("#way")).to_have_attribute("value", "1")
    visitor.frame.locator("#text").press("Escape")
    expect(visitor.button).to_contain_text("事前チェック")
    expect(visitor.page.locator("iframe")).to_be_hidden()


def test_the_escape_that_ends_a_conversion_leaves_the_counter_open(
    new_context: NewContext, agency: Agency
) -> None:
    visitor = agency.visit(new_context("ja").new_page())
    text = visitor.open().locator("#text")
    for event in ({"isComposing": True}, {"keyCode": 229}):
        text.dispatch_event("keydown", {"key": "Escape", "bubbles": True, **event})
    visitor.page.wait_for_timeout(100)
    expect(visitor.page.locator("iframe")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, {"width": 640, "height": 360}])
def test_phones_show_it_in_full_with_the_field_for_writing_and_a_way_out(
    new_context: NewContext, agency: Agency, viewport: dict[str, int]
) -> None:
    visitor = agency.visit(new_context("ja", viewport=viewport).new_page())
    frame = visitor.open()
    expect(frame.locator("#text")).to_be_in_viewport()
    assert visitor.page.locator("iframe").bounding_box() == {"x": 0, "y": 0, **viewport}
    expect(visitor.button).to_be_hidden()
    frame.locator("#close").click()
    expect(visitor.page.locator("iframe")).to_be_hidden()
    expect(visitor.button).to_be_focused()


def test_what_staff_wrote_meanwhile_is_counted_on_the_button(
    new_context: NewContext, agency: Agency
) -> None:
    visitor = agency.visit(new_context("ja").new_page())
    visitor.open()
    visitor.send_enquiry()
    visitor.button.click()
    with agency.house.storage() as work:
        [lead] = work.leads.all()
    agency.house.reply(lead.reference, "こんにちは。")
    expect(visitor.button.locator("span")).to_have_text("1")
    visitor.open()
    expect(visitor.frame.get_by_text("こんにちは。").last).to_be_visible()
    expect(visitor.button.locator("span")).to_have_count(0)


def test_where_no_cookie_is_kept_nobody_is_invited_to_begin(
    new_context: NewContext, agency: Agency
) -> None:
    def refused(route: Route) -> None:
        """As the server answers who comes without its cookie."""
        bare = httpx2.get(route.request.url, headers={"accept": "application/json"})
        assert bare.status_code == 403
        route.fulfill(status=bare.status_code, body=bare.text)

    context = new_context("ja")
    page = context.new_page()
    page.route("**/news?*", refused)
    frame = agency.visit(page).open()
    way = frame.locator("#notice a")
    expect(way).to_have_attribute("target", "_blank")
    expect(frame.locator('#log button[value="do:start"]')).to_have_attribute(
        "aria-disabled", "true"
    )
    with context.expect_page() as apart:
        way.click()
    expect(apart.value.locator('#log button[value="do:start"]')).to_be_enabled()
