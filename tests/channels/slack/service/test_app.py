"""The whole: applicants and staff in a small Slack, the real counter, a real database."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.assistant.ports import DeliveryStatus, Storage
from bot.bootstrap import TroubleError, matcher_of
from bot.channels.slack.app import SlackApp
from bot.storage import open_storage
from bot.vocabulary import Language
from tests.channels.slack.service.running_service import configuration, hand_in, serving
from tests.channels.slack.service.user_actions import (
    actor,
    arrivals,
    card,
    claim,
    press_on,
    send_lead,
    slack_app,
    transcript,
)
from tests.fake_slack import Channel, Person, SmallSlack, Workspace, shown
from tests.fake_slack.http_events import HttpEvents
from tests.memory import migrated_file
from tests.storage.conftest import migrated_schema, server

__all__ = ["server"]


@pytest.fixture(scope="module", autouse=True)
def _fitted() -> None:
    for language in Language:
        matcher_of()(language)


@pytest.fixture
def hanako(slack: SmallSlack, acme: Workspace) -> Person:
    return slack.person(acme, "hanako", locale="en-US")


@pytest.fixture
def staff(slack: SmallSlack, acme: Workspace) -> Person:
    return slack.person(acme, "sato", locale="en-US")


@pytest.fixture
def desk(slack: SmallSlack, acme: Workspace, staff: Person) -> Channel:
    return slack.channel(acme, "desk", staff, is_private=True)


@pytest.fixture
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of the database."""
    if getattr(request, "param", "sqlite") == "postgres":
        yield from migrated_schema(request.getfixturevalue("server"))
    else:
        yield migrated_file(tmp_path / "app.db")


on_both_databases = pytest.mark.parametrize(
    "url", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)


@pytest.fixture
def storage(url: str) -> Iterator[Storage]:
    with open_storage(url) as opened:
        yield opened


Start = Callable[..., AbstractContextManager[SlackApp]]


@pytest.fixture
def start(
    slack: SmallSlack,
    acme: Workspace,
    desk: Channel,
    staff: Person,
    storage: Storage,
    url: str,
    transport: str,
) -> Start:
    """Starts the app as an operator would configure it."""
    given = configuration(slack, acme, desk, staff.id, transport) | {"database_url": url}

    @contextmanager
    def started(**more: Any) -> Iterator[SlackApp]:
        with serving(slack, storage, given | more) as service:
            yield slack_app(service)

    return started


def test_a_person_says_hello_and_is_asked_the_first_question(
    slack: SmallSlack, hanako: Person, start: Start
) -> None:
    with start():
        hanako.say(hanako.dm(), "hello")
        slack.wait_until(lambda: "1" in "".join(hanako.reads(hanako.dm())[1:]))
        slack.wait_until(lambda: len(hanako.sees(hanako.dm())) >= 2)
        slack.quiet()
    assert not slack.problems


def test_a_question_is_answered_with_its_source(
    slack: SmallSlack, hanako: Person, start: Start
) -> None:
    with start():
        hanako.say(hanako.dm(), "Is it free?")
        slack.wait_until(lambda: "free" in "".join(hanako.reads(hanako.dm())[1:]))
        slack.quiet()
    assert not slack.problems


@on_both_databases
def test_quick_messages_are_handled_in_order_however_they_arrive(
    slack: SmallSlack, hanako: Person, start: Start, storage: Storage
) -> None:
    said = ["word one", "word two", "word three", "word four"]
    with start() as app:
        hanako.say(hanako.dm(), "hello")
        slack.wait_until(lambda: transcript(storage, hanako))
        slack.quiet()
        arrived = arrivals(app)
        with storage() as work:
            work.conversations.of(actor(hanako))  # whatever comes has to wait
            hanako.say(hanako.dm(), "is it free?")
            slack.wait_until(lambda: arrived)
            slack.faults.reorder(0.2, 4, "message")
            for text in said:
                hanako.say(hanako.dm(), text)
            slack.wait_until(lambda: set(said) <= set(arrived))
        slack.wait_until(lambda: set(said) <= set(transcript(storage, hanako)))
        slack.quiet()
    assert [text for text in transcript(storage, hanako) if text in said] == said


@on_both_databases
def test_a_message_that_is_delivered_three_times_has_one_effect(
    slack: SmallSlack, hanako: Person, start: Start, storage: Storage
) -> None:
    with start():
        slack.faults.redeliver(times=2, event="message")
        hanako.say(hanako.dm(), "hello")
        slack.wait_until(lambda: len(hanako.sees(hanako.dm())) >= 2)
        slack.quiet()
        time.sleep(0.3)
        slack.quiet()
    assert transcript(storage, hanako) == ["hello"]


