from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.content import load, stamp
from tests.content.curator_mistakes import (
    Edit,
    Slip,
    Told,
    assert_told,
    name_of,
    problems_in,
)
from tests.content.tree import ARTICLE_FILE, change

DATED = """\
  dated:
    - before: published
      ja: {answer: まだです。, detail: お待ちください。}
      en: {answer: Not yet., detail: Please wait.}
    - after: support_end
      clauses: [III.3]
      ja: {answer: 終わりました。, detail: 窓口へ。}
      en: {answer: It is over., detail: Ask the desk.}
"""
FIRST = "    - before: published"
SECOND = "    - after: support_end"


@pytest.fixture
def dated(root: Path) -> Path:
    change(root, ARTICLE_FILE, "  ja:\n    question: 目的", f"{DATED}  ja:\n    question: 目的")
    stamp(root)
    return root


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        (date(2024, 2, 29), "Not yet."),
        (date(2024, 3, 1), "Support in {edition_name}."),
        (date(2025, 3, 31), "Support in {edition_name}."),
        (date(2025, 4, 1), "It is over."),
    ],
)
def test_a_text_holds_from_the_day_after_one_fact_or_until_the_day_before_another(
    dated: Path, day: date, answer: str
) -> None:
    article = load(dated).knowledge.articles["purpose"].on(day)
    assert article.en.answer == answer
    assert article.en.question == "What is the purpose?"
    assert article.is_dated == (answer != "Support in {edition_name}.")


def test_after_a_month_means_after_its_last_day(dated: Path) -> None:
    change(dated, ARTICLE_FILE, FIRST, "    - before: support_end\n      after: published")
    article = load(dated).knowledge.articles["purpose"]
    assert article.on(date(2024, 3, 31)).ja.answer == "{edition_name}の支援です。"
    assert article.on(date(2024, 4, 1)).ja.answer == "まだです。"


def test_a_dated_text_cites_its_own_clauses_before_those_of_the_article(dated: Path) -> None:
    article = load(dated).knowledge.articles["purpose"]
    assert article.clauses == ("I", "III.2")
    assert article.on(date(2025, 4, 1)).clauses == ("III.3", "I", "III.2")


DATED_SLIPS = [
    Slip(
        Edit(ARTICLE_FILE, SECOND, "    - after: suport_end"),
        Told("[purpose].dated[2].after", "did you mean `support_end`?"),
    ),
    Slip(
        Edit(ARTICLE_FILE, SECOND, "    - after: desk_hours"),
        Told("[purpose].dated[2].after", "not a date or month"),
    ),
    Slip(
        Edit(ARTICLE_FILE, SECOND, "    - after: support_end\n      before: published"),
        Told("[purpose].dated[2]", "no day on which this text holds"),
    ),
    Slip(
        Edit(ARTICLE_FILE, FIRST, "    - after: published"),
        Told("[purpose].dated[2]", "holds as well", at="after: support_end"),
    ),
    Slip(
        Edit(ARTICLE_FILE, f"{SECOND}\n      clauses", "    - clauses"),
        Told("[purpose].dated[2]", "needs `after` or `before`"),
    ),
    Slip(
        Edit(ARTICLE_FILE, "clauses: [III.3]\n      ja", "clauses: [III.4]\n      ja"),
        Told("[purpose].dated[2].clauses[1]", "not a clause"),
    ),
    Slip(
        Edit(ARTICLE_FILE, "終わりました", "おしまい"),
        Told("[purpose].dated[2].en.source", "stamp purpose", at="It is over"),
    ),
]


@pytest.mark.parametrize("slip", DATED_SLIPS, ids=name_of)
def test_a_dated_text_that_cannot_be_right_is_told(dated: Path, slip: Slip) -> None:
    assert_told(dated, slip)


def test_a_dated_text_names_facts_and_does_not_write_them_out(dated: Path) -> None:
    change(dated, ARTICLE_FILE, "お待ちください", "2025年3月31日まで")
    told = {problem.key: problem.message for problem in problems_in(dated)}
    assert "write {support_end}" in told["[purpose].dated[1].ja.detail"]


def test_a_dated_text_needs_both_languages(dated: Path) -> None:
    change(dated, ARTICLE_FILE, "      ja: {answer: 終わりました。, detail: 窓口へ。}\n", "")
    assert "[purpose].dated[2].ja" in {problem.key for problem in problems_in(dated)}


def test_stamping_an_article_stamps_its_dated_texts_too(dated: Path) -> None:
    text = (dated / ARTICLE_FILE).read_text(encoding="utf-8")
    assert text.count('source: "') == 4
    change(dated, ARTICLE_FILE, "終わりました", "おしまい")
    assert stamp(dated) == ["purpose"]
    load(dated)
