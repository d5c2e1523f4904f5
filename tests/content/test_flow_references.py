from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.curator_mistakes import Edit, Slip, Told, assert_told, name_of

NEXT_STEPS = "flows/next_steps.yaml"
DEMO = "flows/demo.yaml"

SLIPS = [
    Slip(
        Edit(NEXT_STEPS, "question: industry", "question: industri"),
        Told("[1].question", "mean `industry`?"),
    ),
    Slip(
        Edit(NEXT_STEPS, "values: [other]", "values: [othar]"),
        Told("[1].cases[1].values[1]", "mean `other`?"),
    ),
    Slip(
        Edit(NEXT_STEPS, "values: [other]", "values: [other, other]"),
        Told("[1].cases[1].values[2]", "other"),
    ),
    Slip(
        Edit(NEXT_STEPS, "clauses: [VI]", "clauses: [VII]"),
        Told("[1].otherwise.clauses[1]", "`VII` is not a clause"),
    ),
    Slip(
        Edit(DEMO, "industry: other", "industry: othar"),
        Told("usual.industry", "there is no answer `othar`"),
    ),
    Slip(
        Edit(DEMO, "stops_at: workplace", "stops_at: workplaces"),
        Told("visitors[maple].stops_at", "mean `workplace`?"),
    ),
    Slip(
        Edit(DEMO, "contact: 見本 花子}", "contact: 見本 花子, wish: {menu: none_such}}"),
        Told("visitors[sakura].wish.menu", "there is no choice `none_such`"),
    ),
]


@pytest.mark.parametrize("slip", SLIPS, ids=name_of)
def test_what_names_an_answer_or_a_field_that_does_not_exist_is_told(
    root: Path, slip: Slip
) -> None:
    assert_told(root, slip)
