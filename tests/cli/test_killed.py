"""The chat is killed again and again, at any moment of a turn: nothing is lost, nothing is doubled.

A driver sends one line at a time, each with an event key. When the process is killed before the
answer, the driver starts it again and sends the same line once more. In the end, transcript and
answers must be those of the same conversation held without any interruption.
"""

from __future__ import annotations

import json
import random
import select
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.assistant.conversation import Conversation
from bot.assistant.ports import DeliveryStatus
from bot.storage import open_storage
from tests.fork_server import Forked
from tests.sweeps import count

PERSON = "terminal:killed"
KILLS = {"sqlite_url": "kills of a chat", "empty_postgres_url": "kills of a chat on PostgreSQL"}
PATIENCE = 60.0  # seconds

Reply = Mapping[str, Any]

SETTLED = [
    {"choose": "answer:request:hands_on_support"},
    {"choose": "answer:legal_form:godo_kaisha"},
    {"choose": "answer:placement_business:none"},
]
ROUND = [
    {"choose": "answer:website:yes"},
    {"choose": "do:back"},
    {"choose": "answer:website:no"},
    {"choose": "apply:website:no"},
    {"choose": "do:undo"},
    {"choose": "do:review"},
    {"choose": "do:language"},
    {"text": "help"},
]
"""Turns that, lost or applied twice, would show in the transcript."""


def script(kills: int) -> list[dict[str, str]]:
    turns = [*SETTLED, *(ROUND[i % len(ROUND)] for i in range(kills))]
    return [{**turn, "event": f"e{number}"} for number, turn in enumerate(turns)]


REPEAT = {"text": "hello", "event": "e0"}
"""An event that was handled long ago: its answer only says that the process is up."""


@dataclass
class Driver:
    """Sends lines to a process that may be killed while it answers."""

    url: str
    process: Forked | None = None
    replies: list[Reply] = field(default_factory=list)

    def start(self) -> Forked:
        if self.process is None:
            command = ["chat", "--jsonl", "--user", "killed"]
            self.process = Forked(command, {"MADOGUCHI_DATABASE_URL": self.url})
        return self.process

    def send(self, line: Mapping[str, str], patience: float = PATIENCE) -> bool:
        """Send a line; whether it was answered in that time. If not, the process is killed."""
        process = self.start()
        process.stdin.write(json.dumps(line).encode() + b"\n")
        if select.select([process.stdout], [], [], patience)[0]:
            self.replies.append(json.loads(process.stdout.readline()))
            return True
        return self.kill()

    def kill(self) -> bool:
        """Kill the process; whether an answer had left it just before."""
        left = self.start().kill()
        self.process = None
        if left.endswith(b"\n"):
            self.replies.append(json.loads(left))
        return left.endswith(b"\n")

    def close(self) -> None:
        """Let the process end by itself."""
        if self.process is not None:
            self.process.end(PATIENCE)
            self.process = None

    def texts(self) -> set[str]:
        """Every text that was ever shown."""
        return {message["text"] for reply in self.replies for message in reply["messages"]}


@dataclass(frozen=True)
class Kept:
    """What is kept of the conversation in the end."""

    conversation: Conversation
    transcript: list[tuple[str, str, str]]
    delivered: set[DeliveryStatus]


def kept_in(url: str) -> Kept:
    with open_storage(url) as storage, storage() as work:
        conversation = work.conversations.of(PERSON)
        assert conversation is not None
        entries = work.transcripts.of(conversation.id)
        outgoing = work.outbox.of(PERSON)
    said = [(entry.speaker.value, entry.kind, entry.text) for entry in entries]
    return Kept(conversation, said, {message.status for message in outgoing})


@pytest.fixture(
    params=["sqlite_url", pytest.param("empty_postgres_url", marks=pytest.mark.postgres)]
)
def place(request: pytest.FixtureRequest) -> tuple[str, int]:
    """A database, and how often to kill on it."""
    return request.getfixturevalue(request.param), count(KILLS[request.param])


@pytest.mark.sweep
def test_every_turn_is_applied_exactly_once_however_often_the_process_is_killed(
    place: tuple[str, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    url, kills = place
    turns = script(kills)
    calm = Driver(f"sqlite:///{tmp_path_factory.mktemp('calm')}/calm.db")
    usual = max([timed(calm, turn) for turn in turns][1:])
    calm.close()
    driver, chance = Driver(url), random.Random(20241001)  # noqa: S311
    moments = [chance.uniform(0, 1.2 * usual) for _ in range(kills)]
    talk(driver, turns[: len(SETTLED)], turns[len(SETTLED) :], moments)
    assert_the_same(driver, calm)


def talk(
    driver: Driver,
    first: Sequence[Mapping[str, str]],
    rest: Sequence[Mapping[str, str]],
    moments: Sequence[float],
) -> None:
    """Send the first turns in peace; at each of the rest, kill the process at its moment."""
    for turn in first:
        assert driver.send(turn)
    for turn, moment in zip(rest, moments, strict=True):
        assert driver.send(REPEAT)
        if driver.send(turn, patience=moment):
            driver.kill()
        else:
            assert driver.send(turn)
    assert driver.send(REPEAT)
    driver.close()


def timed(driver: Driver, turn: Mapping[str, str]) -> float:
    begun = time.perf_counter()
    assert driver.send(turn)
    return time.perf_counter() - begun


def assert_the_same(driver: Driver, calm: Driver) -> None:
    kept, expected = kept_in(driver.url), kept_in(calm.url)
    assert kept.transcript == expected.transcript
    assert dict(kept.conversation.answers) == dict(expected.conversation.answers)
    assert kept.conversation.offered == expected.conversation.offered
    assert driver.texts() >= calm.texts()
    assert kept.delivered == {DeliveryStatus.SENT}
