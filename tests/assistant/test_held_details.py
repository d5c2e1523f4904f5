"""Contact details that were written before anybody agreed: held in memory, for a short while."""

from __future__ import annotations

from datetime import timedelta

from bot.handoff.held_details import HELD_FOR, MOST_HELD, HeldDetails, HeldMessage
from bot.vocabulary import Language
from tests.driver import IN_EDITION, new_stage

HIDDEN, WRITTEN = "mail [***]", "mail rosa@example.com"


def message(conversation: str = "a", after: timedelta = timedelta()) -> HeldMessage:
    return HeldMessage(conversation, HIDDEN, WRITTEN, IN_EDITION + after)


def test_what_was_written_is_held_by_what_is_kept_of_it() -> None:
    held = HeldDetails()
    held.keep(message())
    assert held.of("a", IN_EDITION) == {HIDDEN: WRITTEN}
    assert held.of("b", IN_EDITION) == {}


def test_nothing_is_held_for_long_or_in_any_number() -> None:
    held = HeldDetails()
    held.keep(message())
    assert held.of("a", IN_EDITION + HELD_FOR + timedelta(seconds=1)) == {}
    for number in range(MOST_HELD):
        held.keep(message(str(number)))
    assert held.of("a", IN_EDITION) == {}


def test_what_is_forgotten_is_gone() -> None:
    held = HeldDetails()
    held.keep(message())
    held.forget("a")
    assert held.of("a", IN_EDITION) == {}


def test_an_address_is_filled_in_after_consent_and_never_stored_before() -> None:
    stage = new_stage(language=Language.EN)
    stage.say("contact staff")
    stage.say("Rosa Lind, rosa@example.com")
    conversation = stage.conversation
    assert conversation is not None
    with stage.assistant.storage() as work:
        kept = " ".join(line.text for line in work.transcripts.last(conversation.id, 99))
    assert "rosa@example.com" not in f"{kept} {conversation}"
    stage.pick("consent:yes")
    assert stage.conversation is not None
    assert stage.conversation.form is not None
    assert stage.conversation.form.values["email"] == "rosa@example.com"
    assert stage.assistant.held.of(conversation.id, stage.now) == {}


def test_who_agrees_much_later_is_asked_again() -> None:
    stage = new_stage(language=Language.EN)
    stage.say("contact staff")
    stage.say("Rosa Lind, rosa@example.com")
    stage.wait(timedelta(hours=2))
    stage.pick("consent:yes")
    assert stage.conversation is not None
    assert stage.conversation.form is not None
    assert "email" not in stage.conversation.form.values


def test_stopping_forgets_what_was_told() -> None:
    stage = new_stage(language=Language.EN)
    stage.say("contact staff")
    stage.say("Rosa Lind, rosa@example.com")
    conversation = stage.conversation
    assert conversation is not None
    stage.pick("do:cancel")
    assert stage.assistant.held.of(conversation.id, stage.now) == {}
