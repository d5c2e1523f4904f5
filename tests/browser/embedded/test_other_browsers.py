"""The counter within another site in Firefox and WebKit, where they are installed and asked for.

`MADOGUCHI_TEST_OTHER_BROWSERS=1 pytest tests/browser/embedded` (apt-get install firefox-esr
webkit2gtk-driver xvfb).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.browser.embedded.agency import agency_with
from tests.browser.embedded.webdriver import Driver, firefox, until, webkit
from tests.channels.web.applicants.site import House

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        os.environ.get("MADOGUCHI_TEST_OTHER_BROWSERS") != "1", reason="not asked for"
    ),
]

Opened = Callable[[Path], AbstractContextManager[Driver | None]]

HOST = "[...document.body.children].at(-1).shadowRoot"
BUTTON = f"{HOST}.querySelector('button')"
FIRST_OPTION = "document.querySelector('#log .options button')"
START = """document.querySelector('#log button[value="do:start"]')"""


@contextmanager
def opened(house: House, folder: Path, browser: Opened) -> Iterator[Driver]:
    """A visitor of another site who has opened the counter on it, and looks into its frame."""
    with agency_with(house) as agency, browser(folder) as driver:
        if driver is None:
            pytest.skip("not installed")
        agency.write()
        driver.visit(agency.address)
        until(driver, f"return {BUTTON} && ({BUTTON}.click(), true)")
        driver.enter(until(driver, f"return {HOST}.querySelector('iframe')"))
        until(driver, "return document.documentElement.classList.contains('alive')")
        yield driver


def answers_a_question(driver: Driver) -> None:
    driver.run(f"{START}.click()")
    until(driver, f"return {FIRST_OPTION}")
    driver.run(f"{FIRST_OPTION}.click()")
    until(driver, "return document.querySelector('#way').value === 1")


def test_firefox_works_within_the_frame_and_closes_it(house: House, tmp_path: Path) -> None:
    with opened(house, tmp_path, firefox) as driver:
        answers_a_question(driver)
        driver.run("document.querySelector('#close').click()")
        driver.enter(None)
        until(driver, f"return {BUTTON}.getAttribute('aria-expanded') === 'false'")


def test_webkit_is_told_that_it_keeps_no_cookie_there_and_where_it_works(
    house: House, tmp_path: Path
) -> None:
    """WebKit keeps no secure cookie of a plain address, not even on this machine."""
    with opened(house, tmp_path, webkit) as driver:
        way = until(driver, "return document.querySelector('#notice a')?.getAttribute('href')")
        assert way == "./?language=ja"
        assert driver.run(f"return {START}.getAttribute('aria-disabled')") == "true"
        assert driver.run("return document.getElementById('text').disabled")
