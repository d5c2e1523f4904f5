"""No two processes serve one file of SQLite: each would take the other's messages for lost."""

from __future__ import annotations

import os
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.storage import StorageError, open_storage, serving_alone
from tests.cli.conftest import Command
from tests.fork_server import Forked

HOLD = """
import sys, time
from bot.storage import serving_alone
with serving_alone(sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""


@contextmanager
def held_elsewhere(url: str) -> Iterator[Forked]:
    """Another process that serves a database."""
    with Forked.code(HOLD, url) as process:
        assert process.stdout.readline() == b"held\n"
        yield process


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/madoguchi.db"


def test_no_second_process_serves_a_file_and_it_is_told_which_one_does(url: str) -> None:
    with (
        held_elsewhere(url) as process,
        pytest.raises(StorageError, match=f"another process \\({process.pid} on "),
    ):
        serving_alone(url).__enter__()


def test_no_other_name_of_the_same_file_opens_it(url: str, tmp_path: Path) -> None:
    (tmp_path / "madoguchi.db").touch()
    (tmp_path / "other.db").symlink_to(tmp_path / "madoguchi.db")
    with serving_alone(url), pytest.raises(StorageError, match="served already"):
        serving_alone(f"sqlite:///{tmp_path}/other.db").__enter__()


def test_a_process_that_was_killed_keeps_nobody_out(url: str) -> None:
    with held_elsewhere(url) as process:
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    with serving_alone(url):
        pass
    with serving_alone(url):
        pass


def test_a_process_that_stands_still_is_not_taken_for_gone(url: str) -> None:
    with held_elsewhere(url) as process:
        os.kill(process.pid, signal.SIGSTOP)
        with pytest.raises(StorageError, match="served already"):
            serving_alone(url).__enter__()


def test_nobody_else_reads_or_follows_the_lock(url: str, tmp_path: Path) -> None:
    with serving_alone(url):
        [lock] = tmp_path.glob("*.serving")
        assert stat.S_IMODE(lock.stat().st_mode) == 0o600
    target = tmp_path / "precious"
    target.write_text("keep me")
    lock.unlink()
    lock.symlink_to(target)
    with pytest.raises(StorageError, match="cannot be opened"):
        serving_alone(url).__enter__()
    assert target.read_text() == "keep me"


def test_what_only_reads_or_writes_a_little_is_kept_out_by_nobody(url: str) -> None:
    with serving_alone(url), open_storage(url) as storage, storage() as work:
        assert work.leads.all() == []


@pytest.mark.parametrize("url", ["sqlite://", "postgresql://127.0.0.1/name"])
def test_what_several_may_serve_has_no_lock(url: str) -> None:
    with serving_alone(url), serving_alone(url):
        pass


def test_the_operator_is_told_in_plain_words(url: str) -> None:
    with serving_alone(url):
        result = Command(url)("serve", MADOGUCHI_PORT="0")
    assert result.exit_code == 1
    assert f"{os.getpid()} on" in result.stderr
    assert "Traceback" not in result.stderr
