"""Corrections of earlier answers: several in one message, and beside a question."""

from __future__ import annotations

import pytest

from bot.vocabulary import Language
from tests.driver import Stage, new_stage

GIVEN = {
    "request": "hands_on_support",
    "legal_form": "kabushiki_kaisha",
    "placement_business": "none",
    "website": "yes",
    "years_supported": "0",
    "capacity": "yes",
    "workplace": "japan",
}
TWO = {
    Language.EN: "Sorry, we are a godo kaisha, and we have no website",
    Language.JA: "すみません、株式会社ではなく合同会社で、サイトもまだありません",
}
BOTH = {"legal_form": "godo_kaisha", "website": "no"}


def answered(language: Language) -> Stage:
    """Somebody who has answered seven questions."""
    stage = new_stage(language=language)
    stage.arrive()
    for key, value in GIVEN.items():
        stage.pick(f"answer:{key}:{value}")
    return stage


def choices(stage: Stage) -> list[str]:
    """The ids of the choices of the last reply."""
    return [choice.id for message in stage.said for choice in message.choices]


@pytest.mark.parametrize("language", Language)
def test_two_changes_are_shown_in_one_preview_and_made_by_one_yes(language: Language) -> None:
    stage = answered(language)
    (preview,) = stage.say(TWO[language])
    assert "amend:legal_form=godo_kaisha,website=no" in [choice.id for choice in preview.choices]
    assert dict(stage.answers) == GIVEN
    stage.say("はい" if language is Language.JA else "yes")
    assert dict(stage.answers) == {**GIVEN, **BOTH}


def test_one_pick_makes_both_changes_and_one_undo_takes_both_back() -> None:
    stage = answered(Language.EN)
    stage.say(TWO[Language.EN])
    stage.pick("amend:legal_form=godo_kaisha,website=no")
    assert dict(stage.answers) == {**GIVEN, **BOTH}
    stage.pick("do:undo")
    assert dict(stage.answers) == GIVEN


def test_one_of_two_changes_may_be_made_alone() -> None:
    stage = answered(Language.EN)
    stage.say(TWO[Language.EN])
    stage.pick("apply:website:no")
    assert dict(stage.answers) == {**GIVEN, "website": "no"}


def test_a_no_makes_neither() -> None:
    stage = answered(Language.EN)
    stage.say(TWO[Language.EN])
    stage.say("no, leave it")
    assert dict(stage.answers) == GIVEN


def test_a_change_that_names_nothing_of_today_changes_nothing() -> None:
    stage = answered(Language.EN)
    stage.pick("amend:legal_form=godo_kaisha,website=perhaps")
    assert dict(stage.answers) == GIVEN


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            Language.EN,
            "Correction: it's a yugen kaisha, not a kabushiki kaisha. Is that a problem?",
        ),
        (Language.JA, "間違えました、有限会社です。有限会社でも大丈夫ですか？"),
    ],
)
def test_a_question_beside_a_correction_is_answered_before_the_yes_is_asked_for(
    language: Language, text: str
) -> None:
    stage = answered(language)
    answer, preview = stage.say(text)
    assert answer.article is not None
    assert "apply:legal_form:yugen_kaisha" in [choice.id for choice in preview.choices]
    stage.say("はい" if language is Language.JA else "yes")
    assert stage.answers["legal_form"] == "yugen_kaisha"


@pytest.mark.parametrize(
    ("language", "said"),
    [(Language.EN, "sorry, abroad as well"), (Language.JA, "間違えました、海外もです")],
)
def test_a_slip_is_of_the_answer_that_was_given_last(language: Language, said: str) -> None:
    stage = answered(language)
    stage.say(said)
    assert stage.answers["workplace"] == "japan"
    stage.say("yes")
    assert stage.answers["workplace"] == "japan_and_overseas"


@pytest.mark.parametrize(
    ("language", "said"),
    [(Language.EN, "sorry 3 actually, I just looked it up"), (Language.JA, "間違えた、3年です")],
)
def test_a_number_put_right_is_of_the_years_and_no_choice(language: Language, said: str) -> None:
    stage = new_stage(language=language)
    for key, value in list(GIVEN.items())[:4]:
        stage.pick(f"answer:{key}:{value}")
    stage.pick("answer:years_supported:2")
    stage.say(said)
    stage.say("yes")
    assert stage.answers["years_supported"] == "3_or_more"


@pytest.mark.parametrize(
    ("language", "said", "change"),
    [
        (Language.EN, "change the finances to I'm not sure", "capacity:not_sure"),
        (Language.EN, "please change the website to no, thank you", "website:no"),
        (Language.JA, "すみません、通算2年度でした。初めてじゃなくて", "years_supported:2"),
        (Language.JA, "0年度じゃなくて1年度に直してください", "years_supported:1"),
    ],
)
def test_what_an_answer_is_to_become_is_heard(language: Language, said: str, change: str) -> None:
    stage = answered(language)
    stage.say(said)
    assert f"apply:{change}" in choices(stage)


@pytest.mark.parametrize(
    "said",
    [
        "one last thing: where do we download the consent form",
        "oh I forgot: does jetro pay for the flights",
        "it should be stamped by the manager in Japan, not by the owner",
    ],
)
def test_a_question_or_a_remark_changes_nothing(said: str) -> None:
    stage = answered(Language.EN)
    stage.say(said)
    assert not any(choice.startswith("apply:") for choice in choices(stage))
    assert dict(stage.answers) == GIVEN
