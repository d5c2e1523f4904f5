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
        (Language.EN, "our site should be up", "website", "yes"),
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
    ("language", "text"),
    [
        (Language.EN, "our site should be up"),
        (Language.JA, "たしかホームページはあったと思います"),
    ],
)
def test_who_is_asked_and_says_it_again_has_said_yes(language: Language, text: str) -> None:
    stage = begun(language)
    stage.say(text)
    stage.say(text)
    assert stage.answers["website"] == "yes"


def test_what_would_exclude_a_case_is_asked_about_however_often_it_is_said() -> None:
    stage = begun(Language.JA)
    for _ in range(3):
        [offer] = stage.say("業務委託で頼みたいんだけど")
        assert offer.choices[0].id == "tell:employment=not_regular"
    assert "employment" not in stage.answers


@pytest.mark.parametrize(
    ("language", "offered", "said"),
    [
        (Language.EN, "our site should be up", "no, we are a KK"),
        (Language.EN, "our site should be up", "what does it cost?"),
        (Language.JA, "ホームページはあったはずです", "いいえ、合同会社です"),
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


def test_what_a_person_was_asked_about_is_put_at_most_twice_however_often_they_tell_it() -> None:
    stage = new_stage(language=Language.EN)
    put = 0
    for _ in range(4):
        put += any(
            c.id.startswith("tell:") for m in stage.say("maybe a KK, perhaps") for c in m.choices
        )
        stage.say("is it free?")
    assert 1 <= put <= 2
    assert "legal_form" not in stage.answers


def test_whoever_picks_one_of_several_facts_denies_the_others() -> None:
    stage = new_stage(language=Language.JA)
    stage.say("高松の会社です、おそらく合同会社のはずです。正社員で採用したいかな")
    stage.pick("tell:legal_form=godo_kaisha")
    conversation = stage.conversation
    assert conversation is not None
    assert conversation.likely["employment"].is_denied


def test_what_was_only_guessed_is_shown_with_my_data() -> None:
    stage = new_stage(language=Language.EN)
    stage.say("We weave carpets in Yamagata, sixteen of us")
    [shown] = stage.pick("do:my_data")
    assert "Place of work: In Japan" in shown.text
