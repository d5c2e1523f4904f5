"""What members of staff began to write to applicants, and what they are to learn."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

MOMENT = sa.DateTime(timezone=True)
ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """One draft a member and lead; news until they are put away."""
    op.create_table(
        "reply_drafts",
        sa.Column("staff", sa.Text, nullable=False),
        sa.Column("lead", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("staff", "lead", name="pk_reply_drafts"),
    )
    op.create_index("ix_reply_drafts_lead", "reply_drafts", ["lead"])
    op.create_table(
        "staff_news",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("staff", sa.Text, nullable=False),
        sa.Column("lead", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_staff_news"),
    )
    op.create_index("ix_staff_news_staff", "staff_news", ["staff"])
