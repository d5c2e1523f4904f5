"""Lists of leads that members gave a name, to come back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SavedView:
    """A list of one member: a tab, what is looked for in it, and its order."""

    staff: str
    name: str
    tab: str
    sought: str
    order: str


class SavedViews(Protocol):
    """Each member's own lists; names are theirs."""

    def of(self, staff: str) -> Sequence[SavedView]:
        """Somebody's lists, by name."""

    def save(self, view: SavedView) -> None:
        """Keep a list, in place of another one of that name."""

    def drop(self, staff: str, name: str) -> None:
        """Forget a list."""
