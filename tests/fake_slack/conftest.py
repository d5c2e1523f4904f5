"""A small Slack for each test, and both ways to an app."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fake_slack import Person, SmallSlack, Workspace
from tests.fake_slack.bots import TRANSPORTS


@pytest.fixture
def slack() -> Iterator[SmallSlack]:
    with SmallSlack() as small:
        yield small


@pytest.fixture
def acme(slack: SmallSlack) -> Workspace:
    return slack.workspace("acme")


@pytest.fixture
def hanako(slack: SmallSlack, acme: Workspace) -> Person:
    return slack.person(acme, "hanako")


@pytest.fixture(params=TRANSPORTS)
def transport(request: pytest.FixtureRequest) -> str:
    return str(request.param)
