"""The desk of staff in a real browser: signing in, working on leads, seeing each other's moves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bot.assistant.desk import leads as actions
from bot.assistant.desk.replies import ReplyQueued, send_reply
from bot.assistant.ports import DeliveryStatus
from bot.channels.web.desk.sessions import begin_session, make_link
from bot.channels.web.live_updates import Watcher
from bot.handoff import lead_workflow
from bot.vocabulary import Language
from tests.browser.conftest import NewContext
from tests.browser.user_actions import looked_at
from tests.channels.web.desk.site import HANAKO, SATO, SECRET, TARO, Office, open_office, prepare
from tests.serving.live_server import served

pytestmark = pytest.mark.browser

PAGES = (
    "/desk/leads?shelf=all",
    "/desk/leads?q=nothing",
    "LEAD",
    "/desk/numbers",
    "/desk/questions",
    "/desk/try",
    "/desk/clauses",
    "/desk/flow",
    "/desk/practice",
    "/desk/refusals",
    "/desk/leads/M-NONE",
)
DIALOGS = ("hand_over", "snooze", "call", "close", "note", "record")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "prepared.db"
    prepare(path)
    return path


@pytest.fixture
def office(ready: Path, tmp_path: Path) -> Iterator[Office]:
    with open_office(ready, tmp_path / "desk.db") as opened:
        yield opened


@contextmanager
def serving(office: Office) -> Iterator[str]:
    """The desk in a server, which tells open pages what is new."""
    watcher = Watcher(office.storage, lambda topics: [*map(office.staffing.ring, topics)])
    office.committed = watcher.wake
    watcher.start()
    with served(office.app) as address:
        try:
            yield address
        finally:
            office.staffing.hub.close()
            watcher.close(10)


@pytest.fixture
def root(office: Office) -> Iterator[str]:
    with serving(office) as address:
        yield address


def signed_in(
    context: BrowserContext, office: Office, root: str, name: str, language: str = "en"
) -> Page:
    """A page of a member who is signed in."""
    kept = office.staffing.settings.passwords.get(name)
    token = begin_session(office.storage, name, office.now, Language(language), kept)
    context.add_cookies([{"name": "madoguchi_desk", "value": token, "url": root}])
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    return page


def press(page: Page, action: str) -> None:
    page.locator(f'[data-act^="{action} "] button').first.click()


def claim(office: Office, staff: str) -> None:
    """A colleague takes the lead on, elsewhere."""
    actions.change(
        office.staffing.desk, office.lead.reference, staff, lead_workflow.claim, now=office.now
    )
    office.committed()


def test_staff_sign_in_by_a_link_and_by_a_password(
    new_context: NewContext, office: Office, root: str
) -> None:
    page = new_context().new_page()
    token = make_link(office.storage, TARO, office.now)
    page.goto(f"{root}/desk/link?token={token}")
    looked_at(page)
    page.get_by_role("button", name="Sign in now").click()
    expect(page.get_by_role("heading", name="Enquiries")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(f"{root}/desk/sign-in")
    page.get_by_label("Name").fill(HANAKO)
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert")).to_have_text("Name and password do not belong together.")
    looked_at(page)
    page.get_by_label("Password").fill(SECRET)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("link", name="株式会社 例")).to_be_visible()


def test_with_the_keyboard_alone(new_context: NewContext, office: Office, root: str) -> None:
    page = signed_in(new_context(), office, root, TARO)
    page.goto(root + office.path)
    page.locator('[data-act^="note "] button').focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_label("Note")).to_be_focused()
    page.keyboard.type("Called them.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".notes")).to_contain_text("Called them.")
    expect(page.locator('[data-act^="note "] button')).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_two_people_see_each_others_moves(
    new_context: NewContext, office: Office, root: str
) -> None:
    one = signed_in(new_context(), office, root, TARO)
    two = signed_in(new_context("ja"), office, root, SATO, "ja")
    inbox = signed_in(new_context(), office, root, HANAKO)
    inbox.goto(root + "/desk/leads")
    for page in (one, two):
        page.goto(root + office.path)
    press(one, "claim")
    expect(two.locator("#top .facts")).to_contain_text("taro")
    expect(two.get_by_role("button", name="担当する")).to_have_count(0)
    expect(inbox.locator(".leads")).to_contain_text("taro")
    press(two, "note")
    two.get_by_role("dialog").get_by_role("textbox").fill("先月も電話がありました。")
    two.get_by_role("dialog").get_by_role("button", name="保存").click()
    expect(one.locator(".notes")).to_contain_text("先月も電話がありました。")


def test_of_two_who_claim_at_once_one_wins_and_the_other_is_told(
    new_context: NewContext, office: Office, root: str
) -> None:
    pages = {name: signed_in(new_context(), office, root, name) for name in (TARO, SATO)}
    for page in pages.values():
        page.route("**/desk/stream*", lambda route: route.abort())
        page.goto(root + office.path)
        page.evaluate(
            "document.querySelector('[data-act^=\"claim \"]').addEventListener("
            "'submit', () => { window.pressed = true; })"
        )
    for page in pages.values():
        page.evaluate("document.querySelector('[data-act^=\"claim \"] button').click()")
    for page in pages.values():
        expect(page.locator('[data-act^="claim "]')).to_have_count(0)
    owner = office.lead.owner
    [loser] = {TARO, SATO} - {owner}
    expect(pages[loser].locator("#notice")).to_contain_text(f"{owner} has taken this lead on.")
    expect(pages[owner].locator("#notice")).not_to_contain_text("has taken")


def test_without_a_program_everything_works_on_pages(
    new_context: NewContext, office: Office, root: str
) -> None:
    page = signed_in(new_context(java_script_enabled=False), office, root, TARO)
    page.goto(root + office.path)
    page.locator("#compose").fill("Thank you.")
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#talk .staff")).to_contain_text("Thank you.")
    page.get_by_role("button", name="Close the enquiry").click()
    page.get_by_role("button", name="Close the enquiry").click()
    expect(page.get_by_text("Please pick a reason.")).to_be_visible()


def test_practice_is_apart_from_everything_real(
    new_context: NewContext, office: Office, root: str
) -> None:
    page = signed_in(new_context(), office, root, HANAKO)
    page.goto(root + "/desk/practice")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator(".line.counter").first).to_be_visible()
    page.locator('button[value="do:start"]').first.click()
    expect(page.locator(".line.person")).to_have_count(1)
    looked_at(page)
    page.goto(root + "/desk/leads?shelf=all")
    expect(page.locator(".leads tbody tr")).to_have_count(1)


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [("ja", 1280, "light"), ("en", 1280, "dark"), ("en", 400, "light"), ("ja", 320, "dark")],
)
def test_axe_finds_nothing_on_any_page(
    new_context: NewContext, office: Office, root: str, language: str, width: int, scheme: str
) -> None:
    claim(office, HANAKO)
    reference = office.lead.reference
    desk = office.staffing.desk
    send_reply(desk, reference, HANAKO, "ありがとうございます。", "first", office.now)
    sent = send_reply(desk, reference, HANAKO, "もう一度失礼します。", "second", office.now)
    assert isinstance(sent, ReplyQueued)
    with office.storage() as work:
        work.outbox.settle([sent.outgoing_id], DeliveryStatus.UNCERTAIN, office.now)
        work.commit()
    actions.change(
        office.staffing.desk,
        reference,
        TARO,
        lead_workflow.note,
        "先月も電話がありました。",
        now=office.now,
    )
    context = new_context(language, viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = signed_in(context, office, root, HANAKO, language)
    for path in PAGES:
        page.goto(root + (office.path if path == "LEAD" else path))
        looked_at(page)


@pytest.mark.parametrize("width", [1280, 400])
def test_axe_finds_nothing_in_any_dialog(
    new_context: NewContext, office: Office, root: str, width: int
) -> None:
    claim(office, HANAKO)
    context = new_context(viewport={"width": width, "height": 800})
    page = signed_in(context, office, root, HANAKO)
    page.goto(root + office.path)
    for action in DIALOGS:
        press(page, action)
        expect(page.get_by_role("dialog")).to_be_visible()
        looked_at(page)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()


SEEN = """is => {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => !is });
  document.dispatchEvent(new Event('visibilitychange'));
}"""


def test_tabs_that_nobody_sees_share_one_stream_and_look_when_they_are_seen(
    new_context: NewContext, office: Office, root: str
) -> None:
    context = new_context()
    first = signed_in(context, office, root, TARO)
    tabs = [first, *(context.new_page() for _ in range(5))]
    for tab in tabs:
        tab.goto(f"{root}/desk/leads?shelf=all", wait_until="commit")
        tab.wait_for_selector(".has-script")
        tab.evaluate(SEEN, False)
    while office.staffing.hub.open > 1:
        first.wait_for_timeout(50)
    one_more = context.new_page()
    one_more.goto(root + office.path)
    expect(one_more.get_by_role("heading", level=1)).to_be_visible()
    for tab in tabs[1:]:
        tab.close()
    claim(office, HANAKO)
    first.evaluate(SEEN, True)
    expect(first.locator("table.leads")).to_contain_text(HANAKO)


def test_on_a_phone_the_tab_where_one_is_is_in_sight(
    new_context: NewContext, office: Office, root: str
) -> None:
    page = signed_in(new_context("ja"), office, root, TARO, "ja")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(root + "/desk/leads")
    page.locator(".tabs a").last.click()
    expect(page.locator(".tabs li:last-child a")).to_have_attribute("aria-current", "page")
    expect(page.locator(".tabs [aria-current]")).to_be_in_viewport(ratio=0.9)
