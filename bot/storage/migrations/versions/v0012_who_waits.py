"""When staff answered last, and since when an applicant waits once more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Of older leads their status alone tells who waits."""
    op.add_column("leads", sa.Column("answered_at", MOMENT))
    op.add_column("leads", sa.Column("asked_at", MOMENT))
    op.create_index("ix_leads_asked_at", "leads", ["asked_at"])
