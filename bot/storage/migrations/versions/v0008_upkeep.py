"""What was swept out of the database, whether it can be written, and ways to find what is old."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Nothing was swept yet. What is old and what is awaited is found without reading all."""
    op.create_table(
        "sweeps",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("before", MOMENT, nullable=False),
        sa.Column("retention_days", sa.Integer, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("conversations", sa.Integer, nullable=False),
        sa.Column("leads", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sweeps"),
    )
    op.create_index("ix_sweeps_at", "sweeps", ["at"])
    op.create_table(
        "heartbeats",
        sa.Column("process", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("process", name="pk_heartbeats"),
    )
    op.create_index("ix_events_handled_at", "events", ["handled_at"])
    op.create_index("ix_outbox_created_at", "outbox", ["created_at"])
    op.create_index("ix_leads_erased_at_updated_at", "leads", ["erased_at", "updated_at"])
    op.create_index("ix_leads_status_reply_by", "leads", ["status", "reply_by"])
