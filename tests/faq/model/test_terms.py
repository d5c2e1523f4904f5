from __future__ import annotations

import subprocess
import sys

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.faq.model.terms import UNKNOWN, hashes_of, in_order, numbered
from tests.sweeps import examples

VIEWS = st.fixed_dictionaries(
    {view: st.lists(st.text(max_size=5), unique=True) for view in ("words", "signs")}
)
KNOWN = {"words": ("fee", "費用"), "signs": ("fe", "ee", "fee")}


@given(VIEWS, st.text(max_size=5))
@examples(100)
def test_terms_have_the_numbers_that_a_dict_would_give_them(
    names: dict[str, list[str]], stranger: str
) -> None:
    terms = numbered(names)
    expected: list[int] = []
    for view in names:
        first = len(expected)
        expected += range(first, first + len(names[view]))
        number = first + names[view].index(stranger) if stranger in names[view] else UNKNOWN
        assert terms.numbers_in(view, [stranger]).tolist() == [number]
    assert terms.numbers(list(names.values())).tolist() == expected
    assert terms.firsts.tolist()[-1] == len(expected)


def test_a_term_of_another_view_is_another_term() -> None:
    terms = numbered(KNOWN)
    assert terms.numbers([["fee", "fe"], ["fee", "費用"]]).tolist() == [0, UNKNOWN, 4, UNKNOWN]


def test_terms_are_the_same_from_their_hashes() -> None:
    terms = numbered(KNOWN)
    again = in_order(terms.views, terms.firsts, terms.hashes)
    assert again.numbers(list(KNOWN.values())).tolist() == [0, 1, 2, 3, 4]
    assert list(again.hashes) == list(terms.hashes)


def test_where_nothing_was_learnt_everything_is_unknown() -> None:
    assert numbered({"words": ()}).numbers([["fee"]]).tolist() == [UNKNOWN]
    assert numbered({"words": ()}).numbers([[]]).tolist() == []


def test_a_hash_is_the_same_in_every_process() -> None:
    code = "from bot.faq.model.terms import *; print(hashes_of([['fee'], ['費用']]).tolist())"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == str(hashes_of([["fee"], ["費用"]]).tolist())


def test_a_sign_of_no_width_makes_another_term() -> None:
    assert len(np.unique(hashes_of([["", "\0", "fee", "fee\0"]]))) == 4


def test_many_terms_have_as_many_hashes() -> None:
    many = [f"{first}{second}" for first in range(300) for second in "abcdefghij費用額"]
    assert len(np.unique(hashes_of([many, many]))) == 2 * len(many)
