"""All repositories over one connection."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property

from sqlalchemy import Connection

from bot.assistant import ports
from bot.storage.database.locks import NamedLocks
from bot.storage.database.traces import Traces
from bot.storage.handover import Couriers, Handover
from bot.storage.repositories.audit import SqlErasures, SqlRefusals
from bot.storage.repositories.change_feed import SqlChangeFeed
from bot.storage.repositories.conversations import SqlConversations
from bot.storage.repositories.daily_numbers import SqlDailyNumbers
from bot.storage.repositories.desk_posts import SqlDeskPosts
from bot.storage.repositories.devices import SqlDevices, SqlKeys, SqlQuotas
from bot.storage.repositories.drafts import SqlDrafts
from bot.storage.repositories.events import SqlEvents
from bot.storage.repositories.heartbeats import SqlHeartbeats
from bot.storage.repositories.leads import SqlLeads
from bot.storage.repositories.lists.lead_lists import SqlLeadLists
from bot.storage.repositories.lists.search import SqlSearch
from bot.storage.repositories.outbox import SqlOutbox
from bot.storage.repositories.questions import SqlQuestions
from bot.storage.repositories.staff.accesses import SqlAccesses
from bot.storage.repositories.staff.appointments import SqlAppointments
from bot.storage.repositories.staff.members import SqlMembers
from bot.storage.repositories.staff.news import SqlStaffNews
from bot.storage.repositories.staff.preferences import SqlPreferences
from bot.storage.repositories.staff.proposals import SqlProposals, SqlPublications
from bot.storage.repositories.staff.reply_drafts import SqlReplyDrafts
from bot.storage.repositories.staff.saved_views import SqlDeskOptions, SqlSavedViews
from bot.storage.repositories.staff.sessions import SqlStaffSessions
from bot.storage.repositories.staff.special_days import SqlSpecialDays
from bot.storage.repositories.staff.usual_hours import SqlUsualHours
from bot.storage.repositories.sweeps import SqlSweeps
from bot.storage.repositories.transcripts import SqlTranscripts
from bot.storage.repositories.upkeep.backlogs import SqlBacklogs
from bot.storage.repositories.upkeep.upkeep_marks import SqlUpkeepMarks
from bot.storage.repositories.withdrawals import SqlWithdrawals


class SqlRepositories(ABC):
    """All that is kept, each kind of it in a repository that is built when it is first used.

    `is_look`: nothing is changed, nor locked.
    """

    def __init__(self, traces: Traces, couriers: Couriers, *, is_look: bool) -> None:
        self._traces, self._couriers, self._is_look = traces, couriers, is_look

    @property
    @abstractmethod
    def connection(self) -> Connection:
        """Where it is done."""

    @cached_property
    def _connection(self) -> Connection:
        return self.connection

    @cached_property
    def _handover(self) -> Handover:
        return Handover(self._couriers)

    @cached_property
    def _locks(self) -> NamedLocks:
        return NamedLocks(self._connection, is_needed=not self._is_look)

    @cached_property
    def events(self) -> ports.Events:
        """What was handled already."""
        return SqlEvents(self._connection, self._locks)

    @cached_property
    def conversations(self) -> ports.Conversations:
        """Where each person stands."""
        return SqlConversations(self._connection, self._locks)

    @cached_property
    def transcripts(self) -> ports.Transcripts:
        """What was said."""
        return SqlTranscripts(self._connection)

    @cached_property
    def questions(self) -> ports.Questions:
        """What was asked."""
        return SqlQuestions(self._connection, self._traces)

    @cached_property
    def leads(self) -> ports.Leads:
        """Enquiries and their history."""
        return SqlLeads(self._connection, self.search.put)

    @cached_property
    def lists(self) -> ports.LeadLists:
        """Leads as they stand in lists."""
        return SqlLeadLists(self._connection, self.search)

    @cached_property
    def search(self) -> SqlSearch:
        """By what leads are found."""
        return SqlSearch(self._connection)

    @cached_property
    def outbox(self) -> ports.Outbox:
        """What goes out."""
        return SqlOutbox(self._connection, self._locks, self._traces, self._handover)

    @cached_property
    def withdrawals(self) -> ports.Withdrawals:
        """What is to be taken back."""
        return SqlWithdrawals(self._connection)

    @cached_property
    def desk_posts(self) -> ports.DeskPosts:
        """What desks are shown."""
        return SqlDeskPosts(self._connection, self._locks, self._handover)

    @cached_property
    def drafts(self) -> ports.Drafts:
        """Answers that wait for a curator."""
        return SqlDrafts(self._connection, self._traces)

    @cached_property
    def refusals(self) -> ports.Refusals:
        """Who was refused."""
        return SqlRefusals(self._connection)

    @cached_property
    def erasures(self) -> ports.Erasures:
        """What was erased."""
        return SqlErasures(self._connection, self._traces)

    @cached_property
    def staff_sessions(self) -> ports.StaffSessions:
        """Who is signed in at the desk."""
        return SqlStaffSessions(self._connection)

    @cached_property
    def reply_drafts(self) -> ports.ReplyDrafts:
        """What staff began to write."""
        return SqlReplyDrafts(self._connection, self._traces)

    @cached_property
    def staff_news(self) -> ports.StaffNews:
        """What staff are to learn when they look."""
        return SqlStaffNews(self._connection)

    @cached_property
    def members(self) -> ports.StaffMembers:
        """Who was invited to the desk."""
        return SqlMembers(self._connection)

    @cached_property
    def preferences(self) -> ports.Preferences:
        """What members set for themselves."""
        return SqlPreferences(self._connection)

    @cached_property
    def accesses(self) -> ports.Accesses:
        """Who looked at what."""
        return SqlAccesses(self._connection)

    @cached_property
    def special_days(self) -> ports.SpecialDays:
        """Days that are not as usual."""
        return SqlSpecialDays(self._connection)

    @cached_property
    def usual_hours(self) -> ports.UsualHoursRecord:
        """The hours of working days that staff set."""
        return SqlUsualHours(self._connection)

    @cached_property
    def appointments(self) -> ports.Appointments:
        """Calls with applicants."""
        return SqlAppointments(self._connection, self._traces)

    @cached_property
    def saved_views(self) -> ports.SavedViews:
        """Lists with a name."""
        return SqlSavedViews(self._connection)

    @cached_property
    def desk_options(self) -> ports.DeskOptions:
        """What is set about the desk as a whole."""
        return SqlDeskOptions(self._connection)

    @cached_property
    def proposals(self) -> ports.Proposals:
        """What curators propose to change."""
        return SqlProposals(self._connection)

    @cached_property
    def publications(self) -> ports.Publications:
        """What was published of that."""
        return SqlPublications(self._connection)

    @cached_property
    def change_feed(self) -> ports.ChangeFeed:
        """What was committed."""
        return SqlChangeFeed(self._connection)

    @cached_property
    def sweeps(self) -> ports.Sweeps:
        """What is looked through now and then."""
        return SqlSweeps(self._connection, self._locks)

    @cached_property
    def daily_numbers(self) -> ports.DailyNumbers:
        """Numbers of days that are over."""
        return SqlDailyNumbers(self._connection)

    @cached_property
    def heartbeats(self) -> ports.Heartbeats:
        """Which processes are alive."""
        return SqlHeartbeats(self._connection)

    @cached_property
    def upkeep_marks(self) -> ports.UpkeepMarks:
        """When what is done now and then was last done."""
        return SqlUpkeepMarks(self._connection)

    @cached_property
    def backlogs(self) -> ports.Backlogs:
        """What waits for whom."""
        return SqlBacklogs(self._connection)

    @cached_property
    def devices(self) -> ports.Devices:
        """Browsers that links from mails opened."""
        return SqlDevices(self._connection)

    @cached_property
    def keys(self) -> ports.Keys:
        """What links are signed with."""
        return SqlKeys(self._connection)

    @cached_property
    def quotas(self) -> ports.Quotas:
        """How often something was done today."""
        return SqlQuotas(self._connection)
