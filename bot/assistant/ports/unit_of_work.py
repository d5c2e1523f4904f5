"""One transaction over everything that is kept."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Protocol, Self, TypeVar

from bot.assistant.ports.audit import Erasures, Refusals
from bot.assistant.ports.change_feed import ChangeFeed
from bot.assistant.ports.conversations import Conversations, Events, Transcripts
from bot.assistant.ports.deliveries import Courier
from bot.assistant.ports.desk_posts import DeskPosts
from bot.assistant.ports.devices import Devices, Keys
from bot.assistant.ports.drafts import Drafts
from bot.assistant.ports.lead_lists import LeadLists, SearchIndex
from bot.assistant.ports.leads import Leads
from bot.assistant.ports.outbox import Outbox
from bot.assistant.ports.questions import Questions
from bot.assistant.ports.quotas import Quotas
from bot.assistant.ports.staff.accesses import Accesses
from bot.assistant.ports.staff.appointments import Appointments
from bot.assistant.ports.staff.desk_options import DeskOptions
from bot.assistant.ports.staff.members import StaffMembers
from bot.assistant.ports.staff.news import StaffNews
from bot.assistant.ports.staff.preferences import Preferences
from bot.assistant.ports.staff.proposals import Proposals, Publications
from bot.assistant.ports.staff.reply_drafts import ReplyDrafts
from bot.assistant.ports.staff.saved_views import SavedViews
from bot.assistant.ports.staff.sessions import StaffSessions
from bot.assistant.ports.staff.special_days import SpecialDays
from bot.assistant.ports.staff.usual_hours import UsualHoursRecord
from bot.assistant.ports.upkeep import (
    Backlogs,
    DailyNumbers,
    Heartbeats,
    ReplicaState,
    Sweeps,
    UpkeepMarks,
)
from bot.assistant.ports.withdrawals import Withdrawals

Found = TypeVar("Found")


class UnitOfWork(Protocol):
    """One transaction over everything that is kept."""

    @property
    def events(self) -> Events:
        """What was handled already."""

    @property
    def conversations(self) -> Conversations:
        """Where each person stands."""

    @property
    def transcripts(self) -> Transcripts:
        """What was said."""

    @property
    def questions(self) -> Questions:
        """What was asked."""

    @property
    def leads(self) -> Leads:
        """Enquiries and their history."""

    @property
    def lists(self) -> LeadLists:
        """Leads as they stand in lists."""

    @property
    def search(self) -> SearchIndex:
        """By what leads are found."""

    @property
    def outbox(self) -> Outbox:
        """What goes out."""

    @property
    def withdrawals(self) -> Withdrawals:
        """What is to be taken back."""

    @property
    def desk_posts(self) -> DeskPosts:
        """What desks are shown."""

    @property
    def drafts(self) -> Drafts:
        """Answers that wait for a curator."""

    @property
    def refusals(self) -> Refusals:
        """Who was refused."""

    @property
    def erasures(self) -> Erasures:
        """What was erased."""

    @property
    def members(self) -> StaffMembers:
        """Who was invited to the desk."""

    @property
    def preferences(self) -> Preferences:
        """What members set for themselves."""

    @property
    def accesses(self) -> Accesses:
        """Who looked at what."""

    @property
    def special_days(self) -> SpecialDays:
        """Days that are not as usual."""

    @property
    def usual_hours(self) -> UsualHoursRecord:
        """The hours of working days that staff set."""

    @property
    def appointments(self) -> Appointments:
        """Calls with applicants."""

    @property
    def saved_views(self) -> SavedViews:
        """Lists with a name."""

    @property
    def desk_options(self) -> DeskOptions:
        """What is set about the desk as a whole."""

    @property
    def proposals(self) -> Proposals:
        """What curators propose to change."""

    @property
    def publications(self) -> Publications:
        """What was published of that."""

    @property
    def staff_sessions(self) -> StaffSessions:
        """Who is signed in at the desk."""

    @property
    def reply_drafts(self) -> ReplyDrafts:
        """What staff began to write."""

    @property
    def staff_news(self) -> StaffNews:
        """What staff are to learn when they look."""

    @property
    def change_feed(self) -> ChangeFeed:
        """What was committed."""

    @property
    def sweeps(self) -> Sweeps:
        """What is looked through now and then."""

    @property
    def daily_numbers(self) -> DailyNumbers:
        """Numbers of days that are over."""

    @property
    def heartbeats(self) -> Heartbeats:
        """Which processes are alive."""

    @property
    def upkeep_marks(self) -> UpkeepMarks:
        """When what is done now and then was last done."""

    @property
    def backlogs(self) -> Backlogs:
        """What waits for whom."""

    @property
    def devices(self) -> Devices:
        """Browsers that links from mails opened."""

    @property
    def keys(self) -> Keys:
        """What links are signed with."""

    @property
    def quotas(self) -> Quotas:
        """How often something was done today."""

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

    def read_late(self, read: Callable[[UnitOfWork], Found]) -> Found:
        """What is found in a unit of work in which nothing is changed, and which may be a few
        seconds late: on a replica where there is one that is near, otherwise where all else is.

        What goes wrong on a replica is read again where all else is: so `read` may be called twice.
        """

    def replica_state(self) -> ReplicaState | None:
        """How the replica stands; None where there is none."""

    def later(self, write: Callable[[UnitOfWork], object]) -> None:
        """Have something written soon, together with what is committed next; nobody waits for it.

        It is tried until it is kept, unless the process ends before.
        """

    def flush(self) -> None:
        """Keep now what was to be written later."""

    def enlist(self, courier: Courier) -> None:
        """Hand what is committed from now on to whoever delivers it."""

    def dismiss(self, courier: Courier) -> None:
        """Hand nothing more to this one."""
