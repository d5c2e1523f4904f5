"""Whoever waits for an answer sees that it is being written."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.bootstrap import now
from bot.channels.teams.api.activity import read_activity
from bot.channels.teams.applicants.typing_sign import TypingSign
from bot.channels.teams.connection import open_transport
from bot.channels.teams.settings import TeamsSettings
from tests.channels.teams.test_applicants import heard
from tests.fake_teams import Person, SmallTeams
from tests.memory import MemoryStorage


@pytest.mark.usefixtures("service")
def test_it_is_shown_while_an_answer_takes_its_time(taro: Person, storage: MemoryStorage) -> None:
    chat = taro.teams.state.chat(taro.chat)
    with ThreadPoolExecutor() as pool:
        with storage():  # nobody else can write meanwhile
            said = pool.submit(taro.say, "What does it cost?")
            taro.teams.wait_until(lambda: chat.typing)
        said.result()
    heard(taro, 1)


def test_it_is_not_shown_where_the_answer_was_there_before(teams: SmallTeams, taro: Person) -> None:
    activity = read_activity(taro.activity("message", text="Hello"))
    assert activity is not None
    settings = TeamsSettings(teams.app_id, teams.secret, teams.tenant, cloud=teams.cloud)
    with open_transport(settings, now) as ways:
        sign = TypingSign(ways.connector, after=0.05)
        with sign.shown(activity):
            pass
        time.sleep(0.1)
        assert teams.state.chat(taro.chat).typing == 0
        with sign.shown(activity):
            teams.wait_until(lambda: teams.state.chat(taro.chat).typing)
