"""Staleness is known for every text in two languages, and a question that reads otherwise is asked
about."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import staleness, stamp_texts
from tests.content.curator_mistakes import CLAUSES, EDITION, HANDOFF, PRECHECK
from tests.content.tree import change

NEXT_STEPS = "flows/next_steps.yaml"
ENGLISH, JAPANESE = "only the English", "only the Japanese"


@pytest.fixture
def stamped(root: Path) -> Path:
    stamp_texts(root)
    assert staleness(root) == ()
    return root


@pytest.mark.parametrize(
    ("file", "before", "after", "key", "says"),
    [
        (PRECHECK, "en: Look for", "en: Find", "questions[industry].find_out", ENGLISH),
        (HANDOFF, "ja: 正式に", "ja: 略さずに", "fields[company].hint", JAPANESE),
        (CLAUSES, '"全業種"', '"ほぼ全業種"', "III.2.gist", JAPANESE),
        (EDITION, "en: FY2024", "en: FY 2024", "facts.edition_name", ENGLISH),
        (NEXT_STEPS, '"窓口へ"', '"窓口にどうぞ"', "[1].otherwise.text", JAPANESE),
    ],
)
def test_a_text_of_which_one_language_changed_is_told(
    stamped: Path, file: str, before: str, after: str, key: str, says: str
) -> None:
    change(stamped, file, before, after)
    (problem,) = staleness(stamped)
    assert (problem.file, problem.key) == (file, key)
    assert says in problem.message
    assert stamp_texts(stamped, [file]) == [f"{file} {key}"]
    assert staleness(stamped) == ()


def test_a_question_that_reads_otherwise_is_asked_about_until_its_revision_is_raised_or_kept(
    stamped: Path,
) -> None:
    change(stamped, PRECHECK, "ask: {ja: 人材紹介業ですか？, en: Are you a placement business?}",
           "ask: {ja: 派遣業ですか？, en: Do you lend workers?}")  # fmt: skip
    told = {problem.key: problem.message for problem in staleness(stamped)}
    assert "both languages have changed" in told["questions[industry].ask"]
    assert "raise `revision` if it means something else" in told["questions[industry]"]
    change(stamped, PRECHECK, "revision: 2", "revision: 3")
    told = {problem.key: problem.message for problem in staleness(stamped)}
    assert "its revision was set to 3" in told["questions[industry]"]
    stamp_texts(stamped)
    assert staleness(stamped) == ()


def test_a_text_that_is_new_or_gone_is_told(stamped: Path) -> None:
    change(stamped, PRECHECK, "  - key: workplace", "  - key: office")
    messages = [problem.message for problem in staleness(stamped)]
    assert any(message.startswith("new:") for message in messages)
    assert any("is no text any more" in message for message in messages)
