"""What goes wrong between Slack and an app can be made to go wrong."""

from __future__ import annotations

import time
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.fake_slack import Faults, Person, SmallSlack, Workspace
from tests.fake_slack.bots import connected, new_app, running, served


@pytest.fixture
def client(slack: SmallSlack, acme: Workspace) -> WebClient:
    """A client that tries once."""
    return WebClient(token=acme.bot_token, base_url=slack.api_url, retry_handlers=[])


def listening(slack: SmallSlack, workspace: Workspace, **fields: Any) -> tuple[Any, list[Any]]:
    """An app that notes the bodies and headers of messages."""
    app, heard = new_app(slack, workspace, **fields), list[Any]()

    @app.event("message")
    def listen(body: Any, request: Any) -> None:
        heard.append((body["event_id"], body["event"]["text"], request.headers))

    return app, heard


def test_an_event_is_delivered_again_under_the_same_id(
    slack: SmallSlack, acme: Workspace, hanako: Person, transport: str
) -> None:
    app, heard = listening(slack, acme)
    slack.faults.redeliver(times=2)
    with running(slack, app, transport):
        hanako.say(hanako.dm(), "once")
        slack.wait_until(lambda: len(heard) == 3)
        slack.quiet()

    assert len({event_id for event_id, _, _ in heard}) == 1
    numbers = [headers.get("x-slack-retry-num") for _, _, headers in heard]
    assert numbers == [None, ["1"], ["2"]] if transport == "http" else len(numbers) == 3


