"""The database, and the counter on it; whatever goes wrong is told in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from bot.assistant.context import Assistant
from bot.assistant.ports import Storage
from bot.assistant.team.usual_hours import usual_hours_of
from bot.bootstrap.counters import assistant_on, content
from bot.bootstrap.environment import TroubleError

if TYPE_CHECKING:
    from bot.settings import Settings


@contextmanager
def storage_trouble_told() -> Iterator[None]:
    """Whatever goes wrong with the database inside of this is told in plain words."""
    from bot.storage import StorageError  # loading SQLAlchemy takes its time

    try:
        yield
    except StorageError as error:
        raise TroubleError(str(error)) from error


@contextmanager
def open_database(wanted: Settings) -> Iterator[Storage]:
    """The database, brought up to date; whatever goes wrong with it is told in plain words."""
    from bot.storage import open_storage

    with (
        storage_trouble_told(),
        open_storage(
            wanted.database_url,
            connections=wanted.database_connections,
            replica=wanted.replica_url.strip(),
        ) as storage,
    ):
        yield storage


@contextmanager
def serving_alone(wanted: Settings) -> Iterator[None]:
    """Be the only one that serves a database that is a file; another one is told."""
    from bot.storage import serving_alone

    with ExitStack() as stack:
        with storage_trouble_told():
            stack.enter_context(serving_alone(wanted.database_url))
        yield


@contextmanager
def open_assistant(wanted: Settings) -> Iterator[Assistant]:
    """The whole counter on its database."""
    content()  # broken content is told before a database is created
    with open_database(wanted) as storage:
        assistant = assistant_on(storage, wanted.retention_days)
        usual_hours_of(storage).refresh(storage)
        yield assistant
