from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.faq.decision import Candidate, Decision, DecisionKind
from bot.faq.matcher import Matcher
from bot.faq.multi_question import among_parts, asked_alone, from_latin, leans, parts, understand
from bot.faq.text.kana import in_kanji, readings_of
from bot.faq.training.fit import fit
from bot.vocabulary import Language
from tests.faq.sample_knowledge import shelf

JA, EN = Language.JA, Language.EN


@cache
def matcher(language: Language) -> Matcher:
    return fit(shelf(), language)


def articles(text: str, language: Language, topic: str | None = None) -> list[str]:
    found = understand(matcher, shelf(), text, language, topic)
    return [d.candidates[0].article for d in found if d.kind is DecisionKind.ANSWER]


@pytest.mark.parametrize("text", ["fees", "FEES?", " Fees. "])
def test_a_word_that_names_a_subject_only_is_answered_with_what_may_be_meant(text: str) -> None:
    topics = {EN: {"fees": ("fee", "seal")}}
    [found] = understand(matcher, replace(shelf(), topics=topics), text, EN)
    assert found.kind is DecisionKind.SUGGEST
    assert [candidate.article for candidate in found.candidates] == ["fee", "seal"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (JA, "利用料はかかりますか？同意書にはどの印鑑を押しますか？"),
        (JA, "利用料はかかりますか、それと同意書にはどの印鑑を押しますか"),
        (EN, "Is there a fee? Which seal goes on the consent form?"),
        (EN, "Is there a fee, and which seal goes on the consent form?"),
    ],
)
def test_two_questions_in_one_message_get_two_answers(language: Language, text: str) -> None:
    assert articles(text, language) == ["fee", "seal"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            JA,
            "うちは小さな工場です。利用料はかかりますか？よろしくお願いします。",
        ),
        (EN, "We are a small factory. We wondered last year. Is there a fee? Thank you so much."),
    ],
)
def test_a_question_amid_a_story_is_answered(language: Language, text: str) -> None:
    assert articles(text, language) == ["fee"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (JA, "印鑑のことじゃないです。利用料はかかりますか"),
        (JA, "どの印鑑を押すかじゃなくて、利用料はかかりますか"),
        (EN, "I'm not asking which seal goes on the form. Is there a fee?"),
        (EN, "Is there a fee, not which seal goes on the form"),
    ],
)
def test_what_is_said_not_to_be_asked_is_not_answered(language: Language, text: str) -> None:
    assert articles(text, language) == ["fee"]


def test_the_same_question_twice_is_answered_once() -> None:
    assert articles("Is there a fee? How much does the support cost?", EN) == ["fee"]


def decision(kind: DecisionKind, score: float, *articles: str) -> Decision:
    return Decision(kind, tuple(Candidate(article, 0.5) for article in articles), score)


FEE = decision(DecisionKind.ANSWER, 0.9, "fee", "seal", "coordinator")


def test_what_is_unclear_beside_an_answer_comes_behind_it() -> None:
    unclear = decision(DecisionKind.SUGGEST, 0.5, "seal", "coordinator")
    assert among_parts(FEE, [FEE, unclear]) == (FEE, unclear)


@pytest.mark.parametrize(
    "other",
    [
        decision(DecisionKind.SUGGEST, 0.5, "seal", "fee"),  # told already, most probably
        decision(DecisionKind.SUGGEST, 0.2, "seal", "coordinator"),
        decision(DecisionKind.DECLINE, 0.1, "seal", "coordinator"),
    ],
)
def test_beside_an_answer_nothing_is_offered_that_is_told_or_hardly_meant(other: Decision) -> None:
    assert among_parts(FEE, [FEE, other]) == (FEE,)


def test_of_a_pasted_document_only_so_many_sentences_are_looked_at() -> None:
    assert len(parts("Is there a fee? " * 200, EN)) == 12


def test_a_single_sentence_has_no_parts() -> None:
    assert parts("Is there a fee?", EN) == ()


@given(st.text(max_size=80))
def test_any_message_gets_at_least_one_decision(text: str) -> None:
    for language in Language:
        assert understand(matcher, shelf(), text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (JA, "それは何人ですか"),
        (JA, "その場合はいつ？"),
        (EN, "and when is it?"),
        (EN, "who pays for that?"),
    ],
)
def test_a_question_about_what_was_named_before_leans_on_it(language: Language, text: str) -> None:
    assert leans(text, language)


def test_a_question_that_leans_is_understood_after_an_answer() -> None:
    alone = understand(matcher, shelf(), "and is it more than one?", EN)
    after = understand(matcher, shelf(), "and is it more than one?", EN, "coordinator")
    assert after[0].candidates[0].article == "coordinator"
    assert after[0].score >= alone[0].score


def test_what_leans_is_not_answered_with_what_was_just_told_for_want_of_anything_else() -> None:
    [found] = understand(matcher, shelf(), "Which form does that go on?", EN, "fee")
    assert found.first != "fee"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("tokutei ginou", "とくてい ぎのう"),
        ("Hiyou", "ひよう"),
        ("how much", None),
        ("fee", None),
        ("ハンコ", None),
        ("", None),
    ],
)
def test_japanese_in_latin_letters_is_read_and_english_is_left_alone(
    typed: str, read: str | None
) -> None:
    assert from_latin(typed) == read


def test_a_word_in_kana_is_put_into_the_kanji_that_articles_use() -> None:
    readings = readings_of(["特定技能の人", "特定技能ですか", "特定技能"])
    assert in_kanji("ﾄｸﾃｲｷﾞﾉｳはだめ？", readings) == "特定技能はだめ"
    assert in_kanji("きょうのてんき", readings) == "きょうのてんき"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (JA, "隣の猫がいなくなりました。誰に聞けばいいですか？"),
        (EN, "My neighbour's cat has run away. Who should I ask?"),
    ],
)
def test_where_to_turn_with_something_else_is_not_asked_alone(
    language: Language, text: str
) -> None:
    assert asked_alone(matcher(language), text) == []


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        (
            JA,
            "サービスの利用料金を教えてください。誰に聞けばいいですか？",
            "誰に聞けばいいですか？",
        ),
        (EN, "I am unsure about the fee for the support. Who should I ask?", "Who should I ask?"),
    ],
)
def test_where_to_turn_with_what_is_ours_is_asked(
    language: Language, text: str, asked: str
) -> None:
    assert asked in asked_alone(matcher(language), text)
