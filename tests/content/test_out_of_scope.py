from __future__ import annotations

import pytest
from rapidfuzz import fuzz, process

from bot.bootstrap import content
from bot.faq.text.tokens import normalise, spelling
from bot.vocabulary import Language
from tests.content.out_of_scope import outside_questions

NEAR_COPY = 95
"""Of rapidfuzz's ratio of the words in alphabetical order (its token sort ratio, sorted only once);
above, two questions are the same in other order or form."""


def learnt_from(language: Language) -> list[str]:
    knowledge = content().knowledge
    texts = [article.text(language) for article in knowledge.articles.values()]
    asked = [each for text in texts for each in (text.question, *text.phrasings)]
    return asked + [each for o in knowledge.outside for each in o.examples[language]]


@pytest.mark.parametrize("language", Language)
def test_there_are_at_least_four_hundred_near_and_far(language: Language) -> None:
    questions = outside_questions(language)
    assert len(questions) >= 400
    assert sum(question.is_near for question in questions) >= 150
    assert sum(not question.is_near for question in questions) >= 120


@pytest.mark.parametrize("language", Language)
def test_every_question_is_there_once(language: Language) -> None:
    spelled = [spelling(question.text) for question in outside_questions(language)]
    assert len(set(spelled)) == len(spelled)


def test_some_subjects_are_nowhere_among_the_outside_examples() -> None:
    unseen = {q.subject for q in outside_questions(Language.EN) if q.is_unseen}
    assert len(unseen) >= 12
    assert not unseen & {subject.id for subject in content().knowledge.outside}


@pytest.mark.parametrize("language", Language)
def test_nothing_is_learnt_from_the_questions_that_measure(language: Language) -> None:
    learnt = [in_order(text) for text in learnt_from(language)]
    for question in outside_questions(language):
        asked = in_order(question.text)
        close = process.extractOne(asked, learnt, scorer=fuzz.ratio, score_cutoff=NEAR_COPY)
        assert close is None, f"{question.text} is learnt as {close}"


def in_order(text: str) -> str:
    """The words of a text in alphabetical order."""
    return " ".join(sorted(normalise(text).split()))
