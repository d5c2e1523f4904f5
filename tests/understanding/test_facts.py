"""What is kept of what people write, what is only offered, and what is left alone."""

from __future__ import annotations

import itertools
import re
import sys
from types import FrameType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot import bootstrap
from bot.precheck.flow import Effect
from bot.understanding.facts.extraction import FactReader
from bot.vocabulary import Language
from tests.sweeps import examples
from tests.understanding.fact_cases import CASES, Case

CONTENT = bootstrap.content()
READER = bootstrap.programme().reader
JAPANESE = re.compile(r"[ぁ-んァ-ヺ一-龠]")


def language_of(text: str) -> Language:
    return Language.JA if JAPANESE.search(text) else Language.EN


def kept(text: str) -> dict[str, str]:
    facts = READER.facts(text, language_of(text))
    return {fact.question.key: fact.option.value for fact in facts if fact.is_certain}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]!a:.70}")
def test_facts_are_kept_wherever_they_stand_and_nothing_else(case: Case) -> None:
    text, must, may = case
    found = kept(text)
    assert must.items() <= found.items()
    assert found.items() <= {**may, **must}.items()


@pytest.mark.parametrize(
    "text",
    [
        "個人でデザイナーをやっています",
        "夫婦で会計士をしております",
        "I run a design studio as a self-employed architect",
        "The directors have agreed to hire from abroad",
        "取締役が承認して押印します",
        "1 owner, 2 engineers, 1 dog",
    ],
)
def test_the_work_of_those_who_are_there_is_no_role_to_be_filled(text: str) -> None:
    assert "role" not in kept(text)


OPENERS = {
    Language.JA: ("", "こんにちは。", "お世話になっております。", "えーと、"),
    Language.EN: ("", "Hello. ", "Hi there, ", "Good morning. "),
}
STATED = (
    ("合同会社です。", {"legal_form": "godo_kaisha"}),
    ("ホームページはありません。", {"website": "no"}),
    ("エンジニアを採用したいです。", {"role": "specialist"}),
    ("正社員としての採用です。", {"employment": "regular"}),
    ("勤務地は仙台です。", {"workplace": "japan"}),
    ("We are a godo kaisha. ", {"legal_form": "godo_kaisha"}),
    ("We have no website. ", {"website": "no"}),
    ("We want to hire engineers. ", {"role": "specialist"}),
    ("They will be regular employees. ", {"employment": "regular"}),
    ("They will work in Osaka. ", {"workplace": "japan"}),
)
CONDITIONS = {
    Language.JA: ("もし", "仮に", "たぶん", "おそらく", "例えば"),
    Language.EN: ("If ", "Suppose ", "Maybe ", "Perhaps ", "I think "),
}
OTHERS = {
    Language.JA: ("取引先は", "友人の会社は", "親会社は", "競合他社は"),
    Language.EN: ("Our client says: ", "My friend told me: ", "A competitor said: "),
}


def of_language(language: Language) -> list[tuple[str, dict[str, str]]]:
    return [(text, facts) for text, facts in STATED if language_of(text) is language]


@pytest.mark.parametrize("language", Language)
def test_the_order_of_facts_does_not_matter(language: Language) -> None:
    for several in itertools.permutations(of_language(language), 3):
        expected = {key: value for _, facts in several for key, value in facts.items()}
        assert kept("".join(text for text, _ in several)) == expected


@given(st.sampled_from(STATED), st.integers(0, 3))
@examples(60)
def test_a_greeting_before_a_fact_changes_nothing(
    stated: tuple[str, dict[str, str]], number: int
) -> None:
    text, facts = stated
    assert kept(OPENERS[language_of(text)][number] + text) == facts


@pytest.mark.parametrize(("text", "facts"), STATED)
def test_what_is_supposed_is_never_kept(text: str, facts: dict[str, str]) -> None:
    assert facts
    for condition in CONDITIONS[language_of(text)]:
        assert kept(condition + text) == {}, condition


@pytest.mark.parametrize("text", ["合同会社です。", "We are a godo kaisha."])
def test_what_holds_for_others_is_never_kept(text: str) -> None:
    language = language_of(text)
    own = "a godo kaisha." if language is Language.EN else text
    for others in OTHERS[language]:
        assert kept(others + own) == {}, others


