from __future__ import annotations

import pytest

from bot.understanding.form.interlude import between_values
from bot.understanding.form.told.exchange import exchanged
from bot.understanding.form.told.no_company import says_no_company
from bot.understanding.meaning import Chat, Do, Doubt, Hum, PointBack
from bot.understanding.state import DialogueState, Place
from bot.vocabulary import Language

FILLED = {"company": "Jane Doe", "name": "Larkspur Ltd"}
AT_NAME = DialogueState(Language.EN, Place.FIELD, "name", filled=FILLED)
AT_EMAIL = DialogueState(Language.EN, Place.FIELD, "email", filled=FILLED)

NO_COMPANY = (
    "I run no company, I'm a freelancer",
    "it's only me",
    "haven't registered one yet",
    "会社には勤めていません",
    "個人でやっています",
    "屋号はないです",
)
A_COMPANY = (
    "Independent Foods",
    "個人タクシー協会",
    "can I write without a company?",
    "no company name on the card",
    "会社名は伏せたい",
    "学生協同組合",
)


@pytest.mark.parametrize("text", NO_COMPANY)
def test_who_has_no_company_is_heard(text: str) -> None:
    assert says_no_company(text)


@pytest.mark.parametrize("text", A_COMPANY)
def test_a_name_or_a_question_is_no_lack_of_a_company(text: str) -> None:
    assert not says_no_company(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("give me a minute, someone is at the door", Hum()),
        ("すみません、来客です", Hum()),
        ("少々お待ちください", Hum()),
        ("what a cold day", Chat()),
        ("雨がすごいですね", Chat()),
        ("いつもお世話になっております", Chat()),
        ("cheers, enjoy your weekend", Do("thanks", is_free=True)),
        ("助かります、良い週末を", Do("thanks", is_free=True)),
        ("you already have my e-mail", PointBack()),
        ("上に書いたとおりです", PointBack()),
    ],
)
def test_what_is_said_between_values_is_none(text: str, act: object) -> None:
    assert between_values(text, AT_EMAIL) == act


@pytest.mark.parametrize(
    "text",
    [
        "Sunny Day",
        "雪",
        "上野",
        "Same Day Couriers",
        "wait, the name is wrong",
        "ちょっと待って、会社名が違う",
        "call me in 5 minutes",
        "電話です",
    ],
)
def test_names_and_wishes_are_heard_as_such(text: str) -> None:
    assert between_values(text, AT_NAME) is None


def test_a_person_who_stands_for_the_company_is_asked_whether_the_name_is_theirs() -> None:
    assert between_values("same as above", AT_NAME) == Doubt("Jane Doe")


def test_a_remark_that_points_back_is_told_to_staff() -> None:
    at_remarks = DialogueState(Language.EN, Place.FIELD, "remarks", filled=FILLED)
    assert between_values("as discussed above", at_remarks) is None


def test_two_values_are_exchanged_only_where_both_stand_there() -> None:
    values = exchanged(("company", "name"), "I mixed them up", FILLED)
    assert {value.field: value.text for value in values} == {
        "company": "Larkspur Ltd",
        "name": "Jane Doe",
    }
    assert not exchanged(("company", "phone"), "they are swapped", FILLED)
    assert not exchanged(("company", "name"), "they are right", FILLED)
