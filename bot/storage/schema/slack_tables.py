"""Tables of slack_sdk's SQLAlchemy stores, as the migrations make them. Its moments are naive UTC.

A test proves that they have every column that the stores use.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Boolean, Column, DateTime, Index, MetaData, Table, Text

from bot.storage.schema.types import RowId


def texts(*names: str, nullable: bool = True) -> Iterable[Column[str]]:
    """Columns of text."""
    return (Column(name, Text, nullable=nullable) for name in names)


def moments(*names: str, nullable: bool = True) -> Iterable[Column[object]]:
    """Columns of moments."""
    return (Column(name, DateTime, nullable=nullable) for name in names)


def add_slack_tables(metadata: MetaData) -> None:
    """Declare the tables."""
    Table(
        "slack_bots",
        metadata,
        Column("id", RowId, primary_key=True),
        *texts("client_id", "app_id", nullable=False),
        *texts("enterprise_id", "enterprise_name", "team_id", "team_name"),
        *texts("bot_token", "bot_id", "bot_user_id", "bot_scopes", "bot_refresh_token"),
        *moments("bot_token_expires_at"),
        Column("is_enterprise_install", Boolean, nullable=False),
        *moments("installed_at", nullable=False),
        Index(None, "client_id", "team_id", "installed_at"),
    )
    Table(
        "slack_installations",
        metadata,
        Column("id", RowId, primary_key=True),
        *texts("client_id", "app_id", "user_id", nullable=False),
        *texts("enterprise_id", "enterprise_name", "enterprise_url", "team_id", "team_name"),
        *texts("bot_token", "bot_id", "bot_user_id", "bot_scopes", "bot_refresh_token"),
        *texts("user_token", "user_scopes", "user_refresh_token", "token_type"),
        *texts("incoming_webhook_url", "incoming_webhook_channel", "incoming_webhook_channel_id"),
        *texts("incoming_webhook_configuration_url"),
        *moments("bot_token_expires_at", "user_token_expires_at"),
        Column("is_enterprise_install", Boolean, nullable=False),
        *moments("installed_at", nullable=False),
        Index(None, "client_id", "team_id", "installed_at"),
    )
    Table(
        "slack_oauth_states",
        metadata,
        Column("id", RowId, primary_key=True),
        *texts("state", nullable=False),
        *moments("expire_at", nullable=False),
    )
