"""Answers know the day: what they say once the edition is over, and up to which minute not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.bootstrap import content
from bot.vocabulary import Language, Message, MessageKind
from tests.driver import new_stage

LAST_MINUTE = datetime(2025, 3, 31, 14, 59, tzinfo=UTC)
"""23:59 in Tokyo, on the last day of the edition; every turn takes a second."""
NEXT_DAY = datetime(2025, 3, 31, 15, 0, tzinfo=UTC)
"""Midnight in Tokyo; in London it is still the last day."""

KNOWLEDGE = content().knowledge
DATED = sorted(article.id for article in KNOWLEDGE.articles.values() if article.dated)
FORMS = ("B0065831Z", "B0065832A")


def read(article: str, now: datetime, language: Language) -> Message:
    """What a person who is here already reads when they pick an article."""
    stage = new_stage(now=now, language=language)
    stage.arrive()
    [given] = [m for m in stage.pick(f"article:{article}") if m.kind is MessageKind.ANSWER]
    return given


@pytest.mark.parametrize("language", Language)
def test_the_last_minute_in_tokyo_still_belongs_to_the_edition(language: Language) -> None:
    before = read("apply-new-form", LAST_MINUTE, language)
    after = read("apply-new-form", NEXT_DAY, language)
    assert all(form in before.text for form in FORMS)
    assert not any(form in after.text for form in FORMS)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("article", DATED)
def test_once_the_edition_is_over_an_answer_says_so_first_and_offers_staff(
    article: str, language: Language
) -> None:
    given = read(article, NEXT_DAY, language)
    first, _, _ = given.text.partition("\n\n")
    assert {"ja": "2025年3月31日", "en": "March 31, 2025"}[language] in first
    assert "do:staff" in [choice.id for choice in given.choices]
    assert not any(form in given.text for form in FORMS)
    assert {"II.6", "II.6.n1", "VI"} <= set(given.clauses)


@pytest.mark.parametrize("now", [LAST_MINUTE, NEXT_DAY])
@pytest.mark.parametrize(
    ("language", "question", "end"),
    [
        (Language.JA, "この支援は今も募集していますか？", "2025年3月31日"),
        (Language.EN, "Is this support still open now?", "March 31, 2025"),
    ],
)
def test_somebody_new_is_told_of_the_end_of_the_edition_once(
    language: Language, question: str, end: str, now: datetime
) -> None:
    said = new_stage(now=now, language=language).say(question)
    assert [message.kind for message in said[:2]] == [MessageKind.GREETING, MessageKind.ANSWER]
    assert sum(message.text.count(end) for message in said) == 1


def test_somebody_new_with_another_question_is_greeted_with_the_end_of_the_edition() -> None:
    said = new_stage(now=NEXT_DAY, language=Language.EN).say("Is there a fee?")
    assert ["March 31, 2025" in message.text for message in said[:2]] == [True, False]
