from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.curator_mistakes import (
    COMMANDS,
    HANDOFF,
    PRECHECK,
    Edit,
    Slip,
    Told,
    assert_told,
    name_of,
)

FLOW_SLIPS = [
    Slip(
        Edit(PRECHECK, "edition: FY2024", "edition: FY2025"),
        Told("edition", "expected `FY2024`"),
    ),
    Slip(
        Edit(PRECHECK, "- key: workplace", "- key: industry"),
        Told("questions[industry].key", "also at"),
    ),
    Slip(
        Edit(PRECHECK, "value: both", "value: japan"),
        Told("questions[workplace].choices[japan].value", "also at"),
    ),
    Slip(
        Edit(PRECHECK, "value: both", "value: not_sure"),
        Told("questions[workplace].choices[not_sure].value", "by itself"),
    ),
    Slip(
        Edit(PRECHECK, '"yes": placement', '"yes": "yes"'),
        Told("questions[industry].yes", "it has: not_sure, other, placement"),
    ),
    Slip(
        Edit(PRECHECK, "of_hire_wish: other", "of_hire_wish: japan"),
        Told("questions[industry].of_hire_wish", "no value `japan`"),
    ),
    Slip(
        Edit(PRECHECK, "trait: headcount", "trait: place"),
        Told("profile[2].trait", "also at"),
    ),
    Slip(
        Edit(PRECHECK, "trait: headcount", "trait: colour"),
        Told("profile[2].trait", "'headcount', 'place' or 'openings'"),
    ),
    Slip(
        Edit(PRECHECK, '"no": other', '"no": no_one'),
        Told("questions[industry].no", "no value `no_one`"),
    ),
    Slip(
        Edit(PRECHECK, "there: placement", "there: japan"),
        Told("questions[industry].topic.there", "no value `japan`"),
    ),
    Slip(
        Edit(PRECHECK, "missing: other", "missing: japan"),
        Told("questions[industry].topic.missing", "no value `japan`"),
    ),
    Slip(
        Edit(PRECHECK, "denied: placement", "denied: japan"),
        Told("questions[industry].choices[other].denied", "no value `japan`"),
    ),
    Slip(
        Edit(PRECHECK, "offer: {value: other", "offer: {value: japan"),
        Told("questions[industry].choices[placement].offer.value", "no value `japan`"),
    ),
    Slip(
        Edit(PRECHECK, "        reason: {ja: 国内分だけ, en: Only the part in Japan}\n", ""),
        Told("questions[workplace].choices[both]", "`reason` is expected", at="value: both"),
    ),
    Slip(
        Edit(PRECHECK, "        instead: {ja: 窓口へ, en: Ask the desk}\n", ""),
        Told(
            "questions[industry].choices[placement]", "`instead` is expected", at="value: placement"
        ),
    ),
    Slip(
        Edit(
            COMMANDS,
            "skip: {where: [question, field], risk: undoable}",
            "skip: {means: {question: backk}}",
        ),
        Told("skip.means.question", "did you mean `back`?"),
    ),
    Slip(
        Edit(COMMANDS, "skip: {where: [question, field], ", "skip: {means: {field: back}, "),
        Told("skip", "`means` stands alone"),
    ),
    Slip(
        Edit(COMMANDS, "skip:", "skipp:"),
        Told("skipp", "did you mean `skip`?"),
    ),
    Slip(
        Edit(PRECHECK, "offer: {value: other", "offer: {value: placement"),
        Told("questions[industry]", "which is excluded", at="- key: industry"),
    ),
    Slip(
        Edit(PRECHECK, "effect: note", "offer: {value: japan, label: {ja: 国内, en: Japan}}"),
        Told("questions[workplace].choices[both]", "`offer` is made only", at="value: both"),
    ),
    Slip(
        Edit(PRECHECK, "en: Japan}\n", f"en: {'Japan ' * 13}}}\n"),
        Told("questions[workplace].choices[japan].label.en", "75 characters of a button"),
    ),
    Slip(Edit(HANDOFF, "name: menu", "name: company"), Told("fields[company].name", "also at")),
    Slip(
        Edit(HANDOFF, "[eng]", "[jp]"), Told("fields[language].choices[en].says.en[1]", "also at")
    ),
]


@pytest.mark.parametrize("slip", FLOW_SLIPS, ids=name_of)
def test_a_flow_that_contradicts_itself_is_told(root: Path, slip: Slip) -> None:
    assert_told(root, slip)
