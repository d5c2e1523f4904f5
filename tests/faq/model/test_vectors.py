from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from bot.faq.model.confidence import coverage
from bot.faq.model.vectors import Space, build
from bot.faq.text.analysis import features
from bot.faq.text.features import WEIGHTS
from bot.faq.text.tokens import stem
from bot.faq.training.dataset import likeness_of
from bot.vocabulary import Language
from tests.faq.sample_knowledge import ARTICLES

TEXTS = [asked for article in ARTICLES for asked in article.en.phrasings]


def space_of(texts: list[str]) -> Space:
    return build([features(text, Language.EN) for text in texts], WEIGHTS[Language.EN])[0]


def likeness(space: Space, one: str, other: str) -> float:
    vectors = [space.vector(features(text, Language.EN)) for text in (one, other)]
    return float(likeness_of(vectors)[0, 1])


def covered(texts: list[str], asked: str) -> list[float]:
    """What texts that are all of articles, and all of the best one, cover of a question."""
    space = space_of(texts)
    vector = space.vector(features(asked, Language.EN))
    everything = np.ones(len(vector.terms), dtype=bool)
    shares: list[float] = coverage(space, vector, everything, everything).tolist()
    return shares


def test_a_text_is_wholly_like_itself_and_not_at_all_like_strangers() -> None:
    space = space_of(["is there a fee", "zzz"])
    assert likeness(space, "is there a fee", "Is there a FEE?") == pytest.approx(1)
    assert likeness(space, "is there a fee", "zzz") == 0


def test_every_vector_of_known_terms_has_the_length_one() -> None:
    space = space_of(TEXTS)
    for text in TEXTS:
        assert np.linalg.norm(space.vector(features(text, Language.EN)).values) == pytest.approx(1)


def test_unknown_words_lower_likeness_and_coverage() -> None:
    space = space_of(TEXTS)
    plain, mixed = "the fee", "the fee of my elephant"
    assert likeness(space, TEXTS[0], mixed) < likeness(space, TEXTS[0], plain) + 1e-6
    shares, fewer = covered(TEXTS, plain), covered(TEXTS, mixed)
    assert shares[0] == pytest.approx(1)
    assert fewer[0] < shares[0]
    assert fewer[-1] < shares[-1]


def test_what_no_article_uses_is_not_covered() -> None:
    space = space_of(TEXTS)
    vector = space.vector(features(TEXTS[0], Language.EN))
    nothing = np.zeros(len(vector.terms), dtype=bool)
    assert coverage(space, vector, nothing, nothing).tolist() == [0, 0, 0, 0, 0]


def test_nothing_is_covered_where_nothing_was_learnt() -> None:
    assert covered([], "the fee") == [0, 0, 0, 0, 0]


@pytest.mark.parametrize("language", Language)
def test_a_text_that_was_learnt_is_the_same_when_it_is_asked(language: Language) -> None:
    texts = [asked for article in ARTICLES for asked in article.text(language).phrasings]
    found = [features(text, language) for text in [*texts, "", "a a b 費用費用"]]
    space, rows = build(found, WEIGHTS[language])
    for number, each in enumerate(found):
        learnt, asked = rows.vector(number), space.vector(each)
        order = np.argsort(asked.terms)
        assert learnt.terms.tolist() == asked.terms[order].tolist()
        assert learnt.values == pytest.approx(asked.values[order])


@pytest.mark.parametrize(
    "words",
    [
        ("apply", "applies", "applied", "applying"),
        ("company", "companies"),
        ("organise", "organize", "organisation", "organizations"),
        ("stop", "stops", "stopped", "stopping"),
        ("programme", "programmes"),
    ],
)
def test_inflected_words_share_a_stem(words: tuple[str, ...]) -> None:
    assert all(stem(one) == stem(other) for one, other in product(words, words))


def order_of(texts: list[str], turn: int) -> list[str]:
    rows = build([features(text, Language.EN) for text in texts], WEIGHTS[Language.EN])[1]
    return [texts[number] for number in rows.mixed(np.arange(len(texts)), turn)]


def test_one_more_text_moves_none_of_the_others_in_the_order_of_learning() -> None:
    for turn in range(3):
        shorter = order_of(TEXTS[1:], turn)
        assert [text for text in order_of(TEXTS, turn) if text != TEXTS[0]] == shorter


def test_every_turn_looks_at_the_texts_in_another_order() -> None:
    assert len({tuple(order_of(TEXTS, turn)) for turn in range(3)}) == 3
