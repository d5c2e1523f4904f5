"""What forms and addresses of these pages hold, read."""

from __future__ import annotations

from datetime import date


def day_in(text: str) -> date | None:
    """A day (YYYY-MM-DD); None for anything else."""
    try:
        return date.fromisoformat(text) if text.isascii() and len(text) == 10 else None
    except ValueError:
        return None
