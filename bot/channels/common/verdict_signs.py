"""A sign for each verdict, for whoever looks through a chat."""

from __future__ import annotations

VERDICT_SIGNS = {
    "likely_eligible": "🟢",
    "needs_review": "🟡",
    "not_covered": "🔴",
    "undecided": "⚪",
}
"""By the name of the verdict; the words beside it say the same."""