def test_an_event_that_is_not_acknowledged_comes_four_times(
    slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    app, heard = listening(slack, acme)
    with served(slack, app):
        assert slack.http is not None
        slack.http.signing_secret = "another"  # noqa: S105  opens nothing
        slack.patience(1, retries=(0, 0.05, 0.1))
        hanako.say(hanako.dm(), "hello")
        slack.quiet()
        assert [a.status for a in slack.deliveries[0].attempts] == [401] * 4
        assert slack.deliveries[0].failure == "http_error"
        slack.http.signing_secret = slack.app.signing_secret
        assert slack.redeliver(slack.deliveries[0]).answer() is not None
    assert len(heard) == 1


def test_a_slow_app_gets_the_event_again(
    slack: SmallSlack, acme: Workspace, hanako: Person, transport: str
) -> None:
    app, times = new_app(slack, acme, process_before_response=True), list[float]()

    @app.event("message")
    def listen() -> None:
        times.append(time.monotonic())
        time.sleep(0.4 if len(times) == 1 else 0)

    with running(slack, app, transport):
        slack.patience(0.2, retries=(0, 0.1))
        hanako.say(hanako.dm(), "hello")
        slack.quiet()

    reasons = [attempt.reason for attempt in slack.deliveries[0].attempts]
    assert reasons == ["http_timeout", ""]


def test_events_overtake_each_other(
    slack: SmallSlack, acme: Workspace, hanako: Person, transport: str
) -> None:
    app, heard = listening(slack, acme)
    slack.faults.reorder(0.3, count=3)
    with running(slack, app, transport):
        for number in "123":
            hanako.say(hanako.dm(), number)
        slack.wait_until(lambda: len(heard) == 3)

    assert [text for _, text, _ in heard] == ["3", "2", "1"]


def test_a_lost_answer_leaves_a_message_and_a_dropped_call_leaves_none(
    slack: SmallSlack, hanako: Person, client: WebClient
) -> None:
    slack.faults.lose_answer("chat.postMessage")
    with pytest.raises(OSError, match="without response"):
        client.chat_postMessage(channel=hanako.id, text="there")
    assert hanako.reads(hanako.dm()) == ["there"]
    slack.faults.drop_call("chat.postMessage")
    with pytest.raises(OSError, match="without response"):
        client.chat_postMessage(channel=hanako.id, text="not there")
    assert hanako.reads(hanako.dm()) == ["there"]
    assert [call.outcome for call in slack.history] == ["lost", "dropped"]


def test_the_sdk_as_it_comes_repeats_a_lost_message(
    slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    slack.faults.lose_answer("chat.postMessage")
    client = WebClient(token=acme.bot_token, base_url=slack.api_url)
    client.chat_postMessage(channel=hanako.id, text="twice")
    assert hanako.reads(hanako.dm()) == ["twice", "twice"]


def test_429_says_when_to_come_back_for_one_channel(
    slack: SmallSlack, acme: Workspace, hanako: Person, client: WebClient
) -> None:
    taro = slack.person(acme, "taro")
    slack.faults.limit("chat.postMessage", retry_after=7, channel=hanako.dm().id)
    client.chat_postMessage(channel=taro.dm().id, text="one")
    with pytest.raises(SlackApiError, match="ratelimited") as refused:
        client.chat_postMessage(channel=hanako.dm().id, text="two")
    assert refused.value.response.status_code == 429
    assert refused.value.response.headers["Retry-After"] == "7"
    client.chat_postMessage(channel=hanako.dm().id, text="three")


def test_one_message_a_second_and_channel(
    slack: SmallSlack, hanako: Person, client: WebClient
) -> None:
    slack.faults.rate_limit(0.2)
    client.chat_postMessage(channel=hanako.dm().id, text="one")
    with pytest.raises(SlackApiError, match="ratelimited"):
        client.chat_postMessage(channel=hanako.dm().id, text="two")
    time.sleep(0.2)
    client.chat_postMessage(channel=hanako.dm().id, text="three")


def test_a_server_error_is_no_json(slack: SmallSlack, hanako: Person, client: WebClient) -> None:
    slack.faults.fail("chat.postMessage", status=503)
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel=hanako.id, text="one")
    assert refused.value.response.status_code == 503
    assert hanako.sees(hanako.dm()) == []


def test_a_socket_that_is_asked_to_go_is_replaced(
    slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    app, heard = listening(slack, acme)
    with connected(slack, app):
        slack.sockets.disconnect()
        slack.wait_until(lambda: len(slack.calls("apps.connections.open")) == 2)
        hanako.say(hanako.dm(), "still there?")
        slack.wait_until(lambda: len(heard) == 1)
        slack.wait_until(lambda: slack.connections == 1)


def test_a_socket_that_fell_silent_is_noticed_and_nothing_is_lost(
    slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    app, heard = listening(slack, acme)
    with connected(slack, app, ping_interval=0.1):
        slack.patience(0.3, retries=(3, 1, 1))
        slack.sockets.hang()
        hanako.say(hanako.dm(), "hello?")
        slack.wait_until(lambda: slack.deliveries[0].attempts)
        assert slack.deliveries[0].attempts[0].reason
        slack.wait_until(lambda: len(heard) == 1)
        slack.quiet()


def test_several_sockets_share_the_events(
    slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    (one, first), (two, second) = listening(slack, acme), listening(slack, acme)
    with connected(slack, one), connected(slack, two):
        slack.wait_until(lambda: slack.connections == 2)
        for number in "1234":
            hanako.say(hanako.dm(), number)
        slack.wait_until(lambda: len(first) + len(second) == 4)

    assert len(first) == len(second) == 2


def test_seeded_faults_are_the_same_for_the_same_seed() -> None:
    rates = {"lost_answer": 0.2, "ratelimited": 0.3, "redelivered": 0.5}

    def drawn(seed: int) -> list[Any]:
        faults = Faults.seeded(seed, rates)
        calls = [faults.for_call("chat.postMessage", "C1") for _ in range(50)]
        return [*(fault and fault.kind for fault in calls), *(faults.copies("message"),)]

    assert drawn(1) == drawn(1) != drawn(2)
    assert {"lost", "ratelimited", None} == set(drawn(1)[:50])


def test_an_archived_channel_and_a_revoked_token_refuse(
    slack: SmallSlack, acme: Workspace, hanako: Person, client: WebClient
) -> None:
    channel = slack.channel(acme, "general", hanako)
    slack.archive(channel)
    with pytest.raises(SlackApiError, match="is_archived"):
        client.chat_postMessage(channel=channel.id, text="one")
    slack.revoke(acme)
    with pytest.raises(SlackApiError, match="token_revoked"):
        client.chat_postMessage(channel=hanako.id, text="one")
    assert {d.type for d in slack.deliveries} >= {"channel_archive", "app_uninstalled"}
