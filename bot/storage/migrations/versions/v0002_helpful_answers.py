"""Keep whether an answer helped."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Nothing is known of the answers that were given before."""
    op.add_column("questions", sa.Column("helpful", sa.Boolean))
