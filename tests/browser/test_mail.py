"""An enquiry, a closed tab, a reply, a mail, and its link in a browser that was never here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.assistant.mail.letters import PATIENCE
from bot.channels.web.desk.sessions import make_link
from bot.serving.factory import configured, open_service
from bot.settings import Settings
from bot.storage import SqlStorage, open_storage
from tests.browser.conftest import NewContext
from tests.browser.user_actions import Person, looked_at, new_person
from tests.channels.email.mail_room import text_of
from tests.channels.email.mail_server import MailBox, listening
from tests.chaos.process_control import free_port
from tests.chaos.scenario import wait_for
from tests.driver import IN_EDITION
from tests.memory import migrated_file

pytestmark = pytest.mark.browser

STAFF = "hana"


@dataclass
class Town:
    """The counter as it is served, and the mailbox of an applicant."""

    root: str
    storage: SqlStorage
    box: MailBox
    now: datetime = field(default=IN_EDITION)

    def mail(self, number: int) -> EmailMessage:
        """A mail, once it has come; the first is 1."""
        assert wait_for(lambda: len(self.box.mails) >= number, 20)
        return self.box.mails[number - 1]

    def at_desk(self, page: Page) -> Page:
        page.goto(f"{self.root}/desk/link?token={make_link(self.storage, STAFF, self.now)}")
        page.locator("main form button").first.click()
        page.wait_for_url("**/desk/leads*")
        return page


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    box, port = MailBox(), free_port()
    root = f"http://127.0.0.1:{port}"
    with listening(box) as server:
        wanted = Settings(
            database_url=migrated_file(tmp_path / "town.db"),
            port=port,
            web_url=root,
            web_staff=f"{STAFF}=admin",
            mail_url=f"smtp://{server.host}:{server.port}",
            mail_from="窓口 <counter@example.jp>",
        )
        with open_storage(wanted.database_url) as storage:
            town = Town(root, storage, box)
            channels = configured(wanted)
            with open_service(wanted, channels, storage, lambda: town.now) as service:
                service.start()
                yield town
                assert service.close()


def reply(desk: Page, text: str) -> None:
    """Staff take the enquiry on and write."""
    desk.wait_for_load_state()  # Ctrl+Enter is the page's program's
    desk.locator("#compose").fill(text)
    desk.keyboard.press("Control+Enter")
    expect(desk.locator("#preview .parts")).to_contain_text(text)
    desk.keyboard.press("Control+Enter")
    desk.locator(".told a").first.click()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_who_closed_the_tab_is_mailed_and_reads_the_reply_on_another_device(
    new_context: NewContext, town: Town, language: str
) -> None:
    at_office = new_context(language)
    person = new_person(at_office, town.root)
    person.reach_contact_form()
    person.fill_in(company="Example 例")
    person.press("send")
    town.mail(1)
    at_office.close()

    desk = town.at_desk(new_context(language).new_page())
    desk.get_by_role("link", name="Example 例").click()
    reply(desk, "Good morning! おはようございます。")
    expect(desk.locator("#talk .delivery.queued").last).not_to_be_empty()
    town.now += PATIENCE + timedelta(minutes=1)
    mail = town.mail(2)
    expect(desk.locator("#talk .delivery.sent").last).not_to_be_empty()

    page = new_context(language, viewport={"width": 390, "height": 800}).new_page()
    [link] = [line for line in text_of(mail).splitlines() if line.startswith(town.root)]
    page.goto(link)
    looked_at(page)
    page.locator("main form button").click()
    at_home = Person(page)
    at_home.sees("おはようございます。")
    at_home.say("Thank you, ありがとう！")
    expect(desk.locator("#talk")).to_contain_text("Thank you, ありがとう！")
