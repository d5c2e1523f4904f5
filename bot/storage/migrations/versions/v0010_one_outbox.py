"""What desks are to show waits in the outbox, together with the messages to persons."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

EMPTY = sa.text("''")

RENAMED = {"person": "recipient", "event": "subject", "message": "content"}

MOVE_POSTS = """
    INSERT INTO outbox (kind, recipient, line, subject, content, urgency,
                        status, attempts, created_at, claimed_at, settled_at, not_before)
    SELECT 'desk_post', desk, line, subject, detail, urgency,
           status, attempts, created_at, claimed_at, settled_at, not_before
    FROM desk_posts ORDER BY id
"""


def upgrade() -> None:
    """Messages keep their ids, which are known elsewhere; posts keep their order."""
    for index in ("person_id", "status_person_id", "settled_at", "created_at"):
        op.drop_index(f"ix_outbox_{index}", "outbox")
    for before, after in RENAMED.items():
        op.alter_column("outbox", before, new_column_name=after)
    op.add_column("outbox", sa.Column("kind", sa.Text, nullable=False, server_default="message"))
    op.add_column("outbox", sa.Column("line", sa.Text, nullable=False, server_default=EMPTY))
    op.add_column("outbox", sa.Column("urgency", sa.Integer, nullable=False, server_default="0"))
    op.execute(MOVE_POSTS)
    op.drop_table("desk_posts")
    create_indexes()


def create_indexes() -> None:
    """By whom it is for, what it belongs to, what state it is in, and when that was."""
    op.create_index("ix_outbox_recipient_id", "outbox", ["recipient", "id"])
    op.create_index("ix_outbox_line_recipient_id", "outbox", ["line", "recipient", "id"])
    op.create_index("ix_outbox_subject_recipient", "outbox", ["subject", "recipient"])
    by_status = ["status", "recipient", "line", "id", "kind"]
    op.create_index("ix_outbox_status_recipient_line_id_kind", "outbox", by_status)
    op.create_index("ix_outbox_settled_at_kind", "outbox", ["settled_at", "kind"])
    op.create_index("ix_outbox_created_at_kind", "outbox", ["created_at", "kind"])
