from __future__ import annotations

import numpy as np

from bot.faq.model.confidence import (
    NO_EVIDENCE,
    OUTSIDE_ANSWERED,
    WRONG_ANSWERS,
    Scores,
    evidence_of,
    kinship_of,
    learn_to_judge,
)
from bot.faq.model.coverage import Coverage

CLAUSES = (("II.1", "II.2"), ("II.2",), ("II.3",))


def lead(margins: list[float]) -> float:
    """The lead over the first article that would be wrong in the best one's place."""
    found = np.array(margins, dtype=np.float32)
    scores = Scores(found, found, found, outside=0.0)
    evidence = evidence_of(scores, Coverage(1, 1, 1, 1), 0, kinship_of(CLAUSES))
    return round(float(evidence[1]), 3)


def test_articles_are_kin_when_they_share_a_clause() -> None:
    assert kinship_of(CLAUSES).tolist() == [
        [True, True, False],
        [True, True, False],
        [False, False, True],
    ]


def test_an_article_without_clauses_is_kin_to_itself() -> None:
    assert kinship_of([()]).tolist() == [[True]]


def test_a_close_second_that_cites_the_same_clause_takes_nothing_from_the_lead() -> None:
    assert lead([0.8, 0.7, 0.1]) == 0.7


def test_a_close_second_of_another_clause_does() -> None:
    assert lead([0.8, 0.1, 0.7]) == 0.1


def test_the_threshold_keeps_both_promises_on_the_cases_that_it_was_learnt_from() -> None:
    chance = np.random.default_rng(3)
    quality = chance.uniform(size=2_000)
    evidence = quality[:, None] + chance.normal(0, 0.2, size=(2_000, len(NO_EVIDENCE)))
    evidence[:, -1] = evidence[:, -1].clip(0, 1)
    is_ours = quality + chance.normal(0, 0.1, size=2_000) > 0.3
    is_right = is_ours & (quality + chance.normal(0, 0.1, size=2_000) > 0.4)
    judge = learn_to_judge(evidence, is_ours, is_right)
    answered = np.array([judge.weigh(row)[1] > judge.to_answer for row in evidence])
    assert answered[is_ours].mean() > 0.3
    assert answered[~is_ours].mean() <= OUTSIDE_ANSWERED + 0.01
    assert (answered & ~is_right)[is_ours].mean() <= WRONG_ANSWERS


def test_nothing_known_is_never_ours() -> None:
    judge = learn_to_judge(np.zeros((0, len(NO_EVIDENCE))), np.zeros(0, bool), np.zeros(0, bool))
    assert not judge.weigh(NO_EVIDENCE)[1] > judge.to_answer


def test_the_less_of_a_question_any_article_knows_the_less_sure_is_its_match() -> None:
    evidence = np.linspace(0, 1, 50)[:, None] * np.ones(len(NO_EVIDENCE))
    judge = learn_to_judge(evidence, np.arange(50) > 20, np.arange(50) > 25)
    strange = np.append(evidence[-1, :-1], 0.3)
    assert judge.weigh(strange)[0] < judge.weigh(evidence[-1])[0]
    assert judge.weigh(strange)[1] < judge.weigh(evidence[-1])[1]
