from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import bootstrap
from bot.precheck.nlu.common_words import says_yes
from bot.precheck.nlu.readings import Understanding
from bot.precheck.nlu.sentences import asks, statements
from bot.vocabulary import Language
from tests.precheck.nlu.cases import CASES, Case
from tests.sweeps import examples, part

CONTENT = bootstrap.content()
FLOW, WORDS = CONTENT.flow, CONTENT.words
READER = bootstrap.programme().reader
JAPANESE = re.compile(r"[ぁ-んァ-ヺ一-龠]")
KEYS = tuple(question.key for question in FLOW.questions)


def understood(text: str, key: str | None = None) -> Understanding:
    language = Language.JA if JAPANESE.search(text) else Language.EN
    return READER.read(text, FLOW.question(key) if key else None, language)


def values(understanding: Understanding) -> dict[str, str]:
    return {r.question.key: r.option.value for r in understanding.readings}


def doubts(text: str, key: str) -> set[str]:
    return {
        option.value
        for doubt in understood(text, key).doubts
        if doubt.question.key == key
        for option in doubt.options
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}: {case[1]!a:.60}")
def test_only_what_is_certain_is_read(case: Case) -> None:
    key, text, expected = case
    assert values(understood(text, key)) == expected


def test_the_cases_touch_every_question() -> None:
    assert {key for _, _, read_from in CASES for key in read_from} == set(KEYS)
    assert len(CASES) >= 150


@pytest.mark.parametrize(
    ("key", "text", "candidates"),
    [
        ("website", "はい、サイトはありません", {"yes", "no"}),
        ("website", "はい、去年閉鎖しました", {"yes"}),
        ("placement_business", "はい", {"licensed_without_record", "licensed_with_record"}),
        ("commitment", "いいえ", {"in_preparation", "none"}),
        ("compliance", "ありません", {"yes", "no"}),
        ("employment", "いいえ、正社員です", {"regular", "not_regular"}),
        ("employment", "正社員と契約社員です", {"regular", "not_regular"}),
        (
            "residence_status",
            "特定技能かもしれません",
            {"specified_skilled_or_trainee", "target_and_other"},
        ),
        ("residence_status", "特定技能", {"specified_skilled_or_trainee", "target_and_other"}),
        ("years_supported", "3年目", {"2", "3_or_more"}),
        ("years_supported", "2, back in 2019", {"2"}),
        ("years_supported", "1回、2020年に使いました", {"1"}),
        ("years_supported", "2回目", {"1", "2"}),
        ("cooperation", "はいですが報告書は困る", {"yes", "not_all"}),
        ("years_supported", "2つ目", {"1", "2"}),
    ],
)
def test_what_is_close_but_not_certain_is_a_doubt_with_candidates(
    key: str, text: str, candidates: set[str]
) -> None:
    assert doubts(text, key) == candidates
    assert key not in values(understood(text, key))


def test_a_yes_with_a_but_offers_the_no_first() -> None:
    (doubt,) = understood("はいだけど報告書は困る", "cooperation").doubts
    assert [option.value for option in doubt.options] == ["not_all", "yes"]


def test_what_is_denied_is_not_among_the_candidates() -> None:
    left = doubts("株式会社ではありません", "legal_form")
    assert left
    assert "kabushiki_kaisha" not in left


def test_a_number_out_of_range_is_a_doubt_without_candidates() -> None:
    assert [d.options for d in understood("9", "website").doubts] == [()]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", Language)
def test_every_label_is_read_as_its_option_while_its_question_is_open(
    key: str, language: Language
) -> None:
    question = FLOW.question(key)
    assert question is not None
    for option in question.options:
        found = values(understood(option.label.speak(language), key))
        assert found.get(key) == option.value, option.label


@pytest.mark.parametrize("key", KEYS)
def test_every_number_is_read_as_its_option_while_its_question_is_open(key: str) -> None:
    question = FLOW.question(key)
    assert question is not None
    for number, option in enumerate(question.options[:-1], start=question.first_number):
        assert values(understood(str(number), key)) == {key: option.value}


OWN_CASE = re.compile(r"(?:が|けど|けれど|ので|て)[、,]?(?=.)|^(?:we|our|i)\b|[,;] ", re.IGNORECASE)
"""How a question tells of a case of one's own before it asks: "our shop has no site, is …"."""


def every_question_of_the_knowledge_base() -> list[str]:
    texts = [a.text(language) for a in CONTENT.knowledge.articles.values() for language in Language]
    asked = [text for entry in texts for text in (entry.question, *entry.phrasings)]
    return [text for text in asked if text.rstrip().endswith(("?", "？", "か", "か。"))]


@pytest.mark.sweep
def test_questions_of_the_knowledge_base_tell_facts_only_beforehand() -> None:
    asked = part(every_question_of_the_knowledge_base())
    wrong = [text for text in asked if values(understood(text)) and not statements(text)]
    assert len(asked) > 500
    assert len(wrong) < len(asked) / 200  # those that tell of a case of their own first
    mere = [text for text in wrong if not OWN_CASE.search(text)]
    assert len(mere) < len(asked) / 500


