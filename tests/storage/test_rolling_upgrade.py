"""Processes are replaced one after the other: those of before go on while a newer one migrates."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from bot.storage import SqlStorage, StorageError, open_storage
from bot.storage.database.url import read_url
from bot.storage.migrations import HEAD, LOCATION, revision_of
from bot.storage.schema_state import schema_state
from tests.fork_server import Forked
from tests.storage.samples import NOW, lead, message
from tests.storage.samples import event as lead_event

LONG = 60.0
"""Seconds; only ever reached by a bug."""

NEXT = '''
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "HEAD"


def upgrade():
    """What a next version adds: a table, a column, an index. Nothing that is there changes."""
    op.create_table("novelties", sa.Column("id", sa.Integer, primary_key=True))
    op.add_column("leads", sa.Column("novelty", sa.Text))
    op.create_index("ix_leads_novelty", "leads", ["novelty"])
    op.execute("UPDATE alembic_version SET works_with = 'HEAD'")
'''
MIGRATE = """
import sys
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from bot.storage.database.sqlite import open_sqlite
from bot.storage.database.url import read_url
from bot.storage.migrations import LOCATION

# A file is migrated as we do it: its lock is taken before the first read.
url = read_url(sys.argv[1])
engine = open_sqlite(url, 30.0) if url.get_backend_name() == "sqlite" else create_engine(url)
with engine.begin() as connection:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", LOCATION)
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", f"{LOCATION}/versions\\n{sys.argv[2]}")
    command.upgrade(config, "next")
"""
WRITE = """
import sys
from bot.storage import open_storage
from tests.storage.samples import NOW, message
with open_storage(sys.argv[1]) as storage, storage() as work:
    work.outbox.put("web:later", "e", [message()], NOW)
    work.commit()
"""


@pytest.fixture(
    params=["sqlite_url", pytest.param("empty_postgres_url", marks=pytest.mark.postgres)]
)
def url(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue(request.param)
    return found


def run(code: str, *words: object) -> None:
    """Run it in a process of its own."""
    Forked.code(code, *words).end(LONG)


def migrate(url: str, folder: Path) -> None:
    """What the first process of the next version does."""
    (folder / "vnext.py").write_text(NEXT.replace("HEAD", HEAD))
    run(MIGRATE, url, folder)


def wait_for(written: list[int], count: int) -> None:
    end = time.monotonic() + 20
    while len(written) < count:
        assert time.monotonic() < end, "nothing is written any more"
        time.sleep(0.01)


@contextmanager
def written_to(storage: SqlStorage) -> Iterator[list[int]]:
    """Somebody who writes without end; how often, and nothing may fail."""
    written, is_over, wrong = list[int](), Event(), list[Exception]()

    def write() -> None:
        while not is_over.is_set():
            try:
                with storage() as work:
                    number = len(written)
                    work.leads.add(lead(f"M-{number}", f"web:{number}"), lead_event())
                    work.outbox.put(f"web:{number}", "e", [message()], NOW)
                    work.commit()
            except Exception as error:  # noqa: BLE001  told below
                wrong.append(error)
                return
            written.append(number)

    thread = Thread(target=write)
    thread.start()
    try:
        yield written
    finally:
        is_over.set()
        thread.join(20)
    assert wrong == []


def test_a_process_goes_on_while_a_newer_one_migrates_and_may_start_once_more(
    url: str, tmp_path: Path
) -> None:
    with open_storage(url) as storage, written_to(storage) as written:
        wait_for(written, 5)
        migrate(url, tmp_path)
        wait_for(written, len(written) + 5)
    assert schema_state(url).revision == "next"
    run(WRITE, url)
    with open_storage(url) as storage, storage() as work:
        assert all(work.leads.get(f"M-{number}") for number in written)
        assert work.outbox.due("web:later", NOW, 5) == ["web:later"]


def test_what_an_older_process_does_not_understand_it_refuses(url: str, tmp_path: Path) -> None:
    open_storage(url).close()
    migrate(url, tmp_path)
    engine = create_engine(read_url(url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET works_with = 'next'"))
    with pytest.raises(StorageError, match="newer version"):
        open_storage(url)
    with engine.connect() as connection:
        assert revision_of(connection) == "next"
    engine.dispose()


def test_every_migration_from_now_on_carries_the_version_before_it() -> None:
    config = Config()
    config.set_main_option("script_location", LOCATION)
    scripts = [*ScriptDirectory.from_config(config).walk_revisions()]
    declared = {script.revision: script for script in scripts if script.revision > "0020"}
    assert HEAD in declared
    for script in declared.values():
        assert script.module.works_with <= (script.down_revision or ""), script.revision
