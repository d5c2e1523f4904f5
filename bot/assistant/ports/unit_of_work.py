"""One transaction over everything that is kept."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol, Self

from bot.assistant.ports.audit import Erasures, Refusals
from bot.assistant.ports.change_feed import ChangeFeed
from bot.assistant.ports.conversations import Conversations, Events, Transcripts
from bot.assistant.ports.desk_posts import DeskPosts
from bot.assistant.ports.drafts import Drafts
from bot.assistant.ports.leads import Leads
from bot.assistant.ports.outbox import Outbox
from bot.assistant.ports.questions import Questions
from bot.assistant.ports.staff_sessions import StaffSessions
from bot.assistant.ports.upkeep import Heartbeats, Sweeps
from bot.assistant.ports.withdrawals import Withdrawals


class UnitOfWork(Protocol):
    """One transaction over everything that is kept."""

    events: Events
    conversations: Conversations
    transcripts: Transcripts
    questions: Questions
    leads: Leads
    outbox: Outbox
    withdrawals: Withdrawals
    desk_posts: DeskPosts
    drafts: Drafts
    refusals: Refusals
    erasures: Erasures
    staff_sessions: StaffSessions
    stirs: ChangeFeed
    sweeps: Sweeps
    heartbeats: Heartbeats

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None:
        """Keep everything that was done in this unit of work, durably."""


class Storage(Protocol):
    """Where everything is kept."""

    def __call__(self) -> UnitOfWork:
        """A new unit of work."""

    def read_only(self) -> UnitOfWork:
        """A unit of work in which nothing is changed: it waits for nobody, and nobody for it.

        All that is read in it belongs to one moment. What is tried to be changed is refused, or is
        not kept.
        """
