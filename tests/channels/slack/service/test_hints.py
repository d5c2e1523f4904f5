"""Where and how a person is told that it takes long."""

from __future__ import annotations

import pytest

from bot.channels.slack.api.client import SlackClient
from bot.channels.slack.envelope import Envelope, read_envelope
from bot.channels.slack.hints import SlackProgressHint
from tests.fake_slack import Person, SmallSlack, Workspace


@pytest.fixture
def hint(slack: SmallSlack, calls: SlackClient, acme: Workspace) -> SlackProgressHint:
    slack.patience(1, retries=())
    return SlackProgressHint(
        lambda team: calls if team == acme.id else None, "working on it", "failed"
    )


def envelope_of(slack: SmallSlack) -> Envelope:
    slack.quiet()
    return read_envelope(slack.deliveries[-1].payload)


def test_in_direct_messages_a_status_comes_and_goes(
    slack: SmallSlack, hint: SlackProgressHint, hanako: Person
) -> None:
    said = hanako.say(hanako.dm(), "hello")
    envelope = envelope_of(slack)
    hint.working(envelope)
    hint.done(envelope)
    hint.failed(envelope)
    told = [call.args for call in slack.calls("assistant.threads.setStatus")]
    assert [(a["channel_id"], a["thread_ts"], a["status"]) for a in told] == [
        (hanako.dm().id, said.ts, "working on it"),
        (hanako.dm().id, said.ts, ""),
    ]
    assert hanako.reads(hanako.dm()) == ["hello"]


def test_after_a_command_only_the_person_sees_it(
    slack: SmallSlack, acme: Workspace, hint: SlackProgressHint, hanako: Person
) -> None:
    taro = slack.person(acme, "taro")
    channel = slack.channel(acme, "general", hanako, taro, has_bot=False)
    hanako.command("/madoguchi", "help", channel)
    envelope = envelope_of(slack)
    hint.working(envelope)
    hint.failed(envelope)
    assert hanako.reads(channel)[-2:] == ["working on it", "failed"]
    assert taro.reads(channel) == []


def test_after_a_mention_only_the_person_sees_it(
    slack: SmallSlack, acme: Workspace, hint: SlackProgressHint, hanako: Person
) -> None:
    channel = slack.channel(acme, "general", hanako)
    bot = f"<@{acme.bot_user}>"
    hanako.say(channel, f"{bot} is it free?")
    hint.working(envelope_of(slack))
    assert hanako.reads(channel)[-1] == "working on it"


def test_a_workspace_that_is_not_there_any_more_is_told_nothing(
    slack: SmallSlack, hint: SlackProgressHint
) -> None:
    hint.working(Envelope("line", team="T0", user="U0", channel="C0", thread="1.1"))
    hint.done(Envelope("line", team="T0", user="U0", channel="C0", thread="1.1"))
    assert not slack.history


def test_an_address_for_answers_that_is_gone_breaks_nothing(hint: SlackProgressHint) -> None:
    hint.failed(Envelope("line", response_url="http://127.0.0.1:9/gone"))
