"""What the desk in a browser needs from outside. Whoever serves it hands these in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.assistant.desk import Denial
from bot.assistant.desk_acts import DeskAct, DeskReply
from bot.assistant.desk_inbox import Wanted
from bot.assistant.ports import Storage
from bot.desks.web.members import Member, Team
from bot.desks.web.password_check import PasswordCheck
from bot.desks.web.provider import Provider
from bot.platforms.web.rates import Rate
from bot.platforms.web.site import Site
from bot.platforms.web.small_pool import SmallPool
from bot.platforms.web.streams import Hub
from bot.vocabulary import Language
from bot.vocabulary.desk_pages import (
    ClauseRow,
    InboxPage,
    Labels,
    LeadPage,
    NumbersPage,
    QuestionsPage,
    Rehearsed,
    TablePage,
    Tried,
)


@dataclass(frozen=True)
class Limits:
    """More often than people do anything, far less than a program could.

    of_address, of_name: how often one may try a password, or a link that is none. of_member: how
    often who is signed in may send something. of_provider: how often one may fail to be vouched
    for, by address; guesses of passwords do not count there.
    """

    of_address: Rate = field(default_factory=lambda: Rate("20/minute; 200/hour"))
    of_name: Rate = field(default_factory=lambda: Rate("8/minute; 60/hour"))
    of_member: Rate = field(default_factory=lambda: Rate("40/10 seconds; 3000/hour"))
    of_provider: Rate = field(default_factory=lambda: Rate("60/minute; 600/hour"))


def provider_pool() -> SmallPool:
    """Where a provider is asked: one that hangs holds nobody else up."""
    return SmallPool("provider", at_once=4, waiting=16, patience=20.0)


@dataclass(frozen=True)
class Outside:
    """Use cases and words. All of them may take a moment, so they are called in threads.

    act: do what somebody wishes to do; what is committed by it is delivered.
    inbox, lead: for this member; a denial where they may not see it, or it is not there.
    numbers: between two days, both included; None for the usual period.
    try_out: what is said to a question, in its language, or in the one that is recognised.
    rehearse: one turn of a practice conversation (event, text, choice); nothing of all: arrive.
    name: what somebody is called whose id is known.
    """

    site: Site
    hub: Hub
    storage: Storage
    team: Team
    clock: Callable[[], datetime]
    labels: Callable[[Language], Labels]
    name: Callable[[str], str]
    act: Callable[[DeskAct, Member], DeskReply]
    inbox: Callable[[Member, Wanted, Language], InboxPage | Denial]
    lead: Callable[[Member, str, Language], LeadPage | Denial]
    numbers: Callable[[date | None, date | None, Language], NumbersPage]
    questions: Callable[[Language], QuestionsPage]
    try_out: Callable[[str, Language | None, Language], Tried | None]
    clauses: Callable[[Language], tuple[ClauseRow, ...]]
    picture: Callable[[Language], str]
    refusals: Callable[[Language], TablePage]
    rehearsal: Callable[[Member, Language], Rehearsed]
    rehearse: Callable[[Member, str, str, str | None, Language], None]
    begin_anew: Callable[[Member], None]
    passwords: Mapping[str, str] = field(default_factory=dict, repr=False)
    provider: Provider | None = None
    limits: Limits = field(default_factory=Limits)
    password_check: PasswordCheck = field(default_factory=PasswordCheck)
    provider_pool: SmallPool = field(default_factory=provider_pool)
