"""`madoguchi mail receive`: what a mail server pipes into it, one mail at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from bot.cli.mail import TRY_AGAIN, UNREADABLE
from bot.storage import open_storage
from tests.channels.email.postman import SETTINGS, Postman
from tests.cli.conftest import Command

LONG = 300.0
"""Seconds; only ever reached by a bug."""


MAIL = {
    "MADOGUCHI_WEB_URL": SETTINGS.home,
    "MADOGUCHI_MAIL_URL": "smtp://127.0.0.1",
    "MADOGUCHI_MAIL_FROM": SETTINGS.sender,
    "MADOGUCHI_MAIL_REPLY_TO": SETTINGS.reply_to,
}


class Pipe:
    """A mail server that hands mails to the command."""

    def __init__(self, url: str) -> None:
        self.command = Command(url)

    def __call__(self, raw: bytes, **environment: str) -> tuple[int, str]:
        """The exit code, and what was said."""
        done = self.command("mail", "receive", sent=raw, **MAIL | environment)
        assert done.stdout == "", "mail servers send back what is written there"
        return done.exit_code, done.stderr


@pytest.fixture
def url(migrated_url: str) -> str:
    return migrated_url


@pytest.fixture
def postman(url: str) -> Iterator[Postman]:
    with open_storage(url) as storage:
        yield Postman(storage)


@pytest.fixture
def pipe(url: str) -> Pipe:
    return Pipe(url)


def test_a_mail_that_is_piped_in_reaches_staff_once(pipe: Pipe, postman: Postman) -> None:
    mail = postman.answer("伺います。").as_bytes()
    assert pipe(mail) == (0, "taken\n")
    code, said = pipe(mail)
    assert code == 0, "the mail server has done its part"
    assert "for nobody here" in said
    assert postman.said() == ["伺います。"]


def test_a_real_pipe_is_read_to_its_end(url: str, postman: Postman) -> None:
    mail = postman.answer("The words")
    mail.add_attachment(b"\x00" * 12_000_000, "application", "zip", filename="all.zip")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "mail", "receive"],
        input=mail.as_bytes(),
        capture_output=True,
        env={**os.environ, **MAIL, "MADOGUCHI_DATABASE_URL": url, "MADOGUCHI_LANGUAGE": "en"},
        timeout=LONG,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"taken\n")
    assert postman.said() == ["The words\n\n📎 all.zip"]


def test_what_is_for_nobody_is_dropped_without_an_error(pipe: Pipe, postman: Postman) -> None:
    for raw in (b"", b"\xff\xfe", b"To: reply@example.jp\nSubject: Buy!\n\nNow"):
        code, said = pipe(raw)
        assert code == 0
        assert "Traceback" not in said
    assert postman.said() == []


def test_a_mail_that_no_program_builds_is_refused_for_good(pipe: Pipe, postman: Postman) -> None:
    to = str(postman.last["Reply-To"]).encode()
    code, said = pipe(b"To: %s\n\n" % to + b"\n--x" * 5_000)
    assert code == UNREADABLE
    assert "Traceback" not in said


def test_while_the_database_is_away_the_mail_server_keeps_the_mail(
    pipe: Pipe, postman: Postman
) -> None:
    mail = postman.answer("Later").as_bytes()
    code, _ = pipe(mail, MADOGUCHI_DATABASE_URL="sqlite:////dev/null/app.db")
    assert code == TRY_AGAIN
    assert pipe(mail)[0] == 0
    assert postman.said() == ["Later"]


def test_without_mail_it_says_what_is_missing(pipe: Pipe, postman: Postman) -> None:
    code, said = pipe(b"x", MADOGUCHI_MAIL_URL="", MADOGUCHI_MAIL_FROM="")
    assert code == 2
    assert "MADOGUCHI_MAIL_URL" in said
