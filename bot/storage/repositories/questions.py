"""Questions that were put to the knowledge base."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from bot.assistant.ports import AskedQuestion
from bot.assistant.ports.conversations import MOST
from bot.storage.database.traces import Traces
from bot.storage.repositories.daily_numbers import forget_days_of, forget_days_until
from bot.storage.schema.tables import questions
from bot.vocabulary import Language

NAMES = [field.name for field in fields(AskedQuestion)]

ADD = insert(questions).inline()
EVERY = select(*(questions.c[name] for name in NAMES))
OF = EVERY.where(questions.c.conversation == bindparam("of_conversation")).order_by(questions.c.id)
RECENT = EVERY.order_by(questions.c.at.desc(), questions.c.id.desc())
WAS_UNANSWERED = (questions.c.decision != "answer") | questions.c.helpful.is_(False)
ONCE_UNANSWERED = RECENT.where(WAS_UNANSWERED)
UNANSWERED = ONCE_UNANSWERED.where(questions.c.answered_by.is_(None))
DECIDED = (
    select(questions.c.decision, func.count())
    .where(questions.c.at >= bindparam("since"), questions.c.at < bindparam("until"))
    .group_by(questions.c.decision)
)
ASKED_AT = select(questions.c.at).where(questions.c.conversation == bindparam("of_conversation"))
SETTLE = (
    update(questions)
    .where(WAS_UNANSWERED)
    .where(questions.c.language == bindparam("asked_in"))
    .where(questions.c.text == bindparam("asked", type_=questions.c.text.type))
    .values(answered_by=bindparam("answers"))
)
LAST_ABOUT = (
    select(questions.c.id)
    .where(questions.c.conversation == bindparam("of_conversation"))
    .where(questions.c.article == bindparam("about"))
    .order_by(questions.c.id.desc())
    .limit(1)
)
RATE = (
    update(questions)
    .where(questions.c.id == LAST_ABOUT.scalar_subquery())
    .values(helpful=bindparam("helps"))
)
ERASE = delete(questions).where(questions.c.conversation == bindparam("of_conversation"))

PAST_PUBLIC = (
    select(questions.c.id)
    .where(questions.c.conversation == "", questions.c.at < bindparam("moment"))
    .order_by(questions.c.at)
    .limit(bindparam("at_most"))
)
FORGET_PUBLIC = delete(questions).where(questions.c.id.in_(PAST_PUBLIC))


class SqlQuestions:
    """Implements `bot.assistant.ports.Questions`."""

    def __init__(self, connection: Connection, traces: Traces) -> None:
        self._connection = connection
        self._traces = traces

    def add(self, question: AskedQuestion) -> None:
        """Keep one question."""
        forget_days_of(self._connection, question.at)
        row = {name: getattr(question, name) for name in NAMES}
        self._connection.execute(ADD, row | {"language": question.language.value})

    def of(self, conversation_id: str) -> list[AskedQuestion]:
        """The questions of one conversation in order."""
        rows = self._connection.execute(OF, {"of_conversation": conversation_id})
        return [question_of(row) for row in rows]

    def unanswered(self, limit: int | None = 100) -> list[AskedQuestion]:
        """Questions that were declined, got only suggestions, or an answer that did not help,
        and that no article answers by now."""
        rows = self._connection.execute(UNANSWERED.limit(limit))
        return [question_of(row) for row in rows]

    def once_unanswered(self, limit: int | None = 100) -> list[AskedQuestion]:
        """The same, and those among them that an article answers by now."""
        rows = self._connection.execute(ONCE_UNANSWERED.limit(limit))
        return [question_of(row) for row in rows]

    def settle(self, language: Language, text: str, article: str | None) -> None:
        """Keep which article answers by now what was not answered; None: none does."""
        values = {"asked_in": language.value, "asked": text, "answers": article}
        self._connection.execute(SETTLE, values)

    def rate(self, conversation_id: str, article: str, *, helpful: bool) -> None:
        """Keep what a person said of the answer to their last question that got this article."""
        values = {"of_conversation": conversation_id, "about": article, "helps": helpful}
        self._connection.execute(RATE, values)

    def decided(self, since: datetime, until: datetime) -> Mapping[str, int]:
        """How many questions of a time met with which decision."""
        rows = self._connection.execute(DECIDED, {"since": since, "until": until})
        return {row.decision: row[1] for row in rows}

    def recent(self, limit: int = 10_000) -> list[AskedQuestion]:
        """All questions, newest first."""
        rows = self._connection.execute(RECENT.limit(limit))
        return [question_of(row) for row in rows]

    def forget_before(self, moment: datetime, limit: int = MOST) -> int:
        """Forget so much that was asked before the moment in public; how much that was."""
        past = {"moment": moment, "at_most": limit}
        count = self._connection.execute(FORGET_PUBLIC, past).rowcount
        if count:
            forget_days_until(self._connection, moment)
            self._traces.leave()
        return count

    def erase(self, conversation_id: str) -> int:
        """Remove a conversation's questions; how many there were."""
        asked = self._connection.execute(ASKED_AT, {"of_conversation": conversation_id}).scalars()
        forget_days_of(self._connection, *asked)
        return self._connection.execute(ERASE, {"of_conversation": conversation_id}).rowcount


def question_of(row: Row[Any]) -> AskedQuestion:
    """The question that a row holds."""
    values = row._asdict()
    return AskedQuestion(**values | {"language": Language(values["language"])})
