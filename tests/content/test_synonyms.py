"""Synonyms: what commands and articles have of them, and what curators are told about mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import load, staleness, stamp_texts
from bot.vocabulary import Language
from tests.content.curator_mistakes import Edit, Slip, Told, assert_told, name_of
from tests.content.tree import change

SYNONYMS = "knowledge/synonyms.yaml"
WRITTEN = """\
AIM:
  kind_of: [BACK]
  ja: [目的, ねらい]
  en: [aim, objective]
HOURS:
  ja: [時間, 時刻]
  en: [hours]
"""


@pytest.fixture
def synonymous(root: Path) -> Path:
    (root / SYNONYMS).write_text(WRITTEN, encoding="utf-8")
    stamp_texts(root)
    return root


def test_articles_and_the_wider_concept_of_commands_have_the_words(synonymous: Path) -> None:
    content = load(synonymous)
    assert content.knowledge.synonyms["AIM"][Language.JA] == ("目的", "ねらい")
    assert content.commands.concepts["BACK"][Language.JA] == ("戻", "目的", "ねらい")
    assert content.commands.concepts["BACK"][Language.EN] == ("back", "aim", "objective")
    assert "HOURS" not in content.commands.concepts
    assert staleness(synonymous) == ()


def test_content_without_synonyms_is_whole(root: Path) -> None:
    assert not load(root).knowledge.synonyms


SLIPS = [
    Slip(
        Edit(SYNONYMS, "kind_of: [BACK]", "kind_of: [BAK]"),
        Told("AIM.kind_of[1]", "did you mean `BACK`?"),
    ),
    Slip(Edit(SYNONYMS, "en: [hours]", "en: [Aims]"), Told("HOURS.en[1]", f"{SYNONYMS}:4")),
    Slip(Edit(SYNONYMS, "時刻]", "メド, めど]"), Told("HOURS.ja[3]", f"{SYNONYMS}:6")),
    Slip(Edit(SYNONYMS, "HOURS:", "Hours:"), Told("Hours", "CAPITALS")),
    Slip(Edit(SYNONYMS, "kind_of:", "kindof:"), Told("AIM.kindof", "kind_of")),
]


@pytest.mark.parametrize("slip", SLIPS, ids=name_of)
def test_a_meaning_that_cannot_be_right_is_told(synonymous: Path, slip: Slip) -> None:
    assert_told(synonymous, slip)


USE_SLIPS = [
    Slip(Edit(SYNONYMS, "en: [hours]", "en: [clock]"), Told("HOURS.en", "use none of these")),
    Slip(
        Edit(
            SYNONYMS,
            "objective]\nHOURS:\n  ja: [時間, 時刻]\n  en: [hours]",
            "hours]\nHOURS:\n  ja: [時間, 時刻]",
        ),
        Told("AIM.en[2]", "of other articles (desk-hours)"),
    ),
]


@pytest.mark.parametrize("slip", USE_SLIPS, ids=name_of)
def test_words_that_no_question_uses_and_false_friends_are_told(
    synonymous: Path, slip: Slip
) -> None:
    line = change(synonymous, *slip.edit)
    (problem,) = staleness(synonymous)
    assert (problem.file, problem.line, problem.key) == (SYNONYMS, line, slip.told.key)
    assert slip.told.says in problem.message
    assert load(synonymous).knowledge.synonyms, "the counter runs with it"
