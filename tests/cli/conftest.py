"""The real command, run in this process or as one of its own."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from tests.storage.conftest import empty_postgres_url, migrated_url, server, sqlite_url

__all__ = ["empty_postgres_url", "migrated_url", "server", "sqlite_url"]


class Command:
    """Runs `madoguchi` with arguments, on a database of its own."""

    def __init__(self, url: str) -> None:
        self.url = url

    def __call__(self, *arguments: str, sent: str | bytes = "", **environment: str) -> Result:
        """The result of one command. Trouble that nobody expected is raised."""
        variables = {
            "MADOGUCHI_DATABASE_URL": self.url,
            "MADOGUCHI_STAFF": "hana",
            "MADOGUCHI_LANGUAGE": "en",
            **environment,
        }
        return CliRunner().invoke(
            main, arguments, input=sent, env=variables, catch_exceptions=False
        )


@pytest.fixture
def madoguchi(migrated_url: str) -> Command:
    return Command(migrated_url)


@pytest.fixture
def first_command(sqlite_url: str) -> Command:
    """The same where there is no database yet."""
    return Command(sqlite_url)
