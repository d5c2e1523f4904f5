"""Answers that staff write to questions the counter could not answer, for curators to publish.

The counter itself says only what a curator wrote: a draft is never sent to anybody. Once an article
answers the question, those who wished so are told, each once, in their language. So are those who
asked it in other words, as far as the counter gives them the same article.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.assistant.acts import TellAnswer
from bot.assistant.context import Assistant, Denial, Desk
from bot.assistant.curation.unanswered import answer_since, answer_to, by_text
from bot.assistant.mail_queue import MailKind, put_mail
from bot.assistant.ports import (
    Author,
    DraftAnswer,
    DraftStatus,
    Storage,
    Subscriber,
    TranscriptEntry,
    UnitOfWork,
)
from bot.faq.article import Article
from bot.handoff.business_hours import day_of
from bot.handoff.form.validation import hide_contact_details
from bot.vocabulary import Language
from bot.vocabulary.text import same, visible


class PublishRefusal(StrEnum):
    """Why nobody was told."""

    NO_SUCH_DRAFT = "no_such_draft"
    DROPPED = "dropped"
    NO_SUCH_ARTICLE = "no_such_article"
    NOT_ANSWERED = "not_answered"


@dataclass(frozen=True, slots=True)
class Published:
    """The draft as it is now, the article that answers it, and how many were told of it."""

    draft: DraftAnswer
    article: str
    told: int


def write_answer(
    desk: Desk, staff: str, question: str, language: Language, answer: str, now: datetime
) -> DraftAnswer | Denial:
    """Keep an answer for the curators."""
    if not desk.is_staff(staff):
        return Denial.NOT_STAFF
    id_ = secrets.token_hex(4)
    draft = DraftAnswer(id_, now, staff, language, question, hide_contact_details(visible(answer)))
    with desk.storage() as work:
        work.drafts.add(draft)
        kept = work.drafts.get(id_)
        work.commit()
    return kept or draft


def drop(storage: Storage, draft_id: str) -> DraftAnswer | None:
    """Leave an open draft aside; None if there is none. Who wished to be told goes on waiting."""
    with storage() as work:
        draft = work.drafts.get(draft_id)
        if draft is None or draft.status is not DraftStatus.OPEN:
            return None
        work.drafts.settle(draft_id, DraftStatus.DROPPED)
        work.commit()
    return replace(draft, status=DraftStatus.DROPPED)


def publish(
    assistant: Assistant, draft_id: str, now: datetime, article_id: str = ""
) -> Published | PublishRefusal:
    """Tell those who asked that an article answers them now; then the draft is published.

    Without an article, the one that the counter itself gives. Each person is told in a unit of work
    of their own, so one that was cut short can be done again: nobody is told twice.
    """
    with assistant.storage.read_only() as work:
        draft = work.drafts.get(draft_id)
    if draft is None:
        return PublishRefusal.NO_SUCH_DRAFT
    if draft.status is DraftStatus.DROPPED:
        return PublishRefusal.DROPPED
    article = article_for(assistant, draft, article_id)
    if isinstance(article, PublishRefusal):
        return article
    with assistant.storage.read_only() as work:
        wishes = work.drafts.wishes()
    askers = [each for each in wishes if asks_for(assistant, each, draft, article)]
    told = sum(tell(assistant, asker, article, now) for asker in askers)
    with assistant.storage() as work:
        work.drafts.settle(draft_id, DraftStatus.PUBLISHED)
        kept = work.drafts.get(draft_id)
        work.commit()
    return Published(kept or draft, article.id, told)


def tell_answered(assistant: Assistant, now: datetime) -> int:
    """Tell everybody whose question an article answers by now, and settle what staff wrote to it;
    how many were told. Doing so again, or in two processes at once, tells nobody twice."""
    told = sum(tell(assistant, *each, now) for each in answered_wishes(assistant))
    with assistant.storage() as work:
        for draft in work.drafts.all(DraftStatus.OPEN, limit=None):
            if answer_to(draft.question, draft.language, assistant.matcher, assistant.knowledge):
                work.drafts.settle(draft.id, DraftStatus.PUBLISHED)
        work.commit()
    return told


def answered_wishes(assistant: Assistant) -> list[tuple[Subscriber, Article]]:
    """Who waits for an answer that this counter has, with the article; not for one of which they,
    or others who asked the same, said that it did not help."""
    with assistant.storage.read_only() as work:
        wishes, asked = work.drafts.wishes(), by_text(work.questions.once_unanswered(None))
    articles, matcher = assistant.knowledge.articles, assistant.matcher
    found = []
    for wish in wishes:
        same = asked.get((wish.language, wish.question))
        given = (
            answer_since(same, matcher, assistant.knowledge)
            if same
            else answer_to(wish.question, wish.language, matcher, assistant.knowledge)
        )
        if given:
            found.append((wish, articles[given]))
    return found


def article_for(
    assistant: Assistant, draft: DraftAnswer, article_id: str
) -> Article | PublishRefusal:
    """The article that answers a draft's question."""
    articles = assistant.knowledge.articles
    if article_id:
        return articles.get(article_id) or PublishRefusal.NO_SUCH_ARTICLE
    given = answer_to(draft.question, draft.language, assistant.matcher, assistant.knowledge)
    return articles[given] if given else PublishRefusal.NOT_ANSWERED


def asks_for(assistant: Assistant, asker: Subscriber, draft: DraftAnswer, article: Article) -> bool:
    """Whether the article answers what somebody waits for."""
    if same(asker.question) == same(draft.question):
        return True
    given = answer_to(asker.question, asker.language, assistant.matcher, assistant.knowledge)
    return given == article.id


def tell(assistant: Assistant, asker: Subscriber, article: Article, now: datetime) -> bool:
    """Queue the answer for one person; False if they were told, or erased, meanwhile."""
    with assistant.storage() as work:
        conversation = work.conversations.of(asker.person)
        if not work.drafts.grant(asker.person, asker.question):
            return False
        language = conversation.language if conversation else asker.language
        today = article.on(day_of(now))
        message = assistant.wording(TellAnswer(asker.question, today), language)
        [told_by] = work.outbox.put(asker.person, f"answer:{article.id}", [message], now)
        mail_about(assistant, work, asker.person, told_by, now)
        if conversation is not None:
            entry = TranscriptEntry(now, Author.COUNTER, message.kind.value, message.text)
            work.transcripts.add(conversation.id, [entry])
            told = replace(
                conversation,
                offered=(*conversation.offered, *message.choices),
                topic=article.id,
            )
            work.conversations.save(told)
        work.commit()
    return True


def mail_about(
    assistant: Assistant, work: UnitOfWork, person: str, outgoing: int, now: datetime
) -> None:
    """Tell of the answer by mail as well, where the person left an address with an enquiry."""
    reached = [lead for lead in work.leads.of(person) if lead.contact is not None]
    if reached:
        put_mail(work, reached[-1], MailKind.ANSWER, now, assistant.mailed, reply=outgoing)
