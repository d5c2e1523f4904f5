"""Members of the desk and what they set; the access log; days that are not as usual."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

MOMENT = sa.DateTime(timezone=True)
ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Six tables, all empty: whoever the settings name goes on being a member."""
    members_and_preferences()
    op.create_table(
        "accesses",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("staff", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accesses"),
    )
    op.create_index("ix_accesses_at", "accesses", ["at"])
    op.create_index("ix_accesses_staff_id", "accesses", ["staff", "id"])
    op.create_index("ix_accesses_about_kind_at", "accesses", ["about", "kind", "at"])
    days_views_and_options()


def members_and_preferences() -> None:
    """Who was invited, and what each of all members set."""
    op.create_table(
        "members",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("invited_by", sa.Text, nullable=False),
        sa.Column("invited_at", MOMENT, nullable=False),
        sa.Column("joined_at", MOMENT),
        sa.Column("password", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_members"),
    )
    op.create_table(
        "staff_preferences",
        sa.Column("staff", sa.Text, nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("mail", sa.Text, nullable=False),
        sa.Column("chat", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("away_until", sa.Text),
        sa.Column("deputy", sa.Text, nullable=False),
        sa.Column("takes_turns", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("staff", name="pk_staff_preferences"),
    )


def days_views_and_options() -> None:
    """What is set about the desk, and lists with a name."""
    op.create_table(
        "special_days",
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("hours", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_special_days"),
    )
    op.create_table(
        "saved_views",
        sa.Column("staff", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("tab", sa.Text, nullable=False),
        sa.Column("sought", sa.Text, nullable=False),
        sa.Column("order", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("staff", "name", name="pk_saved_views"),
    )
    op.create_table(
        "desk_options",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_desk_options"),
    )
