"""A desk at which the content is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.channels.web.desk.content.newsroom import JIRO, KAYO, Newsroom
from tests.channels.web.desk.site import Browser
from tests.memory import MemoryStorage


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(MemoryStorage(), tmp_path)


@pytest.fixture
def author(newsroom: Newsroom) -> Browser:
    return newsroom.browser(JIRO)


@pytest.fixture
def colleague(newsroom: Newsroom) -> Browser:
    return newsroom.browser(KAYO)
