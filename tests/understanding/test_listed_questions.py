"""Lists of questions: each is answered shortly, or said not to be."""

from __future__ import annotations

import pytest

from bot.vocabulary import Language
from tests.driver import Stage, new_stage

EN, JA = Language.EN, Language.JA


def asked(language: Language, text: str) -> Stage:
    stage = new_stage(language=language)
    stage.arrive()
    stage.say(text)
    return stage


def answered(stage: Stage) -> list[str | None]:
    return [message.article for message in stage.said if message.kind == "answer"]


@pytest.mark.parametrize(
    ("language", "text", "articles"),
    [
        (JA, "①費用 ②期間 ③必要書類", ["cost-free", "period-length", "form-prepare"]),
        (JA, "・費用\n・締切", ["cost-free", "deadline"]),
        (EN, "- fees - deadline - how to apply", ["cost-free", "deadline", "apply-steps"]),
        (EN, "a) is it free b) how do we apply", ["cost-free", "apply-steps"]),
        (EN, "Hello. 1) fees\n2) deadline", ["cost-free", "deadline"]),
    ],
)
def test_what_a_list_names_is_answered_item_by_item(
    language: Language, text: str, articles: list[str]
) -> None:
    assert answered(asked(language, text)) == articles


def test_each_answer_to_a_list_is_short() -> None:
    stage = asked(EN, "1) fees 2) deadline")
    alone = asked(EN, "fees").said[0].text
    assert len(stage.said[0].text) < len(alone)


@pytest.mark.parametrize(
    ("language", "text", "left"),
    [
        (JA, "1. 費用はいくら 2. 審査の期間は 3. 犬は飼えますか", "犬は飼えますか"),
        (EN, "1) is it free 2) how do we apply 3) will it rain tomorrow", "will it rain tomorrow"),
    ],
)
def test_what_of_a_list_is_not_answered_is_named(language: Language, text: str, left: str) -> None:
    stage = asked(language, text)
    assert len(answered(stage)) == 2
    assert left in stage.said[-1].text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (EN, "1) kabushiki kaisha 2) we have a website 3) no licence"),
        (JA, "①株式会社 ②サイトあり ③免許なし"),
    ],
)
def test_a_list_of_facts_is_none_of_questions(language: Language, text: str) -> None:
    assert not answered(asked(language, text))
