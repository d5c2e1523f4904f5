"""What members of staff began to write to applicants and have not sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ReplyDraft:
    """What one member of staff began to write about one lead."""

    staff: str
    lead: str
    text: str
    saved_at: datetime


class ReplyDrafts(Protocol):
    """One draft a member and lead; nobody sees another's."""

    def get(self, staff: str, lead: str) -> ReplyDraft | None:
        """What somebody began to write about a lead."""

    def save(self, draft: ReplyDraft) -> None:
        """Keep a draft in place of the one before."""

    def drop(self, staff: str, lead: str) -> None:
        """Forget a draft: it was sent, or emptied."""

    def erase(self, lead: str) -> int:
        """Forget everybody's drafts about a lead; how many there were."""
