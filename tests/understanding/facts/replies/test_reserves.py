"""What is kept back of an answer, and what was said before."""

from __future__ import annotations

import pytest

from bot import bootstrap
from bot.vocabulary import Language

PROGRAMME = bootstrap.programme()


def answered(key: str, text: str, language: Language = Language.JA) -> str | None:
    question = PROGRAMME.reader.flow.question(key)
    assert question is not None
    read = PROGRAMME.reader.read(text, question, language)
    return next((r.option.value for r in read.readings if r.question is question), None)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("cooperation", "協力はできます。ただ海外への出張は難しいです"),
        ("cooperation", "全部できます。でも報告書は無理かもしれません"),
        ("role", "エンジニアです。ただフロントも半分くらいやります"),
    ],
)
def test_a_reserve_leaves_the_answer_open(key: str, text: str) -> None:
    assert answered(key, text) is None


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("employment", "全員正社員って言いました", "regular"),
        ("website", "ないって言いましたよ", "no"),
        ("compliance", "問題ないです。ただいま確認しました", "yes"),
    ],
)
def test_what_was_said_before_is_heard(key: str, text: str, value: str) -> None:
    assert answered(key, text) == value
