from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.curator_mistakes import (
    CLAUSES,
    EDITION,
    HANDOFF,
    PRECHECK,
    Edit,
    Slip,
    Told,
    assert_told,
    name_of,
)
from tests.content.tree import ARTICLE_FILE

CLAUSE_SLIPS = [
    Slip(
        Edit(ARTICLE_FILE, "[I, III.2]", "[I, III.2, III.22]"),
        Told("[purpose].clauses[3]", "did you mean `III.2`?"),
    ),
    Slip(
        Edit(EDITION, "clause: VI", "clause: VII"),
        Told("facts.organisation.clause", "VII"),
    ),
    Slip(
        Edit(EDITION, "no_promise: [III.2]", "no_promise: [III.22]"),
        Told("statements.no_promise[1]", "did you mean `III.2`?"),
    ),
    Slip(
        Edit(EDITION, "conditions: [III, V.n3]", "conditions: [III, V.n3, IX]"),
        Told("conditions[3]", "there is no clause in `IX`"),
    ),
    Slip(
        Edit(HANDOFF, "clauses: [I]", "clauses: [Z]"),
        Told("fields[menu].choices[seminars].clauses[1]", "`Z` is not a clause"),
    ),
    Slip(
        Edit(PRECHECK, "clauses: [V.n3]", "clauses: [V.n3, V.n4]"),
        Told("questions[workplace].clauses[2]", "V.n4"),
    ),
    Slip(
        Edit(PRECHECK, "  III.3: {", "  I.9: {ja: x, en: y}\n  III.3: {"),
        Told("unused_clauses.I.9", "is not a clause"),
    ),
    Slip(
        Edit(PRECHECK, "  III.3: {", "  VI: {"),
        Told("unused_clauses.III.3", "no question cites it", at="unused_clauses"),
    ),
    Slip(
        Edit(PRECHECK, "    clauses: [V.n3]", "    clauses: [V.n3, III.3]"),
        Told("unused_clauses.III.3", "a question cites it", at="III.3: {"),
    ),
]


@pytest.mark.parametrize("slip", CLAUSE_SLIPS, ids=name_of)
def test_a_clause_without_a_home_or_a_home_without_a_clause_is_told(root: Path, slip: Slip) -> None:
    assert_told(root, slip)


HOME_SLIPS = [
    Slip(
        Edit(ARTICLE_FILE, "[VI, III.3]", "[VI]"),
        Told("III.3", "no article covers this clause", at="III.3:"),
    ),
    Slip(
        Edit(ARTICLE_FILE, "[VI, III.3]", "[VI, III.3, V.n3]"),
        Told("V.n3.out_of_scope", "an article covers this clause", at="out_of_scope"),
    ),
]


@pytest.mark.parametrize("slip", HOME_SLIPS, ids=name_of)
def test_a_clause_has_an_article_or_a_reason_for_none_but_not_both(root: Path, slip: Slip) -> None:
    assert_told(root, slip, file=CLAUSES)
