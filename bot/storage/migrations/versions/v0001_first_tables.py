"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create everything."""
    create_conversation_tables()
    create_lead_tables()
    create_delivery_tables()


def create_conversation_tables() -> None:
    """Events, conversations, transcripts and questions."""
    op.create_table(
        "events",
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("handled_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("person", "event", name="pk_events"),
    )
    op.create_table(
        "conversations",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conversations"),
        sa.UniqueConstraint("person", name="uq_conversations_person"),
    )
    op.create_index("ix_conversations_updated_at", "conversations", ["updated_at"])
    op.create_table(
        "entries",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("speaker", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_entries"),
    )
    op.create_index("ix_entries_conversation", "entries", ["conversation"])
    op.create_table(
        "questions",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("decision", sa.Text, nullable=False),
        sa.Column("article", sa.Text),
        sa.Column("score", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
    )
    op.create_index("ix_questions_conversation", "questions", ["conversation"])
    op.create_index("ix_questions_at", "questions", ["at"])


def create_lead_tables() -> None:
    """Leads, their company keys and their histories."""
    op.create_table(
        "leads",
        sa.Column("reference", sa.Text, nullable=False),
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("company_key", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("flow_version", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("contact", sa.Text),
        sa.Column("wish", sa.Text),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("reply_by", MOMENT, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("erased_at", MOMENT),
        sa.PrimaryKeyConstraint("reference", name="pk_leads"),
    )
    op.create_index("ix_leads_person", "leads", ["person"])
    op.create_index("ix_leads_created_at", "leads", ["created_at"])
    op.create_table(
        "lead_keys",
        sa.Column("company_key", sa.Text, nullable=False),
        sa.Column("reference", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("company_key", "reference", name="pk_lead_keys"),
        sa.ForeignKeyConstraint(["reference"], ["leads.reference"], name="fk_lead_keys_reference"),
    )
    op.create_index("ix_lead_keys_reference", "lead_keys", ["reference"])
    op.create_table(
        "lead_events",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("reference", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_lead_events"),
        sa.ForeignKeyConstraint(
            ["reference"], ["leads.reference"], name="fk_lead_events_reference"
        ),
    )
    op.create_index("ix_lead_events_reference", "lead_events", ["reference"])


def create_delivery_tables() -> None:
    """The outbox and the proofs of erasure."""
    op.create_table(
        "outbox",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("claimed_at", MOMENT),
        sa.Column("settled_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_person_id", "outbox", ["person", "id"])
    op.create_index("ix_outbox_status_person_id", "outbox", ["status", "person", "id"])
    op.create_table(
        "erasures",
        sa.Column("receipt", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("conversations", sa.Integer, nullable=False),
        sa.Column("leads", sa.Integer, nullable=False),
        sa.Column("entries", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("receipt", name="pk_erasures"),
    )
