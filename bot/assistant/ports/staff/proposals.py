"""What curators propose to change of the content, and what was published of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.vocabulary.content_edit import ContentEdit


class ProposalStatus(StrEnum):
    """Where a proposal stands."""

    OPEN = "open"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Edits of one curator that go out together. `note` is what a colleague said when they gave it
    back. `version` counts how often it was changed: whoever changes it names the one they saw."""

    id: str
    author: str
    at: datetime
    status: ProposalStatus = ProposalStatus.OPEN
    edits: tuple[ContentEdit, ...] = ()
    note: str = ""
    version: int = 0


class Proposals(Protocol):
    """What is proposed."""

    def add(self, proposal: Proposal) -> None:
        """Keep a new one."""

    def get(self, id_: str) -> Proposal | None:
        """The proposal with this id."""

    def standing(self) -> list[Proposal]:
        """Those that are neither published nor dropped, oldest first."""

    def change(self, proposal: Proposal) -> bool:
        """Keep how it is now; False where somebody has changed it since this version was read."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What went out together: by whom it was written and looked at. `number` counts from 1.

    `before` are the entries as they were; `rolls_back` is the publication that this took back.
    """

    number: int
    at: datetime
    author: str
    reviewer: str
    edits: tuple[ContentEdit, ...]
    before: tuple[ContentEdit, ...] = ()
    rolls_back: int | None = None


class Publications(Protocol):
    """What was published, for ever."""

    def head(self) -> int:
        """The number of the newest; 0 where there is none."""

    def all(self) -> list[Publication]:
        """Every one, oldest first."""

    def add(self, publication: Publication) -> bool:
        """Keep one; False where there is one of this number: somebody else was quicker."""
