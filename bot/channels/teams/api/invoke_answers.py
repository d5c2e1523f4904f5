"""What Teams is answered when a button was pressed."""

from __future__ import annotations

from typing import Any


def saying(words: str) -> dict[str, Any]:
    """The answer that says something and leaves the card."""
    return {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": words,
    }
