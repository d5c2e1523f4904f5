"""Pieces of a message are answers by themselves, and nothing else in it is lost for them."""

from __future__ import annotations

import pytest

from bot.vocabulary import Language
from tests.driver import new_stage
from tests.precheck.nlu.test_readings import understood, values


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("years_supported", "first time, and the budget is about two million", "0"),
        ("years_supported", "nope, first time, a friend told me of you", "0"),
        ("years_supported", "初めてです。社内の体制は総務の3人です", "0"),
        (
            "request",
            "hands-on. it would be a permanent post. we have a website",
            "hands_on_support",
        ),
        ("placement_business", "no licence and this would be our first year", "none"),
        ("legal_form", "株式、社員は20人くらい", "kabushiki_kaisha"),
        ("compliance", "not sure, nobody here would know", "not_sure"),
    ],
)
def test_the_open_question_is_answered_by_a_piece(key: str, text: str, value: str) -> None:
    assert values(understood(text, key))[key] == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("website", "Yes, it is being built"),
        ("capacity", "fine, but nobody could look after them"),
        ("legal_form", "stock company, and an NPO as well"),
        ("request", "hm, no idea, let me ask the owner"),
        ("years_supported", "one and a half years I believe"),
    ],
)
def test_a_piece_that_the_rest_takes_back_is_no_answer(key: str, text: str) -> None:
    assert key not in values(understood(text, key))


@pytest.mark.parametrize(
    ("text", "also"),
    [
        (
            "伴走支援、合同会社、サイトあり、初回、国内、正社員",
            {"years_supported": "0", "workplace": "japan"},
        ),
        ("hands on, stock company, website yes, first time", {"years_supported": "0"}),
    ],
)
def test_each_piece_of_a_list_answers_its_own_question(text: str, also: dict[str, str]) -> None:
    assert also.items() <= values(understood(text, "request")).items()


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("資金はあるけど、人手がちょっと", "capacity"),
        ("the money is there, but only I could look after them", "capacity"),
        ("our executive can, the president is too busy", "screening_attendance"),
    ],
)
def test_what_holds_of_one_of_two_things_is_put_to_the_person(text: str, option: str) -> None:
    found = understood(text, option)
    assert not found.readings
    assert [doubt.question.key for doubt in found.doubts] == [option]


def test_a_note_ends_with_its_yes_and_the_list_goes_on() -> None:
    stage = new_stage(language=Language.EN)
    stage.pick("do:start")
    stage.say("hands on, stock company, homepage yes, first time")
    assert stage.answers.items() >= {"website": "yes", "years_supported": "0"}.items()


def test_a_note_that_takes_its_yes_back_is_read_to_its_end() -> None:
    stage = new_stage(language=Language.EN)
    stage.pick("do:start")
    stage.say("homepage yes, but it is still being built")
    assert "website" not in stage.answers


@pytest.mark.parametrize(
    "text",
    [
        "yes all of them hold, and the president will attend",
        "as I told you, all hold. I will attend",
    ],
)
def test_all_points_that_are_declared_hold_beside_other_answers(text: str) -> None:
    assert values(understood(text, "compliance"))["compliance"] == "yes"


@pytest.mark.parametrize("text", ["yes, and the seal is fine", "はい、実印です"])
def test_a_yes_to_something_else_declares_nothing(text: str) -> None:
    assert "compliance" not in values(understood(text, "compliance"))


@pytest.mark.parametrize(
    ("text", "value"),
    [("・人材紹介免許：なし", "none"), ("人材紹介の免許：なし、サイト：あり", "none")],
)
def test_a_licence_that_a_list_says_is_missing_is_none(text: str, value: str) -> None:
    stage = new_stage(language=Language.JA)
    stage.say(text)
    assert stage.answers["placement_business"] == value


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("role", "she translates contracts for clients, so 1", "specialist"),
        ("role", "契約書の翻訳なので、1です", "specialist"),
        ("commitment", "1番でええ。サイトもあります", "agreed"),
        ("commitment", "agreed, as I said. the cooperation is unclear", "agreed"),
        ("years_supported", "never. our parent firm pays", "0"),
    ],
)
def test_a_choice_may_be_named_by_its_number_or_by_itself(key: str, text: str, value: str) -> None:
    assert values(understood(text, key))[key] == value
