from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.faq.article import Article
from bot.faq.decision import DecisionKind
from bot.faq.matcher import Matcher
from bot.faq.text.tokens import TO_HIRAGANA
from bot.faq.training.fit import fit
from bot.vocabulary import Language
from tests.faq.sample_knowledge import ARTICLES, OUTSIDE, shelf

JA, EN = Language.JA, Language.EN


@cache
def matcher(language: Language) -> Matcher:
    return fit(shelf(), language)


@pytest.mark.parametrize("language", Language)
def test_every_question_and_phrasing_is_answered_by_its_own_article(language: Language) -> None:
    for article in ARTICLES:
        text = article.text(language)
        for asked in (text.question, *text.phrasings):
            decision = matcher(language).decide(asked)
            assert decision.kind is DecisionKind.ANSWER
            assert decision.candidates[0].article == article.id


@pytest.mark.parametrize(
    ("language", "asked", "article"),
    [
        (JA, "利用料金はいくらかかりますか", "fee"),
        (JA, "同意書の印鑑は代表者の実印ですか", "seal"),
        (JA, "担当コーディネーターは何名ですか", "coordinator"),
        (EN, "how much is the fee for the support", "fee"),
        (EN, "which stamp do we need on the consent form", "seal"),
        (EN, "how many coordinaters do we get", "coordinator"),
    ],
)
def test_a_question_in_other_words_leads_to_its_article(
    language: Language, asked: str, article: str
) -> None:
    decision = matcher(language).decide(asked)
    assert decision.kind is not DecisionKind.DECLINE
    assert decision.candidates[0].article == article


def test_a_strange_word_that_curators_know_is_answered_as_the_one_that_articles_use() -> None:
    words = {"SEAL": {JA: ("印鑑", "シャチハタ"), EN: ("seal", "chop")}}
    taught = replace(shelf(), synonyms=words)
    questions = {JA: "同意書に押すシャチハタの種類", EN: "is a registered chop needed?"}
    for language, asked in questions.items():
        assert matcher(language).decide(asked).score < 1
        decision = fit(taught, language).decide(asked)
        assert (decision.kind, decision.candidates[0].article) == (DecisionKind.ANSWER, "seal")
        assert decision.score == 1, "it is a phrasing, but for that word"


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        (JA, "富士山が好きな者ですが、{}"),
        (EN, "My cat is asleep on the keyboard, {}"),
    ],
)
def test_what_is_said_beside_a_question_does_not_hide_it(language: Language, asked: str) -> None:
    for article in ARTICLES:
        for phrasing in article.text(language).phrasings:
            decision = matcher(language).decide(asked.format(phrasing))
            assert decision.candidates[0].article == article.id
            assert decision.kind is DecisionKind.ANSWER


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        (JA, "富士山の高さは何メートル"),
        (JA, "猫が好きです"),
        (EN, "who invented the telephone"),
        (EN, "my dog sleeps all day"),
    ],
)
def test_a_stranger_is_declined(language: Language, asked: str) -> None:
    assert matcher(language).decide(asked).kind is DecisionKind.DECLINE


@pytest.mark.parametrize("language", Language)
def test_an_outside_example_is_declined_and_its_subject_named_if_any(language: Language) -> None:
    for subject in OUTSIDE:
        for example in subject.examples[language]:
            decision = matcher(language).decide(example)
            assert decision.kind is not DecisionKind.ANSWER
            assert decision.outside in {None, subject.id}


def test_the_same_words_under_two_articles_are_offered_and_not_guessed() -> None:
    fee = ARTICLES[0]
    twins = shelf((fee, replace(fee, id="twin")))
    decision = fit(twins, EN).decide("Is there a fee?")
    assert decision.kind is DecisionKind.SUGGEST
    assert {candidate.article for candidate in decision.candidates} == {"fee", "twin"}


@pytest.mark.parametrize("language", Language)
def test_an_empty_knowledge_base_answers_nothing(language: Language) -> None:
    decision = fit(shelf((), ()), language).decide("費用は? Is there a fee?")
    assert decision.kind is DecisionKind.DECLINE
    assert decision.candidates == ()


@pytest.mark.parametrize("language", Language)
def test_without_outside_subjects_a_stranger_is_still_declined(language: Language) -> None:
    alone = fit(shelf(outside=()), language)
    assert alone.decide("zzz qqq").kind is DecisionKind.DECLINE


PROBES = {
    JA: (
        "費用はいくらかかりますか",
        "印鑑の種類",
        "コーディネーターの人数は？",
        "明日は雨？",
        "教えて",
    ),
    EN: ("how much is the fee", "which stamp", "number of coordinators", "rain tomorrow?", "form"),
}


@pytest.mark.parametrize("language", Language)
def test_the_order_of_articles_and_subjects_does_not_matter(language: Language) -> None:
    wanted = [matcher(language).decide(probe) for probe in PROBES[language]]
    for articles in permutations(ARTICLES):
        other = fit(shelf(articles, reversed(OUTSIDE)), language)
        assert [other.decide(probe) for probe in PROBES[language]] == wanted


@pytest.mark.parametrize(
    ("asked", "variants"),
    [
        (
            "コーディネーターは何人ですか",
            ("ｺｰﾃﾞｨﾈｰﾀｰは何人ですか", "コーディネーターは何人ですか？？"),
        ),
        ("利用料はかかりますか", ("利用料は、かかりますか！", "　利用料は\u200bかかりますか　")),
        ("PDFの同意書の印鑑", ("ＰＤＦの同意書の印鑑", "pdfの同意書の印鑑")),
    ],
)
def test_width_case_and_punctuation_change_nothing_in_japanese(
    asked: str, variants: tuple[str, ...]
) -> None:
    for variant in variants:
        assert matcher(JA).decide(variant) == matcher(JA).decide(asked)


def test_case_width_and_punctuation_change_nothing_in_english() -> None:
    wanted = matcher(EN).decide("how much is the fee")
    for variant in ("How much is the fee?", "HOW MUCH IS THE FEE!", "ｈｏｗ ｍｕｃｈ is  the fee…"):
        assert matcher(EN).decide(variant) == wanted


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_a_phrasing_in_other_kana_is_still_the_phrasing(article: Article) -> None:
    for phrasing in article.ja.phrasings:
        folded = phrasing.translate(TO_HIRAGANA)
        assert matcher(JA).decide(folded) == matcher(JA).decide(phrasing)


@pytest.mark.parametrize("language", Language)
@given(text=st.text(max_size=300))
def test_any_text_gives_a_decision_with_scores_between_0_and_1(
    language: Language, text: str
) -> None:
    decision = matcher(language).decide(text)
    assert 0 <= decision.score <= 1
    assert all(0 <= candidate.score <= 1 for candidate in decision.candidates)
    assert decision == matcher(language).decide(text)


@pytest.mark.parametrize("text", ["", " ", "\x00\x01", "🙂", "？", "あ" * 100_000, "fee " * 25_000])
@pytest.mark.parametrize("language", Language)
def test_empty_endless_and_invisible_texts_are_taken_calmly(language: Language, text: str) -> None:
    assert matcher(language).decide(text).kind in DecisionKind


def test_fitting_twice_gives_the_same_scores() -> None:
    again = fit(shelf(), JA)
    for probe in PROBES[JA]:
        assert again.decide(probe) == matcher(JA).decide(probe)
