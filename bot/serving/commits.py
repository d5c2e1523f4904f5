"""Tells everything that delivers that something was committed."""

from __future__ import annotations

from collections.abc import Callable

Listener = Callable[[str | None], object]
"""Is told for whom something was committed; None: for somebody."""


class Commits:
    """Told by whoever committed something, heard by all that deliver: no face knows the others."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Be told from now on."""
        self._listeners.append(listener)

    def tell(self, person: str | None = None) -> None:
        """Something was committed: for this person, or for somebody; perhaps for desks as well."""
        for listener in self._listeners:
            listener(person)
