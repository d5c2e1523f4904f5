from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from bot.faq.model.coverage import count_known, covered_share, is_known, known_share, numbers_of
from bot.faq.model.vectors import Space, build
from bot.faq.text.features import WEIGHTS, WORDS, features
from bot.faq.text.tokens import stem
from bot.faq.training.dataset import likeness_of
from bot.vocabulary import Language
from tests.faq.sample_knowledge import ARTICLES

TEXTS = [asked for article in ARTICLES for asked in article.en.phrasings]


def space_of(texts: list[str]) -> Space:
    return build([features(text, Language.EN) for text in texts], WEIGHTS[Language.EN])


def likeness(space: Space, one: str, other: str) -> float:
    vectors = [space.vector(features(text, Language.EN)) for text in (one, other)]
    return float(likeness_of(vectors)[0, 1])


def covered(texts: list[str], asked: str) -> float:
    space = space_of(texts)
    vectors = [space.vector(features(text, Language.EN)) for text in texts]
    known = count_known(vectors, [True] * len(texts), len(space.idf))
    words = numbers_of(space, features(asked, Language.EN), Language.EN)[WORDS]
    return covered_share(space, words, is_known(known, words))


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
    assert covered(TEXTS, mixed) < covered(TEXTS, plain) == 1


def test_what_of_a_whole_question_no_article_uses_is_not_known() -> None:
    space = space_of(TEXTS)
    vector = space.vector(features(TEXTS[0], Language.EN))
    ours = count_known([vector], [True], len(space.idf))
    outside = count_known([vector], [False], len(space.idf))
    assert known_share(vector, ours) == pytest.approx(1)
    assert known_share(vector, outside) == 0


def test_nothing_is_covered_where_nothing_was_learnt() -> None:
    assert covered([], "the fee") == 0


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
