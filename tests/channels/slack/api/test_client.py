from __future__ import annotations

import socket
import ssl
from datetime import UTC, datetime, timedelta
from urllib.error import URLError

import pytest

from bot.assistant.ports import DeliveryResult, DeliveryStatus
from bot.channels.slack.api.address import place_of
from bot.channels.slack.api.client import LATER, SOON, SlackClient, new_client
from bot.channels.slack.api.responses import ApiOutcome
from tests.fake_slack import Channel, Person, SmallSlack, Workspace

NOW = datetime(2026, 11, 25, tzinfo=UTC)
QUEUED, UNCERTAIN = DeliveryStatus.QUEUED, DeliveryStatus.UNCERTAIN


@pytest.fixture
def alerts() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def calls(slack: SmallSlack, acme: Workspace, alerts: list[tuple[str, str]]) -> SlackClient:
    client = new_client(acme.bot_token, slack.api_url, timeout=1)
    return SlackClient(client, lambda: NOW, lambda *told: alerts.append(told))


@pytest.fixture
def dm(calls: SlackClient, hanako: Person) -> str:
    return str(calls.direct_channel(hanako.id).data["channel"]["id"])


def test_a_message_that_arrived_has_a_receipt(calls: SlackClient, hanako: Person, dm: str) -> None:
    outcome = calls.post(dm, "Hello <!channel>")
    shown = hanako.sees(hanako.dm())[-1]
    assert outcome == DeliveryResult(DeliveryStatus.SENT, f"{dm}/{shown.ts}")
    assert shown.text == "Hello &lt;!channel&gt;"
    assert shown.arguments["unfurl_links"] in (False, "0")


def test_a_limited_channel_is_told_when_to_try_again(
    slack: SmallSlack, calls: SlackClient, dm: str
) -> None:
    slack.faults.limit("chat.postMessage", retry_after=7)
    assert calls.post(dm, "x") == DeliveryResult(QUEUED, retry_at=NOW + timedelta(seconds=7))
    assert calls.post(dm, "x").status is DeliveryStatus.SENT


def test_a_post_whose_answer_is_lost_is_uncertain_and_not_repeated(
    slack: SmallSlack, calls: SlackClient, hanako: Person, dm: str
) -> None:
    slack.faults.lose_answer("chat.postMessage")
    assert calls.post(dm, "x") == DeliveryResult(UNCERTAIN)
    assert hanako.reads(hanako.dm()) == ["x"]


@pytest.mark.parametrize("status", [500, 503])
def test_a_post_while_slack_is_broken_is_uncertain(
    slack: SmallSlack, calls: SlackClient, dm: str, status: int
) -> None:
    slack.faults.fail("chat.postMessage", status)
    assert calls.post(dm, "x") == DeliveryResult(UNCERTAIN)


def test_a_post_that_takes_too_long_is_uncertain(
    slack: SmallSlack, calls: SlackClient, dm: str
) -> None:
    slack.faults.slow("chat.postMessage", 1.5)
    assert calls.post(dm, "x") == DeliveryResult(UNCERTAIN)


def test_an_update_may_be_done_twice(
    slack: SmallSlack, calls: SlackClient, hanako: Person, dm: str
) -> None:
    at = place_of(calls.post(dm, "one").receipt)
    assert at is not None
    slack.faults.lose_answer("chat.update")
    assert calls.update(at, "two").status is DeliveryStatus.SENT
    assert hanako.reads(hanako.dm()) == ["two"]
    slack.faults.fail("chat.update", times=2)
    assert calls.update(at, "three") == DeliveryResult(QUEUED, retry_at=NOW + SOON)


def test_where_nobody_listens_a_post_waits_for_a_moment(acme: Workspace) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/api/"
    calls = SlackClient(new_client(acme.bot_token, url), lambda: NOW)
    assert calls.post("C1", "x") == DeliveryResult(QUEUED, retry_at=NOW + SOON)


def test_a_revoked_token_waits_until_somebody_mends_it_and_is_told(
    slack: SmallSlack, acme: Workspace, calls: SlackClient, dm: str, alerts: list[tuple[str, str]]
) -> None:
    slack.state.tokens[acme.bot_token].is_revoked = True
    assert calls.post(dm, "x") == DeliveryResult(QUEUED, retry_at=NOW + LATER)
    assert alerts == [("token_revoked", dm)]


def test_an_archived_channel_waits_and_is_told(
    slack: SmallSlack,
    acme: Workspace,
    calls: SlackClient,
    hanako: Person,
    alerts: list[tuple[str, str]],
) -> None:
    channel: Channel = slack.channel(acme, "desk", hanako)
    channel.is_archived = True
    assert calls.post(channel.id, "x") == DeliveryResult(QUEUED, retry_at=NOW + LATER)
    assert alerts == [("is_archived", channel.id)]


def test_blocks_that_slack_refuses_have_failed_and_are_told(
    slack: SmallSlack, calls: SlackClient, dm: str, alerts: list[tuple[str, str]]
) -> None:
    assert calls.post(dm, "x", [{"type": "nonsense"}]).status is DeliveryStatus.FAILED
    assert alerts == [("invalid_blocks", dm)]


def test_a_hasty_call_gives_up_soon(slack: SmallSlack, calls: SlackClient, hanako: Person) -> None:
    slack.faults.slow("users.info", 1.2, times=2)
    assert calls.hasty().ask("users.info", user=hanako.id).ending is ApiOutcome.UNKNOWN
    assert calls.ask("users.info", user=hanako.id, include_locale=True).is_done


def test_the_certificates_of_all_authorities_are_not_read_anew_for_each_call(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read() -> ssl.SSLContext:
        raise AssertionError("they were read anew")

    calls = new_client("xoxb-1", f"https://127.0.0.1:{closed_port()}/api/")
    monkeypatch.setattr(ssl, "_create_default_https_context", read)
    with pytest.raises(URLError):
        calls.api_call("api.test")


def closed_port() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
