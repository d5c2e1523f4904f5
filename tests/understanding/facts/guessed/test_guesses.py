"""What is kept of clauses in words that no list of phrases holds, and what is only offered."""

from __future__ import annotations

import pytest

from bot import bootstrap
from bot.precheck.flow import Effect
from bot.vocabulary import Language

EN, JA = Language.EN, Language.JA
READER = bootstrap.programme().reader


def kept(text: str, language: Language) -> dict[str, str]:
    facts = READER.facts(text, language)
    return {f.question.key: f.option.value for f in facts if f.is_certain}


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("KK, no placement licence, website obviously", EN, ("placement_business", "none")),
        ("Our homepage went live in May", EN, ("website", "yes")),
        ("The board signed off on hiring from abroad", EN, ("commitment", "agreed")),
        ("うちは今回がはじめての申し込みです", JA, ("years_supported", "0")),
        ("資金も教育係も手当て済みです", JA, ("capacity", "yes")),
    ],
)
def test_what_a_clause_tells_in_other_words_is_kept(
    text: str, language: Language, told: tuple[str, str]
) -> None:
    assert kept(text, language).get(told[0]) == told[1]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("KK, no placement licence, website obviously", EN),
        ("A friend's homepage went live in May", EN),
        ("At my previous employer we had this support for three years", EN),
        ("Maybe our site will be online some day", EN),
        ("前の職場ではこの支援を二年使っていました", JA),
        ("取引先のホームページは公開されています", JA),
        ("現場で指揮をとる部長は出張中です", JA),
    ],
)
def test_what_others_have_or_nobody_is_sure_of_is_not_kept(text: str, language: Language) -> None:
    found = kept(text, language)
    assert found.get("website") != "no"
    assert {"years_supported", "role"}.isdisjoint(found)
    assert "website" not in found or text.startswith("KK")


@pytest.mark.parametrize("language", Language)
def test_what_was_only_guessed_and_excludes_a_case_is_never_kept(language: Language) -> None:
    excluded = [
        (question.key, option.value, text)
        for question in READER.flow.questions
        for option in question.options
        if option.effect is Effect.EXCLUDED
        for text in READER.book.of(question.key, language).get(option.value, ())[::9]
    ]
    phrases = READER.fact_reader
    for key, value, text in excluded:
        if not any(t.mention.question.key == key for t in phrases.message(text).told):
            assert kept(text, language).get(key) != value, text