def test_a_question_of_the_knowledge_base_never_answers_the_open_question() -> None:
    for place, text in enumerate(every_question_of_the_knowledge_base()[::7]):
        if not statements(text):
            assert KEYS[place % len(KEYS)] not in values(understood(text, KEYS[place % len(KEYS)]))


@pytest.mark.parametrize(
    ("text", "told", "asked"),
    [
        ("合同会社です。費用はいくらですか？", "合同会社です。", "費用はいくらですか?"),
        ("費用は？ 合同会社です", "合同会社です", "費用は?"),
        ("We are Sample Co., Ltd. in Tokyo.", "We are Sample Co., Ltd. in Tokyo.", ""),
        ("We have 1.5 staff. Is it free?", "We have 1.5 staff.", "Is it free?"),
        ("締切を教えてください", "", "締切を教えてください"),
        ("確かにそうです", "確かにそうです", ""),
        ("支援はこれしかありません", "支援はこれしかありません", ""),
        ("こんにちは", "こんにちは", ""),
        ("how much is it", "", "how much is it"),
        ("", "", ""),
    ],
)
def test_statements_and_questions_are_told_apart(text: str, told: str, asked: str) -> None:
    assert (statements(text), asks(text)) == (told, asked)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("はい", True),
        ("はい、お願いします", True),
        ("yes please!", True),
        ("Yes, sure.", True),
        ("いいえ", False),
        ("いいえ、結構です。", False),
        ("no thanks", False),
        ("はい、いいえ", None),
        ("yes and no", None),
        ("はい、でも後で", None),
        ("合同会社です", None),
        ("", None),
        ("！", None),
    ],
)
def test_a_bare_yes_or_no_is_told_from_everything_else(text: str, *, said: bool | None) -> None:
    assert says_yes(WORDS, text) is said


@pytest.mark.parametrize(
    "unit",
    [
        *("あ", "はい、", "not ", "サイトは、", "?!。", "a.", "ので", "ではなく", "に大卒のうち"),
        *("考えている", "won't but ", "we have a ", "engineers, "),
    ],
)
def test_a_text_that_is_meant_to_be_slow_takes_no_more_than_the_square_of_its_length(
    unit: str,
) -> None:
    understood("はい", "website")
    number = 700 // len(unit)
    once, twice = (
        min(taken(unit * n + mark) for mark in ("", "。", "!")) for n in (number, 2 * number)
    )
    assert twice < 20 * once, "a pattern that backtracks takes thousands of times as long"


@pytest.mark.parametrize("unit", ["あ", "はい、", "not ", "サイトは、", "?!。", "a."])
def test_nothing_is_read_in_a_document(unit: str) -> None:
    assert understood(unit * (100_000 // len(unit)), "website") == understood("", "website")


def taken(text: str) -> float:
    """Seconds of this thread: only compared with others of the same moment."""
    begun = time.thread_time()
    understood(text, "website")
    return time.thread_time() - begun


TEXTS = st.text(max_size=80) | st.lists(
    st.sampled_from(
        [
            "はい",
            "いいえ",
            "、",
            "。",
            "?",
            " ",
            "正社員",
            "サイト",
            "ない",
            "です",
            "yes",
            "no",
            "a website",
            "2",
        ]
    ),
    max_size=8,
).map("".join)


@given(TEXTS, st.sampled_from((None, *KEYS)))
@examples(150)
def test_any_text_gives_at_most_one_thing_for_each_question(text: str, key: str | None) -> None:
    found = understood(text, key)
    touched = [r.question.key for r in found.readings] + [d.question.key for d in found.doubts]
    assert len(touched) == len(set(touched))
    for reading in found.readings:
        assert reading.option in reading.question.options


@given(TEXTS)
@examples(100)
def test_a_question_mark_takes_the_certainty_of_its_clause_away(text: str) -> None:
    asked = re.sub(r"[\s、,。.!?:;…]", "", text) + "？"
    assert not understood(asked, "website").readings


@given(TEXTS)
@examples(100)
def test_a_text_says_no_more_than_its_statements(text: str) -> None:
    whole = values(understood(text, "website")).items()
    assert whole <= values(understood(statements(text), "website")).items()


@pytest.mark.parametrize("key", KEYS)
def test_every_phrase_of_a_curator_is_heard_while_its_question_is_open(key: str) -> None:
    question = FLOW.question(key)
    assert question is not None
    for option in question.options:
        for phrase in (p for phrases in option.says.values() for p in phrases if "…" not in p):
            heard = values(understood(phrase, key))
            perhaps = doubts(phrase, key) if option.beside_others else set()
            assert option.value in {heard.get(key), *perhaps} or asks(phrase), phrase
