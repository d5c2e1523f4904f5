"""Thumbs below answers reach the people who write them, as they do from everywhere else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.assistant.conversation import Conversation
from bot.assistant.ports import AskedQuestion, Author, DeliveryStatus, Outgoing
from bot.channels.teams.api.activity import read_activity
from bot.channels.teams.applicants.ratings import TeamsRating, rating_in, ratings_of, remark_in
from bot.channels.teams.applicants.service import rated_message
from tests.channels.teams.test_applicants import heard, started
from tests.fake_teams import Person, Post, controls
from tests.memory import MemoryStorage

pytestmark = pytest.mark.usefixtures("service")


@pytest.fixture
def answer(taro: Person) -> Post:
    taro.say("What does it cost?")
    heard(taro, 2)
    return next(post for post in taro.posts() if post.has_thumbs)


def asked(storage: MemoryStorage) -> AskedQuestion:
    with storage.read_only() as work:
        [question] = work.questions.recent()
    return question


def kept(storage: MemoryStorage) -> tuple[Conversation, list[str]]:
    """The conversation, and what the person did in it."""
    [row] = storage.rows("conversations")
    with storage.read_only() as work:
        conversation = work.conversations.of(str(row.person))
        assert conversation is not None
        said = work.transcripts.of(conversation.id)
    return conversation, [entry.text for entry in said if entry.speaker is Author.PERSON]


def test_an_answer_has_thumbs_and_nothing_else_has(taro: Person, answer: Post) -> None:
    others = [post for post in taro.posts() if post is not answer]
    assert others
    assert not any(post.has_thumbs for post in others)
    labels = [control.label for control in controls(answer.card)]
    assert labels
    assert not [label for label in labels if "helped" in label or "did not help" in label]


@pytest.mark.parametrize(("is_up", "thanks"), [(True, "glad"), (False, "kept for the people")])
def test_a_thumb_is_kept_and_thanked_for(
    taro: Person, answer: Post, storage: MemoryStorage, *, is_up: bool, thanks: str
) -> None:
    count = len(taro.posts())
    taro.thumb(answer, is_up=is_up)
    assert thanks in heard(taro, count + 1)[-1]
    assert asked(storage).helpful is is_up


def test_it_is_thanked_for_in_japanese_too(hanako: Person) -> None:
    hanako.say("費用はかかりますか")
    heard(hanako, 2)
    [post] = [post for post in hanako.posts() if post.has_thumbs]
    count = len(hanako.posts())
    hanako.thumb(post, is_up=False)
    assert "言い方を変えて" in heard(hanako, count + 1)[-1]


def test_what_is_written_beside_a_thumb_is_kept_with_it_and_means_nothing_else(
    taro: Person, storage: MemoryStorage
) -> None:
    started(taro)
    taro.say("What does it cost?")
    taro.teams.wait_until(lambda: any(post.has_thumbs for post in taro.posts()))
    answer = next(post for post in taro.posts() if post.has_thumbs)
    before = len(taro.posts())
    taro.thumb(answer, is_up=False, remark="yes, but call me: 090-1234-5678")
    heard(taro, before + 1)
    conversation, said = kept(storage)
    assert said[-1].startswith("This did not help: yes, but call me")
    assert "1234" not in said[-1]
    assert conversation.answers == {}


def test_the_same_thumb_told_twice_has_one_effect_and_the_other_one_changes_it(
    taro: Person, answer: Post, storage: MemoryStorage
) -> None:
    for is_up, times in ((True, 2), (False, 2), (True, 1)):
        count = len(storage.rows("outbox"))
        for _ in range(times):
            taro.thumb(answer, is_up=is_up)
        assert len(storage.rows("outbox")) == count + 1
        assert asked(storage).helpful is is_up


def test_an_older_answer_is_rated_as_well(
    taro: Person, answer: Post, storage: MemoryStorage
) -> None:
    taro.say("When is the deadline?")
    taro.teams.wait_until(lambda: sum(post.has_thumbs for post in taro.posts()) == 2)
    taro.thumb(answer, is_up=False)
    with storage.read_only() as work:
        helpful = {each.text: each.helpful for each in work.questions.recent()}
    assert helpful == {"What does it cost?": False, "When is the deadline?": None}


@pytest.mark.parametrize("other", [{"replyToId": "1"}, {"replyToId": "1/2 3"}])
def test_a_thumb_below_what_is_not_known_does_nothing(
    taro: Person, answer: Post, storage: MemoryStorage, other: dict[str, str]
) -> None:
    # else it may be the answer, of which Teams has not yet told what it is called
    taro.teams.wait_until(lambda: all(row.receipt for row in storage.rows("outbox")))
    count = len(storage.rows("outbox"))
    taro.thumb(answer, is_up=False, **other)
    assert len(storage.rows("outbox")) == count
    assert asked(storage).helpful is None


def test_an_answer_that_stands_there_before_we_know_what_it_is_called_is_rated(
    taro: Person, answer: Post, storage: MemoryStorage
) -> None:
    person = kept(storage)[0].person

    def newest() -> Outgoing:
        with storage.read_only() as work:
            sent = work.outbox.of(person)
        return next(each for each in reversed(sent) if ratings_of(each.message))

    taro.teams.wait_until(lambda: newest().receipt)
    sent = newest()
    sending = replace(sent, status=DeliveryStatus.SENDING, receipt="")
    assert rated_message([sending], answer.id) is sending
    assert rated_message([sent, sending], answer.id) is sent
    assert rated_message([replace(sending, status=DeliveryStatus.QUEUED)], answer.id) is None


def test_nobody_rates_what_was_answered_to_somebody_else(
    taro: Person, hanako: Person, answer: Post, storage: MemoryStorage
) -> None:
    hanako.thumb(answer, is_up=False)
    assert asked(storage).helpful is None


def test_a_client_that_does_not_say_which_message_means_the_newest_answer(
    taro: Person, answer: Post, storage: MemoryStorage
) -> None:
    taro.thumb(answer, is_up=True, replyToId=None)
    assert asked(storage).helpful is True


def read(value: Any) -> TeamsRating | None:
    sent = {
        "type": "invoke",
        "channelId": "msteams",
        "serviceUrl": "https://smba.trafficmanager.net/jp/",
        "conversation": {"id": "a:1"},
        "value": value,
    }
    activity = read_activity(sent)
    assert activity is not None
    return rating_in(activity)


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        "like",
        {},
        {"actionName": "feedback"},
        {"actionName": "feedback", "actionValue": "like"},
        {"actionName": "feedback", "actionValue": {"reaction": "love"}},
        {"actionName": "other", "actionValue": {"reaction": "like"}},
    ],
)
def test_what_is_no_thumb_is_none(value: Any) -> None:
    assert read(value) is None


@pytest.mark.parametrize(
    ("feedback", "remark"),
    [
        ('{"feedbackText": " plain "}', "plain"),
        ("plain", "plain"),
        ({"feedbackText": "plain"}, "plain"),
        ('{"feedbackText": {"a": 1}}', ""),
        ("[1, 2]", ""),
        ("[" * 100_000, "[" * 100_000),
        (None, ""),
        (7, ""),
    ],
)
def test_a_remark_is_read_however_a_client_writes_it(feedback: object, remark: str) -> None:
    assert remark_in(feedback) == remark
