"""Somebody writes in a language that is not spoken here, or borrows words of the other one."""

from __future__ import annotations

import pytest

from bot.vocabulary import Language
from tests.driver import Stage, new_stage


def spoken(stage: Stage) -> Language:
    assert stage.conversation is not None
    return stage.conversation.language


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("请问费用是多少？", "日语和英语"),
        ("비용은 얼마예요?", "일본어와 영어"),
        ("Chi phí là bao nhiêu?", "tiếng Nhật và tiếng Anh"),
        ("كم التكلفة", "Japanese and English"),
    ],
)
def test_what_is_spoken_here_is_said_in_their_language_with_a_way_to_staff(
    language: Language, text: str, says: str
) -> None:
    stage = new_stage(language=language)
    stage.say("はじめる" if language is Language.JA else "start")
    said = stage.say(text)
    assert says in said[0].text
    assert [c.id for c in said[0].choices] == ["do:staff", "do:japanese", "do:english"]
    assert stage.open == "request"
    assert not stage.answers
    assert spoken(stage) is language


def test_the_form_takes_names_of_any_language() -> None:
    stage = new_stage(language=Language.EN)
    stage.say("staff")
    stage.pick("consent:yes")
    said = stage.say("삼성전자")
    assert "일본어" not in said[0].text
    assert stage.conversation is not None
    assert stage.conversation.form is not None
    assert "삼성전자" in stage.conversation.form.values.values()


@pytest.mark.parametrize("text", ["job fair", "Sample Co., Ltd.", "Thank you"])
def test_borrowed_words_a_name_and_thanks_are_answered_in_japanese(text: str) -> None:
    stage = new_stage(language=Language.JA)
    stage.say("はじめる")
    stage.say(text)
    assert spoken(stage) is Language.JA


def test_an_english_sentence_in_capitals_is_answered_in_english() -> None:
    stage = new_stage(language=Language.JA)
    stage.say("はじめる")
    stage.say("IS IT FREE")
    assert spoken(stage) is Language.EN
