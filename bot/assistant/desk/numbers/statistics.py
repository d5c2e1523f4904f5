"""How much came in, and how soon staff answered, in a period."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.assistant.conversation import Conversation
from bot.assistant.desk.reminders import WAITS
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


def usage(
    work: UnitOfWork,
    since: datetime,
    until: datetime,
    flow: Flow,
    calendar: DeskCalendar | None = None,
) -> Tally[str]:
    """How the counter was used from `since` on and before `until`, as counts that can be added.

    A conversation counts where its last turn was in that time, a lead where it was sent in it.
    How long applicants waited is counted where it is known when the desk is open. Counts of one
    kind are called `KIND/NAME`. `unreplied/MOMENT` are leads with neither an end nor a reply.
    """
    conversations = work.conversations.touched(since, until)
    leads = work.leads.times(since, until)
    outcomes = [
        (conversation, judge(flow, conversation.answers))
        for conversation in conversations
        if conversation.answers
    ]
    over = [outcome for conversation, outcome in outcomes if is_over(conversation, outcome)]
    left = [outcome for conversation, outcome in outcomes if not is_over(conversation, outcome)]
    excluded = (
        reason.question.key
        for _, outcome in outcomes
        for reason in outcome.reasons_with(Effect.EXCLUDED)
    )
    counts = Tally[str](
        conversations=len(conversations),
        began=len(outcomes),
        completed=len(over),
        asked_for_staff=sum(map(asked_for_staff, conversations)),
        leads=len(leads),
        **decided(work.questions.decided(since, until)),
    )
    counts.update(f"verdicts/{outcome.verdict.value}" for outcome in over)
    counts.update(f"stopped_at/{outcome.unanswered[0].key}" for outcome in left)
    counts.update(f"languages/{each.language.value}" for each in conversations)
    counts.update(f"exclusions/{key}" for key in excluded)
    counts.update(map(reply_of, leads))
    if calendar is not None:
        counts.update(f"waits/{name}" for name in waits(leads, calendar))
    return counts


def numbers_in(counts: Tally[str], until: datetime) -> UsageStatistics:
    """Counts as they are read; a reply that was promised before `until` was due."""
    kinds: dict[str, dict[str, int]] = {}
    for name, count in counts.most_common():
        kind, slash, which = name.partition("/")
        if slash:
            kinds.setdefault(kind, {})[which] = count
    replied = kinds.get("replied", {})
    missed = (
        count
        for promised, count in kinds.get("unreplied", {}).items()
        if datetime.fromisoformat(promised) < until
    )
    return UsageStatistics(
        **{name: counts[name] for name in PLAIN},
        verdicts=kinds.get("verdicts", {}),
        replies_due=sum(replied.values()) + sum(missed),
        replies_in_time=replied.get("in_time", 0),
        stopped_at=kinds.get("stopped_at", {}),
        languages={Language(name): n for name, n in kinds.get("languages", {}).items()},
        exclusions=kinds.get("exclusions", {}),
        waits=kinds.get("waits", {}),
    )


PLAIN = (
    *("conversations", "began", "completed", "asked_for_staff", "leads"),
    *("answered", "suggested", "declined"),
)
"""Counts that are one number."""


def is_over(conversation: Conversation, outcome: Outcome) -> bool:
    """Whether the pre-check came to its end: all was answered, or an answer decided it."""
    is_decided = outcome.verdict is Verdict.NOT_COVERED and not conversation.sees_all
    return is_decided or not outcome.unanswered


def asked_for_staff(conversation: Conversation) -> bool:
    """Whether the person turned to staff, even if they sent nothing in the end."""
    has_begun = conversation.form is not None or conversation.is_consent_asked
    return has_begun or conversation.lead is not None


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


def reply_of(lead: LeadTimes) -> str:
    """Whether a lead had a first reply in time or late, needs none, or has none yet."""
    promised = first_promise(lead)
    for event in lead.events:
        if is_reply(event):
            return "replied/in_time" if event.at <= promised else "replied/late"
        if event.action in {"closed", "erased"}:
            return "ended_unreplied"
    return f"unreplied/{promised.isoformat()}"


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
