"""Turns per second with durable commits on SQLite, beside a bare loop of the same SQL.

The bare loop replays, through the standard library's sqlite3 and on a database of the same schema,
exactly the statements and commits that our turns made. Both run in turn, several times; the ratio
says what part of a turn's time is not the database.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from sqlalchemy import Engine, event

from bot.assistant.context import Assistant
from bot.assistant.ports import DeliveryResult, DeliveryStatus, Outgoing
from bot.assistant.turns import handle_turn
from bot.bootstrap import assistant_on
from bot.storage import open_storage
from bot.vocabulary import Language, Turn
from tests.delivery import deliver

PEOPLE = 20
ROUNDS = 5


@dataclass
class Tape:
    """The SQL that was executed, in order; None stands for a commit."""

    statements: list[tuple[str, Sequence[object]] | None] = field(default_factory=list)

    def listen(self) -> None:
        """Record every engine from now on."""
        event.listen(Engine, "before_cursor_execute", self._execute)
        event.listen(Engine, "commit", self._commit)

    def stop(self) -> None:
        """Stop recording."""
        event.remove(Engine, "before_cursor_execute", self._execute)
        event.remove(Engine, "commit", self._commit)

    def _execute(
        self,
        _connection: object,
        _cursor: object,
        statement: str,
        parameters: Sequence[object],
        _context: object,
        _is_many: bool,
    ) -> None:
        self.statements.append((statement, parameters))

    def _commit(self, _connection: object) -> None:
        self.statements.append(None)


def go_through(assistant: Assistant, people: int) -> int:
    """Everyone goes through the whole pre-check; how many turns that were."""
    turns = 0
    for person in range(people):
        for choice in ["do:start", *harmless_choices(assistant)]:
            turn = Turn(f"e{turns}", f"bench:{person}", choose=choice, language=Language.JA)
            handle_turn(assistant, turn, datetime.now(UTC))
            deliver(assistant.storage, sent, lambda: datetime.now(UTC), turn.person)
            turns += 1
    return turns


def harmless_choices(assistant: Assistant) -> list[str]:
    """The first choice of every question."""
    return [f"answer:{q.key}:{q.options[0].value}" for q in assistant.flow.questions]


def sent(_: Outgoing) -> DeliveryResult:
    """A channel that delivers at once."""
    return DeliveryResult(DeliveryStatus.SENT)


def time_ours(folder: Path, number: int) -> tuple[float, int]:
    """Seconds for all turns, and their number."""
    with open_storage(f"sqlite:///{folder}/ours-{number}.db") as storage:
        assistant = assistant_on(storage)
        began = perf_counter()
        turns = go_through(assistant, PEOPLE)
        return perf_counter() - began, turns


def record(path: Path, people: int) -> Tape:
    """The SQL of all turns."""
    tape = Tape()
    with open_storage(f"sqlite:///{path}") as storage:
        assistant = assistant_on(storage)
        tape.listen()
        go_through(assistant, people)
        tape.stop()
    return tape


def time_bare(path: Path, tape: Tape) -> float:
    """Seconds for the same SQL without anything around it."""
    open_storage(f"sqlite:///{path}").close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    began = perf_counter()
    for step in tape.statements:
        play(connection, step)
    seconds = perf_counter() - began
    connection.close()
    return seconds


def play(connection: sqlite3.Connection, step: tuple[str, Sequence[object]] | None) -> None:
    """Execute one recorded step and fetch its rows."""
    if step is None:
        connection.execute("COMMIT")
        return
    if not connection.in_transaction:
        connection.execute("BEGIN IMMEDIATE")
    statement, parameters = step
    if isinstance(parameters, list):  # SQLAlchemy also calls a single row among several "many"
        connection.executemany(statement, parameters)
    else:
        connection.execute(statement, parameters).fetchall()


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tape = record(folder / "recorded.db", PEOPLE)
        commits = tape.statements.count(None)
        ours, bare = [], []
        for number in range(ROUNDS):
            seconds, turns = time_ours(folder, number)
            ours.append(seconds / turns)
            bare.append(time_bare(folder / f"bare-{number}.db", tape) / turns)
    print(f"{turns} turns, {len(tape.statements) / turns:.1f} statements and commits a turn")
    print(f"of which commits: {commits / turns:.1f} (the turn; claiming and settling its delivery)")
    print(f"ours: {1 / median(ours):.0f} turns/s, {median(ours) * 1000:.2f} ms a turn (median)")
    print(f"bare loop of the same SQL: {1 / median(bare):.0f} turns/s (median)")
    ratios = [one / other for one, other in zip(ours, bare, strict=True)]
    print(f"ours / bare: {median(ratios):.2f} (median of {ROUNDS} pairs)")


if __name__ == "__main__":
    main()
