"""How many enquiries there may be: a desk that is flooded answers nobody."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol


class EnquiryLimit(Protocol):
    """Counts enquiries. Safe to share between threads."""

    def allows(self, person: str, origin: str, known_for: timedelta) -> bool:
        """Whether one more may be sent, which it then counts as.

        `origin` is where it comes from, empty where a platform vouches for the person; `known_for`
        is how long ago the person began to talk with the counter.
        """


class NoLimit:
    """Where nobody who is a stranger can send any."""

    def allows(self, person: str, origin: str, known_for: timedelta) -> bool:  # noqa: ARG002
        """Always."""
        return True


NO_LIMIT = NoLimit()
