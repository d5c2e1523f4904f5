"""What is said where others can read it, and that nobody is remembered for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Row

from bot.assistant.turns import handle_turn
from bot.vocabulary import Language, Message, MessageKind, Turn
from bot.vocabulary.text import plain
from tests.driver import IN_EDITION, Stage, new_stage
from tests.memory import MemoryStorage

PUBLIC = "slack:T1:U2:C3:1700.1"
OVERHEARD = ("article:", "do:start", "do:staff")


@pytest.fixture
def stage() -> Stage:
    return new_stage()


def ask(
    stage: Stage, text: str = "", choose: str | None = None, event: str = "e1"
) -> list[Message]:
    turn = Turn(event, PUBLIC, text, choose, is_public=True)
    reply = handle_turn(stage.assistant, turn, IN_EDITION)
    return list(reply.messages) if reply else []


def kept(stage: Stage, table: str) -> Sequence[Row[Any]]:
    assert isinstance(stage.assistant.storage, MemoryStorage)
    return stage.assistant.storage.rows(table)


@pytest.mark.parametrize(
    ("text", "language"),
    [("費用はかかりますか？", Language.JA), ("Is the support free of charge?", Language.EN)],
)
def test_a_question_is_answered_with_its_source_and_nobody_is_remembered(
    stage: Stage, text: str, language: Language
) -> None:
    [answer] = ask(stage, text)
    assert answer.kind is MessageKind.ANSWER
    assert answer.clauses
    assert not kept(stage, "conversations")
    assert not kept(stage, "entries")
    [asked] = kept(stage, "questions")
    assert (asked.conversation, asked.text, asked.decision) == ("", plain(text), "answer")
    assert asked.language == language
    assert [outgoing.recipient for outgoing in kept(stage, "outbox")] == [PUBLIC]


def test_no_answer_is_declined_kindly_without_what_needs_a_memory(stage: Stage) -> None:
    [message] = ask(stage, "明日の天気はどうですか？")
    assert message.kind is MessageKind.DECLINE
    assert [choice.id for choice in message.choices] == ["do:staff"]


def test_a_suggested_article_can_be_read(stage: Stage) -> None:
    article = next(iter(stage.assistant.knowledge.articles))
    [answer] = ask(stage, choose=f"article:{article}")
    assert answer.article == article


@pytest.mark.parametrize(
    ("text", "choose"),
    [
        ("担当者と話したい", None),
        ("事前チェックを始める", None),
        ("my data", None),
        ("連絡先は a@example.com です", None),
        ("", "do:staff"),
        ("", "answer:website:yes"),
        ("", "consent:yes"),
        ("", "erase:yes"),
        ("", "rate:x:yes"),
        ("", "nonsense"),
    ],
)
def test_everything_else_is_private(stage: Stage, text: str, choose: str | None) -> None:
    [message] = ask(stage, text, choose)
    assert message.kind is MessageKind.NOTICE
    assert "[***]" not in message.text
    assert not kept(stage, "conversations")
    assert not kept(stage, "questions")


@pytest.mark.parametrize("text", ["", "   ", "hello", "ヘルプ", "ありがとう"])
def test_small_talk_says_what_can_be_asked_here(stage: Stage, text: str) -> None:
    [message] = ask(stage, text)
    assert message.kind is MessageKind.NOTICE
    assert not kept(stage, "questions")


def test_facts_about_a_company_are_neither_read_nor_repeated(stage: Stage) -> None:
    messages = ask(stage, "株式会社山田商店です。自社のウェブサイトがあります。")
    assert not any(said in m.text for m in messages for said in ("山田商店", "承りました"))
    assert all(choice.id.startswith(OVERHEARD) for m in messages for choice in m.choices)
    assert not kept(stage, "conversations")


def test_the_same_event_is_answered_once(stage: Stage) -> None:
    assert ask(stage, "ヘルプ")
    assert ask(stage, "ヘルプ") == []


def test_what_was_said_in_public_leaves_the_private_conversation_alone(stage: Stage) -> None:
    stage = replace(stage, person="slack:T1:U2")
    stage.arrive()
    before = stage.conversation
    ask(stage, "費用はかかりますか？")
    assert stage.conversation == before


def test_erasing_a_person_reaches_what_was_said_to_them_in_public(stage: Stage) -> None:
    stage = replace(stage, person="slack:T1:U2")
    stage.arrive()
    ask(stage, "ヘルプ")
    stage.pick("do:delete_data")
    stage.pick("erase:yes")
    assert [outgoing.recipient for outgoing in kept(stage, "outbox")] == ["slack:T1:U2"]
