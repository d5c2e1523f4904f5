"""The door for Slack opens for Slack only."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from slack_bolt import App, BoltRequest, BoltResponse
from starlette.applications import Starlette

from bot.channels.slack.dispatcher import Dispatcher
from bot.channels.slack.http import EVENTS_PATH, INSTALL_PATH, MOST, http_routes
from tests.channels.slack.service.conftest import FakeHint, over_http
from tests.fake_slack import Person, SmallSlack
from tests.fake_slack.http_events import FORM, HttpEvents
from tests.serving.live_server import served

JSON = "application/json"


@pytest.fixture
def heard(bolt: App) -> list[str]:
    texts: list[str] = []
    bolt.event("message")(lambda event: texts.append(event["text"]))
    return texts


@pytest.fixture
def events(slack: SmallSlack, dispatcher: Dispatcher) -> Iterator[HttpEvents]:
    with over_http(slack, dispatcher):
        assert slack.http is not None
        yield slack.http


def fetch(url: str, method: str = "GET") -> tuple[int, str]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    try:
        connection.request(method, parts.path)
        with connection.getresponse() as response:
            return response.status, response.read().decode()
    finally:
        connection.close()


def test_the_address_is_verified(events: HttpEvents) -> None:
    attempt = events.verify_url()
    assert attempt.status == 200
    assert "3eZbrw1aB" in attempt.body


def test_a_look_at_the_certificate_is_answered(events: HttpEvents) -> None:
    assert events.ssl_check().status == 200


@pytest.mark.parametrize("stamp", ["no number", "", "²", "1e9", "-1", "9" * 400])
def test_a_timestamp_that_is_no_moment_of_now_is_refused(events: HttpEvents, stamp: str) -> None:
    forged = {"X-Slack-Request-Timestamp": stamp}
    attempt = events.post(b'{"type":"url_verification"}', JSON, forged)
    assert attempt.status == 401


@pytest.mark.parametrize("signature", ["", "v0=", "v0=00", "\xe9"])
def test_a_forged_signature_is_refused_and_nothing_is_handled(
    events: HttpEvents, heard: list[str], signature: str
) -> None:
    forged = {"X-Slack-Signature": signature}
    event = {"type": "message", "user": "U1", "channel": "D1", "text": "forged"}
    body = json.dumps({"type": "event_callback", "event": event, "team_id": "T1"}).encode()
    assert events.post(body, JSON, forged).status == 401
    assert not heard


def test_a_signature_of_ten_minutes_ago_is_refused(events: HttpEvents) -> None:
    attempt = events.post(b'{"type":"url_verification"}', JSON, at=time.time() - 600)
    assert attempt.status == 401


def test_a_request_that_is_too_large_is_refused_before_it_is_read_whole(
    events: HttpEvents,
) -> None:
    attempt = events.post(b" " * (MOST + 1), JSON)
    assert attempt.status == 413 or attempt.reason == "connection_failed"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"[1]", JSON),
        (b'"text"', JSON),
        (b"{", JSON),
        (b"payload=[1]", FORM),
        (b"payload={", FORM),
        (b'{"a":' * 100_000, JSON),
        (b'{"type":"event_callback","event":3,"team_id":4}', JSON),
        (b'{"type":"block_actions","actions":{"a":1},"user":"U1","team":[]}', JSON),
    ],
)
def test_a_signed_request_that_makes_no_sense_is_refused_and_breaks_nothing(
    events: HttpEvents, body: bytes, kind: str
) -> None:
    attempt = events.post(body, kind)
    assert attempt.status == 400
    assert events.verify_url().status == 200


@pytest.mark.parametrize(("body", "status"), [(b"", 200), (b"{}", 200), (b"\xff\xfe", 401)])
def test_a_request_that_says_nothing_does_nothing(
    events: HttpEvents, heard: list[str], body: bytes, status: int
) -> None:
    assert events.post(body, JSON).status == status
    assert events.verify_url().status == 200
    assert heard == []


def test_what_is_sent_while_this_closes_is_to_be_sent_again(
    events: HttpEvents, dispatcher: Dispatcher
) -> None:
    dispatcher.close(10)
    attempt = events.verify_url()
    assert attempt.status == 503
    assert attempt.may_retry


def test_a_slack_that_hangs_up_too_early_is_heard_all_the_same(
    slack: SmallSlack, bolt: App, events: HttpEvents, hanako: Person
) -> None:
    texts: list[str] = []

    @bolt.event("message")
    def listen(event: dict[str, str]) -> None:
        time.sleep(0.5)
        texts.append(event["text"])

    slack.patience(0.1, retries=())
    hanako.say(hanako.dm(), "slow")
    slack.wait_until(lambda: texts == ["slow"])
    slack.quiet()


def test_only_what_is_configured_is_there(slack: SmallSlack, dispatcher: Dispatcher) -> None:
    with served(Starlette(routes=http_routes(dispatcher, slack.app.signing_secret))) as root:
        assert fetch(f"{root}{EVENTS_PATH}")[0] == 405
        assert fetch(f"{root}{INSTALL_PATH}")[0] == 404
        assert fetch(f"{root}/")[0] == 404


def test_the_pages_of_an_installation_are_what_bolt_makes_of_them() -> None:
    class Pages:
        def handle_installation(self, request: BoltRequest) -> BoltResponse:
            return BoltResponse(status=200, body=f"install {request.query}")

        def handle_callback(self, request: BoltRequest) -> BoltResponse:
            return BoltResponse(status=200, body=f"installed {request.query}")

    with served(Starlette(routes=http_routes(None, "", Pages()))) as root:
        assert fetch(f"{root}{INSTALL_PATH}") == (200, "install {}")
        assert fetch(f"{root}/slack/oauth_redirect") == (200, "installed {}")
        assert fetch(f"{root}{EVENTS_PATH}", "POST")[0] == 404


def test_before_all_is_started_an_event_is_to_be_brought_again(
    slack: SmallSlack, hanako: Person, dispatcher: Dispatcher, heard: list[str]
) -> None:
    opened: list[bool] = []
    routes = http_routes(dispatcher, slack.app.signing_secret, is_open=lambda: bool(opened))
    with served(Starlette(routes=routes)) as root:
        slack.patience(1, retries=(0.1,) * 20)
        slack.connect_http(f"{root}{EVENTS_PATH}")
        hanako.say(hanako.dm(), "early")
        slack.wait_until(lambda: slack.deliveries and slack.deliveries[-1].attempts)
        assert not heard
        opened.append(True)
        slack.wait_until(lambda: heard == ["early"])


def test_a_hint_is_never_given_for_a_forged_request(
    events: HttpEvents, hint: FakeHint, heard: list[str]
) -> None:
    forged = {"X-Slack-Signature": "v0=00"}
    events.post(b"command=/madoguchi&user_id=U1&team_id=T1&response_url=http://x", FORM, forged)
    time.sleep(0.4)
    assert not hint.told
