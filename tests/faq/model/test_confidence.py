from __future__ import annotations

import numpy as np

from bot.faq.costs import USUAL
from bot.faq.decision import DecisionKind
from bot.faq.model.confidence import (
    FEWEST_CASES,
    UNTAUGHT,
    Scores,
    evidence_of,
    kinship_of,
    learn_to_judge,
    subject_weight,
)
from bot.faq.model.vectors import build
from bot.faq.text.analysis import features
from bot.faq.text.features import WEIGHTS, WORDS
from bot.vocabulary import Language

KINDS, LEAD = 11, 3
"""Of evidence there are so many, and this is the place of the lead."""

CLAUSES = (("II.1", "II.2"), ("II.2",), ("II.3",))


def lead(margins: list[float]) -> float:
    """The lead over the first article that would be wrong in the best one's place."""
    found = np.array(margins, dtype=np.float32)
    scores = Scores(found, np.zeros_like(found), outside=0.0)
    evidence = evidence_of(scores, np.ones(5), 0.0, 4, 0, kinship_of(CLAUSES))
    return round(float(evidence[LEAD]), 3)


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


def test_probabilities_are_true_on_cases_like_those_that_they_were_learnt_from() -> None:
    chance = np.random.default_rng(3)
    quality = chance.uniform(size=2_000)
    evidence = quality[:, None] + chance.normal(0, 0.2, size=(2_000, KINDS))
    evidence[:, -1] = 1
    is_ours = quality + chance.normal(0, 0.1, size=2_000) > 0.25
    is_right = is_ours & (quality + chance.normal(0, 0.1, size=2_000) > 0.4)
    judge = learn_to_judge(evidence, is_ours, is_right)
    said = np.array([judge.weigh(row)[1] for row in evidence])
    for least in (0.2, 0.4, 0.6, 0.8):
        alike = (said > least) & (said < least + 0.2)
        assert abs(said[alike].mean() - is_right[alike].mean()) < 0.15


def test_where_little_can_be_left_out_the_judge_is_the_fixed_one() -> None:
    few = FEWEST_CASES - 1
    evidence = np.ones((few + 5, KINDS))
    is_ours = np.arange(few + 5) < few
    assert learn_to_judge(evidence, is_ours, is_ours) is UNTAUGHT


def test_the_fixed_judge_answers_what_is_like_a_text_and_declines_what_is_like_nothing() -> None:
    alike = np.array([1, 0.95, 1, 1, 1, 1, 1, 1, 1, 0, 1])
    nothing = np.array([-1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    assert USUAL.best(*UNTAUGHT.weigh(alike)) is DecisionKind.ANSWER
    assert USUAL.best(*UNTAUGHT.weigh(nothing)) is DecisionKind.DECLINE


def test_the_less_of_a_question_any_article_knows_the_less_sure_is_its_match() -> None:
    evidence = np.linspace(0, 1, 90)[:, None] * np.ones(KINDS)
    judge = learn_to_judge(evidence, np.arange(90) > 20, np.arange(90) > 25)
    strange = np.append(evidence[-1, :-1], 0.3)
    assert judge.weigh(strange)[0] < judge.weigh(evidence[-1])[0]
    assert judge.weigh(strange)[1] < judge.weigh(evidence[-1])[1]


def told_of(asked: str, *telling: str) -> float:
    """How far the subject of a question speaks for an article of which only these words tell."""
    texts = ["how much is the fee", "how much is the tax", "how much is it", "how do we apply"]
    space = build([features(text, Language.EN) for text in texts], WEIGHTS[Language.EN])[0]
    vector = space.vector(features(asked, Language.EN))
    told = np.isin(vector.terms, space.terms.numbers_in(WORDS, telling)).astype(np.float32)
    return subject_weight(space, vector, told)


def test_rare_words_are_what_a_question_is_about_and_common_ones_its_frame() -> None:
    assert told_of("how much is the fee", "fee") > 0.05
    assert told_of("how much is the fee", "how", "much") < -0.05


def test_what_has_no_known_word_is_about_nothing() -> None:
    assert told_of("zzz") == 0
