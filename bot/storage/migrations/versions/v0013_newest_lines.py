"""The newest lines of a conversation are found without reading all of them."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """The index that was there says nothing of their order."""
    op.create_index("ix_entries_conversation_id", "entries", ["conversation", "id"])
    op.drop_index("ix_entries_conversation", "entries")
