"""No kind of support is put to who refuses it, or speaks of nothing of the kind."""

from __future__ import annotations

from functools import cache

import pytest

from bot.understanding.facts.reader import Reader
from bot.vocabulary import Language
from tests.driver import new_stage

EN, JA = Language.EN, Language.JA


@cache
def reader() -> Reader:
    return new_stage().assistant.interpreter.reader


def meant(text: str, language: Language) -> set[str]:
    """What a reply to the question which support is wanted is taken for, or put as."""
    question = reader().flow.questions[0]
    found = reader().reply(question, text, language)
    doubts = (option.value for doubt in found.doubts for option in doubt.options)
    return {*(r.option.value for r in found.readings), *doubts}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (EN, "We're not interested in a job fair"),
        (EN, "no interest in events"),
        (EN, "not only the fair"),
        (EN, "Skip the fair, we want to learn how to recruit"),
        (EN, "mainly the hiring part"),
        (EN, "mostly visas and settling in"),
        (JA, "ジョブフェアには興味がありません"),
        (JA, "説明会には出るつもりはないです"),
        (JA, "説明会だけではなく、採用の進め方も相談したい"),
    ],
)
def test_who_refuses_the_fair_or_names_none_is_not_asked_whether_they_want_it(
    language: Language, text: str
) -> None:
    assert "job_fair_only" not in meant(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (EN, "we don't want anything but the fair"),
        (EN, "no coaching please, just the fair"),
        (JA, "説明会以外は不要です"),
        (JA, "伴走はいらない、説明会だけ出たい"),
    ],
)
def test_who_refuses_all_but_the_fair_wants_it(language: Language, text: str) -> None:
    assert "job_fair_only" in meant(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (EN, "The fair is of no use to us, we want advice on keeping people"),
        (EN, "we don't need events, mostly help with visas and onboarding"),
        (JA, "合同説明会はいらないです、主に採用の進め方を相談したい"),
        (JA, "人材の紹介は不要で、定着のための助言がほしいです"),
    ],
)
def test_what_is_wanted_instead_is_heard(language: Language, text: str) -> None:
    assert meant(text, language) == {"hands_on_support"}
