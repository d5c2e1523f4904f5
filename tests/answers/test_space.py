from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from bot.answers import space
from bot.answers.features import WEIGHTS, features
from bot.answers.words import stem
from bot.vocabulary import Language
from tests.answers.shelf import ARTICLES

TEXTS = [asked for article in ARTICLES for asked in article.en.phrasings]


def space_of(texts: list[str]) -> space.Space:
    bags = [features(text, Language.EN) for text in texts]
    return space.build(bags, WEIGHTS[Language.EN], {"fee": 1, "the": 2})


@pytest.mark.parametrize("common", [1, 3, 40])
def test_the_gram_matrix_holds_what_each_text_is_to_each(common: int) -> None:
    built = space_of(TEXTS)
    one_by_one = [built.likeness(features(text, Language.EN)) for text in TEXTS]
    assert np.allclose(built.gram_matrix(common), one_by_one, atol=1e-5)


def test_a_text_is_wholly_like_itself_and_not_at_all_like_strangers() -> None:
    built = space_of(["is there a fee", "zzz"])
    assert built.likeness(features("Is there a FEE?", Language.EN)) == pytest.approx([1, 0])


def test_unknown_words_lower_likeness_and_coverage() -> None:
    built = space_of(TEXTS)
    plain = features("the fee", Language.EN)
    mixed = features("the fee of my elephant", Language.EN)
    assert built.likeness(mixed).max() < built.likeness(plain).max()
    assert built.coverage(mixed) < built.coverage(plain) == 1


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
