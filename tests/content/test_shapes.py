from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.curator_mistakes import (
    EDITION,
    HANDOFF,
    PHRASES,
    PHRASINGS_JA,
    PRECHECK,
    Edit,
    Slip,
    Told,
    assert_told,
    name_of,
    problems_in,
)
from tests.content.tree import ARTICLE_FILE, change

SHAPES = [
    Slip(
        Edit(ARTICLE_FILE, "    answer: Support", "    anser: x\n    answer: Support"),
        Told("[purpose].en.anser", "did you mean `answer`?"),
    ),
    Slip(
        Edit(EDITION, "    value: 300", "    value: 300\n    valeu: 3"),
        Told("facts.company_limit.valeu", "did you mean `value`?", at="valeu"),
    ),
    Slip(
        Edit(PRECHECK, "        effect: note", "        efect: x\n        effect: note"),
        Told("questions[workplace].choices[both].efect", "did you mean `effect`?"),
    ),
    Slip(
        Edit(PRECHECK, "label: {ja: 国内, en: Japan}", "label: {ja: 国内}"),
        Told("questions[workplace].choices[japan].label.en", "English"),
    ),
    Slip(
        Edit(PRECHECK, "{ja: 国内, en: Japan}", "{en: Japan}"),
        Told("questions[workplace].choices[japan].label.ja", "Japanese"),
    ),
    Slip(
        Edit(PRECHECK, 'en: "No"', "en: no"),
        Told("questions[industry].choices[other].label.en", "put it in quotes"),
    ),
    Slip(
        Edit(PHRASES, "[we are a manufacturer]", "[we are a manufacturer, 7]"),
        Told("choices.industry.other.says.en[2]", "the number `7`"),
    ),
    Slip(
        Edit(PRECHECK, "en: Where is it?", "en: [where]"),
        Told("questions[workplace].ask.en", "found a list, expected a text"),
    ),
    Slip(
        Edit(PRECHECK, "en: Where is it?", "en: ''"),
        Told("questions[workplace].ask.en", "empty"),
    ),
    Slip(
        Edit(ARTICLE_FILE, "    detail: More at {programme_url}.", "    detail:"),
        Told("[purpose].en.detail", "nothing is written here"),
    ),
    Slip(
        Edit(PRECHECK, "effect: note", "effect: notice"),
        Told("questions[workplace].choices[both].effect", "'note'"),
    ),
    Slip(
        Edit(EDITION, "type: url", "type: link"),
        Told("facts.programme_url.type", "the type `link`"),
    ),
    Slip(
        Edit(EDITION, "2024-03", "2024-3"),
        Told("facts.published.value", "such as 2024-03"),
    ),
    Slip(Edit(EDITION, "13:00-17", "11:00-17"), Told("facts.desk_hours.value", "follow")),
    Slip(Edit(EDITION, "13:00-17", "1pm-17"), Told("facts.desk_hours.value", "09:00-12:00")),
    Slip(
        Edit(EDITION, "value: 300", "value: many"),
        Told("facts.company_limit.value", "whole number"),
    ),
    Slip(
        Edit(PHRASINGS_JA, ", 目的8]", "]"),
        Told("purpose", "found 7 entries, expected at least 8"),
    ),
    Slip(
        Edit(ARTICLE_FILE, "partial: true", "partial: maybe"),
        Told("[desk-hours].partial", "expected true or false"),
    ),
    Slip(
        Edit(ARTICLE_FILE, "reviewed: 2026-11-23", 'reviewed: "today"'),
        Told("[purpose].reviewed", "expected a date"),
    ),
    Slip(Edit(HANDOFF, "name: menu", "name: menus"), Told("fields[menus].name", "'menu'")),
    Slip(
        Edit(HANDOFF, "days: 2", "days: 0"),
        Told("reply_within_working_days", "at least 1"),
    ),
    Slip(
        Edit(HANDOFF, "  - name: company", "  - name: company\n    required: false"),
        Told("fields", "company", at="fields:"),
    ),
    Slip(
        Edit(HANDOFF, "value: ja,", "value: fr,"),
        Told("fields[language]", "ja and en", at="name: language"),
    ),
]


def test_a_text_that_begins_with_a_brace_is_told_to_need_quotes(root: Path) -> None:
    change(root, PRECHECK, "en: Where is it?", "en: {place}")
    told = {problem.key: problem.message for problem in problems_in(root)}
    assert "put it in quotes" in told["questions[workplace].ask.en"]


@pytest.mark.parametrize("slip", SHAPES, ids=name_of)
def test_a_value_of_the_wrong_shape_is_told(root: Path, slip: Slip) -> None:
    assert_told(root, slip)
