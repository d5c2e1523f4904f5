"""Consent of leads, leads put together, what is to be taken back; words leave erased histories."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)

WORDS = "text"
"""Under this name the history kept what staff wrote."""


def upgrade() -> None:
    """Of older leads it is not known when their applicants agreed to what."""
    op.add_column("leads", sa.Column("consented_at", MOMENT))
    op.add_column("leads", sa.Column("consent_notice", sa.Text))
    op.add_column("leads", sa.Column("joined", sa.Text))
    op.create_index("ix_leads_joined", "leads", ["joined"])
    create_withdrawals()
    forget_words_of_erased_leads()


def create_withdrawals() -> None:
    """What was erased here and still stands on a platform."""
    op.create_table(
        "withdrawals",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("receipt", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("not_before", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_withdrawals"),
    )


def forget_words_of_erased_leads() -> None:
    """Notes and reasons for closing stayed in the histories of leads that were erased before."""
    connection = op.get_bind()
    rows = connection.execute(
        sa.text(
            "SELECT lead_events.id, lead_events.detail FROM lead_events JOIN leads"
            " ON leads.reference = lead_events.reference WHERE leads.erased_at IS NOT NULL"
        )
    ).all()
    for id_, written in rows:
        detail = json.loads(written)
        if detail.pop(WORDS, None) is not None:
            connection.execute(
                sa.text("UPDATE lead_events SET detail = :detail WHERE id = :id"),
                {"id": id_, "detail": json.dumps(detail, ensure_ascii=False)},
            )
