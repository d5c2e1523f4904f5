"""A session is over once its member has another password."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Of older sessions nobody knows it: who has a password signs in once more."""
    op.add_column("staff_sessions", sa.Column("password_mark", sa.Text))
