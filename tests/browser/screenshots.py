"""`make screenshots`: pictures of the main screens for the README, with made-up visitors.

`python -m tests.browser.screenshots FOLDER [ja|en] [320|360|1280]` takes every screen of the
applicant's page instead, in light and dark, with sheets that show ten at once.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bot.bootstrap import content
from bot.channels.web.desk.sessions import make_link
from bot.serving.demo.player import play_all
from bot.serving.factory import configured, open_service, shared_of
from bot.settings import Settings
from bot.storage import open_storage
from tests.browser.all_screens import PATIENCE, take_all
from tests.browser.chromium import MISSING, QUIET, chromium_path
from tests.driver import IN_EDITION

FOLDER = Path(__file__).parent / "screenshots"
STAFF = "hanako"
NOW = IN_EDITION + timedelta(hours=4)

WIDE = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 780}


def moment() -> datetime:
    """It is always the same Tuesday in these pictures."""
    return NOW


@contextmanager
def counter(folder: str) -> Iterator[tuple[str, str]]:
    """A served counter with made-up visitors: its address, and a link for staff."""
    wanted = Settings(database_url=f"sqlite:///{folder}/shown.db", port=0, staff=STAFF)
    with open_storage(wanted.database_url) as storage:
        play_all(shared_of(wanted, storage, moment).assistant, content().demo, STAFF, NOW)
        with open_service(wanted, configured(wanted), storage, moment) as service:
            service.start()
            root = f"http://127.0.0.1:{service.port}"
            yield root, f"{root}/desk/link?token={make_link(storage, STAFF, NOW)}"
            service.close()


def talk(page: Page, root: str, *picks: str, text: str = "") -> None:
    """Go to the page, pick answers, and perhaps ask something."""
    page.set_default_timeout(PATIENCE)
    page.goto(root)
    for pick in picks:
        page.locator(f'#log button[value="{pick}"]').last.click()
        page.locator(".pending").wait_for(state="detached")
    if text:
        page.fill("#text", text)
        page.keyboard.press("Enter")
        page.locator(".pending").wait_for(state="detached")


def applicant(browser: Browser, root: str) -> None:
    """The page of applicants: in Japanese on a desktop, in English on a phone in the dark."""
    begun = ("do:start", "answer:request:hands_on_support", "answer:legal_form:kabushiki_kaisha")
    with browser.new_context(viewport=WIDE, locale="ja-JP") as context:  # type: ignore[arg-type]
        page = context.new_page()
        talk(page, root, *begun, text="費用はかかりますか？")
        shoot(page, "applicant-ja")
    with browser.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        locale="en-US",
        color_scheme="dark",
        device_scale_factor=2,
        has_touch=True,
        is_mobile=True,
    ) as context:
        page = context.new_page()
        talk(page, root, *begun)
        shoot(page, "applicant-phone-en")


def desk(browser: Browser, link: str) -> None:
    """The desk of staff: inbox, an enquiry, numbers."""
    with browser.new_context(viewport=WIDE, locale="en-US") as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(link)
        page.locator("main button, form button").first.click()
        page.wait_for_url("**/desk/leads*")
        page.locator('a[href*="/desk/leads/"]').first.click()
        page.wait_for_url("**/desk/leads/*")
        shoot(page, "enquiry-en")
        page.goto(page.url.partition("/desk/")[0] + "/desk/numbers")
        shoot(page, "numbers-en")


def shoot(page: Page, name: str) -> None:
    """Keep what is seen now."""
    page.mouse.move(0, 0)
    page.wait_for_load_state("domcontentloaded")
    page.wait_for_timeout(300)
    page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")


def main() -> None:
    """Take those of the README, or every screen if a folder is given."""
    path = chromium_path()
    if path is None:
        sys.exit(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET])
        if sys.argv[1:]:
            take_all(browser, Path(sys.argv[1]), frozenset(sys.argv[2:]))
        else:
            take_main(browser)
        browser.close()


def take_main(browser: Browser) -> None:
    """The pictures of the README."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, counter(folder) as (root, link):
        applicant(browser, root)
        desk(browser, link)


if __name__ == "__main__":
    main()
