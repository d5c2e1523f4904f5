"""Tables about the database itself: what was swept out of it, and whether it can be written."""

from __future__ import annotations

from sqlalchemy import Column, Double, Index, Integer, MetaData, Table, Text, text

from bot.storage.schema.types import Moment, RowId


def add_upkeep_tables(metadata: MetaData) -> None:
    """Declare the tables. Nothing in them is about people."""
    Table(
        "sweeps",
        metadata,
        Column("id", RowId, primary_key=True),
        Column("at", Moment, nullable=False, index=True),
        Column("before", Moment, nullable=False),
        Column("retention_days", Integer, nullable=False),
        Column("verdict", Text, nullable=False),
        Column("conversations", Integer, nullable=False),
        Column("leads", Integer, nullable=False),
    )
    # Days that are over. No counts: somebody is about to count them.
    Table(
        "daily_numbers",
        metadata,
        Column("day", Text, primary_key=True),
        Column("made_with", Text, nullable=False),
        Column("counts", Text, nullable=False),
    )
    Table(
        "heartbeats",
        metadata,
        Column("process", Text, primary_key=True),
        Column("at", Moment, nullable=False),
    )
    # When something was last done that is done now and then, such as a backup.
    Table(
        "upkeep_marks",
        metadata,
        Column("name", Text, primary_key=True),
        Column("at", Moment, nullable=False),
    )
    # How much of what somebody may do is used up, for all processes at once. Of whom it tells only
    # a keyed hash stands there. On PostgreSQL it is not logged: a crash forgives everybody.
    Table(
        "allowances",
        metadata,
        Column("key", Text, primary_key=True),
        Column("used_until", Double, nullable=False, index=True),
    )


def add_backlog_indexes(metadata: MetaData) -> None:
    """Declare what lets watchers count without looking through everything.

    Whoever counts says these conditions in the same words: otherwise SQLite takes no such index.
    It also looks at each row to see that they hold, unless all of them stands in the index.
    """
    questions, outbox = metadata.tables["questions"], metadata.tables["outbox"]
    of_sqlite, of_postgres = text(unanswered_on("sqlite")), text(unanswered_on("postgresql"))
    Index(
        "ix_questions_unanswered",
        questions.c.at,
        sqlite_where=of_sqlite,
        postgresql_where=of_postgres,
    )
    unseen = text(UNSEEN_REPLY)
    Index(
        "ix_outbox_unseen_replies",
        *(outbox.c[name] for name in ("created_at", "status", "kind", "recipient", "subject")),
        sqlite_where=unseen,
        postgresql_where=unseen,
    )


UNSEEN_REPLY = (
    "coalesce(status, '') = 'queued' AND kind = 'message'"
    " AND substr(recipient, 1, 4) = 'web:' AND substr(subject, 1, 6) = 'reply:'"
)
"""What staff wrote, and whoever is away has not seen yet. (`coalesce`: no other index is taken.)"""


def unanswered_on(dialect: str) -> str:
    """What tells a question that waits for a curator."""
    no = "0" if dialect == "sqlite" else "false"
    return f"answered_by IS NULL AND (decision <> 'answer' OR helpful IS {no})"
