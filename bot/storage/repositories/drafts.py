"""Answers that staff wrote, and who wishes to be told of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, exists, insert, select, update

from bot.assistant.ports import DraftAnswer, DraftStatus, Subscriber
from bot.assistant.ports.conversations import MOST
from bot.storage.database.traces import Traces
from bot.storage.schema.tables import drafts, questions, wishes
from bot.vocabulary import Language
from bot.vocabulary.text import same

ADD = insert(drafts).inline()
EVERY = select(drafts)
GET = EVERY.where(drafts.c.id == bindparam("of_id")).with_for_update()
ALL = EVERY.order_by(drafts.c.at.desc(), drafts.c.id.desc())
WITH_STATUS = ALL.where(drafts.c.status == bindparam("with_status"))
SETTLE = update(drafts).where(drafts.c.id == bindparam("of_id")).values(status=bindparam("becomes"))

IS_WISHED = wishes.c.question_key == bindparam("of_question")
IS_OF_PERSON = wishes.c.person == bindparam("of_person")
IN_ORDER = select(wishes).order_by(wishes.c.at, wishes.c.person, wishes.c.question_key)
WISH = insert(wishes).inline()
IS_KNOWN = select(exists().where(IS_WISHED, IS_OF_PERSON))
WISHES = IN_ORDER.where(IS_WISHED)
WISHES_OF = IN_ORDER.where(IS_OF_PERSON)
GRANT = delete(wishes).where(IS_WISHED, IS_OF_PERSON)
ERASE = delete(wishes).where(IS_OF_PERSON)
IS_STILL_ASKED = exists().where(questions.c.text == drafts.c.question)
IS_STILL_WISHED = exists().where(wishes.c.question == drafts.c.question)
FORGET = delete(drafts).where(
    drafts.c.question.in_(bindparam("asked", expanding=True, type_=drafts.c.question.type)),
    ~IS_STILL_ASKED,
    ~IS_STILL_WISHED,
)
PAST = (
    select(drafts.c.id)
    .where(drafts.c.at < bindparam("moment"))
    .order_by(drafts.c.id)
    .limit(bindparam("at_most"))
)
FORGET_PAST = delete(drafts).where(drafts.c.id.in_(PAST))

AT_ONCE = 500
"""Questions in one statement: fewer than any database takes."""


class SqlDrafts:
    """Implements `bot.assistant.ports.Drafts`."""

    def __init__(self, connection: Connection, traces: Traces) -> None:
        self._connection = connection
        self._traces = traces

    def add(self, draft: DraftAnswer) -> None:
        """Keep a new draft."""
        row = {
            "id": draft.id,
            "at": draft.at,
            "staff": draft.staff,
            "language": draft.language.value,
            "question": draft.question,
            "answer": draft.answer,
            "status": draft.status.value,
        }
        self._connection.execute(ADD, row)

    def get(self, id_: str) -> DraftAnswer | None:
        """The draft with this id, locked until the unit of work ends."""
        row = self._connection.execute(GET, {"of_id": id_}).first()
        return None if row is None else self._draft_of(row)

    def settle(self, id_: str, status: DraftStatus) -> None:
        """Say where the draft stands now."""
        self._connection.execute(SETTLE, {"of_id": id_, "becomes": status.value})

    def all(self, status: DraftStatus | None = None, limit: int | None = 100) -> list[DraftAnswer]:
        """Drafts, newest first."""
        values = {} if status is None else {"with_status": status.value}
        query = ALL if status is None else WITH_STATUS
        rows = self._connection.execute(query.limit(limit), values)
        return [self._draft_of(row) for row in rows.all()]

    def wish(self, asker: Subscriber) -> None:
        """Keep a wish; a second one for the same question changes nothing."""
        wanted = {"of_question": same(asker.question), "of_person": asker.person}
        if self._connection.execute(IS_KNOWN, wanted).scalar():
            return
        row = {
            "person": asker.person,
            "question_key": same(asker.question),
            "question": asker.question,
            "language": asker.language.value,
            "at": asker.at,
        }
        self._connection.execute(WISH, row)

    def wishes(self) -> list[Subscriber]:
        """Everybody's wishes, in order of time."""
        return [asker_of(row) for row in self._connection.execute(IN_ORDER)]

    def wishes_of(self, person: str) -> list[Subscriber]:
        """Wishes of one person, in order of time."""
        return [asker_of(row) for row in self._connection.execute(WISHES_OF, {"of_person": person})]

    def grant(self, person: str, question: str) -> bool:
        """Forget a person's wish, since it is granted; False if there was none."""
        wanted = {"of_question": same(question), "of_person": person}
        return bool(self._connection.execute(GRANT, wanted).rowcount)

    def erase(self, person: str) -> int:
        """Forget the wishes of a person; how many there were."""
        return self._connection.execute(ERASE, {"of_person": person}).rowcount

    def forget(self, questions: Sequence[str]) -> int:
        """Remove drafts of questions that nobody asks any more; how many there were."""
        count = 0
        for start in range(0, len(questions), AT_ONCE):
            asked = list(questions[start : start + AT_ONCE])
            count += self._connection.execute(FORGET, {"asked": asked}).rowcount
        return count

    def forget_before(self, moment: datetime, limit: int = MOST) -> int:
        """Remove so many drafts that were written before the moment; how many that were."""
        past = {"moment": moment, "at_most": limit}
        count = self._connection.execute(FORGET_PAST, past).rowcount
        if count:
            self._traces.leave()
        return count

    def _draft_of(self, row: Row[Any]) -> DraftAnswer:
        return DraftAnswer(
            id=row.id,
            at=row.at,
            staff=row.staff,
            language=Language(row.language),
            question=row.question,
            answer=row.answer,
            status=DraftStatus(row.status),
            askers=self._askers_of(row.question),
        )

    def _askers_of(self, question: str) -> tuple[str, ...]:
        rows = self._connection.execute(WISHES, {"of_question": same(question)})
        return tuple(row.person for row in rows)


def asker_of(row: Row[Any]) -> Subscriber:
    """The asker that a row holds."""
    return Subscriber(row.person, row.question, Language(row.language), row.at)
