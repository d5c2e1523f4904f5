"""What waits is told while one works elsewhere: in the title, by a notice, once for all tabs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from bot.handoff.lead import LeadEvent
from tests.browser.conftest import NewContext
from tests.browser.test_desk import office, ready, root, signed_in
from tests.browser.user_actions import looked_at
from tests.channels.web.desk.site import HANAKO, TARO, Office

__all__ = ["office", "ready", "root"]

pytestmark = pytest.mark.browser

LISTEN = """
  window.told = [];
  window.Notification = class {
    static permission = 'granted';
    static requestPermission() { return Promise.resolve('granted'); }
    constructor(title, options) { window.told.push(title + ' ' + options.body); }
    addEventListener() {}
  };
"""
NEW_PAGES = (
    "/desk/me",
    "/desk/members",
    "/desk/days",
    "/desk/accesses",
    "/desk/keys",
    "/desk/leads?shelf=all&q=is:new",
)


def enquire(office: Office, reference: str) -> None:
    """Somebody sends an enquiry."""
    new = replace(office.lead, reference=reference, owner="")
    with office.storage() as work:
        work.leads.add(new, LeadEvent(office.now, "applicant", "sent"))
        work.commit()
    office.committed()


def told(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.told")
    return found


def test_a_new_enquiry_is_counted_and_told_once_for_all_tabs(
    new_context: NewContext, office: Office, root: str
) -> None:
    context = new_context()
    context.add_init_script(LISTEN)
    numbers = signed_in(context, office, root, TARO)
    numbers.goto(f"{root}/desk/numbers")
    expect(numbers).to_have_title("(1) Numbers – Staff desk")
    other = context.new_page()
    other.goto(f"{root}/desk/leads")
    expect(other).to_have_title("(1) Enquiries – Staff desk")
    enquire(office, "M-20241001-AAAA-AAA1")
    expect(numbers).to_have_title("(2) Numbers – Staff desk")
    expect(other).to_have_title("(2) Enquiries – Staff desk")
    expect(numbers.locator("link[rel=icon]")).to_have_attribute("href", "/desk/icon/2")
    both = [*told(numbers), *told(other)]
    assert both == ["A new enquiry has come in M-20241001-AAAA-AAA1"]


def test_nothing_is_told_while_the_desk_is_closed_but_all_is_counted(
    new_context: NewContext, office: Office, root: str
) -> None:
    office.stage.now = office.stage.now.replace(hour=12)  # nine in the evening in Tokyo
    context = new_context()
    context.add_init_script(LISTEN)
    page = signed_in(context, office, root, TARO)
    page.goto(f"{root}/desk/leads")
    expect(page).to_have_title("(1) Enquiries – Staff desk")
    enquire(office, "M-20241001-AAAA-AAA1")
    expect(page).to_have_title("(2) Enquiries – Staff desk")
    assert told(page) == []


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ja", 360)])
def test_pages_about_the_team_suit_everybody(
    new_context: NewContext, office: Office, root: str, language: str, width: int
) -> None:
    context = new_context(language, viewport={"width": width, "height": 800})
    page = signed_in(context, office, root, HANAKO, language)
    for path in NEW_PAGES:
        page.goto(root + path)
        looked_at(page)


def test_enquiries_are_picked_by_keys_and_given_away_at_once(
    new_context: NewContext, office: Office, root: str
) -> None:
    enquire(office, "M-20241001-AAAA-AAA1")
    page = signed_in(new_context(), office, root, TARO)
    page.goto(f"{root}/desk/leads?shelf=all")
    for key in ("j", "x", "j", "x"):
        page.keyboard.press(key)
    expect(page.locator("[form=bulk]:checked")).to_have_count(2)
    page.get_by_label("Give to").select_option("sato")
    page.get_by_role("button", name="Give", exact=True).click()
    expect(page.get_by_text("2 enquiries were changed.")).to_be_visible()
    expect(page.locator(".leads")).to_contain_text("sato")


def test_single_keys_can_be_switched_off_and_never_act_while_typing(
    new_context: NewContext, office: Office, root: str
) -> None:
    page = signed_in(new_context(), office, root, TARO)
    page.goto(root + office.path)
    page.locator("#compose").fill("")
    page.keyboard.type("never c")
    assert office.lead.owner == ""
    page.goto(f"{root}/desk/leads")
    page.keyboard.press("?")
    expect(page).to_have_url(f"{root}/desk/keys")
    page.get_by_label("Use single keys in this browser").uncheck()
    page.get_by_role("heading", name="Keyboard").click()
    page.keyboard.press("u")
    expect(page).to_have_url(f"{root}/desk/keys")
