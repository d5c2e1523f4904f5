"""The tables. A change here needs a migration in `bot/storage/migrations/versions`.

Documents (`state`, `message`, `contact`, `wish`, `detail`) are JSON kept as text: the order of keys
carries meaning (answers in the order of giving), and both databases give back what they were given.
"""

from __future__ import annotations

from sqlalchemy import Column, Double, ForeignKey, Index, Integer, MetaData, Table

from bot.storage.types import Moment, RowId, SafeText

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

events = Table(
    "events",
    metadata,
    Column("person", SafeText, primary_key=True),
    Column("event", SafeText, primary_key=True),
    Column("handled_at", Moment, nullable=False),
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", SafeText, primary_key=True),
    Column("person", SafeText, nullable=False, unique=True),
    Column("updated_at", Moment, nullable=False, index=True),
    Column("state", SafeText, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("conversation", SafeText, nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("speaker", SafeText, nullable=False),
    Column("kind", SafeText, nullable=False),
    Column("text", SafeText, nullable=False),
)

questions = Table(
    "questions",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("conversation", SafeText, nullable=False, index=True),
    Column("at", Moment, nullable=False, index=True),
    Column("language", SafeText, nullable=False),
    Column("text", SafeText, nullable=False),
    Column("decision", SafeText, nullable=False),
    Column("article", SafeText),
    Column("score", Double, nullable=False),
)

leads = Table(
    "leads",
    metadata,
    Column("reference", SafeText, primary_key=True),
    Column("conversation", SafeText, nullable=False),
    Column("person", SafeText, nullable=False, index=True),
    Column("company_key", SafeText, nullable=False),
    Column("status", SafeText, nullable=False),
    Column("verdict", SafeText, nullable=False),
    Column("edition", SafeText, nullable=False),
    Column("flow_version", SafeText, nullable=False),
    Column("language", SafeText, nullable=False),
    Column("record", SafeText, nullable=False),
    Column("contact", SafeText),
    Column("wish", SafeText),
    Column("created_at", Moment, nullable=False, index=True),
    Column("updated_at", Moment, nullable=False),
    Column("reply_by", Moment, nullable=False),
    Column("owner", SafeText, nullable=False),
    Column("version", Integer, nullable=False),
    Column("erased_at", Moment),
)

# A lead is found by any of its company keys; `leads.company_key` joins them with spaces.
lead_keys = Table(
    "lead_keys",
    metadata,
    Column("company_key", SafeText, primary_key=True),
    Column("reference", SafeText, ForeignKey("leads.reference"), primary_key=True, index=True),
)

# Only ever added to: no code updates or deletes a row, and erasure keeps the history.
lead_events = Table(
    "lead_events",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("reference", SafeText, ForeignKey("leads.reference"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("actor", SafeText, nullable=False),
    Column("action", SafeText, nullable=False),
    Column("detail", SafeText, nullable=False),
)

# Ids are never used again: a late `settle` must not hit another message.
outbox = Table(
    "outbox",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("person", SafeText, nullable=False),
    Column("event", SafeText, nullable=False),
    Column("message", SafeText, nullable=False),
    Column("status", SafeText, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("claimed_at", Moment),
    Column("settled_at", Moment),
    Index(None, "person", "id"),
    Index(None, "status", "person", "id"),
    sqlite_autoincrement=True,
)

erasures = Table(
    "erasures",
    metadata,
    Column("receipt", SafeText, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor", SafeText, nullable=False),
    Column("conversations", Integer, nullable=False),
    Column("leads", Integer, nullable=False),
    Column("entries", Integer, nullable=False),
)
