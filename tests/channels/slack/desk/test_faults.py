"""Whatever goes wrong between the desk and Slack, in the end everything is shown once."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.assistant.delivery import mark_uncertain
from bot.assistant.ports import DeliveryResult, DeliveryStatus
from bot.channels.slack.api.client import SlackClient, new_client
from bot.channels.slack.api.responses import ApiResult
from bot.channels.slack.desk.posts import SlackShow
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.runtime.outgoing.doubtful_posts import look_again
from bot.storage import open_storage
from tests.channels.slack.desk.channel_view import Wall
from tests.delivery import claimed
from tests.fake_slack import Faults, Message, Person, SmallSlack
from tests.memory import migrated_file
from tests.sweeps import seeds

RATES = {"lost_answer": 0.15, "dropped_call": 0.1, "ratelimited": 0.1, "server_error": 0.1}
LEADS = ("M-1", "M-2", "M-3")


class KilledError(Exception):
    """The process ends here."""


class MortalCalls(SlackClient):
    """Calls of a process that may be killed after each of them."""

    chance: Callable[[], bool]

    def ask(self, method: str, channel: str = "", **arguments: Any) -> ApiResult:
        answer = super().ask(method, channel, **arguments)
        if self.chance():
            raise KilledError
        return answer


def mortal_show(wall: Wall, chance: random.Random) -> SlackShow:
    """Shows posts in a process that may be killed."""

    def calls_of(_: str) -> SlackClient:
        calls = MortalCalls(new_client(wall.workspace.bot_token, wall.slack.api_url, 2), wall.clock)
        calls.chance = lambda: chance.random() < 0.05
        return calls

    return SlackShow(wall.storage, wall.screen_of, calls_of, wall.clock, DeliveryPace())


def happen(wall: Wall, chance: random.Random, number: int) -> None:
    """An applicant writes, or somebody changes a lead."""
    reference = chance.choice(LEADS)
    wall.texts[f"lead:{reference}"] = f"{reference} at {number}"
    wall.put(f"lead:{reference}")
    if chance.random() < 0.5:
        wall.put(f"said:{reference}:k{number}", reference)


def begin_anew(wall: Wall, chance: random.Random) -> None:
    """A new process finds what the old one left behind."""
    wall.clock.wait(1)
    mark_uncertain(wall.storage, wall.clock(), wall.clock())
    wall.show = mortal_show(wall, chance)
    look_again(wall.storage, wall.desk, wall.clock())


def run(wall: Wall, chance: random.Random, rounds: int) -> None:
    for number in range(rounds):
        happen(wall, chance, number)
        try:
            wall.drain(chance.randrange(4))
        except KilledError:
            begin_anew(wall, chance)
        if chance.random() < 0.2:
            look_again(wall.storage, wall.desk, wall.clock())


def settle(wall: Wall) -> None:
    """Nothing goes wrong any more, and time passes."""
    wall.slack.faults.clear()
    begin_anew(wall, random.Random(0))  # noqa: S311  it guards nothing
    wall.show = SlackShow(wall.storage, wall.screen_of, wall.calls_of, wall.clock)
    for _ in range(10):
        wall.drain(20)
        wall.clock.wait(60)
        look_again(wall.storage, wall.desk, wall.clock())


@seeds("faults at the desk")
def test_everything_is_shown_once_and_as_it_is_whatever_goes_wrong(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  it guards nothing
    with SmallSlack(faults=Faults.seeded(seed, RATES)) as slack:
        town = slack.workspace("acme")
        channel = slack.channel(town, "desk", slack.person(town, "hana"), is_private=True)
        wall = Wall(slack, town, channel)
        wall.show = mortal_show(wall, chance)
        run(wall, chance, 30)
        settle(wall)
        messages = wall.messages()
        assert not slack.problems
    assert_sound(wall, messages)


def assert_sound(wall: Wall, messages: list[Message]) -> None:
    subjects = Counter(m.metadata["event_payload"]["subject"] for m in messages if m.metadata)
    with wall.storage() as work:
        posts = [post for line in LEADS for post in work.desk_posts.of(line)]
    assert set(subjects) == {post.subject for post in posts}
    assert set(subjects.values()) == {1}
    assert {post.status for post in posts} == {DeliveryStatus.SENT}
    cards = {m.text.split()[0]: m for m in messages if " at " in m.text}
    for message in messages:
        if message.text.startswith("said"):
            assert message.thread_ts == cards[message.text.split()[1]].ts
    assert all(card.text == wall.texts[f"lead:{name}"] for name, card in cards.items())


def test_the_same_holds_on_a_database(tmp_path: Path, slack: SmallSlack, hana: Person) -> None:
    town = slack.workspace("on-disk")
    channel = slack.channel(town, "desk", slack.person(town, "mei"), is_private=True)
    with open_storage(migrated_file(tmp_path / "desk.db")) as storage:
        wall = Wall(slack, town, channel, storage=storage)
        slack.faults.lose_answer("chat.postMessage")
        slack.faults.fail("conversations.history", 503)
        wall.put("lead:M-1")
        wall.put("said:M-1:k1", "M-1")
        wall.drain(40)
        look_again(storage, wall.desk, wall.clock() + timedelta(seconds=1))
        wall.drain(5)
        card, said = wall.messages()
        assert said.thread_ts == card.ts
        assert {status for _, status in wall.statuses("M-1")} == {DeliveryStatus.SENT}
        assert wall.posted() == 2


def test_an_outcome_says_where_the_message_stands(wall: Wall) -> None:
    wall.put("lead:M-1")
    [post] = claimed(wall.storage, wall.desk, wall.clock())
    outcome = wall.show(post)
    (card,) = wall.messages()
    assert outcome == DeliveryResult(DeliveryStatus.SENT, f"{wall.channel.id}/{card.ts}")
