"""A small server of PostgreSQL of one's own, and another one that streams from it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.serving.test_deploy import free_port

SETTINGS = (
    *("fsync=off", "shared_buffers=16MB", "max_connections=40", "listen_addresses=127.0.0.1"),
    *("wal_level=replica", "max_wal_senders=4", "autovacuum=off"),
)
"""What is quick and small; nothing here has to survive anything."""

PROGRAMS = ("initdb", "pg_ctl", "pg_basebackup")


def programs() -> Path:
    """The folder of the programs of a server, the newest there is."""
    in_debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=release, reverse=True)
    for folder in (*in_debian, *map(Path, os.get_exec_path())):
        if all((folder / program).exists() for program in PROGRAMS):
            return folder
    how = "the programs of a PostgreSQL server (initdb, pg_ctl, pg_basebackup) are not installed"
    if os.environ.get("MADOGUCHI_TEST_REQUIRE_POSTGRES") == "1":
        pytest.fail(how)
    pytest.skip(how)


def release(folder: Path) -> float:
    """Of which release Debian's programs are."""
    return float(folder.parent.name)


@dataclass(frozen=True)
class Server:
    """One server in a folder of its own. `user` is who it runs as: root may not run any."""

    folder: Path
    port: int
    user: str

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://{self.user}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} " + " ".join(f"-c {each}" for each in SETTINGS)
        log = str(self.folder / "log")
        self.run("pg_ctl", "start", "-w", "-D", str(self.folder), "-l", log, "-o", options)

    def stop(self) -> None:
        """At once, as when a machine is gone."""
        self.run("pg_ctl", "stop", "-w", "-D", str(self.folder), "-m", "immediate")

    def run(self, program: str, *arguments: str) -> None:
        """Run one of the programs, as who may."""
        done = subprocess.run(
            [str(programs() / program), *arguments],
            stdout=subprocess.DEVNULL,  # a server that was started would keep a pipe open
            stderr=subprocess.DEVNULL,
            user=self.user if os.geteuid() == 0 else None,
            cwd=self.folder,
        )
        assert done.returncode == 0, f"{program}: {self.told()}"

    def told(self) -> str:
        """What stands in its log."""
        with suppress(OSError):
            return (self.folder / "log").read_text("utf-8")
        return "no log"


@contextmanager
def server(user: str) -> Iterator[Server]:
    """A folder that is the server's own; what runs there in the end is stopped."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # short: a socket lies in it
    folder.chmod(0o700)
    if os.geteuid() == 0:
        shutil.chown(folder, user)
    found = Server(folder, free_port(), user)
    try:
        yield found
    finally:
        if (folder / "postmaster.pid").exists():
            found.stop()
        shutil.rmtree(folder)


@contextmanager
def streaming() -> Iterator[tuple[Server, Server]]:
    """A primary, and a replica that follows it."""
    programs()
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    with server(user) as primary, server(user) as replica:
        where = ("-D", str(primary.folder))
        primary.run("initdb", *where, "-A", "trust", "-U", user, "-E", "UTF8", "-N")
        primary.start()
        source = ("-h", "127.0.0.1", "-p", str(primary.port), "-U", user)
        replica.run("pg_basebackup", *source, "-D", str(replica.folder), "-R", "-c", "fast", "-N")
        replica.start()
        yield primary, replica
