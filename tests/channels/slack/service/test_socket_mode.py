"""The connection is kept, whatever happens to it."""

from __future__ import annotations

import time

import pytest
from slack_bolt import App

from bot.channels.slack.dispatcher import Dispatcher
from bot.channels.slack.socket_mode import SocketMode, client_maker
from tests.channels.slack.service.conftest import over_socket
from tests.fake_slack import Person, SmallSlack


@pytest.fixture
def heard(bolt: App) -> list[str]:
    texts: list[str] = []
    bolt.event("message")(lambda event: texts.append(event["text"]))
    return texts


def test_a_connection_that_falls_silent_is_replaced(
    slack: SmallSlack, dispatcher: Dispatcher, hanako: Person, heard: list[str]
) -> None:
    with over_socket(slack, dispatcher, ping=0.2):
        slack.sockets.hang()
        slack.patience(0.5, retries=(0.5, 1, 2, 4))
        hanako.say(hanako.dm(), "are you there?")
        slack.wait_until(lambda: heard)
        slack.quiet()
    assert heard[0] == "are you there?"
    assert slack.deliveries[0].acknowledged is not None


def test_a_connection_that_breaks_is_replaced(
    slack: SmallSlack, dispatcher: Dispatcher, hanako: Person, heard: list[str]
) -> None:
    with over_socket(slack, dispatcher, ping=0.2):
        slack.sockets.cut()
        slack.wait_until(lambda: not slack.connections)
        slack.wait_until(lambda: slack.connections)
        hanako.say(hanako.dm(), "hello")
        slack.wait_until(lambda: heard == ["hello"])
        slack.quiet()


def test_slack_asks_to_connect_anew_and_nothing_is_lost(
    slack: SmallSlack, dispatcher: Dispatcher, hanako: Person, heard: list[str]
) -> None:
    with over_socket(slack, dispatcher, ping=1):
        slack.patience(0.5, retries=(0.2, 0.5, 1))
        hanako.say(hanako.dm(), "1")
        slack.sockets.disconnect()
        hanako.say(hanako.dm(), "2")
        slack.wait_until(lambda: set(heard) == {"1", "2"})
        slack.wait_until(lambda: all(d.acknowledged or d.failure for d in slack.deliveries))
        slack.quiet()
    assert all(d.acknowledged for d in slack.deliveries)


def test_slack_may_be_away_when_this_starts(
    slack: SmallSlack,
    dispatcher: Dispatcher,
    hanako: Person,
    heard: list[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    token = slack.app.app_token
    mode = SocketMode(dispatcher, client_maker(token, slack.api_url, 0.2), 0.2)
    mode.start()  # Socket Mode is not switched on yet
    slack.wait_until(lambda: slack.calls("apps.connections.open"))
    assert not mode.is_connected
    slack.use_socket_mode()
    slack.wait_until(lambda: mode.is_connected)
    hanako.say(hanako.dm(), "hello")
    slack.wait_until(lambda: heard == ["hello"])
    slack.quiet()
    mode.close()
    assert "socket_mode_not_enabled" in caplog.text
    assert token not in caplog.text


def test_what_comes_after_it_stopped_hearing_is_left_to_others(
    slack: SmallSlack, dispatcher: Dispatcher, hanako: Person, heard: list[str]
) -> None:
    token = slack.use_socket_mode()
    mode = SocketMode(dispatcher, client_maker(token, slack.api_url))
    mode.start()
    slack.wait_until(lambda: mode.is_connected and slack.connections)
    slack.patience(0.3, retries=())
    mode.stop_hearing()
    hanako.say(hanako.dm(), "too late")
    slack.quiet()
    mode.close()
    assert heard == []
    assert slack.deliveries[0].acknowledged is None


def test_what_was_taken_before_closing_is_still_answered(
    slack: SmallSlack, bolt: App, dispatcher: Dispatcher, hanako: Person
) -> None:
    bolt.event("message")(lambda: time.sleep(0.3))
    token = slack.use_socket_mode()
    mode = SocketMode(dispatcher, client_maker(token, slack.api_url))
    mode.start()
    slack.wait_until(lambda: mode.is_connected and slack.connections)
    hanako.say(hanako.dm(), "slow")
    time.sleep(0.2)
    mode.stop_hearing()
    assert dispatcher.close(10)
    slack.quiet()
    mode.close()
    assert slack.deliveries[0].acknowledged is not None
    assert len(slack.deliveries[0].attempts) == 1


def test_closing_is_quick(slack: SmallSlack, dispatcher: Dispatcher) -> None:
    token = slack.use_socket_mode()
    mode = SocketMode(dispatcher, client_maker(token, slack.api_url))
    mode.start()
    slack.wait_until(lambda: mode.is_connected and slack.connections)
    mode.close()
    slack.wait_until(lambda: not slack.connections)
