"""Where a person stands when they write: it tells which commands can be meant at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where a person stands. The values are those of `where` in `flows/commands.yaml`."""

    FRESH = "fresh"
    """No question is open and none was answered."""
    QUESTION = "question"
    PAUSED = "paused"
    VERDICT = "verdict"
    """The result is known, and nothing is open."""
    CONSENT = "consent"
    FIELD = "field"
    REVIEW = "review"
    """All of the contact form is shown before it is sent."""
    SENT = "sent"
    """An enquiry was sent; nothing is open."""
    STAFF = "staff"
    """What is written goes to staff."""


@dataclass(frozen=True, slots=True)
class State:
    """Where a person stands: `open` is the key of the open question or the name of the field."""

    place: Place
    open: str | None = None
