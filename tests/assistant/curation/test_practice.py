"""Practice conversations are like real ones, and apart from them."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.context import Assistant
from bot.assistant.curation.practice import (
    PracticeSession,
    begin_anew,
    play,
    rehearsal_of,
    stage_of,
)
from bot.assistant.ports import Author
from bot.vocabulary import Language
from tests.driver import IN_EDITION as NOW
from tests.driver import real_assistant
from tests.memory import MemoryStorage

HANA, KEN = "hana", "ken"


def counters() -> tuple[Assistant, Assistant]:
    """The real one, which shows leads on a desk, and the one that is practised with."""
    real = replace(real_assistant(), storage=MemoryStorage(), desks=("slack:T1:C9",))
    return real, stage_of(real, MemoryStorage())


def begin(stage: Assistant, staff: str = HANA) -> PracticeSession:
    play(stage, staff, f"begin-{staff}", NOW, language=Language.EN)
    return rehearsal_of(stage, staff)


def test_before_it_has_begun_there_is_nothing() -> None:
    _, stage = counters()
    assert rehearsal_of(stage, HANA) == PracticeSession()
    assert rehearsal_of(stage, HANA).choices == ()


def test_a_turn_is_answered_as_an_applicants_would_be() -> None:
    _, stage = counters()
    begun = begin(stage)
    [start] = [c.id for c in begun.choices if c.id == "do:start"]
    play(stage, HANA, "2", NOW, choose=start)
    lines = rehearsal_of(stage, HANA).lines
    assert [line.speaker for line in lines][-1] is Author.COUNTER
    assert lines[-1].question
    play(stage, HANA, "2", NOW, choose=start)
    assert rehearsal_of(stage, HANA).lines == lines, "the same turn counts once"


def test_questions_of_the_contact_form_are_seen() -> None:
    _, stage = counters()
    begin(stage)
    play(stage, HANA, "2", NOW, choose="do:staff")
    play(stage, HANA, "3", NOW, choose="consent:yes")
    asked = rehearsal_of(stage, HANA).lines[-1]
    assert asked.message is not None
    assert asked.message.text


def test_nothing_of_it_is_real() -> None:
    real, stage = counters()
    begin(stage)
    play(stage, HANA, "2", NOW, text="my phone number is 03-1234-5678")
    assert isinstance(real.storage, MemoryStorage)
    assert real.storage.is_empty
    assert stage.desks == ()


def test_each_member_of_staff_has_a_conversation_of_their_own_and_can_begin_anew() -> None:
    _, stage = counters()
    begin(stage, HANA)
    begin(stage, KEN)
    begin_anew(stage, HANA, NOW)
    assert rehearsal_of(stage, HANA).lines == ()
    assert rehearsal_of(stage, KEN).lines != ()
    play(stage, HANA, "again", NOW, language=Language.JA)
    assert rehearsal_of(stage, HANA).lines != ()
