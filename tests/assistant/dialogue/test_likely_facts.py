"""What a message probably says is offered, and kept once the person says so."""

from __future__ import annotations

import pytest

from bot.vocabulary import Language
from tests.driver import Stage, new_stage


def begun(language: Language) -> Stage:
    stage = new_stage(language=language)
    stage.pick("do:start")
    return stage


@pytest.mark.parametrize(
    ("language", "text", "key", "value"),
    [
        (Language.EN, "Shibuya", "workplace", "japan"),
        (Language.EN, "full time permanent", "employment", "regular"),
        (Language.EN, "CEO joins the call", "screening_attendance", "yes"),
        (Language.JA, "資金は問題ない", "capacity", "yes"),
        (Language.JA, "方針は役員会で決定済み", "commitment", "agreed"),
        (Language.JA, "支援もらったことない", "years_supported", "0"),
    ],
)
def test_an_answer_to_another_question_than_the_open_one_is_kept_or_offered_as_one(
    language: Language, text: str, key: str, value: str
) -> None:
    stage = begun(language)
    first, *_ = stage.say(text)
    if key not in stage.answers:
        assert first.choices[0].id == f"tell:{key}={value}"
        stage.pick(first.choices[0].id)
    assert stage.answers[key] == value


@pytest.mark.parametrize(
    ("language", "text"), [(Language.EN, "Shibuya"), (Language.JA, "渋谷です")]
)
def test_who_is_asked_and_says_it_again_has_said_yes(language: Language, text: str) -> None:
    stage = begun(language)
    stage.say(text)
    stage.say(text)
    assert stage.answers["workplace"] == "japan"


def test_what_would_exclude_a_case_is_asked_about_however_often_it_is_said() -> None:
    stage = begun(Language.JA)
    for _ in range(3):
        [offer] = stage.say("業務委託で頼みたいんだけど")
        assert offer.choices[0].id == "tell:employment=not_regular"
    assert "employment" not in stage.answers


@pytest.mark.parametrize(
    ("language", "offered", "said"),
    [
        (Language.EN, "Shibuya", "no, we are a KK"),
        (Language.EN, "Shibuya", "what does it cost?"),
        (Language.JA, "渋谷です", "いいえ、合同会社です"),
    ],
)
def test_who_says_no_or_asks_has_not_agreed_to_what_was_offered(
    language: Language, offered: str, said: str
) -> None:
    stage = begun(language)
    [offer] = stage.say(offered)
    key = offer.choices[0].id.removeprefix("tell:").partition("=")[0]
    stage.say(said)
    assert key not in stage.answers


def test_what_would_exclude_is_never_kept_because_somebody_goes_on() -> None:
    stage = new_stage(language=Language.EN)
    stage.say("we work as a staffing agency with placements every year, can we use this?")
    stage.say("we are a KK with a website")
    assert stage.answers.get("placement_business") != "licensed_with_record"
    assert stage.answers["legal_form"] == "kabushiki_kaisha"
