"""What applicants and staff do in Microsoft's own client, in Japanese and in English.

It opens no windows (`task/fetch`), so forms are filled in word by word here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.chromium import chromium_path
from tests.browser.conftest import chromium
from tests.channels.slack.service.running_service import Calendar
from tests.channels.teams.conftest import serving
from tests.fake_teams import SmallTeams
from tests.memory import MemoryStorage
from tests.playground.client import CHANNEL, CLIENT, running_client, user
from tests.playground.door import signing_door

HOME = Path(os.environ.get("MADOGUCHI_TEST_PLAYGROUND", ""))
NEEDED = bool(os.environ.get("MADOGUCHI_TEST_PLAYGROUND")) and (HOME / CLIENT).exists()
pytestmark = pytest.mark.skipif(
    not (NEEDED and which("node") and chromium_path()),
    reason="set MADOGUCHI_TEST_PLAYGROUND to a folder where npm put the client",
)
PATIENCE = 30_000

__all__ = ["chromium"]


@dataclass
class Desktop:
    """The client's page."""

    page: Page

    def say(self, words: str) -> None:
        box = self.page.get_by_placeholder("Type a message").or_(self.page.get_by_role("textbox"))
        box.first.click()
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")

    def press(self, label: str) -> None:
        """The newest thing that bears this label."""
        found = self.page.get_by_role("button", name=label).or_(self.page.get_by_text(label))
        found.last.click(timeout=PATIENCE)

    def go_to(self, channel: str) -> None:
        self.page.get_by_text(channel, exact=True).first.click()

    def reads(self, words: str) -> Locator:
        found = self.page.get_by_text(words).last
        expect(found).to_be_visible(timeout=PATIENCE)
        return found


@pytest.fixture
def desktop(chromium: Browser, tmp_path: Path) -> Iterator[Desktop]:
    clock, storage = Calendar(), MemoryStorage()
    with SmallTeams() as teams:
        teams.signer.clock = lambda: clock().timestamp()
        staff = user(0, "x")["aadObjectId"]
        desk = {"teams_desk_channel": CHANNEL, "teams_staff": staff}
        with (
            serving(teams, storage, clock, language="en", **desk),
            signing_door(teams) as door,
            running_client(HOME, tmp_path, teams, door) as url,
        ):
            page = chromium.new_page(viewport={"width": 1300, "height": 1000})
            page.goto(url)
            yield Desktop(page)
            page.screenshot(path=tmp_path / "end.png")
            page.close()


def test_an_applicant_is_checked_in_japanese_and_goes_on_in_english(desktop: Desktop) -> None:
    desktop.reads("Start the pre-check")
    desktop.press("日本語")
    desktop.reads("事前チェックを始める")
    desktop.press("事前チェックを始める")
    desktop.reads("質問 1")
    desktop.say("費用はかかりますか")
    desktop.reads("無料")
    desktop.say("Is it free?")
    desktop.reads("free")


ENQUIRY = {
    "name of your company": "Yamada Works",
    "your name": "Taro Suzuki",
    "e-mail address": "taro@example.co.jp",
    "tell or ask staff": "We have two engineers in mind.",
}


def test_an_enquiry_reaches_the_desk_where_staff_take_it_on_and_see_it_through(
    desktop: Desktop,
) -> None:
    desktop.reads("Start the pre-check")
    desktop.say("contact staff")
    desktop.press("I agree")
    for asked, told in ENQUIRY.items():
        desktop.reads(asked)
        desktop.say(told)
    desktop.press("Send this")
    desktop.reads("has reached our staff")
    desktop.go_to("Desk")
    desktop.reads("Yamada Works")
    desktop.press("Take on")
    desktop.reads("Hand over")
    desktop.press("Mark as contacted")
    desktop.reads("Mark as applied")
