"""What settles what waits for a yes: alone, with more behind it, or said in other words."""

from __future__ import annotations

import pytest

from bot.vocabulary import Language
from tests.driver import Stage, new_stage

ASKED = {
    "request": "hands_on_support",
    "legal_form": "kabushiki_kaisha",
    "placement_business": "none",
    "website": "yes",
    "years_supported": "0",
    "capacity": "yes",
    "workplace": "japan",
}


def answered(number: int, language: Language = Language.EN) -> Stage:
    """Somebody who has answered so many questions."""
    stage = new_stage(language=language)
    stage.arrive()
    for key, value in list(ASKED.items())[:number]:
        stage.pick(f"answer:{key}:{value}")
    return stage


def put(language: Language, number: int, said: str) -> Stage:
    """Somebody to whom the bot has put what they may have meant."""
    stage = answered(number, language)
    stage.say(said)
    return stage


def offered(stage: Stage) -> list[str]:
    """The ids of the choices of the last reply."""
    return [choice.id for message in stage.said for choice in message.choices]


def test_a_no_to_offered_facts_does_not_answer_the_question_behind_them() -> None:
    stage = answered(3)
    stage.say("they would work in Nagoya, I suppose, as engineers")
    assert any(each.startswith("tell:") for each in offered(stage))
    stage.say("no")
    assert "website" not in stage.answers
    assert "workplace" not in stage.answers
    assert stage.open == "website"


def test_a_no_to_offered_facts_keeps_what_is_told_behind_it() -> None:
    stage = answered(3)
    stage.say("they would work in Nagoya, I suppose, as engineers")
    stage.say("No. We have a website of our own.")
    assert stage.answers["website"] == "yes"
    assert "workplace" not in stage.answers


@pytest.mark.parametrize(
    ("language", "text"),
    [(Language.EN, "OK. Goodbye."), (Language.JA, "わかりました。失礼します。")],
)
def test_an_ok_before_a_farewell_answers_nothing(language: Language, text: str) -> None:
    stage = answered(3, language)
    stage.say(text)
    assert dict(stage.answers) == dict(list(ASKED.items())[:3])


def test_a_yes_to_what_was_put_keeps_it_and_what_is_said_behind_it() -> None:
    stage = put(Language.EN, 0, "hands-on support I guess")
    stage.say("Yes. And we are a godo kaisha.")
    assert dict(stage.answers) == {"request": "hands_on_support", "legal_form": "godo_kaisha"}


def test_a_yes_to_what_was_put_may_come_with_a_question() -> None:
    stage = put(Language.EN, 0, "hands-on support I guess")
    stage.say("Yes. Is it free of charge?")
    assert dict(stage.answers) == {"request": "hands_on_support"}
    assert any(message.article for message in stage.said)


def test_a_but_behind_a_yes_to_what_was_put_keeps_nothing() -> None:
    stage = put(Language.EN, 0, "hands-on support I guess")
    stage.say("yes but only if it costs nothing")
    assert not stage.answers


def test_a_change_that_waits_beside_an_open_question_is_made_by_its_name() -> None:
    stage = answered(7)
    stage.pick("answer:legal_form:godo_kaisha")
    stage.say("change it")
    assert stage.answers["legal_form"] == "godo_kaisha"


def test_a_bare_yes_beside_an_open_question_asks_which_of_the_two_it_means() -> None:
    stage = answered(3)
    stage.pick("answer:legal_form:godo_kaisha")
    stage.say("yes")
    assert stage.answers["legal_form"] == "kabushiki_kaisha"
    assert "website" not in stage.answers
    assert "apply:legal_form:godo_kaisha" in offered(stage)


def test_whether_a_change_can_be_made_is_asked_and_makes_none() -> None:
    stage = answered(7)
    stage.say("Please change the legal form to godo kaisha")
    stage.say("can I change it later as well?")
    assert stage.answers["legal_form"] == "kabushiki_kaisha"


@pytest.mark.parametrize(
    ("language", "wish", "text"),
    [
        (Language.EN, "Please change the legal form to godo kaisha", "no, keep it"),
        (Language.JA, "会社の形を合同会社に変えてください", "いいえ、そのままで"),
    ],
)
def test_a_no_to_a_change_keeps_the_answer(language: Language, wish: str, text: str) -> None:
    stage = answered(7, language)
    stage.say(wish)
    stage.say(text)
    assert stage.answers["legal_form"] == "kabushiki_kaisha"


