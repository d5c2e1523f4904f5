"""What is stored about a person can be seen, deleted, and does not stay for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.assistant.ports import Erasure
from bot.assistant.retention import purge
from bot.vocabulary import Language, Turn
from tests.assistant.dialogue.contact.test_contact_form import fill_in
from tests.driver import PERSON, Stage, new_stage


@pytest.fixture
def stage() -> Stage:
    stage = new_stage(language=Language.JA)
    stage.arrive()
    fill_in(stage)
    stage.pick("send")
    return stage


def purged(stage: Stage, days: int) -> Erasure | None:
    return purge(stage.assistant.storage, stage.now - timedelta(days=days), stage.now)


def test_deleting_leaves_a_proof_and_nothing_personal(stage: Stage) -> None:
    stage.say("データを削除")
    (receipt,) = stage.pick("erase:yes")
    assert stage.conversation is None
    with stage.assistant.storage() as work:
        (proof,) = work.erasures.all()
        (lead,) = work.leads.all()
        outgoing = work.outbox.of(PERSON)
    assert proof.receipt in receipt.text
    assert (lead.contact, lead.wish, lead.record) == (None, None, "")
    assert [message.message for message in outgoing] == [receipt]


def test_what_is_touched_within_the_retention_time_stays(stage: Stage) -> None:
    stage.wait(timedelta(days=29))
    assert purged(stage, days=30) is None
    assert stage.conversation is not None


def test_what_nobody_touched_for_the_retention_time_is_purged_with_a_proof(stage: Stage) -> None:
    stage.wait(timedelta(days=31))
    erasure = purged(stage, days=30)
    assert erasure is not None
    assert (erasure.conversations, erasure.leads) == (1, 1)
    assert stage.conversation is None
    assert purged(stage, days=30) is None


def test_what_was_asked_in_public_is_forgotten_in_its_time(stage: Stage) -> None:
    asked = Turn("mention", "slack:T1:U1:C1:1.1", "費用はかかりますか？", is_public=True)
    stage.play(asked)
    stage.wait(timedelta(days=31))
    stage.say("費用はかかりますか？")
    stage.play(replace(asked, event="again"))
    purged(stage, days=30)
    with stage.assistant.storage() as work:
        assert sorted(q.conversation == "" for q in work.questions.recent()) == [False, True]


def test_an_erased_person_starts_like_anybody_new(stage: Stage) -> None:
    stage.say("データを削除")
    stage.pick("erase:yes")
    [greeting] = stage.arrive()
    assert greeting.kind == "greeting"
    assert "do:start" in {choice.id for choice in greeting.choices}
