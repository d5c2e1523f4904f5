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


@pytest.mark.parametrize(
    ("thumb", "thanks"), [("Like", "お役に立てて"), ("Dislike", "言い方を変えて")]
)
def test_a_thumb_below_an_answer_is_thanked_for(desktop: Desktop, thumb: str, thanks: str) -> None:
    desktop.reads("Start the pre-check")
    desktop.say("費用はかかりますか")
    desktop.reads("無料")
    desktop.page.get_by_role("button", name=thumb, exact=True).last.click()
    dialog = desktop.page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("もっと詳しく")
    dialog.get_by_role("button", name="Submit").click()
    desktop.reads(thanks)


@dataclass(frozen=True)
class Enquiry:
    """What an applicant says and presses to reach staff, in one language."""

    language: str
    wish: str
    agree: str
    fields: dict[str, str]
    send: str
    received: str


ENGLISH = Enquiry(
    "English",
    "contact staff",
    "I agree",
    {
        "name of your company": "Yamada Works",
        "your name": "Taro Suzuki",
        "e-mail address": "taro@example.co.jp",
        "tell or ask staff": "We have two engineers in mind.",
    },
    "Send this",
    "has reached our staff",
)
JAPANESE = Enquiry(
    "日本語",
    "担当者に連絡したい",
    "同意して進む",
    {
        "会社名": "山田製作所",
        "お名前": "山田花子",
        "メールアドレス": "hanako@example.co.jp",
        "担当者に": "エンジニアを2名採用したいです。",
    },
    "この内容で送る",
    "担当者に届けました",
)


@pytest.mark.parametrize("enquiry", [ENGLISH, JAPANESE], ids=lambda each: each.language)
def test_an_enquiry_reaches_the_desk_where_staff_take_it_on_and_see_it_through(
    desktop: Desktop, enquiry: Enquiry
) -> None:
    desktop.reads("Start the pre-check")
    desktop.say(enquiry.wish)
    desktop.press(enquiry.agree)
    for asked, told in enquiry.fields.items():
        desktop.reads(asked)
        desktop.say(told)
    desktop.press(enquiry.send)
    desktop.reads(enquiry.received)
    desktop.go_to("Desk")
    desktop.reads(next(iter(enquiry.fields.values())))
    desktop.press("Take on")
    desktop.reads("Hand over")
    desktop.press("Mark as contacted")
    desktop.reads("Mark as applied")
