"""What was typed before the person could see what is asked by now answers nothing."""

from __future__ import annotations

import pytest

from bot.vocabulary import Language, Turn
from tests.driver import Stage, new_stage


@pytest.fixture
def stage() -> Stage:
    stage = new_stage(language=Language.JA)
    stage.say("はじめる")
    return stage


def newest(stage: Stage) -> int:
    with stage.assistant.storage() as work:
        return work.outbox.newest(stage.person)


def typed(stage: Stage, text: str, seen: int | None) -> None:
    stage.play(Turn(f"late-{stage.events}-{text}", stage.person, text=text, seen=seen))
    stage.events += 1


@pytest.mark.parametrize(
    "text", ["2", "２番", "はい", "いいえ", "なし", "no", "yes.", "特になし。"]
)
def test_a_bare_answer_to_a_question_that_was_not_seen_yet_is_not_taken(
    stage: Stage, text: str
) -> None:
    stage.pick("answer:request:hands_on_support")
    seen = newest(stage)
    stage.pick("answer:legal_form:godo_kaisha")
    stage.pick("answer:placement_business:none")
    before, asked = dict(stage.answers), stage.open
    typed(stage, text, seen)
    assert dict(stage.answers) == before
    assert stage.open == asked == "website"
    assert "変わっていた" in stage.said[0].text
    assert stage.said[-1].question == "website"


def test_an_answer_that_comes_twice_over_a_slow_line_answers_once(stage: Stage) -> None:
    for choice in ("request:hands_on_support", "legal_form:godo_kaisha"):
        stage.pick(f"answer:{choice}")
    seen = newest(stage)
    typed(stage, "なし", seen)
    typed(stage, "なし", seen)
    assert stage.answers["placement_business"] == "none"
    assert stage.open == "website"


def test_what_says_by_itself_what_it_is_about_is_taken(stage: Stage) -> None:
    seen = newest(stage)
    stage.pick("answer:request:hands_on_support")
    typed(stage, "合同会社です", seen)
    assert stage.answers["legal_form"] == "godo_kaisha"


def test_a_bare_answer_is_taken_where_the_same_question_was_only_asked_again(
    stage: Stage,
) -> None:
    for choice in (
        "request:hands_on_support",
        "legal_form:godo_kaisha",
        "placement_business:none",
    ):
        stage.pick(f"answer:{choice}")
    seen = newest(stage)
    stage.pick("do:why")
    assert newest(stage) > seen
    typed(stage, "はい", seen)
    assert stage.answers["website"] == "yes"


@pytest.mark.parametrize("seen", [None, "newest"])
def test_who_saw_the_question_or_a_channel_that_cannot_tell_is_not_held_up(
    stage: Stage, seen: str | None
) -> None:
    stage.pick("answer:request:hands_on_support")
    typed(stage, "3", newest(stage) if seen else None)
    assert stage.answers["legal_form"] == "godo_kaisha"


def test_a_field_of_the_form_takes_nothing_that_was_written_before_it_was_asked() -> None:
    stage = new_stage(language=Language.EN)
    stage.say("staff")
    stage.pick("consent:yes")
    seen = newest(stage)
    typed(stage, "Yamada Works", seen)
    typed(stage, "Yamada Works", seen)
    assert stage.conversation is not None
    assert stage.conversation.form is not None
    assert list(stage.conversation.form.values.values()).count("Yamada Works") == 1
    assert "changed" in stage.said[0].text
