from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.curator_mistakes import (
    OUT_OF_SCOPE,
    PHRASINGS_EN,
    PHRASINGS_JA,
    SUBJECTS_EN,
    Edit,
    Slip,
    Told,
    assert_told,
    name_of,
    problems_in,
)
from tests.content.tree import ARTICLE_FILE, change

ARTICLE_SLIPS = [
    Slip(
        Edit(ARTICLE_FILE, "related: [desk-hours]", "related: [desk-hour]"),
        Told("[purpose].related[1]", "did you mean `desk-hours`?"),
    ),
    Slip(
        Edit(ARTICLE_FILE, "related: [desk-hours]", "related: [purpose]"),
        Told("[purpose].related[1]", "not related to itself"),
    ),
    Slip(
        Edit(ARTICLE_FILE, "id: purpose", "id: The_Purpose"),
        Told("[The_Purpose].id", "kebab"),
    ),
    Slip(
        Edit(PHRASINGS_JA, "時間8", "目 的１"),
        Told("desk-hours[8]", f"also at {PHRASINGS_JA}:1"),
    ),
    Slip(
        Edit(PHRASINGS_EN, "hours 8", "WHAT is the purpose?"),
        Told("desk-hours[8]", "also at"),
    ),
    Slip(
        Edit(SUBJECTS_EN, "[weather tomorrow]", "[Hours 1]"),
        Told("weather[1]", "also at"),
    ),
    Slip(
        Edit(PHRASINGS_JA, "desk-hours:", "desk-hour:"),
        Told("desk-hour", f"there is no `desk-hour` in {ARTICLE_FILE}; did you mean `desk-hours`?"),
    ),
    Slip(Edit(OUT_OF_SCOPE, "id: weather", "id: tax"), Told("[tax].id", "also at")),
]


@pytest.mark.parametrize("slip", ARTICLE_SLIPS, ids=name_of)
def test_articles_that_contradict_each_other_are_told(root: Path, slip: Slip) -> None:
    assert_told(root, slip)


def test_a_subject_that_nobody_can_ask_about_is_told(root: Path) -> None:
    edit = Edit(SUBJECTS_EN, "weather: [weather tomorrow]\n", "")
    told = Told("[weather].id", f"write phrasings in {SUBJECTS_EN}", at="id: weather")
    assert_told(root, Slip(edit, told), OUT_OF_SCOPE)


def test_an_article_that_takes_the_name_of_another_is_told_with_the_place_of_both(
    root: Path,
) -> None:
    change(root, ARTICLE_FILE, "related: [desk-hours]", "related: []")
    edit = Edit(ARTICLE_FILE, "- id: desk-hours", "- id: purpose")
    assert_told(root, Slip(edit, Told("[purpose].id", f"also at {ARTICLE_FILE}:2")))


def test_english_that_was_made_from_other_japanese_is_told(root: Path) -> None:
    edit = Edit(ARTICLE_FILE, "目的は何ですか", "何が目的ですか")
    says = "the Japanese has changed since: bring the English up to date, then run `madoguchi know"
    assert_told(root, Slip(edit, Told("[purpose].en.source", says, at="source:")))


def test_english_that_was_never_stamped_is_told(root: Path) -> None:
    text = (root / ARTICLE_FILE).read_text(encoding="utf-8")
    kept = [line for line in text.split("\n") if "source:" not in line]
    (root / ARTICLE_FILE).write_text("\n".join(kept), encoding="utf-8")
    told = {(problem.key, problem.message[:16]) for problem in problems_in(root)}
    assert told == {
        ("[purpose].en.source", "no `source` yet:"),
        ("[desk-hours].en.source", "no `source` yet:"),
    }
