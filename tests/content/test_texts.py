from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import load
from tests.content.curator_mistakes import (
    EDITION,
    PHRASES,
    PRECHECK,
    Edit,
    Slip,
    Told,
    assert_told,
    name_of,
    problems_in,
)
from tests.content.tree import change

TEXTS = [
    Slip(
        Edit(PRECHECK, "en: Only the part in Japan", "en: 'Ask {desk_mail}'"),
        Told("questions[workplace].choices[both].reason.en", "mean `desk_email`?"),
    ),
    Slip(
        Edit(PRECHECK, "en: Only the part in Japan", "en: 'Ask {Desk Email}'"),
        Told("questions[workplace].choices[both].reason.en", "stray"),
    ),
    Slip(
        Edit(PRECHECK, "en: Only the part in Japan", "en: 'Only } here'"),
        Told("questions[workplace].choices[both].reason.en", "stray"),
    ),
    Slip(
        Edit(PHRASES, "[here and abroad]", "['in {place}']"),
        Told("choices.workplace.both.says.en[1]", "what people type"),
    ),
    Slip(
        Edit(PRECHECK, "en: Ask personnel", "en: '{retention_days} days'"),
        Told("questions[workplace].find_out.en", "not a fact"),
    ),
    Slip(
        Edit(EDITION, "en: FY2024", "en: 'FY {published}'"),
        Told("facts.edition_name.en", "not a fact"),
    ),
    Slip(
        Edit(EDITION, "facts:", "facts:\n  spare:\n    type: number\n    clause: I\n    value: 1"),
        Told("facts.spare", "no text uses this fact", at="spare"),
    ),
]


@pytest.mark.parametrize("slip", TEXTS, ids=name_of)
def test_a_placeholder_without_a_fact_is_told_and_a_fact_without_a_text(
    root: Path, slip: Slip
) -> None:
    assert_told(root, slip)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("2025年3月31日まで", "support_end"),
        ("２０２５年３月３１日まで", "support_end"),
        ("until 31 March 2025", "support_end"),
        ("until March 31st, 2025", "support_end"),
        ("until 2025-03-31", "support_end"),
        ("until 2025/3/31", "support_end"),
        ("2024年3月に公表", "published"),
        ("since March 2024", "published"),
        ("at www.example.go.jp/services/escort", "programme_url"),
        ("write to desk@example.go.jp", "desk_email"),
        ("call 03 (3582) 0000", "desk_phone"),
        ("電話は０３－３５８２－００００です", "desk_phone"),
    ],
)
def test_a_fact_that_is_written_out_is_told(root: Path, text: str, fact: str) -> None:
    change(root, PRECHECK, "en: Ask personnel", f'en: "{text}"')
    (problem,) = problems_in(root)
    assert problem.key == "questions[workplace].find_out.en"
    assert f"write {{{fact}}} instead" in problem.message


@pytest.mark.parametrize(
    "text", ["5 March 2024", "2024年3月5日", "131 March 20255", "2025年3月", "300 days", "2024"]
)
def test_other_dates_and_numbers_may_be_written_out(root: Path, text: str) -> None:
    change(root, PRECHECK, "en: Ask personnel", f'en: "{text}"')
    load(root)
