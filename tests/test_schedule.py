"""How the tests themselves are run."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from tests.schedule import APART, FIRST, TOGETHER, rank, unit_of
from tests.sweeps import each_once

ROOT = Path(__file__).parent.parent


def test_what_takes_long_is_where_it_is_said_to_be() -> None:
    assert [each for each in (*FIRST, *TOGETHER, *APART) if not (ROOT / each).exists()] == []


def test_there_is_one_browser_and_each_other_file_is_on_its_own() -> None:
    assert unit_of("tests/browser/test_desk.py::test_a") == unit_of("tests/browser/x/test_b.py::b")
    assert unit_of("tests/faq/test_a.py::test_a") == unit_of("tests/faq/test_a.py::test_b[1]")
    assert unit_of("tests/faq/test_a.py::test_a") != unit_of("tests/faq/test_b.py::test_a")
    assert unit_of("tests/chaos/test_a.py::test_a") != unit_of("tests/chaos/test_a.py::test_b")


def test_what_is_not_known_to_be_long_comes_last() -> None:
    assert rank("tests/browser/test_a.py") < rank("tests/storage/test_a.py") < rank("tests/faq")


@pytest.mark.parametrize("lengths", [*product(range(1, 5), repeat=3)])
def test_a_sample_holds_every_value_in_as_few_cases_as_can_be(lengths: tuple[int, ...]) -> None:
    axes = [range(length) for length in lengths]
    cases = each_once(axes)
    assert len(cases) == max(lengths)
    assert [set(values) for values in zip(*cases, strict=True)] == [set(axis) for axis in axes]


def test_a_sample_pairs_each_value_of_one_with_several_of_another() -> None:
    assert len(set(each_once([range(6), range(2), range(3)]))) == 6
    assert {case[1] for case in each_once([range(8), range(2)]) if case[0] % 2 == 0} == {0, 1}
