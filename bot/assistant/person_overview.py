"""All that a page shows of a person, read at once: the conversation and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.assistant.context import Assistant, TurnContext, calendar_in
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.next_question import show_verdict
from bot.assistant.history import SHOWN, History, history_of
from bot.assistant.person_status import PersonStatus, describe, lead_of
from bot.assistant.response import take_turn
from bot.assistant.turns import begin, render_reply
from bot.precheck.flow import Option, Question
from bot.vocabulary import Language, Message, Reply, Turn


@dataclass(frozen=True, slots=True)
class PersonOverview:
    """Where a person stands, what was said, and what they answered, in the order of questions."""

    standing: PersonStatus
    history: History
    given: tuple[tuple[Question, Option], ...]


def overview_of(
    assistant: Assistant, person: str, now: datetime, limit: int = SHOWN
) -> PersonOverview:
    """All of it as it is now, of what was said the newest lines; nothing is changed."""
    with assistant.storage.read_only() as work:
        conversation = work.conversations.of(person)
        lead = lead_of(work, conversation)
        history = history_of(work, person, conversation, limit)
        seated = assistant.seated(conversation, now)
        calendar = calendar_in(work, seated.edition.desk_hours)
    standing = describe(seated, conversation, lead, now, calendar)
    return PersonOverview(standing, history, given_by(seated, conversation))


def given_by(
    assistant: Assistant, conversation: Conversation | None
) -> tuple[tuple[Question, Option], ...]:
    """What a person answered."""
    answers = conversation.answers if conversation else {}
    return tuple(
        (question, option)
        for question in assistant.flow.questions
        if (option := question.option(answers.get(question.key, ""))) is not None
    )


def result_of(
    assistant: Assistant, person: str, language: Language, now: datetime
) -> Message | None:
    """The result as it stands, in words; None where nothing was answered. Nothing is changed."""
    with assistant.storage.read_only() as work:
        conversation = work.conversations.of(person)
        seated = assistant.seated(conversation, now)
        if conversation is None or not given_by(seated, conversation):
            return None
        return seated.wording(show_verdict(TurnContext(seated, work, now), conversation), language)


def greeting_of(assistant: Assistant, turn: Turn, now: datetime) -> Reply:
    """What somebody who comes for the first time would be told. Nothing is kept of it.

    So looking at a page leaves no trace: a conversation begins with the first thing that is done.
    """
    seated = assistant.today(now)
    with assistant.storage.read_only() as work:
        result = take_turn(
            TurnContext(seated, work, now), begin(seated, turn, now), turn, is_new=True
        )
    return render_reply(seated, result, turn.language or Language.JA)