EXCLUDING = [
    phrase
    for question in CONTENT.flow.questions
    for option in question.options
    if option.effect is Effect.EXCLUDED
    for value_sentences in (
        CONTENT.answers.of(question.key, language).get(option.value, ()) for language in Language
    )
    for phrase in value_sentences
]
DOUBTS = {
    Language.JA: ("もし{}", "{}か迷っています", "今回は違いますが、{}", "{}が、対象ですか"),
    Language.EN: ("If {}", "Maybe {}", "{}, is that covered?", "We are not sure, {}"),
}


@given(st.sampled_from(EXCLUDING), st.integers(0, 3))
@example("We hire regardless of education and they're not graduates", 0)
@examples(200)
def test_what_excludes_a_case_is_never_kept_where_it_is_doubted_or_asked(
    sentence: str, number: int
) -> None:
    doubted = DOUBTS[language_of(sentence)][number].format(sentence.rstrip("。.!"))
    excluded = {
        (q.key, o.value)
        for q in CONTENT.flow.questions
        for o in q.options
        if o.effect is Effect.EXCLUDED
    }
    assert not excluded & kept(doubted).items()


@pytest.mark.parametrize(
    "text", ["この支援を{}年度受けました", "We received this support for {} years"]
)
@pytest.mark.parametrize(
    ("ja", "en", "value"),
    [
        ("1", "one", "1"),
        ("２", "2", "2"),
        ("二", "two", "2"),
        ("一", "1", "1"),
        ("三", "three", "3_or_more"),
    ],
)
def test_numbers_in_any_script_tell_the_years_of_support(
    text: str, ja: str, en: str, value: str
) -> None:
    said = text.format(ja if language_of(text) is Language.JA else en)
    assert kept(said).get("years_supported") == value


@pytest.mark.parametrize(
    "text",
    [
        "令和4年度と令和5年度に支援を受けました",
        "2022年度と2023年度に利用しました",
        "R4年度からR5年度まで支援を受けました",
        "We were supported in FY2022 and FY2023",
    ],
)
def test_fiscal_years_by_name_are_counted(text: str) -> None:
    assert kept(text) == {"years_supported": "2"}


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("鳥取", "japan"),
        ("つくば", "japan"),
        ("舞鶴", "japan"),
        ("東京と大阪", "japan"),
        ("東京とハノイ", "japan_and_overseas"),
        ("札幌と上海", "japan_and_overseas"),
    ],
)
def test_places_tell_where_people_work(place: str, value: str) -> None:
    assert kept(f"{place}で働いてもらいます") == {"workplace": value}


@pytest.mark.parametrize("text", ["上海で働いてもらいます", "They will work in Hanoi"])
def test_a_place_abroad_alone_is_asked_about_as_it_would_exclude(text: str) -> None:
    found = READER.facts(text, language_of(text))
    assert [(f.option.value, f.is_certain) for f in found] == [("overseas_only", False)]


@pytest.mark.parametrize("unit", ["インド", "エンジニア、", "not a ", "if ", "in tokyo and "])
def test_a_message_of_twice_the_length_takes_no_more_than_its_square(unit: str) -> None:
    reader, number = READER.fact_reader, 600 // len(unit)
    once, twice = (calls_of(reader, unit * n) for n in (number, 2 * number))
    assert twice < 4.5 * once


def calls_of(reader: FactReader, text: str) -> int:
    """How many functions are called until a text is read: work, on however busy a machine."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        list(reader.lines(text))
    finally:
        sys.setprofile(None)
    return calls


FLIGHTY = (
    ("We are planning to change her from part-time to regular.", "employment"),
    ("パートから正社員に変更予定です", "employment"),
    ("来年、契約社員から正社員へ切り替える予定です", "employment"),
    ("We want to switch them from a fixed-term contract to regular employment", "employment"),
    ("特定技能から技人国への変更を考えています", "residence_status"),
)


@pytest.mark.parametrize(("text", "key"), FLIGHTY)
def test_a_change_that_is_still_to_come_makes_neither_value_certain(text: str, key: str) -> None:
    assert key not in kept(text)
