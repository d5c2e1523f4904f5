"""Short words answer the open question, and only that one."""

from __future__ import annotations

import pytest

from bot.understanding.facts.reader import Reader
from bot.vocabulary import Language
from tests.driver import real_assistant

COUNTER = real_assistant()
READER: Reader = COUNTER.interpreter.reader

SHORT = [
    ("workplace", "国内", "japan"),
    ("workplace", "両方です", "japan_and_overseas"),
    ("workplace", "Both.", "japan_and_overseas"),
    ("years_supported", "初めてです", "0"),
    ("years_supported", "4", "3_or_more"),
    ("years_supported", "twice", "2"),
    ("commitment", "検討中です", "in_preparation"),
    ("education", "ﾏｽﾀｰ", None),
    ("education", "Masters", "university_or_equivalent"),
    ("employment", "パート", "not_regular"),
    ("compliance", "すべて大丈夫です", "yes"),
    ("role", "営業", None),
    ("request", "ジョブフェア", None),
]


@pytest.mark.parametrize(("key", "text", "value"), SHORT)
def test_a_short_answer_is_understood_where_its_question_is_open(
    key: str, text: str, value: str | None
) -> None:
    readings = READER.read(text, COUNTER.flow.question(key), Language.JA).readings
    assert [r.option.value for r in readings if r.question.key == key] == ([value] if value else [])


@pytest.mark.parametrize("text", ["両方", "国内", "その他", "パート", "大学", "both", "other"])
def test_a_short_answer_says_nothing_where_another_question_is_open(text: str) -> None:
    question = COUNTER.flow.question("website")
    found = READER.read(text, question, Language.JA)
    assert [r.option.value for r in found.readings if r.question.key == "website"] == []
