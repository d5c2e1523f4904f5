"""A small Teams, people in it, and the whole service on it, as an operator would configure it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.assistant.ports import Storage
from bot.bootstrap import now
from bot.channels.teams.app import TeamsApp
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.serving.factory import configured, open_service
from bot.serving.service import Service
from bot.settings import Settings
from tests.channels.teams.office import Office
from tests.fake_teams import Person, SmallTeams
from tests.memory import MemoryStorage

GAP = timedelta(seconds=0.01)
"""Between two messages in a conversation, which is two seconds otherwise."""


@pytest.fixture(scope="package")
def running_teams() -> Iterator[SmallTeams]:
    with SmallTeams() as small:
        yield small


@pytest.fixture
def teams(running_teams: SmallTeams) -> Iterator[SmallTeams]:
    running_teams.state.faults.clear()
    running_teams.state.blocked.clear()
    running_teams.attempts.clear()
    running_teams.signer.clock = time.time
    yield running_teams
    assert running_teams.state.wrong == []


@pytest.fixture
def storage() -> MemoryStorage:
    return MemoryStorage()


@pytest.fixture
def hanako(teams: SmallTeams) -> Person:
    return teams.person("山田花子", email="hanako@example.co.jp")


@pytest.fixture
def taro(teams: SmallTeams) -> Person:
    return teams.person("Taro Suzuki", "en-US", email="taro@example.co.jp")


@contextmanager
def serving(
    teams: SmallTeams, storage: Storage, clock: Callable[[], datetime] = now, **given: Any
) -> Iterator[Service]:
    """The service, reachable for Teams; closed in peace at the end."""
    wanted = Settings(
        **{
            "teams_app_id": teams.app_id,
            "teams_app_secret": teams.secret,
            "teams_tenant": teams.tenant,
            "port": 0,
            **given,
        }
    )
    channels = configured(wanted)
    assert channels.teams is not None
    channels = replace(channels, teams=replace(channels.teams, cloud=teams.cloud))
    with open_service(wanted, channels, storage, clock, DeliveryPace(GAP)) as service:
        service.start()
        teams.connect(f"http://127.0.0.1:{service.port}/teams/messages")
        yield service
        assert service.close()


@pytest.fixture
def service(teams: SmallTeams, storage: MemoryStorage) -> Iterator[Service]:
    with serving(teams, storage) as running:
        yield running


@pytest.fixture
def office(teams: SmallTeams, storage: MemoryStorage, taro: Person) -> Iterator[Office]:
    hana, ken = teams.person("Hana Sato", "en-US"), teams.person("Ken Mori", "en-US")
    made = Office(teams, storage, taro, hana, ken, teams.channel())
    teams.signer.clock = lambda: made.clock().timestamp()
    desk = {"teams_desk_channel": made.channel, "teams_staff": f"{hana.aad} {ken.aad}"}
    with serving(teams, storage, made.clock, language="en", **desk) as service:
        [app] = [face for face in service.adapters if isinstance(face, TeamsApp)]
        made.duties = app.duties
        made.enquire()
        yield made
