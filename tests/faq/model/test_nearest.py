"""Which text of an article is most like a question."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from bot.faq.model.nearest import FEW, Texts, likeness_of, terms_of_class, texts_of
from bot.faq.model.postings import Postings, gather
from bot.faq.model.vectors import Floats, Rows, Space, Vector, build
from bot.faq.serialization import postings_kept, text_parts, texts_kept
from bot.faq.text.analysis import features
from bot.faq.text.features import WEIGHTS
from bot.vocabulary import Language

EN = Language.EN
TEXTS = ("is there a fee", "what does it cost", "who may apply", "where is the office")
LABELS = np.array([0, 0, 1, 2])
"""Class 3 has no texts."""

CLASSES = 4


def built(*texts: str) -> tuple[Space, Rows]:
    return build([features(text, EN) for text in texts], WEIGHTS[EN])


@pytest.fixture
def space() -> Space:
    return built(*TEXTS)[0]


def made_of(*texts: str, labels: tuple[int, ...] = (0, 0, 1, 2), classes: int = CLASSES) -> Texts:
    space, rows = built(*texts)
    return texts_of(rows, np.array(labels, dtype=np.int64), classes, space)


@pytest.fixture(params=[False, True], ids=["text by text", "term by term"])
def texts(request: pytest.FixtureRequest) -> Texts | Postings:
    """The same texts, as they are kept where classes have few and where they have many."""
    space, rows = built(*TEXTS)
    return gather(rows, LABELS, CLASSES, space) if request.param else made_of(*TEXTS)


def vector(space: Space, text: str) -> Vector:
    return space.vector(features(text, EN))


def likeness(space: Space, texts: Texts | Postings, asked: str) -> Floats:
    return texts.likeness(vector(space, asked), np.zeros(CLASSES, dtype=np.float32))


@pytest.mark.parametrize(("asked", "label"), list(zip(TEXTS, LABELS, strict=True)))
def test_a_text_is_wholly_like_itself(
    space: Space, texts: Texts | Postings, asked: str, label: int
) -> None:
    assert likeness(space, texts, asked)[label] == pytest.approx(1, abs=1e-6)


def without(*left_out: int) -> Floats:
    space, rows = built(*TEXTS)
    postings = gather(rows, LABELS, CLASSES, space)
    asked, out = vector(space, "is there a fee to pay"), np.isin(np.arange(len(TEXTS)), left_out)
    return postings.likeness(asked, np.zeros(CLASSES, dtype=np.float32), out)


def test_of_the_texts_of_a_class_the_most_like_one_counts() -> None:
    with_both, without_first = without(), without(0)
    assert with_both[0] > without_first[0]
    assert list(with_both[1:]) == list(without_first[1:])


def test_a_class_of_which_everything_is_left_out_is_not_like_anything() -> None:
    assert without(0, 1)[0] == 0


def test_texts_are_the_same_after_they_were_kept(space: Space, texts: Texts | Postings) -> None:
    kept = text_parts(texts)
    again = (texts_kept if isinstance(texts, Texts) else postings_kept)(kept, space)
    for field in fields(texts):
        ours, theirs = getattr(texts, field.name), getattr(again, field.name)
        assert field.name == "space" or (ours == theirs).all()


def test_more_texts_than_a_byte_counts_are_the_same_after_they_were_kept() -> None:
    said = [f"a fee of {number}" for number in range(300)]
    space, rows = built(*said)
    texts = texts_of(rows, np.zeros(len(said), dtype=np.int64), 1, space)
    again, asked = texts_kept(text_parts(texts), space), vector(space, said[128])
    assert again.likeness(asked, np.zeros(1, dtype=np.float32)) == pytest.approx([1], abs=1e-6)


def test_strangers_and_classes_without_texts_are_not_like_anything(
    space: Space, texts: Texts | Postings
) -> None:
    assert likeness(space, texts, TEXTS[0])[3] == 0
    assert list(likeness(space, texts, "zzz")) == [0] * CLASSES


def test_unknown_words_make_a_question_less_like(space: Space, texts: Texts | Postings) -> None:
    asked = likeness(space, texts, f"{TEXTS[0]} for xyzzy")
    assert 0.3 < asked[0] < 0.95


def test_only_the_classes_that_lie_best_are_looked_at() -> None:
    many = [f"word{number} again" for number in range(FEW + 3)]
    space, texts = (
        built(*many)[0],
        made_of(*many, labels=tuple(range(len(many))), classes=len(many)),
    )
    margins = np.arange(len(many), dtype=np.float32)
    found = texts.likeness(vector(space, "again"), margins)
    assert list(np.flatnonzero(found)) == list(range(3, len(many)))


def test_where_nothing_was_learnt_nothing_is_like_anything() -> None:
    space, rows = built()
    none, nothing = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    for texts in (texts_of(rows, none, 0, space), gather(rows, none, 0, space)):
        assert list(texts.likeness(vector(space, TEXTS[0]), nothing)) == []


def test_a_text_without_terms_is_like_nothing_and_in_nobodys_way() -> None:
    said = ("is there a fee", "", "what does it cost", "")
    space, rows = built(*said)
    asked, nothing = vector(space, "what does it cost"), np.zeros(1, dtype=np.float32)
    texts, labels = made_of(*said, labels=(0, 0, 0, 0), classes=1), np.zeros(4, dtype=np.int64)
    assert texts.likeness(asked, nothing) == pytest.approx([1], abs=1e-6)
    postings = gather(rows, labels, 1, space)
    assert postings.likeness(asked, nothing) == pytest.approx([1], abs=1e-6)
    assert postings.likeness(asked, nothing, np.array([0, 0, 1, 0], dtype=bool))[0] < 0.5


def test_a_class_has_the_terms_of_its_texts(space: Space) -> None:
    texts = made_of(*TEXTS)
    asked = vector(space, "is there a fee")
    assert texts.has(0, asked).all()
    assert not texts.has(1, asked).all()
    assert not texts.has(3, asked).any()


OUT = np.array([True, False, False, False])


def test_many_texts_are_as_like_as_each_by_itself() -> None:
    space, rows = built(*TEXTS)
    postings = gather(rows, LABELS, CLASSES, space)
    asked, margins = np.arange(len(TEXTS)), np.zeros((len(TEXTS), CLASSES), dtype=np.float32)
    found = likeness_of(rows, postings.firsts, asked, margins, OUT)
    alone = [postings.likeness(rows.vector(n), margins[n], OUT) for n in asked.tolist()]
    assert found == pytest.approx(np.array(alone), abs=1e-6)
    assert found[0, 0] < 1 == pytest.approx(found[1, 0])


def test_what_has_no_terms_is_like_nothing_among_many_either() -> None:
    _, rows = built("is there a fee", "")
    none = np.zeros(2, dtype=bool)
    margins = np.zeros((2, 2), dtype=np.float32)
    found = likeness_of(rows, np.array([0, 1, 2]), np.arange(2), margins, none)
    assert found == pytest.approx(np.array([[1, 0], [0, 0]]))


def test_terms_of_texts_that_were_left_out_are_not_those_of_their_class() -> None:
    texts = made_of(*TEXTS)
    _, rows = built(*TEXTS)
    asked, classes = np.array([0, 0, 1]), np.array([0, 3, 0])
    of_fee, of_nobody, of_cost = terms_of_class(rows, texts.firsts, asked, classes, OUT)
    assert of_cost.all()
    assert not of_fee.all()
    assert not of_nobody.any()
    assert len(of_fee) == len(of_nobody) == len(rows.vector(0).terms)
