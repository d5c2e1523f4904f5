"""How often something was done on a day, where it may be done so often only."""

from __future__ import annotations

from datetime import date
from typing import Protocol


class Quotas(Protocol):
    """Counts by day, for all processes together. Whom it counts for is known by a hash."""

    def take(self, key: str, day: date, most: int) -> bool:
        """Count one more; False, and nothing is counted, where there were `most` on that day."""

    def forget_before(self, day: date) -> int:
        """Remove what was counted on earlier days; how much that was."""
