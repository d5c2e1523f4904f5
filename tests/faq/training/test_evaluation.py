from __future__ import annotations

from itertools import pairwise

import pytest

from bot.cli.knowledge.chart import share_at, shares_at, svg, text_chart
from bot.faq.decision import DecisionKind
from bot.faq.training.evaluation import examine
from bot.faq.training.fit import material_of
from bot.vocabulary import Language
from tests.faq.sample_knowledge import ARTICLES, OUTSIDE, shelf

JUDGED = [(0.9, True), (0.8, False), (0.3, True), (0.2, False), (0.95, None), (0.1, None)]


@pytest.mark.parametrize("language", Language)
def test_every_question_of_every_article_and_subject_is_examined_once(language: Language) -> None:
    examined = examine(material_of(shelf(), language), folds=4)
    asked = [t for a in ARTICLES for t in (a.text(language).question, *a.text(language).phrasings)]
    outside = [t for subject in OUTSIDE for t in subject.examples[language]]
    assert sorted(each.text for each in examined) == sorted([*asked, *outside])


def test_an_answer_to_an_outside_question_is_wrong() -> None:
    for each in examine(material_of(shelf(), Language.EN), folds=4):
        if each.is_outside and each.kind is DecisionKind.ANSWER:
            assert each.is_wrong


def test_progress_is_told_up_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    examine(
        material_of(shelf(), Language.EN), lambda done, whole: told.append((done, whole)), folds=3
    )
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_shares_of_a_threshold_are_right_wrong_and_silent() -> None:
    share = share_at(JUDGED, 0.5)
    assert (share.right, share.wrong, share.silent) == (0.25, 0.25, 0.5)
    assert share.outside_answered == 0.5


def test_a_higher_threshold_never_says_more() -> None:
    shares = shares_at(JUDGED)
    for lower, higher in pairwise(shares):
        assert higher.right <= lower.right
        assert higher.wrong <= lower.wrong
        assert higher.outside_answered <= lower.outside_answered


def test_the_chart_marks_the_threshold_that_is_used() -> None:
    marked = [line for line in text_chart(shares_at(JUDGED), 0.52).splitlines() if "→" in line]
    assert marked[0].startswith("→ 0.50")
    assert "chosen: 0.52" in svg(shares_at(JUDGED), 0.52, "en")