@on_both_databases
def test_staff_see_a_new_lead_at_their_desk_claim_it_and_write_to_the_applicant(
    slack: SmallSlack,
    hanako: Person,
    staff: Person,
    desk: Channel,
    start: Start,
    storage: Storage,
) -> None:
    with start():
        send_lead(slack, storage, hanako)
        claim(slack, staff, desk)
        slack.wait_until(lambda: (found := card(staff, desk)) and "sato" in shown(found))
        shown_card = card(staff, desk)
        assert shown_card is not None
        staff.click(shown_card, press_on(staff, desk, "desk:reply"))
        hand_in(slack, staff, text="We would like to talk to you.")
        hand_in(slack, staff)
        slack.wait_until(lambda: "We would like" in "".join(hanako.reads(hanako.dm())))
        slack.wait_until(lambda: "We would like" in "".join(staff.reads(desk)))
        slack.quiet()
    assert not slack.problems


def test_a_token_that_slack_does_not_accept_is_told_before_anything_starts(
    slack: SmallSlack, acme: Workspace, start: Start
) -> None:
    with pytest.raises(TroubleError, match="invalid_auth"), start(slack_bot_token="xoxb-wrong"):  # noqa: S106
        pass


def test_a_slack_that_is_away_is_told_before_anything_starts(start: Start) -> None:
    with (
        pytest.raises(TroubleError, match="cannot be reached"),
        start(slack_api_url="http://127.0.0.1:9/api/"),
    ):
        pass


def test_what_was_said_while_this_was_closing_is_answered_by_the_next_one(
    slack: SmallSlack, hanako: Person, start: Start, storage: Storage
) -> None:
    slack.patience(1, retries=(0.2, 0.5, 1, 2, 3))
    with start():
        hanako.say(hanako.dm(), "hello")
        slack.quiet()
    if isinstance(slack.http, HttpEvents):
        slack.http.close()
    with start():
        hanako.say(hanako.dm(), "is it free?")
        slack.wait_until(lambda: len(transcript(storage, hanako)) == 2)
        slack.quiet()
    with storage() as work:
        sent = work.outbox.of(actor(hanako))
    assert {outgoing.status for outgoing in sent} == {DeliveryStatus.SENT}


def test_a_person_sees_that_it_is_being_worked_on_while_the_database_is_slow(
    slack: SmallSlack, hanako: Person, start: Start, storage: Storage
) -> None:
    slack.patience(3, retries=(1, 2, 4))
    with start():
        hanako.say(hanako.dm(), "hello")
        slack.quiet()
        with storage() as work:
            work.conversations.of("somebody else")  # holds the only writer's place
            hanako.say(hanako.dm(), "is it free?")
            slack.wait_until(lambda: statuses(slack))
            time.sleep(1.5)
        slack.wait_until(lambda: "free" in "".join(hanako.reads(hanako.dm())[2:]))
        slack.quiet(20)
    assert statuses(slack)[0]
    assert statuses(slack)[-1] == ""
    assert transcript(storage, hanako) == ["hello", "is it free?"]


def statuses(slack: SmallSlack) -> list[str]:
    return [str(call.args["status"]) for call in slack.calls("assistant.threads.setStatus")]


def test_a_limited_channel_gets_everything_in_order_and_nothing_twice(
    slack: SmallSlack, hanako: Person, start: Start, storage: Storage
) -> None:
    with start():
        slack.faults.limit("chat.postMessage", 1, times=2, channel=hanako.dm().id)
        hanako.say(hanako.dm(), "hello")
        slack.wait_until(lambda: len(hanako.sees(hanako.dm())) >= 2)
        hanako.say(hanako.dm(), "is it free?")
        slack.wait_until(lambda: "free" in "".join(hanako.reads(hanako.dm())[2:]))
        slack.quiet()
    with storage() as work:
        sent = work.outbox.of(actor(hanako))
    assert {outgoing.status for outgoing in sent} == {DeliveryStatus.SENT}
    texts = [m.text for m in hanako.sees(hanako.dm()) if m.bot_id]
    assert len(texts) == len(sent)


def test_a_lost_answer_leaves_one_message_that_is_uncertain(
    slack: SmallSlack, hanako: Person, start: Start, storage: Storage
) -> None:
    with start():
        slack.faults.lose_answer("chat.postMessage", channel=hanako.dm().id)
        hanako.say(hanako.dm(), "hello")
        slack.wait_until(lambda: len(hanako.sees(hanako.dm())) >= 2)
        slack.quiet()
        time.sleep(1.5)
        slack.quiet()
    with storage() as work:
        sent = work.outbox.of(actor(hanako))
    assert sent[0].status is DeliveryStatus.UNCERTAIN
    assert len([m for m in hanako.sees(hanako.dm()) if m.bot_id]) == len(sent)
