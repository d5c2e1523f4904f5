"""Mail as it is served: out, and back in."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from bot.assistant.ports import LOOKED_INTO_MAILBOX
from bot.channels.email.app import EmailApp
from bot.channels.email.factory import configured, new_email, with_mail
from bot.channels.email.settings import MailServer
from bot.runtime.scheduler import Job, Scheduler
from bot.serving.factory import shared_of
from bot.settings import Settings
from bot.storage import SqlStorage, open_storage
from tests.channels.email.dovecot import PASSWORD, USER, DovecotMailbox, dovecot_serving
from tests.channels.email.dovecot import needs_dovecot as needs
from tests.channels.email.mail_room import HOME
from tests.channels.email.mail_server import MailBox
from tests.channels.email.postman import SETTINGS, Postman
from tests.driver import IN_EDITION
from tests.memory import migrated_file
from tests.storms.proxy import Proxy

pytestmark = pytest.mark.imap

LONG = 60.0
"""Seconds; only ever reached by a bug."""


@pytest.fixture
def mailbox() -> Iterator[DovecotMailbox]:
    needs()
    with dovecot_serving() as serving:
        yield serving


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[SqlStorage]:
    with open_storage(migrated_file(tmp_path / "madoguchi.db")) as opened:
        yield opened


@contextmanager
def served(
    storage: SqlStorage, smtp: MailServer, imap_port: int, clock: Callable[[], datetime]
) -> Iterator[EmailApp]:
    """Mail as an operator sets it."""
    wanted = Settings(
        web_url=HOME,
        mail_url=f"smtp://127.0.0.1:{smtp.port}",
        mail_from=SETTINGS.sender,
        mail_reply_to=SETTINGS.reply_to,
        mail_inbox_url=f"imap://{USER}@127.0.0.1:{imap_port}",
        mail_inbox_password=PASSWORD,
    )
    settings = configured(wanted)
    assert settings is not None
    app = new_email(settings, with_mail(settings, shared_of(wanted, storage, clock)), lambda: HOME)
    app.start()
    try:
        yield app
    finally:
        app.close(LONG)


def test_a_mailbox_that_says_nothing_holds_up_nothing_else(
    mailbox: DovecotMailbox, storage: SqlStorage, server: MailServer, box: MailBox
) -> None:
    postman, is_done = Postman(storage), threading.Event()
    clock = lambda: postman.room.stage.now  # noqa: E731
    with closing(Proxy("127.0.0.1", mailbox.port)) as way:
        way.freeze()
        with served(storage, server, way.port, clock) as app:
            other = Scheduler((*app.duties, Job("another duty", lambda _: is_done.set())), clock)
            other.start()
            assert is_done.wait(LONG / 6), "it waits for the mailbox"
            other.close()
            way.thaw()


def test_what_comes_into_the_mailbox_reaches_staff_by_itself(
    mailbox: DovecotMailbox, storage: SqlStorage, server: MailServer
) -> None:
    postman, heard = Postman(storage), threading.Event()
    mailbox.deliver(postman.answer("伺います。").as_bytes())
    with served(storage, server, mailbox.port, lambda: postman.room.stage.now):
        for _ in range(int(LONG * 10)):
            if postman.said() or heard.wait(0.1):
                break
    assert postman.said() == ["伺います。"]


def test_it_is_kept_when_the_mailbox_was_looked_into_last_and_not_when_it_was_not_reached(
    mailbox: DovecotMailbox, storage: SqlStorage, server: MailServer
) -> None:
    with closing(Proxy("127.0.0.1", mailbox.port)) as way:
        way.freeze()
        with served(storage, server, way.port, lambda: IN_EDITION):
            assert marks(storage) == {}
            way.thaw()
            for _ in range(int(LONG * 10)):
                if marks(storage):
                    break
                time.sleep(0.1)
    assert marks(storage) == {LOOKED_INTO_MAILBOX: IN_EDITION}


def marks(storage: SqlStorage) -> Mapping[str, datetime]:
    with storage.read_only() as work:
        return work.upkeep_marks.all()
