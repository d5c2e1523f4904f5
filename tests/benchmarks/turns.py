"""Turns per second with durable commits on SQLite, beside a bare loop of the same SQL.

The bare loop replays, through the standard library's sqlite3 and on a database of the same schema,
exactly what our turns told the driver. Both run in turn, several times; the ratios, of all time and
of that of a processor, say what part of a turn is not the database. Every message is delivered at
once, and what became of it is kept; a crowd tells how many turns share a commit.
"""

from __future__ import annotations

import gc
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, Self

from sqlalchemy import Engine, event

from bot.assistant.context import Assistant
from bot.assistant.delivery import settle
from bot.assistant.ports import DeliveryResult, DeliveryStatus, Outgoing, Storage
from bot.assistant.turns import handle_turn
from bot.bootstrap import assistant_on
from bot.cli.main import GARBAGE
from bot.serving.memory import spare_what_stays
from bot.storage import open_storage
from bot.storage.database.sqlite import set_up
from bot.storage.engine import PATIENCE
from bot.vocabulary import Language, Turn

PEOPLE = 20
CROWD = 32
ROUNDS = 5

Step = tuple[str, Any, bool]
"""What the driver was told to execute: a statement, its parameters, and whether that is a list of
them."""

COMMIT: Step = ("COMMIT", (), False)


class Tape:
    """What drivers of SQLite are told, in order, on connections that are made from now on."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        event.listen(Engine, "do_connect", self._connect)

    def stop(self) -> None:
        """Record no further connections."""
        event.remove(Engine, "do_connect", self._connect)

    @property
    def commits(self) -> int:
        """How many commits there were."""
        return self.steps.count(COMMIT)

    def _connect(
        self, _dialect: object, _entry: object, given: Sequence[Any], named: Mapping[str, Any]
    ) -> sqlite3.Connection:
        return TapedConnection(self.steps, *given, **named)


class TapedConnection(sqlite3.Connection):
    """Writes down what it is told."""

    def __init__(self, steps: list[Step], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._steps = steps

    def cursor(self, *_: object) -> TapedCursor:  # type: ignore[override]
        """One that writes it down, too."""
        cursor = super().cursor(TapedCursor)
        cursor.steps = self._steps
        return cursor

    def execute(self, sql: str, parameters: Any = ()) -> TapedCursor:
        """Execute it once, by a cursor of its own."""
        return self.cursor().execute(sql, parameters)

    def commit(self) -> None:
        """Commit, if there is anything to."""
        if self.in_transaction:
            self._steps.append(COMMIT)
        super().commit()


class TapedCursor(sqlite3.Cursor):
    """Writes down what it is told."""

    steps: list[Step]

    def execute(self, sql: str, parameters: Any = ()) -> Self:
        """Execute it once."""
        self.steps.append((sql, parameters, False))
        return super().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any) -> Self:
        """Execute it with each of these."""
        self.steps.append((sql, parameters, True))
        return super().executemany(sql, parameters)


class InstantCourier:
    """Delivers as the outbox worker does on a platform that takes no time."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        storage.enlist(self)

    def serves(self, _: str) -> bool:
        """Everybody."""
        return True

    def has_room_for(self, _: str) -> bool:
        """For all."""
        return True

    def carry(self, _: str, claimed: Sequence[Outgoing]) -> None:
        """It has arrived."""
        result = DeliveryResult(DeliveryStatus.SENT)
        for item in claimed:
            now = datetime.now(UTC)
            self._storage.later(partial(settle, item=item, result=result, now=now))


def go_through(assistant: Assistant, people: int) -> int:
    """Everyone goes through the whole pre-check, one after the other; how many turns that were."""
    InstantCourier(assistant.storage)
    return sum(answer_all(assistant, f"bench:{person}") for person in range(people))


def answer_all(assistant: Assistant, person: str) -> int:
    """One person goes through the whole pre-check; how many turns that were."""
    choices = ["do:start", *harmless_choices(assistant)]
    for number, choice in enumerate(choices):
        turn = Turn(f"e{number}", person, choose=choice, language=Language.JA)
        handle_turn(assistant, turn, datetime.now(UTC))
    return len(choices)


