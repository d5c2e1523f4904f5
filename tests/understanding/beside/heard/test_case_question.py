"""Who asks whether what they tell, or told, fits the programme."""

from __future__ import annotations

import pytest

from bot.bootstrap import interpreter
from bot.understanding.beside.heard.case_question import case_question_in
from bot.understanding.meaning import Act, Ask, Do, OfferReadings, Tell, Weigh
from bot.understanding.message import Heard
from bot.understanding.state import DialogueState, Place
from tests.understanding.test_facts import language_of


@pytest.mark.parametrize(
    "text",
    [
        "この内容なら条件を満たしていますか",
        "要するに対象になるんですか？",
        "いまのところダメなところはありますか",
        "こういう方でも申し込めますか",
        "うちは使えるってことでいいですか",
        "対象になるかどうかだけ先に教えてください",
        "would she qualify?",
        "so how do we look so far?",
        "is there anything in the way up to now?",
        "please tell me whether our case is eligible",
        "can we apply like this?",
        "so this candidate would be fine, right?",
    ],
)
def test_a_question_after_the_case_names_nothing_else(text: str) -> None:
    asked = case_question_in(text)
    assert asked is not None
    assert not asked.rest


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (
            "株式会社です。博士の研究者を採ります。いけますか？",
            "株式会社です。\n博士の研究者を採ります。",
        ),
        ("正社員のエンジニア、大卒で、これで対象ですか", "正社員のエンジニア、大卒で"),
        ("A KK, one engineer with a master's. ok?", "A KK, one engineer with a master's."),
        ("she is our accountant, still no?", "she is our accountant"),
    ],
)
def test_what_is_told_before_it_is_read_by_itself(text: str, rest: str) -> None:
    asked = case_question_in(text)
    assert asked is not None
    assert asked.rest == rest


@pytest.mark.parametrize(
    "text",
    [
        "合同会社は対象ですか",
        "個人事業主でも申し込めますか",
        "まだ申し込めますか？",
        "二次審査は大丈夫ですか",
        "これは無料で使えますか？",
        "対象です",
        "問題ないです",
        "would a cook fit?",
        "is it ok to send the form later?",
        "can we apply by post?",
        "we are fine",
        "our case is covered",
        "is that enough money?",
    ],
)
def test_a_subject_of_its_own_or_a_statement_is_no_such_question(text: str) -> None:
    assert case_question_in(text) is None


def test_a_long_row_of_such_words_is_given_up_soon() -> None:
    assert case_question_in("対象" + "かなか" * 400) is None


def acts(text: str, state: DialogueState | None = None) -> tuple[Act, ...]:
    return (
        interpreter()
        .interpret(Heard(text, text), state or DialogueState(language_of(text), Place.FRESH))
        .acts
    )


@pytest.mark.parametrize(
    "text",
    [
        "合同会社で、機械設計のエンジニアを正社員で採ります。これなら申し込めますか？",
        "We are a KK and hire a software engineer, regular employment. Would she fit?",
        "kk, accountant, permanent, university degree. good?",
    ],
)
def test_facts_are_kept_and_it_is_said_how_they_stand(text: str) -> None:
    told, shown, *_ = acts(text)
    assert isinstance(told, Tell)
    assert isinstance(shown, Do)
    assert shown.command == "verdict"


def test_what_is_asked_besides_is_answered_behind_it() -> None:
    told, shown, asked, *_ = acts("We are a KK. Would we fit? And how much does it cost?")
    assert isinstance(told, Tell)
    assert isinstance(shown, Do)
    assert isinstance(asked, Ask)


@pytest.mark.parametrize(
    "text", ["he'd be a cashier. would that be a problem?", "店の接客係です。だめですか？"]
)
def test_what_would_exclude_is_only_put_to_who_wonders_about_it(text: str) -> None:
    state = DialogueState(language_of(text), Place.QUESTION, "role", {"website": "yes"})
    meant = acts(text, state)
    assert not any(isinstance(act, Tell) for act in meant)
    assert any(isinstance(act, OfferReadings | Weigh | Ask) for act in meant)


def test_one_thing_of_which_an_article_tells_is_answered_by_it() -> None:
    state = DialogueState(language_of("a"), Place.QUESTION, "website", {"capacity": "yes"})
    meant = acts("we only have an instagram page. is that a problem?", state)
    assert any(isinstance(act, Ask) for act in meant)
