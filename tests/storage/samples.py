"""Values to store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.assistant.conversation import Conversation, Edit, Form
from bot.assistant.ports import AskedQuestion, DraftAnswer, Subscriber
from bot.handoff.lead import Contact, Lead, LeadEvent, LeadStatus, Wish
from bot.vocabulary import Choice, Language, Message, MessageKind

NOW = datetime(2024, 10, 1, 9, 30, 0, 123456, tzinfo=UTC)
HOUR = timedelta(hours=1)
PERSON = "test:one"

FULL = Conversation(
    id="c1",
    person=PERSON,
    language=Language.EN,
    edition="fy2024",
    started_at=NOW,
    updated_at=NOW,
    answers={"website": "yes", "area": "no"},
    fingerprints={"website": "aa"},
    before={"website": "not_sure"},
    is_asking=True,
    edit=Edit("website"),
    form=Form(NOW, {"company": "株式会社\u3000例"}, reopened="email"),
    offered=(Choice("answer:website:no", "いいえ", "no", 2),),
    topic="a1",
    lead="M-1",
    with_staff="M-1",
)


def conversation(id_: str = "c1", person: str = PERSON, at: datetime = NOW) -> Conversation:
    return Conversation(
        id=id_,
        person=person,
        language=Language.JA,
        edition="fy2024",
        started_at=NOW,
        updated_at=at,
    )


def message(text: str = "こんにちは") -> Message:
    return Message(MessageKind.NOTICE, text)


def messages(*texts: str) -> list[Message]:
    return [message(text) for text in texts]


def question(
    text: str, decision: str = "decline", at: datetime = NOW, article: str | None = None
) -> AskedQuestion:
    return AskedQuestion(at, "c1", Language.EN, text, decision, article, 0.25)


def lead(
    reference: str = "M-1",
    person: str = PERSON,
    keys: str = "number:1 name:a",
    at: datetime = NOW,
) -> Lead:
    return Lead(
        reference=reference,
        conversation="c1",
        person=person,
        company_key=keys,
        status=LeadStatus.NEW,
        verdict="likely_eligible",
        edition="fy2024",
        flow_version="fy2024-1",
        language=Language.JA,
        record="{}",
        contact=Contact("例", "山田", "a@example.com", Language.JA, phone="+81312345678"),
        wish=Wish(("hiring",), ("job_fair",), "よろしく"),
        created_at=at,
        updated_at=at,
        reply_by=at + HOUR,
        snoozed_until=at + 2 * HOUR,
    )


def draft(id_: str = "d1", at: datetime = NOW, question: str = "Is it free?") -> DraftAnswer:
    return DraftAnswer(id_, at, "staff:1", Language.EN, question, "Yes.")


def wish(person: str = PERSON, question: str = "Is it free?", at: datetime = NOW) -> Subscriber:
    return Subscriber(person, question, Language.JA, at)


def event(action: str = "sent", **detail: str) -> LeadEvent:
    return LeadEvent(NOW, "applicant", action, detail)
