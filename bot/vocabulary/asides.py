"""What a desk says by itself around what is done there: why something cannot be shown, say."""

from __future__ import annotations

from enum import StrEnum


class Aside(StrEnum):
    """Short things that a desk tells one person."""

    NOTE = "note"
    """Names a small window that only says something."""
    CLOSE = "close"
    """Closes it."""
    TOO_LATE = "too_late"
    """The platform took too long to open a window."""
    FILE_FAILED = "file_failed"
    FILE_UNCERTAIN = "file_uncertain"
    NO_LEAD_HERE = "no_lead_here"
    """Something was to be sent to an applicant from where no lead is."""
    TOO_LONG_TO_SEND = "too_long_to_send"
    STAYS_HERE = "stays_here"
    """Somebody addressed the counter in the thread of a lead."""
    EDITED_AFTER_SENDING = "edited_after_sending"
    DELETED_AFTER_SENDING = "deleted_after_sending"
