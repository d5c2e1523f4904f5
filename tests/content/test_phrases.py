"""The phrases by which choices are recognised: slips that curators make in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.curator_mistakes import (
    PHRASED,
    PHRASES,
    PRECHECK,
    Edit,
    Slip,
    Told,
    assert_told,
    name_of,
)

PHRASE_SLIPS = [
    Slip(
        Edit(PHRASES, "[国内と海外]", "[製造業 です]"),
        Told("choices.workplace.both.says.ja[1]", "also at flows/phrases.yaml:7"),
    ),
    Slip(
        Edit(PHRASES, "[国内と海外]", "[不明]"),
        Told("choices.workplace.both.says.ja[1]", "also at flows/phrases.yaml:1"),
    ),
    Slip(
        Edit(PHRASES, "[国内と海外]", "[免許]"),
        Told("choices.workplace.both.says.ja[1]", "also at flows/phrases.yaml:3"),
    ),
    Slip(
        Edit(PHRASED, "[skip]", "[Go  back]"),
        Told("skip.short[1]", "also at flows/phrasings/en/commands.yaml:1"),
    ),
    Slip(
        Edit(PHRASED, "[skip]", "[no idea]"),
        Told("skip.short[1]", "also at flows/phrases.yaml:1"),
    ),
    Slip(
        Edit(PHRASED, "[skip]", "[we are a manufacturer]"),
        Told("skip.short[1]", "also at flows/phrases.yaml:7"),
    ),
    Slip(
        Edit(PHRASED, "[skip]", "[both]"),
        Told("skip.short[1]", "also at flows/phrases.yaml:11"),
    ),
    Slip(
        Edit(PHRASES, "choices:\n  industry:", "choices:\n  industri:"),
        Told("choices.industri", "no question `industri`; did you mean `industry`?", "industri:"),
    ),
    Slip(
        Edit(PHRASES, "both:", "bothe:"),
        Told("choices.workplace.bothe", "no choice `bothe`; did you mean `both`?"),
    ),
    Slip(
        Edit(
            PHRASES, "topics:\n  industry", "topics:\n  workplace: {ja: [場所], en: []}\n  industry"
        ),
        Told("topics.workplace", "no question with a topic `workplace`", "workplace: {"),
    ),
    Slip(
        Edit(
            PRECHECK,
            "find_out: {ja: 人事に",
            "topic: {there: both, missing: japan}\n    find_out: {ja: 人事に",
        ),
        Told("questions[workplace].topic", "write them in flows/phrases.yaml"),
    ),
]


@pytest.mark.parametrize("slip", PHRASE_SLIPS, ids=name_of)
def test_a_phrase_that_means_nothing_or_two_things_is_told(root: Path, slip: Slip) -> None:
    assert_told(root, slip)
