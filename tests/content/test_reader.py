from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import Problem, load
from tests.content.curator_mistakes import (
    HANDOFF,
    OUT_OF_SCOPE,
    PHRASED,
    PRECHECK,
    WORDS,
    Edit,
    Slip,
    Told,
    assert_told,
    name_of,
    problems_in,
)
from tests.content.tree import ARTICLE_FILE, change

YAML = [
    Slip(Edit(PRECHECK, "    revision: 2", "\trevision: 2"), Told("", "tab")),
    Slip(
        Edit(PRECHECK, "edition: FY2024", "edition: FY2024\nedition: FY2025"),
        Told("edition", "twice", at="edition: FY2025"),
    ),
    Slip(Edit(WORDS, '"yes": {ja', "yes: {ja"), Told("yes", "put it in quotes")),
    Slip(Edit(PHRASED, "[go back]", "!!set {a: }"), Told("back.short", "a tag")),
    Slip(
        Edit(ARTICLE_FILE, "reviewed: 2026-11-23", "reviewed: 2026-13-45"),
        Told("[purpose].reviewed", "cannot be read"),
    ),
]


@pytest.mark.parametrize("slip", YAML, ids=name_of)
def test_a_slip_in_yaml_is_told(root: Path, slip: Slip) -> None:
    assert_told(root, slip)


ALIAS = "an alias (*name) is not used here: write the text out"


def test_an_alias_is_told_even_where_it_makes_a_circle(root: Path) -> None:
    change(root, WORDS, "[はい]", "&loop [はい, *loop]")
    assert problems_in(root) == (Problem(WORDS, 1, "yes.ja[2]", ALIAS),)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("edition: FY2024\nnot_sure: [a, b\nquestions: []\n", 3, "not valid YAML"),
        ("edition: FY2024\nask: {organisation} asks\n", 2, "needs quotes"),
        ("edition: a: b\n", 1, "not valid YAML"),
        ("a: b\n---\na: b\n", 2, "not valid YAML"),
        ("a: b\nc: \x00\n", 2, "not valid YAML"),
    ],
)
def test_broken_yaml_is_told_with_its_line(root: Path, text: str, line: int, says: str) -> None:
    (root / PRECHECK).write_text(text, encoding="utf-8")
    told = [problem for problem in problems_in(root) if problem.file == PRECHECK]
    assert [problem.line for problem in told] == [line]
    assert says in told[0].message


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n"])
def test_an_empty_file_is_told(root: Path, text: str) -> None:
    (root / HANDOFF).write_text(text, encoding="utf-8")
    assert problems_in(root) == (Problem(HANDOFF, 0, "", "the file is empty"),)


def test_a_missing_file_is_told(root: Path) -> None:
    (root / HANDOFF).unlink()
    assert problems_in(root) == (Problem(HANDOFF, 0, "", "the file is missing"),)


def test_a_file_in_another_encoding_is_told_with_its_line(root: Path) -> None:
    (root / HANDOFF).write_bytes(b"clauses: [I]\nnotice: " + "窓口".encode("shift_jis"))
    (problem,) = problems_in(root)
    assert (problem.line, "UTF-8" in problem.message) == (2, True)


def test_an_article_file_that_would_be_overlooked_is_told(root: Path) -> None:
    (root / "knowledge/articles/02-more.yml").write_text("[]", encoding="utf-8")
    (problem,) = problems_in(root)
    assert problem.file == "knowledge/articles/02-more.yml"


def test_a_tree_without_articles_is_told(root: Path) -> None:
    (root / ARTICLE_FILE).unlink()
    (problem,) = problems_in(root)
    assert problem == Problem("knowledge/articles", 0, "", "there are no article files")


def test_what_a_broken_file_may_hold_is_not_said_to_be_missing(root: Path) -> None:
    (root / ARTICLE_FILE).write_text("- id: [", encoding="utf-8")
    (problem,) = problems_in(root)
    assert problem.file == ARTICLE_FILE


def test_the_subjects_that_are_out_of_scope_may_be_left_out(root: Path) -> None:
    (root / OUT_OF_SCOPE).unlink()
    assert load(root).knowledge.outside == ()
