"""What the use cases need from outside, as protocols. Storage and wording implement them.

A `UnitOfWork` is one transaction: nothing is kept unless `commit` was called inside it. Everything
read through it is seen as one consistent state, and turns of one person never overlap: the first
call of `conversations.of` (or `events.is_new`) for a person waits for the other one to end.
"""

from bot.assistant.ports.audit import Erasure, Erasures, Refusals, Refused
from bot.assistant.ports.change_feed import Change, ChangeFeed, Position
from bot.assistant.ports.conversations import (
    Author,
    Conversations,
    Events,
    TranscriptEntry,
    Transcripts,
)
from bot.assistant.ports.deliveries import (
    NO_DETAIL,
    Courier,
    DeliveryResult,
    DeliveryStatus,
    DeskPost,
    OutboxItem,
    Outgoing,
    Send,
    Show,
)
from bot.assistant.ports.desk_posts import DeskPosts
from bot.assistant.ports.devices import Devices, Keys
from bot.assistant.ports.drafts import DraftAnswer, Drafts, DraftStatus, Subscriber
from bot.assistant.ports.lead_lists import (
    MOST_COUNTED,
    InboxTab,
    LeadLists,
    LeadMatch,
    LeadOrder,
    ListPosition,
    SearchIndex,
)
from bot.assistant.ports.leads import Leads, LeadTimes
from bot.assistant.ports.outbox import Outbox
from bot.assistant.ports.questions import AskedQuestion, Questions
from bot.assistant.ports.quotas import Quotas
from bot.assistant.ports.staff.accesses import Access, Accesses, AccessFilter, AccessKind
from bot.assistant.ports.staff.appointments import Appointments
from bot.assistant.ports.staff.desk_options import DEALS, DeskOptions
from bot.assistant.ports.staff.members import KeptMember, StaffMembers
from bot.assistant.ports.staff.news import StaffNews, StaffNewsItem
from bot.assistant.ports.staff.preferences import Preferences, StaffPreferences
from bot.assistant.ports.staff.proposals import (
    Proposal,
    Proposals,
    ProposalStatus,
    Publication,
    Publications,
)
from bot.assistant.ports.staff.reply_drafts import ReplyDraft, ReplyDrafts
from bot.assistant.ports.staff.saved_views import SavedView, SavedViews
from bot.assistant.ports.staff.sessions import SignInLink, StaffSession, StaffSessions
from bot.assistant.ports.staff.special_days import SpecialDay, SpecialDays
from bot.assistant.ports.staff.usual_hours import UsualHoursChange, UsualHoursRecord
from bot.assistant.ports.unit_of_work import Storage, UnitOfWork
from bot.assistant.ports.upkeep import (
    ACCEPTED,
    BACKED_UP,
    LOOKED_INTO_MAILBOX,
    WATCHED,
    Amount,
    Backlog,
    Backlogs,
    DailyNumbers,
    Heartbeats,
    Holdings,
    QueueLength,
    QueueWay,
    ReplicaFault,
    ReplicaState,
    Sweep,
    Sweeps,
    SweepVerdict,
    UpkeepMarks,
)
from bot.assistant.ports.withdrawals import Withdraw, Withdrawal, Withdrawals

__all__ = [
    "ACCEPTED",
    "BACKED_UP",
    "DEALS",
    "LOOKED_INTO_MAILBOX",
    "MOST_COUNTED",
    "NO_DETAIL",
    "WATCHED",
    "Access",
    "AccessFilter",
    "AccessKind",
    "Accesses",
    "Amount",
    "Appointments",
    "AskedQuestion",
    "Author",
    "Backlog",
    "Backlogs",
    "Change",
    "ChangeFeed",
    "Conversations",
    "Courier",
    "DailyNumbers",
    "DeliveryResult",
    "DeliveryStatus",
    "DeskOptions",
    "DeskPost",
    "DeskPosts",
    "Devices",
    "DraftAnswer",
    "DraftStatus",
    "Drafts",
    "Erasure",
    "Erasures",
    "Events",
    "Heartbeats",
    "Holdings",
    "InboxTab",
    "KeptMember",
    "Keys",
    "LeadLists",
    "LeadMatch",
    "LeadOrder",
    "LeadTimes",
    "Leads",
    "ListPosition",
    "Outbox",
    "OutboxItem",
    "Outgoing",
    "Position",
    "Preferences",
    "Proposal",
    "ProposalStatus",
    "Proposals",
    "Publication",
    "Publications",
    "Questions",
    "QueueLength",
    "QueueWay",
    "Quotas",
    "Refusals",
    "Refused",
    "ReplicaFault",
    "ReplicaState",
    "ReplyDraft",
    "ReplyDrafts",
    "SavedView",
    "SavedViews",
    "SearchIndex",
    "Send",
    "Show",
    "SignInLink",
    "SpecialDay",
    "SpecialDays",
    "StaffMembers",
    "StaffNews",
    "StaffNewsItem",
    "StaffPreferences",
    "StaffSession",
    "StaffSessions",
    "Storage",
    "Subscriber",
    "Sweep",
    "SweepVerdict",
    "Sweeps",
    "TranscriptEntry",
    "Transcripts",
    "UnitOfWork",
    "UpkeepMarks",
    "UsualHoursChange",
    "UsualHoursRecord",
    "Withdraw",
    "Withdrawal",
    "Withdrawals",
]
