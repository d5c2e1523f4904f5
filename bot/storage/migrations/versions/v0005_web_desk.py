"""The desk in a browser: sessions of staff, and links that sign in once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Nobody is signed in yet. Deliveries are found by when they were settled."""
    op.create_table(
        "staff_sessions",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("staff", sa.Text, nullable=False),
        sa.Column("began_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("language", sa.Text),
        sa.PrimaryKeyConstraint("key", name="pk_staff_sessions"),
    )
    op.create_index("ix_staff_sessions_staff", "staff_sessions", ["staff"])
    op.create_index("ix_staff_sessions_ends_at", "staff_sessions", ["ends_at"])
    op.create_table(
        "staff_links",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("staff", sa.Text, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_staff_links"),
    )
    op.create_index("ix_staff_links_staff", "staff_links", ["staff"])
    op.create_index("ix_staff_links_ends_at", "staff_links", ["ends_at"])
    op.create_index("ix_outbox_settled_at", "outbox", ["settled_at"])
