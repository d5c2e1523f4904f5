"""All that a page shows of a person, read at once: the conversation and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.assistant.context import Counter, Scene
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.next_question import show_verdict
from bot.assistant.history import History, history_of
from bot.assistant.person_status import Standing, describe, lead_of
from bot.assistant.turns import begin, put_into_words, take_turn
from bot.precheck.flow import Option, Question
from bot.vocabulary import Language, Message, Reply, Turn


@dataclass(frozen=True, slots=True)
class Overview:
    """Where a person stands, what was said, and what they answered, in the order of questions."""

    standing: Standing
    history: History
    given: tuple[tuple[Question, Option], ...]


def overview_of(counter: Counter, person: str, now: datetime) -> Overview:
    """All of it as it is now; nothing is changed."""
    with counter.storage.look() as work:
        conversation = work.conversations.of(person)
        lead = lead_of(work, conversation)
        history = history_of(work, person, conversation)
    standing = describe(counter, conversation, lead, now)
    return Overview(standing, history, given_by(counter, conversation))


def given_by(
    counter: Counter, conversation: Conversation | None
) -> tuple[tuple[Question, Option], ...]:
    """What a person answered."""
    answers = conversation.answers if conversation else {}
    return tuple(
        (question, option)
        for question in counter.flow.questions
        if (option := question.option(answers.get(question.key, ""))) is not None
    )


def result_of(counter: Counter, person: str, language: Language, now: datetime) -> Message | None:
    """The result as it stands, in words; None where nothing was answered. Nothing is changed."""
    with counter.storage.look() as work:
        conversation = work.conversations.of(person)
        if conversation is None or not given_by(counter, conversation):
            return None
        return counter.wording(show_verdict(Scene(counter, work, now), conversation), language)


def greeting_of(counter: Counter, turn: Turn, now: datetime) -> Reply:
    """What somebody who comes for the first time would be told. Nothing is kept of it.

    So looking at a page leaves no trace: a conversation begins with the first thing that is done.
    """
    with counter.storage.look() as work:
        step = take_turn(Scene(counter, work, now), begin(counter, turn, now), turn, is_new=True)
    return put_into_words(counter, step, turn.language or Language.JA)
