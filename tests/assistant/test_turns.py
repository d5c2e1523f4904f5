"""One turn, one transaction; and what happens when the flow has changed meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.assistant.context import Assistant
from bot.assistant.ports import Author, DeliveryStatus
from bot.assistant.turns import handle_turn
from bot.precheck.flow import Flow
from bot.vocabulary import Language, Turn
from tests.driver import PERSON, Stage, new_stage


@pytest.fixture
def stage() -> Stage:
    return new_stage(language=Language.JA)


def with_flow(assistant: Assistant, flow: Flow) -> Assistant:
    return replace(assistant, flow=flow)


def with_revision(flow: Flow, key: str, revision: int) -> Flow:
    questions = tuple(replace(q, revision=revision) if q.key == key else q for q in flow.questions)
    return replace(flow, questions=questions)


def test_an_event_that_was_handled_before_says_nothing_and_changes_nothing(stage: Stage) -> None:
    turn = Turn("once", PERSON, choose="answer:request:hands_on_support")
    assert handle_turn(stage.assistant, turn, stage.now) is not None
    before = stage.conversation
    assert handle_turn(stage.assistant, turn, stage.now + timedelta(seconds=5)) is None
    assert stage.conversation == before


def test_the_same_event_key_of_another_person_is_another_event(stage: Stage) -> None:
    for person in ("test:a", "test:b"):
        assert handle_turn(stage.assistant, Turn("same", person, text="はじめる"), stage.now)


def test_a_turn_that_fails_leaves_nothing_behind(stage: Stage) -> None:
    class BrokenError(Exception):
        pass

    def broken(*_: object) -> object:
        raise BrokenError

    assistant = replace(stage.assistant, wording=broken)  # type: ignore[arg-type]
    turn = Turn("e", PERSON, text="はじめる")
    with pytest.raises(BrokenError):
        handle_turn(assistant, turn, stage.now)
    assert stage.conversation is None
    assert handle_turn(stage.assistant, turn, stage.now) is not None


def test_the_transcript_holds_both_sides_in_order(stage: Stage) -> None:
    stage.say("はじめる")
    stage.pick("answer:request:hands_on_support")
    conversation = stage.conversation
    assert conversation is not None
    with stage.assistant.storage() as work:
        entries = work.transcripts.of(conversation.id)
    speakers = [entry.speaker for entry in entries]
    assert entries[0].text == "はじめる"
    assert speakers[0] is Author.PERSON
    label = stage.assistant.flow.questions[0].options[0].label.ja
    assert label in [entry.text for entry in entries]
    assert Author.COUNTER in speakers


def test_contact_details_are_not_kept_before_consent(stage: Stage) -> None:
    stage.say("hanako@example.co.jp か 03-1234-5678 に連絡ください。費用は？")
    conversation = stage.conversation
    assert conversation is not None
    with stage.assistant.storage() as work:
        kept = "".join(entry.text for entry in work.transcripts.of(conversation.id))
        kept += "".join(question.text for question in work.questions.of(conversation.id))
    assert "example.co.jp" not in kept
    assert "1234-5678" not in kept


def test_what_was_delivered_is_settled_as_sent(stage: Stage) -> None:
    stage.arrive()
    with stage.assistant.storage() as work:
        statuses = {outgoing.status for outgoing in work.outbox.of(PERSON)}
    assert statuses == {DeliveryStatus.SENT}


def test_only_a_question_whose_meaning_changed_is_asked_again(stage: Stage) -> None:
    stage.arrive()
    for key, value in (("request", "hands_on_support"), ("legal_form", "godo_kaisha")):
        stage.pick(f"answer:{key}:{value}")
    changed = with_revision(stage.assistant.flow, "request", 2)
    stage.assistant = with_flow(stage.assistant, changed)
    messages = stage.arrive()
    assert dict(stage.answers) == {"legal_form": "godo_kaisha"}
    assert stage.open == "request"
    title = changed.questions[0].title.ja
    assert any(title in message.text for message in messages)


def test_a_question_that_is_gone_takes_its_answer_along(stage: Stage) -> None:
    stage.arrive()
    stage.pick("answer:request:hands_on_support")
    flow = stage.assistant.flow
    stage.assistant = with_flow(stage.assistant, replace(flow, questions=flow.questions[1:]))
    stage.arrive()
    assert dict(stage.answers) == {}
    assert stage.open == "legal_form"


def test_polished_wording_does_not_ask_anything_again(stage: Stage) -> None:
    stage.arrive()
    stage.pick("answer:request:hands_on_support")
    flow = stage.assistant.flow
    first = replace(flow.questions[0], ask=flow.questions[1].ask)
    polished = replace(flow, questions=(first, *flow.questions[1:]))
    stage.assistant = with_flow(stage.assistant, polished)
    stage.arrive()
    assert dict(stage.answers) == {"request": "hands_on_support"}


@pytest.mark.parametrize("text", ["a" * 100_000, "あ" * 100_000, "\x00\x07\x1b[31m", "\ud800" * 3])
def test_a_message_that_cannot_be_read_is_refused_kindly_and_nothing_is_lost(
    stage: Stage, text: str
) -> None:
    stage.arrive()
    stage.pick("answer:request:hands_on_support")
    messages = stage.say(text)
    assert messages[-1].question == "legal_form"
    assert dict(stage.answers) == {"request": "hands_on_support"}


def test_a_question_that_is_still_open_is_asked_again_more_shortly(stage: Stage) -> None:
    first = stage.pick("do:start")[-1]
    (_, again) = stage.say("費用はかかりますか？")
    hint = stage.assistant.flow.questions[0].find_out.ja
    assert hint in first.text
    assert again.question == first.question
    assert hint not in again.text
