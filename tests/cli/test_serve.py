"""`madoguchi serve` as a process of its own: started, stopped in peace, and killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from bot.channels.slack.manifest import scopes
from bot.storage import open_storage
from tests.cli.conftest import Command
from tests.fake_slack import Person, SmallSlack, Workspace
from tests.fork_server import Forked

PATIENCE = 240.0
"""Seconds that Slack goes on trying: at its first start a process may have to fit the matchers."""


@pytest.fixture
def slack() -> Iterator[SmallSlack]:
    with SmallSlack() as small:
        small.patience(1, retries=(0.2, 0.5, 1, *[2] * round(PATIENCE / 2)))
        yield small


@pytest.fixture
def acme(slack: SmallSlack) -> Workspace:
    return slack.workspace("acme", scopes=scopes())


@pytest.fixture
def hanako(slack: SmallSlack, acme: Workspace) -> Person:
    return slack.person(acme, "hanako", locale="en-US")


@pytest.fixture
def environment(slack: SmallSlack, acme: Workspace, tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "MADOGUCHI_DATABASE_URL": f"sqlite:///{tmp_path}/served.db",
        "MADOGUCHI_SLACK_BOT_TOKEN": acme.bot_token,
        "MADOGUCHI_SLACK_APP_TOKEN": slack.use_socket_mode(),
        "MADOGUCHI_SLACK_API_URL": slack.api_url,
    }


@contextmanager
def forked(slack: SmallSlack, environment: dict[str, str]) -> Iterator[Forked]:
    """The same, up at once."""
    with Forked(["serve"], environment) as process:
        slack.wait_until(lambda: slack.connections or process.is_over(), PATIENCE)
        yield process


@contextmanager
def served(slack: SmallSlack, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "bot", "serve"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as process:
        try:
            slack.wait_until(lambda: slack.connections or process.poll() is not None, PATIENCE)
            yield process
        finally:
            process.kill()


def test_it_answers_and_stops_in_peace(
    slack: SmallSlack, hanako: Person, environment: dict[str, str]
) -> None:
    with served(slack, environment) as process:
        hanako.say(hanako.dm(), "is it free?")
        slack.wait_until(lambda: "free" in "".join(hanako.reads(hanako.dm())[1:]), 30)
        slack.quiet()
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        assert process.stderr is not None
        logged = process.stderr.read().decode()
    assert "Serving" in logged
    assert "is it free" not in logged
    assert "xoxb-" not in logged
    assert "xapp-" not in logged
    assert "Traceback" not in logged


def test_what_was_said_to_a_process_that_was_killed_is_answered_once_by_the_next_one(
    slack: SmallSlack, hanako: Person, environment: dict[str, str]
) -> None:
    with forked(slack, environment) as process:
        hanako.say(hanako.dm(), "hello")
        process.send_signal(signal.SIGKILL)
        process.wait(10)
        hanako.say(hanako.dm(), "is it free?")
    slack.wait_until(lambda: not slack.connections)
    with forked(slack, environment) as process:
        slack.wait_until(lambda: len(said(environment, hanako)) == 2, 60)
        slack.quiet(60)
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    assert sorted(said(environment, hanako)) == ["hello", "is it free?"]


def said(environment: dict[str, str], person: Person) -> list[str]:
    with open_storage(environment["MADOGUCHI_DATABASE_URL"]) as storage, storage() as work:
        conversation = work.conversations.of(f"slack:{person.team}:{person.id}")
        if conversation is None:
            return []
        return [e.text for e in work.transcripts.of(conversation.id) if e.speaker == "person"]


def test_with_nothing_configured_it_serves_pages_on_this_machine_and_says_where(
    tmp_path: Path,
) -> None:
    given = {
        "MADOGUCHI_DATABASE_URL": f"sqlite:///{tmp_path}/pages.db",
        "MADOGUCHI_PORT": "0",
        "MADOGUCHI_STAFF": "hana",
    }
    command = [sys.executable, "-m", "bot", "serve"]
    environment = {**os.environ, **given}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            told = "".join(lines_until(process))
            page, link = re.findall(r"http://127\.0\.0\.1:\d+/\S*", told)[:2]
            with urlopen(page) as answer:  # noqa: S310  our own address
                assert "lang=" in answer.read().decode()
            with urlopen(link) as answer:  # noqa: S310
                assert "hana" in answer.read().decode()
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0


def lines_until(process: subprocess.Popen[str], last: str = "signs hana in") -> list[str]:
    """What a process tells, up to a line that says this."""
    assert process.stderr is not None
    told: list[str] = []
    while not told or last not in told[-1]:
        line = process.stderr.readline()
        assert line, "".join(told)
        told.append(line)
    return told


def test_half_configured_it_says_all_that_is_missing_and_creates_nothing(
    first_command: Command, tmp_path: Path
) -> None:
    result = first_command("serve", MADOGUCHI_SLACK_STAFF="U1")
    assert result.exit_code == 2
    for name in ("BOT_TOKEN", "APP_TOKEN", "SIGNING_SECRET", "DESK_CHANNEL"):
        assert f"MADOGUCHI_SLACK_{name}" in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_port_that_is_taken_is_told(
    madoguchi: Command, slack: SmallSlack, acme: Workspace
) -> None:
    port = slack.server.server_address[1]
    result = madoguchi(
        "serve",
        MADOGUCHI_SLACK_BOT_TOKEN=acme.bot_token,
        MADOGUCHI_SLACK_SIGNING_SECRET=slack.app.signing_secret,
        MADOGUCHI_SLACK_API_URL=slack.api_url,
        MADOGUCHI_PORT=str(port),
    )
    assert result.exit_code == 1
    assert f"127.0.0.1:{port} cannot be listened on" in result.stderr
