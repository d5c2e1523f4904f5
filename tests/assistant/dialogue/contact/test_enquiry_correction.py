"""An enquiry that was sent is put right in one's own words."""

from __future__ import annotations

import pytest

from bot.handoff.lead import Lead
from bot.vocabulary import Language
from tests.driver import Stage, new_stage


def sent(language: Language = Language.EN) -> Stage:
    stage = new_stage(language=language)
    stage.arrive()
    stage.enquire()
    return stage


def lead_of(stage: Stage) -> Lead:
    with stage.assistant.storage() as work:
        (lead,) = work.leads.all()
        return lead


def value_of(stage: Stage, name: str) -> str:
    contact = lead_of(stage).contact
    assert contact is not None
    return str(getattr(contact, name))


@pytest.mark.parametrize(
    ("language", "text", "name", "value"),
    [
        (Language.EN, "Oh, my number was wrong: 090-2345-6789", "phone", "+819023456789"),
        (Language.JA, "番号を打ち間違えました。090-2345-6789です", "phone", "+819023456789"),
        (Language.EN, "I mistyped the e-mail, it is hana@example.com", "email", "hana@example.com"),
        (Language.JA, "名前が間違ってました、山田華子です", "name", "山田華子"),
        (
            Language.JA,
            "アドレスを間違えたかもしれません。hana@example.com が正しいです。直してもらえますか",
            "email",
            "hana@example.com",
        ),
        (Language.EN, "can you change my phone number to 090-2345-6789?", "phone", "+819023456789"),
        (Language.EN, "Could you change the company name to Aoba GK?", "company", "Aoba GK"),
        (
            Language.JA,
            "社名の誤りです。有限会社みなとに直してください",
            "company",
            "有限会社みなと",
        ),
    ],
)
def test_a_value_is_shown_in_the_enquiry_and_changed_with_a_yes(
    language: Language, text: str, name: str, value: str
) -> None:
    stage = sent(language)
    before = value_of(stage, name)
    stage.say(text)
    assert value_of(stage, name) == before
    stage.say("yes" if language is Language.EN else "はい")
    assert value_of(stage, name) == value


def test_a_field_that_is_only_named_is_asked_again() -> None:
    stage = sent()
    stage.say("I got my e-mail address wrong")
    assert stage.open == "field:email"
    stage.say("hana@example.com")
    assert stage.open == "review_form"
    stage.say("send")
    assert value_of(stage, "email") == "hana@example.com"


def test_everything_else_of_the_lead_stays() -> None:
    stage = sent()
    before = lead_of(stage)
    stage.say("wrong phone, 090-2345-6789 is right")
    stage.say("yes")
    after = lead_of(stage)
    kept = ("reference", "status", "verdict", "record", "created_at", "consented_at", "reply_by")
    assert [getattr(after, each) for each in kept] == [getattr(before, each) for each in kept]


def test_staff_see_that_it_was_put_right_and_by_what_words() -> None:
    stage = sent()
    stage.say("wrong phone, 090-2345-6789 is right")
    stage.say("yes")
    reference, conversation = lead_of(stage).reference, stage.conversation
    assert conversation is not None
    with stage.assistant.storage() as work:
        events = [event.action for event in work.leads.history(reference)]
        told = [line.text for line in work.transcripts.passed_on(conversation.id)]
    assert "corrected" in events
    assert told == ["wrong phone, 090-2345-6789 is right"]


def test_who_leaves_it_keeps_the_enquiry_as_it_was() -> None:
    stage = sent()
    before = lead_of(stage)
    stage.say("wrong phone, 090-2345-6789 is right")
    stage.pick("do:cancel")
    assert lead_of(stage) == before
    assert stage.open is None


def test_nothing_is_put_right_where_nothing_was_sent() -> None:
    stage = new_stage(language=Language.EN)
    stage.arrive()
    stage.say("I got my e-mail address wrong: hana@example.com is right")
    assert stage.conversation is not None
    assert stage.conversation.form is None


def test_the_status_says_what_staff_have_and_what_was_passed_on_since() -> None:
    stage = sent()
    stage.say("We also have an office in Nagoya")
    stage.say("yes, add it")
    (status,) = stage.pick("do:enquiry")
    assert "hanako@example.co.jp" in status.text
    assert "We also have an office in Nagoya" in status.text


def test_what_is_stored_holds_what_was_passed_on() -> None:
    stage = sent(Language.JA)
    stage.say("名古屋にも事業所があります")
    stage.say("はい")
    (data,) = stage.pick("do:my_data")
    assert "名古屋にも事業所があります" in data.text
