"""Conversations: one JSON document per person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from bot.assistant.conversation import Conversation
from bot.assistant.ports.conversations import MOST
from bot.storage.database.locks import NamedLocks
from bot.storage.database.prepared_statement import PreparedStatement
from bot.storage.repositories.daily_numbers import forget_days_of
from bot.storage.schema.documents import CONVERSATION
from bot.storage.schema.tables import conversations

OF = PreparedStatement(
    select(conversations.c.state)
    .where(conversations.c.person == bindparam("of_person"))
    .with_for_update()
)
CHANGE = PreparedStatement(update(conversations).where(conversations.c.id == bindparam("of_id")))
ADD = PreparedStatement(insert(conversations))
TOUCHED_AT = PreparedStatement(
    select(conversations.c.updated_at).where(conversations.c.id == bindparam("of_id"))
)
ERASE = delete(conversations).where(conversations.c.id == bindparam("of_id"))

# Whoever is in the middle of a turn has not been away: their conversation is left out.
UNTOUCHED = (
    select(conversations.c.state)
    .where(conversations.c.updated_at < bindparam("moment"))
    .order_by(conversations.c.updated_at, conversations.c.id)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
)

TOUCHED = (
    select(conversations.c.state)
    .where(
        conversations.c.updated_at >= bindparam("since"),
        conversations.c.updated_at < bindparam("until"),
    )
    .order_by(conversations.c.updated_at, conversations.c.id)
)


class SqlConversations:
    """Implements `bot.assistant.ports.Conversations`. A conversation stays that of its person."""

    def __init__(self, connection: Connection, locks: NamedLocks) -> None:
        self._connection = connection
        self._locks = locks
        self._found: dict[str, Conversation | None] = {}
        """What was read of whom, who is locked since."""

    def of(self, person: str) -> Conversation | None:
        """The person's conversation, locked until the unit of work ends; None before the first."""
        self._locks.person(person)
        state = OF.scalar(self._connection, {"of_person": person})
        found = None if state is None else CONVERSATION.load(state)
        self._found[person] = found
        return found

    def save(self, conversation: Conversation) -> None:
        """Keep this state of the conversation."""
        self._locks.person(conversation.person)
        now = {
            "updated_at": conversation.updated_at,
            "state": CONVERSATION.dump(conversation),
        }
        forget_days_of(self._connection, self._touched(conversation), conversation.updated_at)
        self._found.pop(conversation.person, None)
        if not CHANGE.count(self._connection, {"of_id": conversation.id, **now}):
            whose = {"id": conversation.id, "person": conversation.person}
            ADD.count(self._connection, whose | now)

    def _touched(self, conversation: Conversation) -> datetime | None:
        """When a conversation was last touched; None: never."""
        found = self._found.get(conversation.person)
        if found is not None and found.id == conversation.id:
            return found.updated_at
        return self._touched_at(conversation.id)

    def _touched_at(self, conversation_id: str) -> datetime | None:
        touched: datetime | None = TOUCHED_AT.scalar(self._connection, {"of_id": conversation_id})
        return touched

    def erase(self, conversation_id: str) -> None:
        """Remove the conversation itself."""
        self._found.clear()
        forget_days_of(self._connection, self._touched_at(conversation_id))
        self._connection.execute(ERASE, {"of_id": conversation_id})

    def untouched_since(self, moment: datetime, limit: int = MOST) -> list[Conversation]:
        """So many conversations whose last turn was before the moment, locked until the end."""
        past = {"moment": moment, "at_most": limit}
        states = self._connection.execute(UNTOUCHED, past).scalars()
        return [CONVERSATION.load(state) for state in states]

    def touched(self, since: datetime, until: datetime) -> list[Conversation]:
        """Conversations whose last turn was from `since` on and before `until`; none is locked."""
        span = {"since": since, "until": until}
        return [CONVERSATION.load(s) for s in self._connection.execute(TOUCHED, span).scalars()]