def commits_of_crowd(path: Path) -> float:
    """Commits a turn while a crowd goes through the pre-check at once."""
    tape = Tape()
    with open_storage(f"sqlite:///{path}") as storage:
        assistant = assistant_on(storage)
        InstantCourier(storage)
        tape.steps.clear()
        with ThreadPoolExecutor(CROWD) as pool:
            people = [f"crowd:{number}" for number in range(CROWD)]
            turns = sum(pool.map(lambda person: answer_all(assistant, person), people))
        storage.flush()
        tape.stop()
    return tape.commits / turns


def harmless_choices(assistant: Assistant) -> list[str]:
    """The first choice of every question."""
    return [f"answer:{q.key}:{q.options[0].value}" for q in assistant.flow.questions]


@contextmanager
def timed() -> Iterator[list[float]]:
    """How long something takes: in all, and of a processor."""
    seconds: list[float] = []
    began, used = perf_counter(), process_time()
    yield seconds
    seconds += [perf_counter() - began, process_time() - used]


def time_ours(folder: Path, number: int) -> tuple[list[float], int]:
    """Seconds for all turns, and their number."""
    with open_storage(f"sqlite:///{folder}/ours-{number}.db") as storage:
        assistant = assistant_on(storage)
        with timed() as seconds:
            turns = go_through(assistant, PEOPLE)
    return seconds, turns


def record(path: Path, people: int) -> Tape:
    """The SQL of all turns."""
    tape = Tape()
    with open_storage(f"sqlite:///{path}") as storage:
        assistant = assistant_on(storage)
        tape.steps.clear()
        go_through(assistant, people)
        storage.flush()
        tape.stop()
    return tape


def time_bare(path: Path, tape: Tape) -> list[float]:
    """Seconds for the same SQL without anything around it, on a connection that is set up alike."""
    open_storage(f"sqlite:///{path}").close()
    connection = sqlite3.connect(path)
    set_up(connection, PATIENCE)
    with timed() as seconds:
        for step in tape.steps:
            play(connection, step)
    connection.close()
    return seconds


def play(connection: sqlite3.Connection, step: Step) -> None:
    """Execute one recorded step and fetch its rows."""
    statement, parameters, is_many = step
    if is_many:
        connection.executemany(statement, parameters)
    else:
        connection.execute(statement, parameters).fetchall()


def have_memory_as_served() -> None:
    """Have garbage looked for as seldom as in a served counter, and not in what was learnt."""
    gc.set_threshold(GARBAGE)
    spare_what_stays()


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tape = record(folder / "recorded.db", PEOPLE)
        have_memory_as_served()
        ours, bare = [], []
        for number in range(ROUNDS):
            seconds, turns = time_ours(folder, number)
            ours.append([each / turns for each in seconds])
            theirs = time_bare(folder / f"bare-{number}.db", tape)
            bare.append([each / turns for each in theirs])
        crowded = commits_of_crowd(folder / "crowd.db")
    print(f"{turns} turns, {len(tape.steps) / turns:.1f} statements a turn, commits included")
    print(
        f"of which commits, delivery included: {tape.commits / turns:.2f} one person at a time, "
        f"{crowded:.2f} with {CROWD} at once"
    )
    for title, times in (("ours", ours), ("bare loop of the same SQL", bare)):
        all_of_it, used = (median(each) * 1000 for each in zip(*times, strict=True))
        print(
            f"{title}: {1000 / all_of_it:.0f} turns/s, {all_of_it:.2f} ms a turn, of which "
            f"{used:.2f} ms of a processor (median)"
        )
    for title, which in (("all of it", 0), ("a processor", 1)):
        ratios = [one[which] / other[which] for one, other in zip(ours, bare, strict=True)]
        print(f"ours / bare, {title}: {median(ratios):.2f} (median of {ROUNDS} pairs)")


if __name__ == "__main__":
    main()
