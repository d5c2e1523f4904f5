"""Numbers by day, so that those of a year need not be counted anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """One row a day; they are counted beside requests."""
    op.create_table(
        "daily_numbers",
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("made_with", sa.Text, nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_daily_numbers"),
    )
