"""How many items a clause lists is counted, never written."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import load
from bot.vocabulary import Language
from bot.wording.facts import write
from tests.content.curator_mistakes import CLAUSES, EDITION, PRECHECK, problems_in
from tests.content.tree import change

ITEMS = """\
III.2.1:
  label: {ja: "①", en: "(1)"}
  gist: {ja: "一", en: "One"}
  out_of_scope: {ja: "試し", en: "A trial"}
III.2.2:
  label: {ja: "②", en: "(2)"}
  gist: {ja: "二", en: "Two"}
  out_of_scope: {ja: "試し", en: "A trial"}
III.2.3:
  label: {ja: "③", en: "(3)"}
  gist: {ja: "三", en: "Three"}
  out_of_scope: {ja: "試し", en: "A trial"}
"""
FACT = "facts:\n  case_count:\n    type: count\n    clause: III.2\n"


@pytest.fixture
def listing(root: Path) -> Path:
    """Clause III.2 lists three items, and no clause is a condition that is not asked about."""
    change(root, CLAUSES, "III.3:", f"{ITEMS}III.3:")
    change(root, EDITION, "conditions: [III, V.n3]", "conditions: [V.n3]")
    change(root, EDITION, "facts:\n", FACT)
    change(root, PRECHECK, "why: {ja: 対象外のため,", "why: {ja: '{case_count}つの場合',")
    change(root, PRECHECK, "en: They are not covered}", "en: 'There are {case_count} cases'}")
    return root


def test_a_count_follows_the_registry(listing: Path) -> None:
    fact = load(listing).edition.facts["case_count"]
    assert (write(fact, Language.JA), write(fact, Language.EN)) == ("3", "three")
    fourth = ITEMS[: ITEMS.index("III.2.2")].replace("III.2.1", "III.2.4")
    change(listing, CLAUSES, "III.3:", f"{fourth}III.3:")
    assert load(listing).edition.facts["case_count"].value == 4


@pytest.mark.parametrize("text", ["三つの場合", "3つの場合", "３件", "three cases", "all 3 cases"])
def test_a_count_that_is_written_out_where_its_clause_is_cited_is_told(
    listing: Path, text: str
) -> None:
    change(listing, PRECHECK, "en: Look for a licence", f"en: {text}")
    (problem,) = problems_in(listing)
    assert problem.key == "questions[industry].find_out.en"
    assert "write {case_count}" in problem.message


@pytest.mark.parametrize("text", ["四つの場合", "13つ", "a three-party meeting", "3.3 km"])
def test_other_numbers_may_be_written(listing: Path, text: str) -> None:
    change(listing, PRECHECK, "en: Look for a licence", f"en: {text}")
    load(listing)


def test_a_count_of_a_clause_that_lists_nothing_is_told(listing: Path) -> None:
    change(listing, EDITION, "clause: III.2\n", "clause: VI\n")
    assert any("lists no numbered items" in problem.message for problem in problems_in(listing))
