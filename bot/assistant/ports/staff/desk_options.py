"""What admins have set about the desk as a whole, by name."""

from __future__ import annotations

from typing import Protocol

DEALS = "deals"
"""Whether new enquiries are dealt out to members by what they have to do: `yes` or nothing."""


class DeskOptions(Protocol):
    """Options of the desk; one that was never set is empty."""

    def get(self, name: str) -> str:
        """What an option is set to."""

    def put(self, name: str, value: str) -> None:
        """Set an option."""
