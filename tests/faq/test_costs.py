"""What is made of a question follows from what mistakes cost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.faq.costs import Costs
from bot.faq.decision import DecisionKind

ANSWER, SUGGEST, DECLINE = DecisionKind.ANSWER, DecisionKind.SUGGEST, DecisionKind.DECLINE


@pytest.mark.parametrize(
    ("ours", "right", "kind"),
    [(1.0, 0.99, ANSWER), (1.0, 0.5, SUGGEST), (0.02, 0.01, DECLINE), (0.0, 0.0, DECLINE)],
)
def test_what_is_sure_is_answered_and_what_is_strange_is_declined(
    ours: float, right: float, kind: DecisionKind
) -> None:
    assert Costs().best(ours, right) is kind


def test_whoever_fears_wrong_answers_more_gets_fewer_answers() -> None:
    assert Costs(wrong=1).best(1.0, 0.8) is ANSWER
    assert Costs(wrong=50).best(1.0, 0.8) is SUGGEST


def test_whoever_minds_silence_less_gets_fewer_suggestions() -> None:
    assert Costs(silence=5).best(0.4, 0.2) is SUGGEST
    assert Costs(silence=0.5).best(0.4, 0.2) is DECLINE


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_surer_match_is_never_treated_with_less_trust(ours: float, share: float) -> None:
    trust = [DECLINE, SUGGEST, ANSWER]
    less, more = (Costs().best(ours, ours * part) for part in (share / 2, share))
    if ANSWER in {less, more}:
        assert trust.index(more) >= trust.index(less)


def test_the_probability_that_an_answer_needs_is_where_the_decision_turns() -> None:
    needed = Costs().to_answer
    assert Costs().best(1.0, needed + 0.01) is ANSWER
    assert Costs().best(1.0, needed - 0.01) is SUGGEST
