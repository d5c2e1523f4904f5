"""Wishes that words leave no doubt of: to leave, to reach nobody, to begin with a clean slate."""

from __future__ import annotations

import pytest

from bot.understanding.commands.wishes.clean_slate import beside_clean_slate, clean_slate
from bot.understanding.commands.wishes.farewell import is_farewell
from bot.understanding.commands.wishes.no_person import is_contact_declined, is_person_declined
from bot.understanding.commands.wishes.staff import is_person_wished


@pytest.mark.parametrize(
    "text",
    [
        "thanks, that will be all",
        "OK. Thank you anyway",
        "great, that's everything, thanks",
        "I'll call them myself, thank you",
        "ありがとうございました。では失礼します",
        "助かりました。これで終了します",
        "後で電話します。ありがとうございました",
    ],
)
def test_who_takes_leave_with_thanks_is_heard(text: str) -> None:
    assert is_farewell(text)


@pytest.mark.parametrize(
    "text",
    [
        "thanks, we have a website",
        "thank you. that's all right, she has a degree",
        "thanks. and the deadline?",
        "ありがとうございます。次は何ですか",
        "はい、出席できます。ありがとうございました",
        "ありがとうございました",
        "違反は以上です",
    ],
)
def test_who_thanks_and_goes_on_does_not_leave(text: str) -> None:
    assert not is_farewell(text)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("drop everything", "restart"),
        ("no idea, just scrap all my answers", "restart"),
        ("please forget the bit about my brother", "restart"),
        ("ignore what I told you, forget everything I wrote", "delete_data"),
        ("forget what we told you", "delete_data"),
        ("これまでの話は全部なかったことにしてください", "restart"),
        ("友人の件は忘れてください", "restart"),
        ("今までの回答をリセットして", "restart"),
    ],
)
def test_what_is_to_be_forgotten_is_heard(text: str, command: str) -> None:
    assert clean_slate(text) == command


@pytest.mark.parametrize(
    "text",
    [
        "forget what I said about factory work",
        "forget it",
        "we cleared everything with the ministry",
        "drop the licence answer",
        "did you forget my enquiry?",
        "アルバイトの話は忘れて",
        "すべて満たしています",
        "全部の質問に答えました",
    ],
)
def test_what_is_said_of_one_answer_or_of_something_else_clears_nothing(text: str) -> None:
    assert clean_slate(text) is None


def test_what_is_told_beside_a_clean_slate_is_left() -> None:
    assert beside_clean_slate("Forget the part about my cousin. We are a KK.") == "We are a KK."


@pytest.mark.parametrize(
    "text",
    [
        "I did not ask for anybody",
        "we never requested an operator",
        "I'm the person in charge, I will be there",
        "担当者は呼んでいません",
        "責任者は私です",
    ],
)
def test_who_wishes_for_no_person_or_is_the_one_calls_nobody(text: str) -> None:
    assert is_person_declined(text)
    assert not is_person_wished(text)


def test_who_wants_no_form_wishes_not_to_be_contacted() -> None:
    assert is_contact_declined("no form please")
    assert is_contact_declined("フォームは結構です、電話番号だけ教えてください")
    assert not is_contact_declined("which form do I need?")


@pytest.mark.parametrize(
    "text",
    [
        "Thanks a lot. I'd like to talk about the reports with your staff",
        "no breaches here. we want to speak to someone about the visits",
        "ありがとうございます。ではスタッフの方に相談したいです",
        "税務は問題ないです。訪問の件を担当者に質問したい",
        "窓口の方に、契約社員でも使えるか聞きたいです",
        "押印の件、担当者に送りたいのですが",
    ],
)
def test_a_wish_for_a_person_is_heard_behind_thanks_or_a_topic(text: str) -> None:
    assert is_person_wished(text)


@pytest.mark.parametrize(
    "text",
    [
        "I want to talk to someone in our HR first",
        "I'd like to discuss this with my boss",
        "社内の担当者に相談します",
        "うちの担当者に質問したいことがあります",
        "担当者に相談してまた来ます",
        "責任者に相談します",
        "担当者は面接に出られます",
    ],
)
def test_who_asks_their_own_people_wishes_for_nobody_here(text: str) -> None:
    assert not is_person_wished(text)
