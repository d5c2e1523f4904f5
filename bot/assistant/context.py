"""The counter as a whole: what it knows, where it keeps things, and how it speaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from bot.assistant.acts import DialogueAct
from bot.assistant.conversation import Conversation, is_bound
from bot.assistant.mail_queue import NO_MAIL, MailReach
from bot.assistant.ports import Storage, UnitOfWork
from bot.assistant.ports.enquiry_limit import NO_LIMIT, EnquiryLimit
from bot.faq.article import Knowledge
from bot.handoff.business_hours import DeskCalendar, day_of
from bot.handoff.canned_replies import CannedReply
from bot.handoff.form.definition import FormDefinition
from bot.handoff.held_details import HeldDetails
from bot.precheck.flow import Flow
from bot.precheck.nlu.common_words import CommonWords
from bot.vocabulary import Edition, Hours, Language, Message

if TYPE_CHECKING:
    from bot.faq.matcher import Matcher
    from bot.understanding.interpreter import Interpreter


class Wording(Protocol):
    """Makes the message of an act in one language."""

    def __call__(self, act: DialogueAct, language: Language) -> Message:
        """The message that this act is."""


class Editions(Protocol):
    """The counters of all editions of a programme."""

    def on(self, day: date) -> Assistant:
        """The counter of the edition that holds on a day, where the desk is."""

    def of(self, edition: str) -> Assistant | None:
        """The counter of the edition with this id; None where its content is not there."""

    def after(self, day: date) -> Mapping[str, date]:
        """The editions that open after a day, with the days on which they do."""

    def flow(self, version: str) -> Flow | None:
        """What the questions of a version of the pre-check meant; None where it was not kept."""


@dataclass(frozen=True)
class Assistant:
    """Everything that stays the same from turn to turn. New leads are shown on all `desks`.

    `mailed` says who is written mails as well. Without `editions` there is only this one. `held` is
    what this process alone knows, and nothing is lost that it forgets.
    """

    edition: Edition
    flow: Flow
    knowledge: Knowledge
    words: CommonWords
    form: FormDefinition
    interpreter: Interpreter
    matcher: Callable[[Language], Matcher]
    wording: Wording
    storage: Storage
    desks: tuple[str, ...] = ()
    enquiries: EnquiryLimit = NO_LIMIT
    mailed: MailReach = NO_MAIL
    editions: Editions | None = None
    replies: tuple[CannedReply, ...] = ()
    held: HeldDetails = field(default_factory=HeldDetails)

    def today(self, now: datetime) -> Assistant:
        """This counter under the edition that holds now."""
        return self if self.editions is None else self._under(self.editions.on(day_of(now)))

    def under(self, edition: str, now: datetime) -> Assistant:
        """This counter under an edition; under the one that holds now where that is gone."""
        found = self.editions.of(edition) if self.editions else None
        return self.today(now) if found is None else self._under(found)

    def seated(self, conversation: Conversation | None, now: datetime) -> Assistant:
        """This counter under the edition that a conversation began under, as long as it is bound to
        it; under the one that holds now for all others."""
        if conversation is None or not is_bound(conversation):
            return self.today(now)
        return self.under(conversation.edition, now)

    def _under(self, other: Assistant) -> Assistant:
        if other.interpreter is self.interpreter:  # the same edition, and nothing published since
            return self
        return replace(
            self,
            edition=other.edition,
            flow=other.flow,
            knowledge=other.knowledge,
            words=other.words,
            form=other.form,
            interpreter=other.interpreter,
            matcher=other.matcher,
            wording=other.wording,
            replies=other.replies,
        )


def calendar_in(work: UnitOfWork, hours: Hours) -> DeskCalendar:
    """When the desk is open: the usual hours (`hours`, unless an admin set others), and the days
    that were set apart."""
    return DeskCalendar(work.usual_hours.current() or hours, work.special_days.hours())


@dataclass(frozen=True)
class TurnContext:
    """What a use case sees of one turn: the counter, the unit of work, the moment (UTC).

    `origin` is where the turn came from (see `Turn`).
    """

    assistant: Assistant
    work: UnitOfWork
    now: datetime
    origin: str = ""

    @property
    def flow(self) -> Flow:
        """The flow that questions are asked from."""
        return self.assistant.flow

    @cached_property
    def calendar(self) -> DeskCalendar:
        """When the desk is open, as it is kept at this moment."""
        return calendar_in(self.work, self.assistant.edition.desk_hours)

    @property
    def today(self) -> date:
        """The day of this turn, where the desk is."""
        return day_of(self.now)

    @property
    def newer(self) -> Edition | None:
        """The edition that holds today, where it is not the one of this conversation."""
        current = self.assistant.today(self.now).edition
        return None if current.id == self.assistant.edition.id else current

    @property
    def has_ended(self) -> bool:
        """Whether the edition is over today, where the desk is (II.6)."""
        return self.assistant.edition.has_ended(self.today)


@dataclass(frozen=True)
class Addition:
    """What a person had written that is passed on to staff now, who find it by its key."""

    text: str
    key: str


@dataclass(frozen=True)
class TurnResult:
    """How a use case leaves the conversation, and what it says. No conversation: it was erased.

    `entry_key` is set where what the person wrote was passed on to staff, who find it by this key;
    `addition` where that is what they had written before, and not what they did now.
    """

    conversation: Conversation | None
    acts: tuple[DialogueAct, ...] = ()
    entry_key: str = ""
    addition: Addition | None = None

    def then(self, *acts: DialogueAct) -> TurnResult:
        """The same step, saying more at the end."""
        return replace(self, acts=(*self.acts, *acts))


class TurnObserver(Protocol):
    """Sees what a turn finds and leaves, within its transaction."""

    def begin(self, work: UnitOfWork, found: Conversation | None) -> None:
        """How the conversation stands before the turn, also where that was handled before."""

    def end(self, after: Conversation | None) -> None:
        """How it stands afterwards; None: it was erased."""


class Denial(StrEnum):
    """Why an action did not come to a decision at all."""

    NOT_STAFF = "not_staff"
    NO_SUCH_LEAD = "no_such_lead"
    TOO_MANY_AT_ONCE = "too_many_at_once"


@dataclass(frozen=True)
class Desk:
    """Where staff work: what is kept, who counts as staff, and on which desks leads are shown.

    `speak` words what applicants are told; without it a reply of staff offers no choices.
    `mailed` says who is told of replies by mail as well.
    """

    storage: Storage
    is_staff: Callable[[str], bool]
    desks: tuple[str, ...] = ()
    speak: Wording | None = None
    mailed: MailReach = NO_MAIL
