from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.channels.slack.applicants.ids import EVENTS
from bot.vocabulary import Language
from tests.channels.slack.applicants.app import Office
from tests.driver import real_assistant
from tests.fake_slack import Person, SmallSlack, Workspace


@pytest.fixture
def slack() -> Iterator[SmallSlack]:
    with SmallSlack(events=frozenset(EVENTS)) as small:
        yield small
        assert small.problems == []


@pytest.fixture
def hanako(slack: SmallSlack, acme: Workspace) -> Person:
    return slack.person(acme, "hanako", locale="en-US")


@pytest.fixture(scope="session")
def _fitted() -> None:
    """Nobody waits in a test for what is fitted once in a process."""
    for language in Language:
        real_assistant().matcher(language)


@pytest.fixture
def office(slack: SmallSlack, acme: Workspace, _fitted: None) -> Office:
    return Office(slack, acme)
