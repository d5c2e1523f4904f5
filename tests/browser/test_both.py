"""An applicant and a member of staff in front of the counter as it is served, at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.assistant.ports import Storage
from bot.channels.web.desk.sessions import make_link
from bot.serving.factory import configured, open_service
from bot.settings import Settings
from bot.storage import open_storage
from tests.browser.conftest import NewContext
from tests.browser.user_actions import new_person
from tests.driver import IN_EDITION
from tests.memory import migrated_file

pytestmark = pytest.mark.browser

STAFF = "hana"


@dataclass
class Counter:
    """The whole counter, as `make run` serves it."""

    root: str
    storage: Storage

    def signed_in(self, page: Page) -> Page:
        """The page once staff came in by a link."""
        token = make_link(self.storage, STAFF, IN_EDITION)
        page.goto(f"{self.root}/desk/link?token={token}")
        page.locator("main form button").first.click()
        page.wait_for_url("**/desk/leads*")
        return page


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    wanted = Settings(database_url=migrated_file(tmp_path / "both.db"), port=0, staff=STAFF)
    with (
        open_storage(wanted.database_url) as storage,
        open_service(wanted, configured(wanted), storage, lambda: IN_EDITION) as service,
    ):
        service.start()
        yield Counter(f"http://127.0.0.1:{service.port}", storage)
        assert service.close()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_an_enquiry_a_reply_and_the_answer_are_seen_as_they_come(
    new_context: NewContext, counter: Counter, language: str
) -> None:
    desk = counter.signed_in(new_context(language).new_page())
    person = new_person(new_context(language), counter.root)
    person.reach_contact_form()
    person.fill_in(company="Example 例")
    person.press("send")
    desk.get_by_role("link", name="Example 例").click()  # it came into the inbox by itself
    desk.wait_for_load_state()  # Ctrl+Enter is the page's program's
    desk.locator("#compose").fill("Good morning! おはようございます。")
    desk.keyboard.press("Control+Enter")
    expect(desk.locator("#preview .parts")).to_contain_text("おはようございます。")
    desk.keyboard.press("Control+Enter")
    desk.locator(".told a").first.click()
    person.sees("おはようございます。")
    expect(desk.locator("#talk .delivery").last).not_to_be_empty()
    person.say("Thank you, ありがとう！")
    expect(desk.locator("#talk")).to_contain_text("Thank you, ありがとう！")
