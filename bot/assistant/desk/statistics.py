"""How much came in, and how soon staff answered, in a period."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.assistant.conversation import Conversation
from bot.assistant.desk.reminders import WAITS, T
from bot.assistant.ports import LeadTimes, UnitOfWork
from bot.handoff.business_hours import DeskCalendar, working_time
from bot.handoff.lead import LeadEvent, LeadStatus
from bot.precheck.flow import Effect, Flow
from bot.precheck.verdict import Outcome, Verdict, judge
from bot.vocabulary import Language


@dataclass(frozen=True, slots=True)
class UsageStatistics:
    """How the counter was used in some time.

    `stopped_at` counts questions at which a pre-check was left, `exclusions` questions whose answer
    stood in the way, both by key. `replies_due` are enquiries that were replied to or should have
    been; `replies_in_time` those of them with a first reply by the promised time. `waits` counts
    first replies by how long the desk was open before them (see `WAITS`).
    """

    conversations: int = 0
    began: int = 0
    completed: int = 0
    verdicts: Mapping[str, int] = field(default_factory=dict)
    asked_for_staff: int = 0
    leads: int = 0
    replies_due: int = 0
    replies_in_time: int = 0
    stopped_at: Mapping[str, int] = field(default_factory=dict)
    answered: int = 0
    suggested: int = 0
    declined: int = 0
    languages: Mapping[Language, int] = field(default_factory=dict)
    exclusions: Mapping[str, int] = field(default_factory=dict)
    waits: Mapping[str, int] = field(default_factory=dict)


def numbers(
    work: UnitOfWork,
    since: datetime,
    until: datetime,
    flow: Flow,
    calendar: DeskCalendar | None = None,
) -> UsageStatistics:
    """How the counter was used from `since` on and before `until`.

    A conversation counts where its last turn was in that time, a lead where it was sent in it.
    How long applicants waited is counted where it is known when the desk is open.
    """
    conversations = work.conversations.touched(since, until)
    leads = work.leads.times(since, until)
    kept, lost = replies(leads, until)
    outcomes = [
        (conversation, judge(flow, conversation.answers))
        for conversation in conversations
        if conversation.answers
    ]
    over = [outcome for conversation, outcome in outcomes if is_over(conversation, outcome)]
    left = [outcome for conversation, outcome in outcomes if not is_over(conversation, outcome)]
    return UsageStatistics(
        conversations=len(conversations),
        began=len(outcomes),
        completed=len(over),
        verdicts=count(outcome.verdict.value for outcome in over),
        asked_for_staff=sum(map(asked_for_staff, conversations)),
        leads=len(leads),
        replies_due=kept + lost,
        replies_in_time=kept,
        stopped_at=count(outcome.unanswered[0].key for outcome in left),
        **decided(work.questions.decided(since, until)),
        languages=count(conversation.language for conversation in conversations),
        exclusions=count(
            reason.question.key
            for _, outcome in outcomes
            for reason in outcome.reasons_with(Effect.EXCLUDED)
        ),
        waits=count(waits(leads, calendar)) if calendar else {},
    )


def is_over(conversation: Conversation, outcome: Outcome) -> bool:
    """Whether the pre-check came to its end: all was answered, or an answer decided it."""
    is_decided = outcome.verdict is Verdict.NOT_COVERED and not conversation.sees_all
    return is_decided or not outcome.unanswered


def asked_for_staff(conversation: Conversation) -> bool:
    """Whether the person turned to staff, even if they sent nothing in the end."""
    has_begun = conversation.form is not None or conversation.is_consent_asked
    return has_begun or conversation.lead is not None


def replies(leads: Sequence[LeadTimes], until: datetime) -> tuple[int, int]:
    """How many of the leads had a first reply in time, and how many had none when it was due."""
    in_time = [replied_in_time(lead, until) for lead in leads]
    return in_time.count(True), in_time.count(False)


def waits(leads: Sequence[LeadTimes], calendar: DeskCalendar) -> Iterable[str]:
    """How long each of the leads that were replied to had to wait."""
    for lead in leads:
        first = next(filter(is_reply, lead.events), None)
        if first is not None:
            waited = working_time(lead.created_at, first.at, calendar)
            yield next(name for name, most in WAITS.items() if waited <= most)


def is_reply(event: LeadEvent) -> bool:
    """Whether a word of staff reached the applicant, here or in another way."""
    return event.detail.get("to") == LeadStatus.CONTACTED.value


def replied_in_time(lead: LeadTimes, until: datetime) -> bool | None:
    """Whether the first reply was in time; None where it is not due yet, or need not be given."""
    promised = first_promise(lead)
    for event in lead.events:
        if is_reply(event):
            return event.at <= promised
        if event.action in {"closed", "erased"}:
            return None
    return False if promised < until else None


def first_promise(lead: LeadTimes) -> datetime:
    """By when the first reply was promised: later words of the applicant are promised others."""
    kept = (event.detail.get("promised") for event in lead.events)
    first = next(filter(None, kept), None)
    return datetime.fromisoformat(first) if first else lead.reply_by


def decided(by: Mapping[str, int]) -> dict[str, int]:
    """How many questions were answered, met with suggestions, and declined."""
    return {
        "answered": by.get("answer", 0),
        "suggested": by.get("suggest", 0),
        "declined": by.get("decline", 0),
    }


def count(things: Iterable[T]) -> dict[T, int]:
    """How often each thing comes, the most frequent first."""
    return dict(Tally(things).most_common())