def asked_for_consent(language: Language) -> Stage:
    """Somebody who is asked to agree to what contact details are used for."""
    stage = answered(4, language)
    stage.pick("do:staff")
    return stage


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "I agree. Please have somebody call me."),
        (Language.JA, "同意します。担当の方に電話してほしいです。"),
    ],
)
def test_consent_beside_a_wish_for_a_person_is_consent(language: Language, text: str) -> None:
    stage = asked_for_consent(language)
    stage.say(text)
    assert (stage.open or "").startswith("field:")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "Fine by me, let's go on"),
        (Language.EN, "sure, that works for me"),
        (Language.JA, "わかりました、それで進めてください"),
    ],
)
def test_a_yes_with_a_wish_to_go_on_is_consent(language: Language, text: str) -> None:
    stage = asked_for_consent(language)
    stage.say(text)
    assert (stage.open or "").startswith("field:")


@pytest.mark.parametrize("text", ["OK, but who gets to see it?", "OK. Is the support free?"])
def test_an_ok_that_turns_to_something_else_is_no_consent(text: str) -> None:
    stage = asked_for_consent(Language.EN)
    stage.say(text)
    assert stage.open == "consent"


def test_consent_and_details_in_one_message_agree_and_fill_in() -> None:
    stage = asked_for_consent(Language.EN)
    stage.say("I agree. My name is Hanako Yamada, mail hanako@example.co.jp")
    conversation = stage.conversation
    assert conversation is not None
    assert conversation.form is not None
    assert conversation.form.values["email"] == "hanako@example.co.jp"


def test_a_question_about_the_details_is_no_consent() -> None:
    stage = asked_for_consent(Language.EN)
    stage.say("who will see my details if I agree?")
    assert stage.open == "consent"


@pytest.mark.parametrize(
    "text",
    ["there is money, but nobody to look after them yet", "the budget is there, though no staff"],
)
def test_half_a_yes_is_not_kept_as_one(text: str) -> None:
    stage = answered(5)
    stage.say(text)
    assert stage.answers.get("capacity") != "yes"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "We have a page on a portal. Does this count?"),
        (Language.JA, "モールの中にページがあります。これでもいいですか？"),
    ],
)
def test_whoever_asks_whether_it_counts_has_not_answered(language: Language, text: str) -> None:
    stage = answered(3, language)
    stage.say(text)
    assert "website" not in stage.answers


def shown_before_sending(language: Language) -> Stage:
    """Somebody who sees all of the contact form."""
    stage = asked_for_consent(language)
    stage.pick("consent:yes")
    for value in ("Yamada Works", "Hanako Yamada", "hanako@example.co.jp", "skip:remarks"):
        stage.pick(value) if ":" in value else stage.say(value)
    assert stage.open == "review_form"
    return stage


def test_all_is_right_and_off_it_goes_sends_the_form() -> None:
    stage = shown_before_sending(Language.EN)
    stage.say("yes, everything is correct, off you go")
    assert stage.conversation is not None
    assert stage.conversation.lead is not None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "yes, that's right, but don't send it yet"),
        (Language.JA, "はい、合っていますが、まだ送らないでください"),
    ],
)
def test_what_is_right_and_not_to_be_sent_yet_is_not_sent(language: Language, text: str) -> None:
    stage = shown_before_sending(language)
    stage.say(text)
    assert stage.conversation is not None
    assert stage.conversation.lead is None


@pytest.mark.parametrize(
    ("language", "told", "said"),
    [
        (
            Language.JA,
            "担当者に、工場が二つあると伝えてください",
            "はい、追加してください。以上です",
        ),
        (
            Language.JA,
            "担当者に、工場が二つあると伝えてください",
            "それを足してください。助かります",
        ),
        (
            Language.EN,
            "please tell staff that we have two sites",
            "yes send it. that's all, thanks",
        ),
    ],
)
def test_a_yes_to_the_addition_with_a_farewell_adds_it(
    language: Language, told: str, said: str
) -> None:
    stage = new_stage(language=language)
    stage.arrive()
    stage.enquire()
    stage.say(told)
    assert "add:yes" in offered(stage)
    stage.say(said)
    assert "add:yes" not in offered(stage)
