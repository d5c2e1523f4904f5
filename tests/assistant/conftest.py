"""Desks on every storage."""

from __future__ import annotations

import pytest

from bot.assistant.ports import Storage
from tests.assistant.desk_driver import DeskStage, new_desk
from tests.storage.conftest import (
    migrated_url,
    postgres,
    postgres_storage,
    postgres_url,
    server,
    sqlite_storage,
    sqlite_url,
    storage,
)

__all__ = [
    "migrated_url",
    "postgres",
    "postgres_storage",
    "postgres_url",
    "server",
    "sqlite_storage",
    "sqlite_url",
    "storage",
]


@pytest.fixture
def stage(storage: Storage) -> DeskStage:
    """A desk with one new lead, on each storage in turn."""
    return new_desk(storage=storage)
