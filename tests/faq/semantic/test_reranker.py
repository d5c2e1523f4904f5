"""A second look at unsure questions, with the real encoder and some of the real articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from bot.faq.article import Article, Knowledge
from bot.faq.costs import Costs
from bot.faq.decision import Decision, DecisionKind
from bot.faq.explanations import explain
from bot.faq.matcher import Matcher
from bot.faq.model.vectors import Floats
from bot.faq.semantic.encoder import SentenceEncoder
from bot.faq.semantic.reranker import LONGEST, SURE, with_meaning
from bot.faq.serialization import to_arrays
from bot.faq.training.evaluation import Examined, examine
from bot.faq.training.fit import fit, material_of
from bot.vocabulary import Language
from tests.content.out_of_scope import outside_questions
from tests.faq.sample_knowledge import shelf
from tests.faq.semantic.samples import (
    left_out,
    real_encoder,
    taught,
    with_reranker,
    without_reranker,
)

JA, EN = Language.JA, Language.EN

pytestmark = pytest.mark.sweep

EVERY = 4
"""Of so many outside questions one is asked."""


@dataclass(frozen=True)
class Listener(SentenceEncoder):
    """The encoder, which remembers what it was asked."""

    heard: list[str] = field(default_factory=list)

    def encode(self, texts: Sequence[str]) -> Floats:
        self.heard.extend(texts)
        return super().encode(texts)


def listened(language: Language) -> tuple[Matcher, list[str]]:
    matcher = with_reranker(language)
    assert matcher.reranker is not None
    listener = Listener(matcher.reranker.encoder.version)
    return replace(matcher, reranker=replace(matcher.reranker, encoder=listener)), listener.heard


def spent(matcher: Matcher) -> tuple[int, float]:
    """How many left-out phrasings are answered rightly; what all mistakes cost, those with outside
    questions, too."""
    known, language, costs = taught().articles, matcher.language, matcher.costs
    right, cost = 0, 0.0
    for text, name in left_out(language):
        decision = matcher.decide(text)
        match decision.kind:
            case DecisionKind.ANSWER if is_right(decision, known[name]):
                right += 1
            case DecisionKind.ANSWER:
                cost += costs.wrong
            case DecisionKind.SUGGEST:
                cost += costs.needless
            case DecisionKind.DECLINE:
                cost += costs.silence
    for each in outside_questions(language)[::EVERY]:
        kind = matcher.decide(each.text).kind
        cost += costs.wrong * (kind is DecisionKind.ANSWER)
        cost += costs.needless * (kind is DecisionKind.SUGGEST)
    return right, cost


def is_right(decision: Decision, article: Article) -> bool:
    given = taught().articles[decision.candidates[0].article]
    return bool(set(given.clauses) & set(article.clauses))


@pytest.mark.parametrize("language", Language)
def test_more_is_answered_rightly_and_mistakes_cost_less(language: Language) -> None:
    right, cost = spent(with_reranker(language))
    right_by_words, cost_by_words = spent(without_reranker(language))
    assert right > right_by_words
    assert cost < cost_by_words


@pytest.mark.parametrize("language", Language)
def test_what_words_are_sure_of_is_never_looked_at_again(language: Language) -> None:
    matcher, heard = listened(language)
    by_words = without_reranker(language)
    for text, _ in left_out(language):
        heard.clear()
        first, found = by_words.decide(text), matcher.decide(text)
        if first.kind is DecisionKind.ANSWER and first.score >= SURE:
            assert (found, heard) == (first, [])
        elif first.kind is not DecisionKind.ANSWER:
            assert len(heard) == 1


def test_an_article_that_words_did_not_find_may_be_offered_or_answered() -> None:
    by_words, matcher = without_reranker(EN), with_reranker(EN)
    named = [
        {each.article for each in matcher.decide(text).candidates}
        - {each.article for each in by_words.decide(text).candidates}
        for text, _ in left_out(EN)
    ]
    assert any(named)


@pytest.mark.parametrize("language", Language)
def test_without_a_second_look_all_is_as_if_there_were_no_encoder(language: Language) -> None:
    plain, other = to_arrays(fit(taught(), language)), to_arrays(without_reranker(language))
    assert plain.keys() == other.keys()
    assert all(np.array_equal(plain[name], other[name]) for name in plain)


@pytest.mark.parametrize(
    ("language", "asked", "typed"),
    [
        (JA, "手数料みたいなのはとられるの", "手数料みたいなのはとられるの？？"),
        (EN, "would somebody charge us anything", "WOULD  somebody charge us anything?!"),
    ],
)
def test_the_same_is_decided_however_a_question_is_typed(
    language: Language, asked: str, typed: str
) -> None:
    matcher, heard = listened(language)
    assert matcher.decide(asked) == matcher.decide(typed)
    assert heard


def test_a_long_story_is_not_looked_at_again() -> None:
    matcher, heard = listened(EN)
    matcher.decide("my neighbour grows roses " * (LONGEST // 25 + 1))
    assert not heard


def test_what_an_operator_says_that_mistakes_cost_still_decides() -> None:
    matcher = with_reranker(EN)
    asked = [text for text, _ in left_out(EN)][::2]

    def answered(costs: Costs) -> int:
        kinds = [replace(matcher, costs=costs).decide(text).kind for text in asked]
        return kinds.count(DecisionKind.ANSWER)

    assert answered(Costs(wrong=25)) < answered(Costs()) < answered(Costs(wrong=0.5))


def test_where_too_little_is_known_to_learn_how_sure_it_is_there_is_no_second_look() -> None:
    assert fit(shelf(), EN, encoder=real_encoder()).reranker is None
    assert fit(Knowledge({}), EN, encoder=real_encoder()).reranker is None


def test_what_is_explained_first_is_what_was_decided() -> None:
    matcher = with_reranker(EN)
    changed = [
        text
        for text, _ in left_out(EN)
        if matcher.decide(text).first != without_reranker(EN).decide(text).first
    ]
    plain = [text for text in changed if matcher.frames.bare(text) == text]
    assert plain
    for text in plain:
        assert explain(matcher, taught(), text)[0].article == matcher.decide(text).first


def test_curators_are_told_how_the_matcher_does_with_its_second_look() -> None:
    def first(examined: list[Examined]) -> int:
        return sum(each.is_first for each in examined if not each.is_outside)

    by_words = examine(material_of(taught(), EN), folds=2)
    again = examine(material_of(taught(), EN, real_encoder()), folds=2)
    assert [each.text for each in again] == [each.text for each in by_words]
    assert first(again) > first(by_words)


def test_evidence_tells_how_far_an_article_leads_in_meaning() -> None:
    kinship = np.array([[True, True, False], [True, True, False], [False, False, True]])
    likeness = np.array([0.8, 0.7, 0.6, 0.5], dtype=np.float32)
    evidence = with_meaning(np.array([1.0, 9.0]), likeness, 0, kinship)
    assert evidence == pytest.approx([1.0, 0.3, 0.8, 0.2, 9.0])
