"""Going back, undoing, asking why, and beginning anew."""

from __future__ import annotations

import pytest

from bot.vocabulary import Language
from tests.driver import Stage, new_stage


@pytest.fixture
def stage() -> Stage:
    stage = new_stage(language=Language.EN)
    stage.arrive()
    return stage


def texts(stage: Stage) -> str:
    return "\n".join(message.text for message in stage.said)


def test_only_a_greeting_is_said_before_somebody_starts(stage: Stage) -> None:
    assert [message.kind.value for message in stage.said] == ["greeting"]
    assert stage.open is None
    stage.pick("do:start")
    assert stage.open == "request"


def test_back_leads_to_the_last_question_that_was_asked_not_to_what_was_told_unasked(
    stage: Stage,
) -> None:
    stage.say("We are a stock company and would hire regular employees.")
    told = dict(stage.answers)
    assert {"legal_form", "employment"} <= told.keys()
    assert "request" not in told
    stage.pick("answer:request:hands_on_support")
    stage.pick("do:back")
    assert stage.open == "request"
    assert stage.answers == told
    stage.pick("do:back")
    assert "nothing to go back to" in texts(stage)
    assert stage.open == "request"
    assert stage.answers == told


def test_back_takes_what_was_just_told_unasked_as_one_step(stage: Stage) -> None:
    stage.pick("do:start")
    stage.say("We are a stock company and would hire regular employees.")
    stage.pick("do:back")
    assert stage.answers == {}
    assert stage.open == "request"


def test_undo_says_what_it_undid(stage: Stage) -> None:
    stage.pick("do:start")
    stage.pick("answer:request:hands_on_support")
    stage.pick("answer:legal_form:godo_kaisha")
    stage.pick("do:undo")
    assert "(no answer)" in texts(stage)
    assert "LLC" in texts(stage)
    assert stage.open == "legal_form"


def test_why_tells_what_is_not_covered_from_what_is(stage: Stage) -> None:
    stage.pick("do:start")
    stage.pick("do:why")
    assert "Not covered would be:" not in texts(stage)
    stage.pick("answer:request:hands_on_support")
    stage.pick("do:why")
    _, _, excluded = texts(stage).partition("Not covered would be:")
    assert "There is no registration as a kabushiki kaisha" in excluded


def test_after_everything_was_deleted_one_can_begin_anew_at_once(stage: Stage) -> None:
    stage.pick("do:start")
    stage.pick("do:delete_data")
    stage.pick("erase:yes")
    assert [choice.id for message in stage.said for choice in message.choices] == ["do:start"]
    stage.pick("do:start")
    assert stage.open == "request"
