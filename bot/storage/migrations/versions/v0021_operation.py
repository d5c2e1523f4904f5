"""What several processes share, and what is watched."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
works_with = "0020"
"""The oldest schema whose programs go on working on this one: nothing of theirs is touched."""

MOMENT = sa.DateTime(timezone=True)
UNSEEN = sa.text(
    "coalesce(status, '') = 'queued' AND kind = 'message'"
    " AND substr(recipient, 1, 4) = 'web:' AND substr(subject, 1, 6) = 'reply:'"
)


def upgrade() -> None:
    """Two small tables, two indexes of few rows, and whose programs this schema carries."""
    is_server = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "upkeep_marks",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_upkeep_marks"),
    )
    op.create_table(
        "allowances",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("used_until", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_allowances"),
        prefixes=["UNLOGGED"] if is_server else [],
    )
    op.create_index("ix_allowances_used_until", "allowances", ["used_until"])
    no = "false" if is_server else "0"
    unanswered = sa.text(f"answered_by IS NULL AND (decision <> 'answer' OR helpful IS {no})")
    told_by = ["created_at", "status", "kind", "recipient", "subject"]
    for name, table, columns, where in (
        ("ix_questions_unanswered", "questions", ["at"], unanswered),
        ("ix_outbox_unseen_replies", "outbox", told_by, UNSEEN),
    ):
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)
    op.add_column("alembic_version", sa.Column("works_with", sa.String(32)))
