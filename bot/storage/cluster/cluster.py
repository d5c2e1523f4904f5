"""Processes that serve one database: who leads, what was committed elsewhere, what is used up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from bot.storage.database.url import is_sqlite, read_url


class Use(Protocol):
    """Counts how much of what is allowed was used; may be shared by processes.

    What is used is told in the seconds after which it comes back.
    """

    def take_spent(self) -> Mapping[str, float]:
        """What was used here since this was asked last, by key; 0 to hear of it once more."""

    def settle(self, debts: Mapping[str, float]) -> None:
        """How far ahead of now each of these keys is, by what all processes used together."""


class Cluster(Protocol):
    """What a process has to do with others that serve the same database."""

    def leads(self) -> bool:
        """Whether this process does what only one of them does."""

    def tell(self) -> None:
        """Something was committed here: the others look as well."""

    def listen(self, heard: Callable[[], object]) -> None:
        """Be told from now on when something was committed elsewhere."""

    def share(self, name: str, use: Use) -> None:
        """Count together with the others what is used under a name."""


class Alone:
    """A process that serves a database by itself."""

    def leads(self) -> bool:
        """There is nobody else."""
        return True

    def tell(self) -> None:
        """Nobody is told."""

    def listen(self, heard: Callable[[], object]) -> None:
        """Nothing is heard."""

    def share(self, name: str, use: Use) -> None:
        """Nobody else uses anything."""


@contextmanager
def open_cluster(url: str) -> Iterator[Cluster]:
    """The processes around a database: on a server of PostgreSQL there may be others."""
    address = read_url(url)
    if is_sqlite(address):
        yield Alone()
        return
    from bot.storage.cluster.membership import Membership  # loads the driver

    membership = Membership(address)
    membership.start()
    try:
        yield membership
    finally:
        membership.close()
