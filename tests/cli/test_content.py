"""Content of one's own, by setting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot import bootstrap
from bot.cli import main
from tests.content.tree import write_tree


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    root = write_tree(tmp_path / "own")
    monkeypatch.setenv("MADOGUCHI_CONTENT", str(root))
    bootstrap.content.cache_clear()
    bootstrap.first_edition.cache_clear()
    bootstrap.programme.cache_clear()
    yield root
    bootstrap.content.cache_clear()
    bootstrap.first_edition.cache_clear()
    bootstrap.programme.cache_clear()


def test_content_of_ones_own_is_used_in_the_place_of_what_is_built_in(own: Path) -> None:
    assert bootstrap.root() == own
    assert [question.key for question in bootstrap.content().flow.questions] == [
        "industry",
        "workplace",
    ]


def test_the_doctor_tells_the_folder_and_every_problem_in_one_round(own: Path) -> None:
    (own / "flows/next_steps.yaml").write_text("[]", encoding="utf-8")
    (own / "flows/demo.yaml").write_text("usual: {colour: red}\nvisitors: []\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["content", "doctor"])
    assert told.exit_code == 1
    assert str(own) in told.output
    assert "flows/next_steps.yaml" in told.output
    assert "there is no question `colour`" in told.output


def test_a_folder_without_content_is_told_kindly_and_not_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MADOGUCHI_CONTENT", str(tmp_path))
    told = CliRunner().invoke(main, ["content", "doctor"])
    assert told.exit_code == 2
    assert "there is no folder knowledge and no folder flows" in told.output
