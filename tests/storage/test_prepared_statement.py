"""What is prepared does what SQLAlchemy would have done, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, bindparam, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.storage import SqlStorage
from bot.storage.database.prepared_statement import PreparedStatement
from bot.storage.schema.tables import conversations, events, outbox
from tests.storage.samples import NOW

ADD = PreparedStatement(insert(events))
HANDLED_AT = PreparedStatement(
    select(events.c.handled_at).where(
        events.c.person == bindparam("of_person"), events.c.event != "other"
    )
)
MOVE = PreparedStatement(update(events).where(events.c.event == bindparam("of_event")))
FORGET = PreparedStatement(delete(events).where(events.c.person == bindparam("of_person")))


def event(name: str, at: datetime = NOW) -> dict[str, object]:
    return {"person": "terminal:p", "event": name, "handled_at": at}


def handled_at(connection: Connection) -> object:
    return HANDLED_AT.scalar(connection, {"of_person": "terminal:p"})


def test_values_have_the_types_of_their_columns_on_both_ways(storage: SqlStorage) -> None:
    with storage() as work:
        ADD.count(work.connection, event("e\0\ud800"))
        assert handled_at(work.connection) == NOW
        kept = work.connection.scalar(select(events.c.event))
        assert kept == "e\N{REPLACEMENT CHARACTER}"


def test_what_the_statement_says_itself_holds_beside_what_is_given(storage: SqlStorage) -> None:
    with storage() as work:
        ADD.count(work.connection, event("other"))
        assert handled_at(work.connection) is None


def test_it_tells_how_many_rows_were_changed(storage: SqlStorage) -> None:
    with storage() as work:
        ADD.each(work.connection, [event("e1"), event("e2"), event("e3")])
        later = datetime(2026, 1, 1, tzinfo=UTC)
        assert MOVE.count(work.connection, {"of_event": "e1", "handled_at": later}) == 1
        assert MOVE.count(work.connection, {"of_event": "e9", "handled_at": later}) == 0
        assert FORGET.count(work.connection, {"of_person": "terminal:p"}) == 3


def test_other_columns_can_be_set_by_the_same_statement(storage: SqlStorage) -> None:
    with storage() as work:
        ADD.count(work.connection, event("e1"))
        MOVE.count(work.connection, {"of_event": "e1", "event": "e2"})
        MOVE.count(work.connection, {"of_event": "e2", "person": "terminal:q"})
        assert work.connection.execute(select(events)).all() == [("terminal:q", "e2", NOW)]


def test_a_name_that_the_statement_does_not_know_is_an_error(storage: SqlStorage) -> None:
    with storage() as work, pytest.raises(TypeError, match="nickname"):
        ADD.count(work.connection, event("e1") | {"nickname": "x"})


def test_what_an_insertion_returns_is_found(storage: SqlStorage) -> None:
    put = PreparedStatement(insert(outbox).returning(outbox.c.id))
    row = {"kind": "message", "recipient": "p", "subject": "e", "content": "{}"}
    how = {"status": "queued", "attempts": 0, "created_at": NOW}
    with storage() as work:
        first, second = (put.scalar(work.connection, row | how) for _ in range(2))
    assert second == first + 1


def test_rows_have_the_names_and_types_of_their_columns(storage: SqlStorage) -> None:
    found = PreparedStatement(
        select(events.c.event, events.c.handled_at)
        .order_by(events.c.event)
        .limit(bindparam("at_most"))
    )
    with storage() as work:
        ADD.each(work.connection, [event("e2"), event("e1"), event("e3")])
        rows = found.rows(work.connection, {"at_most": 2})
    assert [(row.event, row.handled_at) for row in rows] == [("e1", NOW), ("e2", NOW)]


def test_what_the_database_refuses_is_told_as_sqlalchemy_tells_it(storage: SqlStorage) -> None:
    with storage() as work:
        ADD.count(work.connection, event("secret"))
        with pytest.raises(IntegrityError) as refused:
            ADD.count(work.connection, event("secret"))
        assert "terminal:p" not in str(refused.value).splitlines()[0]


def test_a_list_is_not_prepared(storage: SqlStorage) -> None:
    some = PreparedStatement(
        select(conversations.c.id).where(conversations.c.id.in_(bindparam("ids", expanding=True)))
    )
    with storage() as work, pytest.raises(TypeError, match="lists"):
        some.scalar(work.connection, {"ids": ["c1"]})


@pytest.mark.postgres
def test_a_connection_that_was_lost_is_not_used_again(postgres_storage: SqlStorage) -> None:
    with postgres_storage._engine.connect() as connection:
        pid = connection.scalar(text("SELECT pg_backend_pid()"))
        with postgres_storage._engine.connect() as other:
            other.execute(text(f"SELECT pg_terminate_backend({pid})"))
        with pytest.raises(DBAPIError) as lost:
            handled_at(connection)
        assert lost.value.connection_invalidated
        assert connection.invalidated
