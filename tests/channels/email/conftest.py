from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.channels.email.settings import MailServer
from tests.channels.email.mail_server import MailBox, listening


@pytest.fixture
def box() -> MailBox:
    return MailBox()


@pytest.fixture
def server(box: MailBox) -> Iterator[MailServer]:
    with listening(box) as opened:
        yield opened
