"""What Slack brings, over HTTP and over Socket Mode, is handled in order and answered truly."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from slack_bolt import Ack, App

from tests.channels.slack.service.conftest import Counting, FakeHint, Open
from tests.fake_slack import Person, SmallSlack, Workspace


def test_messages_of_one_person_are_handled_in_the_order_they_were_written(
    slack: SmallSlack, bolt: App, door: Open, hanako: Person, sequencer: Counting
) -> None:
    go, heard = threading.Event(), list[str]()

    @bolt.event("message")
    def listen(event: Any) -> None:
        heard.append(event["text"])
        go.wait(30)

    with door():
        slack.patience(30)
        hanako.say(hanako.dm(), "hello")
        slack.wait_until(lambda: heard)
        slack.faults.reorder(0.12, 6, "message")
        for number in "123456":
            hanako.say(hanako.dm(), number)
        slack.wait_until(lambda: sequencer.taken == 7)
        go.set()
        slack.wait_until(lambda: len(heard) == 7)
        slack.quiet()
    assert heard == ["hello", *"123456"]


def test_an_envelope_is_answered_only_once_its_listener_is_done(
    slack: SmallSlack, bolt: App, door: Open, hanako: Person
) -> None:
    go, ended = threading.Event(), []

    @bolt.event("message")
    def listen(event: Any) -> None:
        go.wait(10)
        ended.append(event["text"])

    with door():
        hanako.say(hanako.dm(), "slow")
        time.sleep(0.3)
        assert not slack.deliveries[0].is_settled
        go.set()
        slack.quiet()
    assert ended == ["slow"]
    assert slack.deliveries[0].acknowledged is not None


def test_what_breaks_is_not_acknowledged_and_comes_again(
    slack: SmallSlack,
    bolt: App,
    door: Open,
    hanako: Person,
    caplog: pytest.LogCaptureFixture,
) -> None:
    heard: list[str] = []

    @bolt.event("message")
    def listen(body: Any) -> None:
        heard.append(body["event_id"])
        if len(heard) == 1:
            raise RuntimeError("the database is away")

    with door():
        slack.patience(0.5, retries=(0.1, 0.1, 0.1))
        hanako.say(hanako.dm(), "my secret plan")
        slack.wait_until(lambda: len(heard) == 2)
        slack.quiet()
    assert heard[0] == heard[1]
    assert slack.deliveries[0].acknowledged is not None
    assert "the database is away" in caplog.text
    assert "my secret plan" not in caplog.text


def test_what_nobody_listens_to_is_acknowledged_without_a_word_in_the_log(
    slack: SmallSlack, door: Open, hanako: Person, caplog: pytest.LogCaptureFixture
) -> None:
    with door():
        hanako.say(hanako.dm(), "my secret plan")
        slack.quiet()
    assert len(slack.deliveries[0].attempts) == 1
    assert slack.deliveries[0].acknowledged is not None
    assert "secret" not in caplog.text


def test_the_answer_of_a_listener_reaches_slack(
    slack: SmallSlack, bolt: App, door: Open, hanako: Person
) -> None:
    @bolt.command("/madoguchi")
    def listen(ack: Ack) -> None:
        ack("this is what I know")

    with door():
        answer = hanako.command("/madoguchi", "help").answer()
        slack.quiet()
    assert answer is not None
    assert "this is what I know" in answer.body


def test_a_person_is_told_that_it_is_being_worked_on_when_it_takes_long(
    slack: SmallSlack, bolt: App, door: Open, hanako: Person, hint: FakeHint
) -> None:
    go = threading.Event()
    bolt.event("message")(lambda: go.wait(10))
    with door():
        hanako.say(hanako.dm(), "slow")
        slack.wait_until(lambda: hint.words == ["working"])
        go.set()
        slack.wait_until(lambda: hint.words == ["working", "done"])
        slack.quiet()
    assert hint.told[0][1].channel == hanako.dm().id
    assert hint.told[0][1].thread


def test_nobody_is_told_anything_when_it_is_quick(
    slack: SmallSlack, bolt: App, door: Open, hanako: Person, hint: FakeHint
) -> None:
    bolt.event("message")(lambda: None)
    with door():
        hanako.say(hanako.dm(), "quick")
        slack.quiet()
        time.sleep(0.5)
    assert not hint.told


def test_a_person_whose_command_failed_is_told_so(
    slack: SmallSlack, bolt: App, door: Open, hanako: Person, hint: FakeHint
) -> None:
    @bolt.command("/madoguchi")
    def listen() -> None:
        raise RuntimeError("the database is away")

    with door():
        slack.patience(0.5)
        hanako.command("/madoguchi", "help")
        slack.wait_until(lambda: hint.words == ["failed"])
        slack.quiet()
    assert hint.told[0][1].response_url


def test_one_person_who_takes_long_keeps_nobody_else_waiting(
    slack: SmallSlack, acme: Workspace, bolt: App, door: Open, hanako: Person
) -> None:
    go, begun, heard = threading.Event(), threading.Event(), list[str]()
    taro = slack.person(acme, "taro")

    @bolt.event("message")
    def listen(event: Any) -> None:
        if event["user"] == hanako.id:
            begun.set()
            go.wait(10)
        heard.append(event["text"])

    with door():
        hanako.say(hanako.dm(), "1")
        assert begun.wait(10)
        for number in "2345678":
            hanako.say(hanako.dm(), number)
        taro.say(taro.dm(), "hello")
        slack.wait_until(lambda: heard == ["hello"])
        go.set()
        slack.quiet()
    assert heard == ["hello", *"12345678"]
