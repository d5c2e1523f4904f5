"""Alembic runs this for each migration. It gets its connection from `bot.storage.migrations`."""

from __future__ import annotations

from alembic import context

from bot.storage.schema.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
