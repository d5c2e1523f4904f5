"""A real Chromium, and the page that it looks at. Everything here runs in one process of pytest."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.browser.chromium import MISSING, QUIET, chromium_path
from tests.channels.web.applicants.site import House, open_house, serving

NewContext = Callable[..., BrowserContext]
PATIENCE = 30_000
"""Milliseconds until something that was to be seen is missing: the machine may be busy."""


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of this folder. It is gone before others run: it has a loop."""
    path = chromium_path()
    if path is None:
        if os.environ.get("MADOGUCHI_TEST_REQUIRE_BROWSER") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET])
        yield browser
        browser.close()


@pytest.fixture
def new_context(chromium: Browser) -> Iterator[NewContext]:
    """A browser that nobody used before, in a language; what goes wrong in its pages is told. It
    asks for little motion, so that nothing is waited for, unless a test is about that."""
    with ExitStack() as stack:

        def new(language: str = "en", **settings: Any) -> BrowserContext:
            locale = {"en": "en-US", "ja": "ja-JP"}[language]
            settings.setdefault("reduced_motion", "reduce")
            context = chromium.new_context(locale=locale, **settings)
            context.set_default_timeout(PATIENCE)
            stack.callback(context.close)
            return context

        yield new


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with open_house(tmp_path) as made:
        yield made


@pytest.fixture
def root(house: House) -> Iterator[str]:
    with serving(house) as address:
        yield address
