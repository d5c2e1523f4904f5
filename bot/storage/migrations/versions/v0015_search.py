"""Lists of leads are read by indexes, and leads are found by words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0015"
down_revision = "0014"

INDEXES = (
    ("status", "updated_at", "reference"),
    ("stage", "reply_by", "reference"),
    ("stage", "updated_at", "reference"),
    ("stage", "created_at", "reference"),
    ("owner", "status"),
    ("updated_at", "reference"),
    ("snoozed_until",),
    ("conversation",),
)
STAGE = """
UPDATE leads SET stage = CASE
  WHEN erased_at IS NOT NULL THEN 'erased'
  WHEN status = 'closed' THEN 'closed'
  WHEN asked_at IS NOT NULL THEN 'waiting'
  WHEN status IN ('new', 'claimed') AND answered_at IS NULL THEN 'waiting'
  ELSE 'answered' END
"""


def upgrade() -> None:
    """The words of older leads follow in the background, a few at a time."""
    stage = sa.Column("stage", sa.Text, nullable=False, server_default=sa.text("''"))
    op.add_column("leads", stage)
    op.execute(STAGE)
    for columns in INDEXES:
        op.create_index(f"ix_leads_{'_'.join(columns)}", "leads", list(columns))
    row_id = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "search_texts",
        sa.Column("id", row_id, nullable=False),
        sa.Column("reference", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("entry", sa.BigInteger, nullable=False),
        sa.Column("words", sa.Text().with_variant(TSVECTOR, "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_texts"),
        sa.UniqueConstraint("reference", name="uq_search_texts_reference"),
        sa.ForeignKeyConstraint(
            ["reference"], ["leads.reference"], name="fk_search_texts_reference"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_search_texts_created_at", "search_texts", ["created_at"])
    op.create_index(
        "ix_search_texts_words",
        "search_texts",
        ["words"],
        postgresql_using="gin",
        sqlite_where=sa.text("id < 0"),
    )
    op.create_table(
        "search_marks",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("id", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_search_marks"),
    )
    op.execute(
        "INSERT INTO search_marks (name, id)"
        " SELECT 'old', max(id) FROM lead_events HAVING max(id) IS NOT NULL"
    )
