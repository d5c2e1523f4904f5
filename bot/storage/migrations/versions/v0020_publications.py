"""What curators propose at the desk, and what was published."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Proposals change until they are settled; publications are never changed."""
    op.create_table(
        "proposals",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("edits", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_proposals"),
    )
    op.create_index("ix_proposals_status", "proposals", ["status"])
    op.create_table(
        "publications",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("reviewer", sa.Text, nullable=False),
        sa.Column("edits", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("rolls_back", sa.Integer),
        sa.PrimaryKeyConstraint("number", name="pk_publications"),
    )
