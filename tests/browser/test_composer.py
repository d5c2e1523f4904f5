"""Writing to an applicant beside the conversation, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from bot.assistant.desk import leads as actions
from bot.assistant.ports import DeliveryStatus
from bot.channels.web.desk.sessions import begin_session
from bot.handoff import lead_workflow
from bot.vocabulary import Language
from tests.browser.conftest import NewContext
from tests.browser.test_desk import claim, office, press, ready, root, signed_in
from tests.browser.user_actions import looked_at
from tests.channels.web.desk.site import HANAKO, SATO, TARO, Office

__all__ = ["office", "ready", "root"]

pytestmark = pytest.mark.browser

WIDTHS = [(1280, 800), (360, 740)]


def opened(new_context: NewContext, office: Office, root: str, **more: object) -> Page:
    page = signed_in(new_context(**more), office, root, TARO)
    page.goto(root + office.path)
    return page


def drafted(page: Page, text: str) -> None:
    page.locator("#compose").fill(text)
    expect(page.locator("#composer .draft")).to_have_text("Draft kept")


def test_what_is_typed_before_the_program_of_the_page_came_is_kept(
    new_context: NewContext, office: Office, root: str
) -> None:
    page = signed_in(new_context(), office, root, TARO)

    def typed_first(route: Route) -> None:
        page.locator("#compose").fill("Thank you.")
        route.continue_()

    page.route("**/composer.*.js", typed_first)
    page.goto(root + office.path)
    expect(page.locator("#composer .draft")).to_have_text("Draft kept")


def test_a_reply_takes_a_lead_on_and_takes_two_presses(
    new_context: NewContext, office: Office, root: str
) -> None:
    page = opened(new_context, office, root)
    expect(page.locator("#composer")).to_contain_text("By replying you take this enquiry on.")
    page.locator("#compose").fill("Thank you.\nWe look into it.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#preview")).to_contain_text("This is what the applicant will see:")
    assert office.lead.owner == ""
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(f"{root}/desk/leads?sent={office.lead.reference}")
    expect(page.locator(".told")).to_contain_text(office.lead.reference)
    assert office.lead.owner == TARO
    page.locator(".told a").click()
    expect(page.locator("#talk .staff")).to_contain_text("We look into it.")
    expect(page.locator("#compose")).to_have_value("")
    person = office.lead.person
    with office.storage() as work:
        ids = [x.id for x in work.outbox.of(person) if x.message.kind == "staff"]
        work.outbox.settle(ids, DeliveryStatus.SENT, office.now)
        work.commit()
    expect(page.locator("#talk .delivery")).to_have_text("Sent")
    assert len(ids) == 1


def test_what_is_changed_after_the_preview_is_shown_once_more(
    new_context: NewContext, office: Office, root: str
) -> None:
    page = opened(new_context, office, root)
    page.keyboard.press("Tab")
    page.locator("#compose").focus()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_have_text("Please add some words.")
    page.locator("#compose").fill("First.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#preview .parts")).to_contain_text("First.")
    page.keyboard.press("Escape")
    expect(page.locator("#compose")).to_be_focused()
    page.locator("#compose").fill("Second.")
    expect(page.locator("#preview")).to_be_empty()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#preview .parts")).to_contain_text("Second.")
    page.get_by_label("then open the next enquiry").uncheck()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#talk .staff")).to_contain_text("Second.")
    expect(page.locator("#compose")).to_have_value("")
    assert page.url == root + office.path


def test_a_draft_survives_a_reload_and_is_nobody_elses(
    new_context: NewContext, office: Office, root: str
) -> None:
    page = opened(new_context, office, root)
    drafted(page, "A long and careful")
    page.locator("#compose").press("End")
    page.keyboard.type(" reply.")
    page.reload()
    expect(page.locator("#compose")).to_have_value("A long and careful reply.")
    elsewhere = signed_in(new_context(), office, root, TARO)
    elsewhere.goto(root + office.path)
    expect(elsewhere.locator("#compose")).to_have_value("A long and careful reply.")
    other = signed_in(new_context(), office, root, SATO)
    other.goto(root + office.path)
    expect(other.locator("#compose")).to_have_value("")


def test_a_slash_opens_the_prepared_replies(
    new_context: NewContext, office: Office, root: str
) -> None:
    page = opened(new_context, office, root)
    area, finder = page.locator("#compose"), page.locator("#prepared-find")
    area.focus()
    page.keyboard.type("and/or")
    expect(area).to_have_value("and/or")
    page.keyboard.press("Enter")
    page.keyboard.type("/")
    expect(finder).to_be_focused()
    looked_at(page)
    page.keyboard.press("Escape")
    expect(area).to_be_focused()
    page.keyboard.type("/")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#prepared [aria-selected=true]")
    text = chosen.get_attribute("data-text")
    assert text
    page.keyboard.press("Enter")
    expect(area).to_have_value(f"and/or\n\n{text}")


def test_what_is_typed_stays_where_a_colleague_takes_the_lead_over(
    new_context: NewContext, office: Office, root: str
) -> None:
    claim(office, TARO)
    page = opened(new_context, office, root)
    area = page.locator("#compose")
    area.fill("A long and careful reply.")
    desk, reference = office.staffing.desk, office.lead.reference
    actions.change(desk, reference, HANAKO, lead_workflow.note, "Something new.", now=office.now)
    office.committed()
    expect(page.locator(".notes")).to_contain_text("Something new.")
    expect(area).to_have_value("A long and careful reply.")
    expect(area).to_be_focused()
    sato = signed_in(new_context(), office, root, SATO)
    sato.goto(root + office.path)
    press(sato, "take_over")
    sato.get_by_role("dialog").get_by_label("Reason").fill("Taro is out today.")
    sato.get_by_role("dialog").get_by_role("button", name="Take over").click()
    expect(sato.locator("#compose")).to_be_visible()
    expect(page.locator("#top .facts")).to_contain_text("sato")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#composer")).to_contain_text("sato has taken this lead on.")
    expect(page.locator("#composer blockquote")).to_have_text("A long and careful reply.")
    expect(page.locator("#aside")).to_contain_text("Taro is out today.")


def test_of_two_who_take_over_at_once_one_wins_and_the_other_is_told(
    new_context: NewContext, office: Office, root: str
) -> None:
    claim(office, TARO)
    pages = {name: signed_in(new_context(), office, root, name) for name in (SATO, HANAKO)}
    for name, page in pages.items():
        page.route("**/desk/stream*", lambda route: route.abort())
        page.goto(root + office.path)
        press(page, "take_over")
        page.get_by_role("dialog").get_by_label("Reason").fill(f"{name} was asked to.")
    for page in pages.values():
        page.evaluate("document.querySelector('#dialog form').requestSubmit()")
    expect(pages[HANAKO].locator("#notice, #dialog [role=alert], #composer")).not_to_have_count(0)
    for page in pages.values():
        page.wait_for_load_state("networkidle")
    owner = office.lead.owner
    [loser] = {SATO, HANAKO} - {owner}
    expect(pages[loser].get_by_role("alert")).to_have_text(f"{owner} has taken this lead on.")
    expect(pages[loser].get_by_label("Reason")).to_have_value(f"{loser} was asked to.")
    expect(pages[owner].get_by_role("dialog")).to_be_hidden()


def test_what_is_typed_stays_where_the_session_ends(
    new_context: NewContext, office: Office, root: str
) -> None:
    context = new_context()
    page = signed_in(context, office, root, TARO)
    page.goto(root + office.path)
    area = page.locator("#compose")
    with office.storage() as work:
        work.staff_sessions.end_all(TARO)
        work.commit()
    area.fill("A long and careful reply.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#notice")).to_contain_text("You are no longer signed in.")
    expect(area).to_have_value("A long and careful reply.")
    token = begin_session(office.storage, TARO, office.now, Language.EN)
    context.add_cookies([{"name": "madoguchi_desk", "value": token, "url": root}])
    area.press("Control+Enter")
    expect(page.locator("#preview")).to_contain_text("This is what the applicant will see:")


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("size", WIDTHS)
def test_the_composer_is_always_in_sight(
    new_context: NewContext, office: Office, root: str, language: str, size: tuple[int, int]
) -> None:
    context = new_context(language, viewport={"width": size[0], "height": size[1]})
    page = signed_in(context, office, root, TARO, language)
    page.goto(root + office.path)
    for at in ("0", "document.body.scrollHeight"):
        page.evaluate(f"window.scrollTo(0, {at})")
        expect(page.locator("#compose")).to_be_in_viewport()
    page.locator("#compose").fill("ありがとうございます。")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".confirm-send")).to_be_in_viewport()
    looked_at(page)
