"""Where a person stands, for a screen that shows it at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.assistant.context import Assistant, calendar_in
from bot.assistant.conversation import Conversation, Form
from bot.assistant.ports import Storage, UnitOfWork
from bot.handoff.business_hours import DeskCalendar, day_of, is_open, next_opening
from bot.handoff.lead import Lead
from bot.precheck.verdict import judge
from bot.vocabulary import Language


@dataclass(frozen=True, slots=True)
class PersonStatus:
    """How far somebody is. `language` is None for whom nothing is known yet.

    `verdict` is what the answers so far mean; None while there are none. `form` is the contact form
    that is open. `reply_by` is until when staff reply to `lead`; None once they did. Both moments
    are in UTC.
    """

    language: Language | None
    answered: int
    total: int
    verdict: str | None
    form: Form | None
    lead: str | None
    reply_by: datetime | None
    is_with_staff: bool
    is_desk_open: bool
    opens_at: datetime
    has_ended: bool


def status_of(assistant: Assistant, person: str, now: datetime) -> PersonStatus:
    """Where a person stands now; nothing is changed."""
    with assistant.storage.read_only() as work:
        conversation = work.conversations.of(person)
        lead = lead_of(work, conversation)
        seated = assistant.seated(conversation, now)
        calendar = calendar_in(work, seated.edition.desk_hours)
    return describe(seated, conversation, lead, now, calendar)


def language_of(storage: Storage, person: str) -> Language | None:
    """The language of the conversation with a person; None where there is none."""
    with storage.read_only() as work:
        conversation = work.conversations.of(person)
    return conversation.language if conversation else None


def lead_of(work: UnitOfWork, conversation: Conversation | None) -> Lead | None:
    """The last lead of a conversation, as long as it belongs to the person who has it."""
    if conversation is None or not conversation.lead:
        return None
    return own_lead(work, conversation.person, conversation.lead)


def passed_on_by(work: UnitOfWork, conversation: Conversation) -> tuple[str, ...]:
    """What a person wrote that staff were shown, the newest last."""
    return tuple(e.text for e in work.transcripts.passed_on(conversation.id) if e.text)


def own_lead(work: UnitOfWork, person: str, reference: str) -> Lead | None:
    """The lead with this reference, if it is this person's and was not erased."""
    lead = work.leads.get(reference)
    is_theirs = lead is not None and lead.person == person and lead.erased_at is None
    return lead if is_theirs else None


def describe(
    assistant: Assistant,
    conversation: Conversation | None,
    lead: Lead | None,
    now: datetime,
    calendar: DeskCalendar,
) -> PersonStatus:
    """What there is to say about a conversation and its lead."""
    answers = conversation.answers if conversation else {}
    known = {key: v for key, v in answers.items() if assistant.flow.question(key) is not None}
    has_ended = assistant.edition.has_ended(day_of(now))
    return PersonStatus(
        language=conversation.language if conversation else None,
        answered=len(known),
        total=len(assistant.flow.questions),
        verdict=judge(assistant.flow, known).verdict.value if known else None,
        form=conversation.form if conversation else None,
        lead=lead.reference if lead else None,
        reply_by=lead.reply_by if lead and lead.awaits_us else None,
        is_with_staff=bool(conversation and conversation.with_staff),
        is_desk_open=is_open(now, calendar),
        opens_at=next_opening(now, calendar),
        has_ended=has_ended,
    )
