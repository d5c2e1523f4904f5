"""A workspace in a small Slack with a channel for the desk."""

from __future__ import annotations

import pytest

from tests.channels.slack.desk.channel_view import Clock, Wall
from tests.fake_slack import Person, SmallSlack, Workspace


@pytest.fixture
def hana(slack: SmallSlack, acme: Workspace) -> Person:
    return slack.person(acme, "hana", locale="en-US")


@pytest.fixture
def ken(slack: SmallSlack, acme: Workspace) -> Person:
    return slack.person(acme, "ken", locale="en-US")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def wall(slack: SmallSlack, acme: Workspace, hana: Person, ken: Person) -> Wall:
    return Wall(slack, acme, slack.channel(acme, "desk", hana, ken, is_private=True))
