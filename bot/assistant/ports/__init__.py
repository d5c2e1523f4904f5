"""What the use cases need from outside, as protocols. Storage and wording implement them.

A `UnitOfWork` is one transaction: nothing is kept unless `commit` was called inside it. Everything
read through it is seen as one consistent state, and turns of one person never overlap: the first
call of `conversations.of` (or `events.is_new`) for a person waits for the other one to end.
"""

from bot.assistant.ports.audit import Erasure, Erasures, Refusals, Refused
from bot.assistant.ports.change_feed import Mark, Stir, Stirs
from bot.assistant.ports.conversations import Conversations, Entry, Events, Speaker, Transcripts
from bot.assistant.ports.desk_posts import NO_DETAIL, DeskPost, DeskPosts, Show
from bot.assistant.ports.drafts import Asker, Draft, Drafts, DraftStatus
from bot.assistant.ports.leads import Leads
from bot.assistant.ports.outbox import DeliveryStatus, Outbox, Outcome, Outgoing, Send
from bot.assistant.ports.questions import AskedQuestion, Questions
from bot.assistant.ports.staff_sessions import SignInLink, StaffSession, StaffSessions
from bot.assistant.ports.unit_of_work import Storage, UnitOfWork
from bot.assistant.ports.upkeep import (
    ACCEPTED,
    Amount,
    Heartbeats,
    Holdings,
    Sweep,
    Sweeps,
    SweepVerdict,
)
from bot.assistant.ports.withdrawals import Withdraw, Withdrawal, Withdrawals

__all__ = [
    "ACCEPTED",
    "NO_DETAIL",
    "Amount",
    "AskedQuestion",
    "Asker",
    "Conversations",
    "DeliveryStatus",
    "DeskPost",
    "DeskPosts",
    "Draft",
    "DraftStatus",
    "Drafts",
    "Entry",
    "Erasure",
    "Erasures",
    "Events",
    "Heartbeats",
    "Holdings",
    "Leads",
    "Mark",
    "Outbox",
    "Outcome",
    "Outgoing",
    "Questions",
    "Refusals",
    "Refused",
    "Send",
    "Show",
    "SignInLink",
    "Speaker",
    "StaffSession",
    "StaffSessions",
    "Stir",
    "Stirs",
    "Storage",
    "Sweep",
    "SweepVerdict",
    "Sweeps",
    "Transcripts",
    "UnitOfWork",
    "Withdraw",
    "Withdrawal",
    "Withdrawals",
]
