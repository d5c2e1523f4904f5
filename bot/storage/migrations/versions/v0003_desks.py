"""Desks: what they show, when something may be sent again, drafts of answers, who was refused."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """What was kept before has no key, no receipt, no time to wait for, and does not rest."""
    op.add_column("entries", sa.Column("key", sa.Text))
    op.add_column("leads", sa.Column("snoozed_until", MOMENT))
    op.add_column("outbox", sa.Column("not_before", MOMENT))
    op.add_column("outbox", sa.Column("receipt", sa.Text))
    create_desk_tables()
    create_draft_tables()
    create_refusals()


def create_desk_tables() -> None:
    """What desks are to show, and where they show it."""
    op.create_table(
        "desk_posts",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("desk", sa.Text, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("urgency", sa.Integer, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("claimed_at", MOMENT),
        sa.Column("settled_at", MOMENT),
        sa.Column("not_before", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_desk_posts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_desk_posts_line_desk_id", "desk_posts", ["line", "desk", "id"])
    op.create_index("ix_desk_posts_subject_desk", "desk_posts", ["subject", "desk"])
    by_status = ["status", "desk", "line", "id"]
    op.create_index("ix_desk_posts_status_desk_line_id", "desk_posts", by_status)
    op.create_table(
        "desk_places",
        sa.Column("desk", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("desk", "subject", name="pk_desk_places"),
    )
    op.create_index("ix_desk_places_place_desk", "desk_places", ["place", "desk"])


def create_draft_tables() -> None:
    """Answers that staff wrote, and who wishes to be told of them."""
    op.create_table(
        "drafts",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("staff", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
    )
    op.create_index("ix_drafts_at", "drafts", ["at"])
    op.create_table(
        "wishes",
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("question_key", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("person", "question_key", name="pk_wishes"),
    )
    op.create_index("ix_wishes_question_key", "wishes", ["question_key"])


def create_refusals() -> None:
    """Who was refused at a desk."""
    op.create_table(
        "refusals",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("reference", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_refusals"),
    )
    op.create_index("ix_refusals_at", "refusals", ["at"])
