"""What curators have answered since is no longer shown as unanswered."""

from __future__ import annotations

import pytest

from bot.assistant.curation.unanswered import AT_ONCE, review, still_open
from bot.assistant.ports import AskedQuestion
from bot.vocabulary import Language
from tests.driver import Stage, new_stage

KNOWN = "Is the support free of charge?"
"""The knowledge base of the repository answers it."""

STRANGE = "What will the weather be tomorrow?"


@pytest.fixture
def stage() -> Stage:
    return new_stage(language=Language.EN)


def keep(stage: Stage, text: str, decision: str = "decline", article: str | None = None) -> None:
    asked = AskedQuestion(stage.now, "c1", Language.EN, text, decision, article, 0.1)
    with stage.assistant.storage() as work:
        work.questions.add(asked)
        work.commit()


def unanswered(stage: Stage) -> list[str]:
    with stage.assistant.storage.read_only() as work:
        return [each.text for each in work.questions.unanswered()]


def article_for(stage: Stage, text: str) -> str:
    return stage.assistant.matcher(Language.EN).decide(text).candidates[0].article


def test_what_an_article_answers_by_now_waits_no_longer(stage: Stage) -> None:
    for text in (KNOWN, STRANGE, KNOWN):
        keep(stage, text)
    assert review(stage.assistant) == 1
    assert unanswered(stage) == [STRANGE]


def test_looking_again_changes_nothing(stage: Stage) -> None:
    keep(stage, KNOWN)
    review(stage.assistant)
    assert review(stage.assistant) == 0


def test_what_is_not_answered_any_more_waits_again(stage: Stage) -> None:
    keep(stage, STRANGE)
    with stage.assistant.storage() as work:
        work.questions.settle(Language.EN, STRANGE, "an-article-that-was-deleted")
        work.commit()
    assert unanswered(stage) == []
    assert review(stage.assistant) == 1
    assert unanswered(stage) == [STRANGE]


def test_the_answer_that_did_not_help_is_none(stage: Stage) -> None:
    article = article_for(stage, KNOWN)
    keep(stage, KNOWN, "answer", article)
    with stage.assistant.storage() as work:
        work.questions.rate("c1", article, helpful=False)
        work.commit()
    assert review(stage.assistant) == 0
    assert unanswered(stage) == [KNOWN]


def test_another_answer_than_the_one_that_did_not_help_counts(stage: Stage) -> None:
    keep(stage, KNOWN, "answer", "another-article")
    with stage.assistant.storage() as work:
        work.questions.rate("c1", "another-article", helpful=False)
        work.commit()
    assert review(stage.assistant) == 1
    assert unanswered(stage) == []


def test_many_are_settled_in_several_units_of_work(stage: Stage) -> None:
    texts = [f"{KNOWN}{' ' * number}" for number in range(AT_ONCE + 1)]
    for text in texts:
        keep(stage, text)
    assert review(stage.assistant) == len(texts)
    assert unanswered(stage) == []


def test_knowledge_here_counts_whatever_was_kept(stage: Stage) -> None:
    keep(stage, KNOWN)
    keep(stage, STRANGE)
    with stage.assistant.storage() as work:
        work.questions.settle(Language.EN, STRANGE, "cost-free")
        asked = work.questions.once_unanswered()
    found = still_open(asked, stage.assistant.matcher, stage.assistant.knowledge)
    assert [each.text for each in found] == [STRANGE]
