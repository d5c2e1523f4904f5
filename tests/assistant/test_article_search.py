"""Looking for an article while one types."""

from __future__ import annotations

import pytest

from bot.assistant.article_search import MOST, search_articles
from bot.vocabulary import Language
from tests.driver import IN_EDITION, Stage, new_stage
from tests.memory import MemoryStorage


@pytest.fixture(scope="module")
def stage() -> Stage:
    return new_stage()


def search(stage: Stage, text: str, language: Language | None = None) -> list[str]:
    found = search_articles(stage.assistant, text, language, IN_EDITION)
    return [each.question for each in found]


@pytest.mark.parametrize("text", ["Is it free?", "how much does it cost"])
def test_what_answers_a_question_stands_first(stage: Stage, text: str) -> None:
    [first, *_] = search_articles(stage.assistant, text, None, IN_EDITION)
    assert "free" in first.message.text.lower() or "cost" in first.question.lower()
    assert first.message.clauses


def test_a_word_of_a_question_finds_it(stage: Stage) -> None:
    question = search(stage, "", Language.JA)[0]
    assert question in search(stage, question[:6], Language.JA)


@pytest.mark.parametrize("language", Language)
def test_before_anything_is_typed_there_is_something_to_begin_with(
    stage: Stage, language: Language
) -> None:
    found = search(stage, "", language)
    assert len(found) == MOST
    assert len(set(found)) == MOST


def test_what_the_guideline_says_nothing_about_finds_nothing(stage: Stage) -> None:
    assert search(stage, "best ramen in Osaka tonight") == []


def test_nobody_is_remembered_and_nothing_can_be_pressed(stage: Stage) -> None:
    assert isinstance(stage.assistant.storage, MemoryStorage)
    found = search_articles(stage.assistant, "費用はかかりますか", None, IN_EDITION)
    assert not any(choice for each in found for choice in each.message.choices)
    for table in ("conversations", "entries", "questions", "outbox"):
        assert not stage.assistant.storage.rows(table)
