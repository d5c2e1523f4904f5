"""Other browsers that show a person's conversation, and the keys that links are signed with."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Devices(Protocol):
    """Browsers that somebody opened with a link from a mail. They are known by a hash."""

    def add(self, key: str, person: str, now: datetime) -> None:
        """From now on, the browser whose token hashes to this shows the person's conversation."""

    def person_of(self, key: str) -> str | None:
        """Whose conversation a browser shows; None for one that is not known (any more)."""

    def erase(self, person: str) -> int:
        """Forget all browsers of a person; how many that were."""


class Keys(Protocol):
    """Secrets that this database keeps for itself, by name."""

    def get(self, name: str) -> bytes | None:
        """The key; None where none was made yet."""

    def add(self, name: str, key: bytes) -> None:
        """Keep a key, unless there is one of that name already."""
