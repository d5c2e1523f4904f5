"""Our direct messages are taken back after an erasure, all parts of them, whatever Slack says."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.assistant.delivery import take_back
from bot.assistant.ports import DeliveryStatus, Withdrawal
from bot.channels.slack.api.address import SlackAddress, places_of
from bot.channels.slack.applicants.sender import SlackSend
from bot.channels.slack.applicants.withdrawal import MOST_ATTEMPTS, SlackWithdraw
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from tests.channels.slack.applicants.app import Office, now, phrases_in
from tests.fake_slack import Message, Person, SmallSlack

SENT, QUEUED, FAILED = DeliveryStatus.SENT, DeliveryStatus.QUEUED, DeliveryStatus.FAILED


@pytest.fixture
def person(hanako: Person) -> str:
    return str(SlackAddress(hanako.team, hanako.id))


@pytest.fixture
def withdraw(office: Office) -> SlackWithdraw:
    return SlackWithdraw(office.calls_of, DeliveryPace(timedelta(0)), now)


def in_a_minute() -> datetime:
    return now() + timedelta(minutes=1)


def ours(hanako: Person) -> list[Message]:
    return [m for m in hanako.sees(hanako.dm()) if m.bot_id]


def greeted(office: Office, slack: SmallSlack, hanako: Person) -> None:
    with office.open():
        hanako.say(hanako.dm(), "hello")
        slack.wait_until(lambda: ours(hanako))
        slack.quiet()


def test_a_message_in_parts_is_taken_back_whole_also_after_its_rest_had_to_wait(
    office: Office, slack: SmallSlack, hanako: Person, person: str, withdraw: SlackWithdraw
) -> None:
    greeted(office, slack, hanako)
    before = len(ours(hanako))
    with office.assistant.storage() as work:
        [first, *_] = work.outbox.of(person)
    long = "\n\n".join(f"Paragraph {n}. " + "words " * 400 for n in range(12))
    outgoing = replace(first, id=999, receipt="", message=replace(first.message, text=long))
    pacing = DeliveryPace(timedelta(minutes=10), burst=1)
    slow = SlackSend(office.calls_of, pacing, phrases_in, now)
    waiting = slow(outgoing)
    assert waiting.status is QUEUED
    ended = office.send(replace(outgoing, receipt=waiting.receipt))
    parts = len(ours(hanako)) - before
    assert parts > 1
    assert len(places_of(ended.receipt)) == parts
    assert withdraw(Withdrawal(1, person, ended.receipt)).status is SENT
    assert len(ours(hanako)) == before


@pytest.mark.parametrize("trouble", ["limit", "lose_answer", "drop_call", "fail"])
def test_what_is_erased_is_taken_back_once_slack_lets_it(
    office: Office,
    slack: SmallSlack,
    hanako: Person,
    person: str,
    withdraw: SlackWithdraw,
    trouble: str,
) -> None:
    greeted(office, slack, hanako)
    with office.assistant.storage() as work:
        work.outbox.erase(person)
        work.commit()
    getattr(slack.faults, trouble)("chat.delete", times=2)
    assert take_back(office.assistant.storage, withdraw, now, "slack:") == 0
    slack.faults.clear()
    anew = SlackWithdraw(office.calls_of, DeliveryPace(timedelta(0)), now)
    assert take_back(office.assistant.storage, anew, in_a_minute, "slack:") > 0
    assert ours(hanako) == []
    assert take_back(office.assistant.storage, anew, in_a_minute, "slack:") == 0


def test_what_is_gone_already_or_stands_in_public_needs_nothing(
    office: Office, hanako: Person, person: str, withdraw: SlackWithdraw
) -> None:
    gone = Withdrawal(1, person, f"{hanako.dm().id}/1700.1")
    assert withdraw(gone).status is SENT
    public = str(SlackAddress(hanako.team, hanako.id, "C1", "1700.1"))
    assert withdraw(Withdrawal(2, public, "C1/1700.2")).status is SENT
    assert withdraw(Withdrawal(3, "web:1", "anything")).status is SENT


def test_where_the_app_is_not_installed_it_waits_and_gives_up_in_the_end(
    withdraw: SlackWithdraw,
) -> None:
    waiting = Withdrawal(1, "slack:TOTHER:U1", "D1/1700.1")
    outcome = withdraw(waiting)
    assert outcome.status is QUEUED
    assert isinstance(outcome.retry_at, datetime)
    assert withdraw(replace(waiting, attempts=MOST_ATTEMPTS)).status is FAILED
