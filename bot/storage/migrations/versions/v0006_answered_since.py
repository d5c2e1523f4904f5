"""Keep which article answers by now what was not answered when it was asked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Nothing was asked again yet."""
    op.add_column("questions", sa.Column("answered_by", sa.Text))
