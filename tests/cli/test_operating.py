"""What an operator meets: help, settings, the database, content."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

from bot.cli.main import COMMANDS
from tests.cli.conftest import Command


def test_help_lists_every_command_without_loading_any(madoguchi: Command) -> None:
    shown = madoguchi("--help").stdout
    assert all(name in shown for name in COMMANDS)
    code = "import sys; from bot.cli import main; main(['--help'], standalone_mode=False); "
    heavy = "print([m for m in ('numpy', 'sqlalchemy', 'yaml') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code + heavy], capture_output=True, check=True)
    assert run.stdout.splitlines()[-1] == b"[]"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_what_the_command_says(name: str) -> None:
    command = getattr(import_module(COMMANDS[name].module), name)
    assert isinstance(command, click.Command)
    assert (command.help or "").replace("\n", " ").startswith(COMMANDS[name].help.rstrip("."))


def test_the_version_is_told(madoguchi: Command) -> None:
    assert madoguchi("--version").stdout.startswith("madoguchi")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MADOGUCHI_RETENTION_DAYS", "many"),
        ("MADOGUCHI_RETENTION_DAYS", "0"),
        ("MADOGUCHI_LANGUAGE", "fr"),
        ("MADOGUCHI_STAFF", "a" * 101),
    ],
)
def test_a_wrong_setting_is_named(madoguchi: Command, name: str, value: str) -> None:
    result = madoguchi("leads", "list", **{name: value})
    assert result.exit_code == 2
    assert name in result.stderr


def test_an_empty_setting_is_as_good_as_none(madoguchi: Command) -> None:
    assert madoguchi("leads", "list", MADOGUCHI_RETENTION_DAYS="").exit_code == 0


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mysql://x/y", "sqlite:////proc/no/such.db", "postgresql://:secret@/"]
)
def test_a_database_that_cannot_be_used_is_told_in_plain_words(
    madoguchi: Command, url: str, tmp_path: Path
) -> None:
    url = url or f"sqlite:///{tmp_path}"  # a folder
    result = madoguchi("chat", "--jsonl", sent='{"text": ""}\n', MADOGUCHI_DATABASE_URL=url)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert "secret" not in result.stderr
    assert result.stderr.strip()


def test_a_newer_database_is_refused_and_left_alone(first_command: Command) -> None:
    assert first_command("database", "status").exit_code == 1
    assert first_command("database", "upgrade").exit_code == 0
    assert first_command("database", "status").exit_code == 0
    with sqlite3.connect(first_command.url.removeprefix("sqlite:///")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999', works_with = '9999'")
    database.close()
    assert first_command("chat", "--jsonl").exit_code == 1
    status = first_command("database", "status", "--json")
    assert status.exit_code == 1
    assert json.loads(status.stdout)["schema"] == "9999"


def test_looking_at_a_database_that_is_not_there_does_not_create_it(
    first_command: Command, tmp_path: Path
) -> None:
    first_command("database", "status")
    assert list(tmp_path.iterdir()) == []


def test_asking_and_judging_need_no_database(first_command: Command, tmp_path: Path) -> None:
    assert first_command("ask", "--jsonl", sent='{"text": "a"}\n').exit_code == 0
    assert first_command("precheck", "--jsonl", sent='{"answers": {}}\n').exit_code == 0
    assert list(tmp_path.iterdir()) == []


def test_the_content_of_this_repository_has_no_problems(madoguchi: Command) -> None:
    assert madoguchi("knowledge", "check").exit_code == 0
    assert madoguchi("flows", "check").exit_code == 0


def test_coverage_counts_every_clause(madoguchi: Command) -> None:
    rows = json.loads(madoguchi("knowledge", "coverage", "--json").stdout)
    assert {"clause", "articles", "options"} == set(rows[0])
    assert sum(row["articles"] for row in rows) > 0


def test_what_was_not_answered_is_listed_for_curators(madoguchi: Command) -> None:
    madoguchi("chat", "--jsonl", sent='{"text": "What will the weather be tomorrow?"}\n')
    [asked] = json.loads(madoguchi("knowledge", "unanswered", "--json").stdout)
    assert "weather" in asked["questions"][0]
    assert "weather" in madoguchi("knowledge", "unanswered").stdout


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_flow_is_drawn_as_svg(madoguchi: Command, language: str, tmp_path: Path) -> None:
    output = tmp_path / "flow.svg"
    drawn = madoguchi("flows", "draw", "--language", language, "--output", str(output))
    assert drawn.exit_code == 0
    assert "<svg" in output.read_text(encoding="utf-8")


def test_python_m_bot_is_the_command() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "bot", "--version"],
        capture_output=True,
        check=True,
        env={**os.environ},
    )
    assert b"madoguchi" in run.stdout


def test_a_backup_is_made_looked_at_and_put_back(madoguchi: Command, tmp_path: Path) -> None:
    madoguchi("chat", "--jsonl", sent='{"text": "Is it free?"}\n')
    file = str(tmp_path / "backup.db")
    made = madoguchi("database", "backup", file)
    assert "1 conversations" in made.stdout
    assert "not encrypted" in made.stdout
    assert json.loads(madoguchi("database", "verify", file, "--json").stdout)["lines"] > 1
    refused = madoguchi("database", "restore", file)
    assert refused.exit_code == 1
    assert "--replace" in refused.stderr
    elsewhere = f"sqlite:///{tmp_path}/elsewhere.db"
    restored = madoguchi("database", "restore", file, MADOGUCHI_DATABASE_URL=elsewhere)
    assert restored.exit_code == 0
    assert "1 conversations" in restored.stdout
