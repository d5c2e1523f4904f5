"""What is broken on purpose is still there to be broken, and so are the tests that notice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.security.mutations import ROOT, Mutation, broken, mutations

ALL = mutations()


@pytest.mark.parametrize("mutation", ALL, ids=[each.breaks for each in ALL])
def test_each_promise_has_its_line_and_its_tests(mutation: Mutation) -> None:
    """`python -m tests.security.mutations` then shows that the tests notice; that takes longer."""
    text = (ROOT / mutation.file).read_text("utf-8")
    assert mutation.applied(text) != text
    assert all((ROOT / test).exists() for test in mutation.tests)


def test_what_was_broken_is_whole_again(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("a = 1\n", "utf-8")
    mutation = Mutation("", "one.py", "a = 1", "a = 2", ())
    with broken(tmp_path, mutation):
        assert (tmp_path / "one.py").read_text("utf-8") == "a = 2\n"
    assert (tmp_path / "one.py").read_text("utf-8") == "a = 1\n"


@pytest.mark.parametrize("text", ["b = 1\n", "a = 1\na = 1\n"])
def test_a_place_that_is_not_there_once_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="not once"):
        Mutation("", "one.py", "a = 1", "a = 2", ()).applied(text)
