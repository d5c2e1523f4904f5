"""The tables. A change here needs a migration in `bot/storage/migrations/versions`.

Documents (`state`, `content`, `contact`, `wish`, `detail`) are JSON kept as text: the order of keys
carries meaning (answers in the order of giving), and both databases give back what they were given.

`SafeText` is for what people or platforms wrote, `Text` for what this program wrote itself.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)

from bot.storage.schema.content_tables import add_content_tables
from bot.storage.schema.mail_tables import add_mail_tables
from bot.storage.schema.search_tables import add_search_tables
from bot.storage.schema.slack_tables import add_slack_tables
from bot.storage.schema.staff_tables import add_web_tables
from bot.storage.schema.team_tables import add_team_tables
from bot.storage.schema.types import Moment, RowId, SafeText
from bot.storage.schema.upkeep_tables import add_backlog_indexes, add_upkeep_tables

MESSAGE, DESK_POST = "message", "desk_post"
"""Kinds of what is in the outbox."""

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
    Column("handled_at", Moment, nullable=False, index=True),
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person", SafeText, nullable=False, unique=True),
    Column("updated_at", Moment, nullable=False, index=True),
    Column("state", Text, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("conversation", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", SafeText, nullable=False),
    Column("key", SafeText),
    Index(None, "conversation", "id"),
)

questions = Table(
    "questions",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("conversation", Text, nullable=False, index=True),
    Column("at", Moment, nullable=False, index=True),
    Column("language", Text, nullable=False),
    Column("text", SafeText, nullable=False),
    Column("decision", Text, nullable=False),
    Column("article", Text),
    Column("score", Double, nullable=False),
    Column("helpful", Boolean),
    Column("answered_by", Text),
)

leads = Table(
    "leads",
    metadata,
    Column("reference", SafeText, primary_key=True),
    Column("conversation", Text, nullable=False),
    Column("person", SafeText, nullable=False, index=True),
    Column("company_key", SafeText, nullable=False),
    Column("status", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("edition", Text, nullable=False),
    Column("flow_version", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("record", SafeText, nullable=False),
    Column("contact", Text),
    Column("wish", Text),
    Column("created_at", Moment, nullable=False, index=True),
    Column("updated_at", Moment, nullable=False),
    Column("reply_by", Moment, nullable=False),
    Column("owner", SafeText, nullable=False),
    Column("version", Integer, nullable=False),
    Column("erased_at", Moment),
    Column("snoozed_until", Moment),
    Column("consented_at", Moment),
    Column("consent_notice", SafeText),
    Column("joined", SafeText, index=True),
    Column("answered_at", Moment),
    Column("asked_at", Moment, index=True),
    # Who waits for whom (see `bot.handoff.lead.stage_of`), so that lists are read by an index.
    Column("stage", Text, nullable=False, server_default=text("''")),
    Index(None, "erased_at", "updated_at"),
    Index(None, "status", "reply_by"),
    Index(None, "status", "updated_at", "reference"),
    Index(None, "stage", "reply_by", "reference"),
    Index(None, "stage", "updated_at", "reference"),
    Index(None, "stage", "created_at", "reference"),
    Index(None, "owner", "status"),
    Index(None, "updated_at", "reference"),
    Index(None, "snoozed_until"),
    Index(None, "conversation"),
)

# A lead is found by any of its company keys; `leads.company_key` joins them with spaces.
lead_keys = Table(
    "lead_keys",
    metadata,
    Column("company_key", SafeText, primary_key=True),
    Column("reference", SafeText, ForeignKey("leads.reference"), primary_key=True, index=True),
)

# Only ever added to; erasure takes what somebody wrote out of `detail` and leaves all else.
lead_events = Table(
    "lead_events",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("reference", SafeText, ForeignKey("leads.reference"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("actor", SafeText, nullable=False),
    Column("action", SafeText, nullable=False),
    Column("detail", Text, nullable=False),
)

# What is on its way out: messages to persons, and posts for desks. A line keeps its order; a person
# is one, a desk has one for each lead. Ids are never used again: a late `settle` must not hit
# something else.
outbox = Table(
    "outbox",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("kind", Text, nullable=False, server_default=MESSAGE),
    Column("recipient", SafeText, nullable=False),
    Column("line", SafeText, nullable=False, server_default=text("''")),
    Column("subject", SafeText, nullable=False),
    Column("content", Text, nullable=False),
    Column("urgency", Integer, nullable=False, server_default="0"),
    Column("status", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("claimed_at", Moment),
    Column("settled_at", Moment),
    Column("not_before", Moment),
    Column("receipt", SafeText),
    Index(None, "recipient", "id"),
    Index(None, "line", "recipient", "id"),
    Index(None, "subject", "recipient"),
    # The kind stands last: SQLite would take an index that begins with it for a good one.
    Index(None, "status", "recipient", "line", "id", "kind"),
    Index(None, "settled_at", "kind"),
    Index(None, "created_at", "kind"),
    sqlite_autoincrement=True,
)

# What was erased here and still stands on a platform, to be taken back there.
withdrawals = Table(
    "withdrawals",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("person", SafeText, nullable=False),
    Column("receipt", SafeText, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("not_before", Moment),
)

# Where a desk shows a subject. Holds nothing about people, so erasure leaves it.
desk_places = Table(
    "desk_places",
    metadata,
    Column("desk", SafeText, primary_key=True),
    Column("subject", SafeText, primary_key=True),
    Column("place", SafeText, nullable=False),
    Index(None, "place", "desk"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    Column("staff", SafeText, nullable=False),
    Column("language", Text, nullable=False),
    Column("question", SafeText, nullable=False),
    Column("answer", SafeText, nullable=False),
    Column("status", Text, nullable=False),
)

# `question_key` is the question without what makes no difference, such as capitals.
wishes = Table(
    "wishes",
    metadata,
    Column("person", SafeText, primary_key=True),
    Column("question_key", SafeText, primary_key=True, index=True),
    Column("question", SafeText, nullable=False),
    Column("language", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

refusals = Table(
    "refusals",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    Column("actor", SafeText, nullable=False),
    Column("action", SafeText, nullable=False),
    Column("reference", SafeText, nullable=False),
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

add_slack_tables(metadata)
add_web_tables(metadata)
add_upkeep_tables(metadata)
add_backlog_indexes(metadata)
add_mail_tables(metadata)
add_search_tables(metadata)
add_team_tables(metadata)
add_content_tables(metadata)
staff_sessions, staff_links = metadata.tables["staff_sessions"], metadata.tables["staff_links"]
reply_drafts, staff_news = metadata.tables["reply_drafts"], metadata.tables["staff_news"]
keys, devices = metadata.tables["keys"], metadata.tables["devices"]
quotas = metadata.tables["quotas"]
sweeps, heartbeats = metadata.tables["sweeps"], metadata.tables["heartbeats"]
search_texts, search_marks = metadata.tables["search_texts"], metadata.tables["search_marks"]
members, staff_preferences = metadata.tables["members"], metadata.tables["staff_preferences"]
accesses, special_days = metadata.tables["accesses"], metadata.tables["special_days"]
daily_numbers = metadata.tables["daily_numbers"]
upkeep_marks, allowances = metadata.tables["upkeep_marks"], metadata.tables["allowances"]
proposals, publications = metadata.tables["proposals"], metadata.tables["publications"]
saved_views, desk_options = metadata.tables["saved_views"], metadata.tables["desk_options"]
usual_hours, appointments = metadata.tables["usual_hours"], metadata.tables["appointments"]
