"""Calls with applicants, and usual hours that are set at the desk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

MOMENT = sa.DateTime(timezone=True)
ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """One row a call, whatever becomes of it; one row whenever the usual hours are changed."""
    op.create_table(
        "appointments",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("lead", sa.Text, nullable=False),
        sa.Column("begins", MOMENT, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("staff", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("outgoing", sa.BigInteger, nullable=False),
        sa.Column("is_cancelled", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("uid", name="pk_appointments"),
    )
    op.create_index("ix_appointments_lead", "appointments", ["lead"])
    op.create_table(
        "usual_hours",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("hours", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_usual_hours"),
    )
