"""A conversation as a whole is the same on every storage: lines find their messages again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.assistant.history import History, history_of, keep_seen
from bot.assistant.ports import Author, DeliveryStatus, Storage
from bot.assistant.turns import handle_turn
from bot.vocabulary import Language, Turn
from tests.driver import IN_EDITION, PERSON, real_assistant


def told(storage: Storage, pause: timedelta = timedelta(0)) -> History:
    """A short conversation that ends in the contact form; without a pause, all at one moment."""
    assistant = replace(real_assistant(), storage=storage)
    acts = ["", "answer:request:hands_on_support", "do:staff", "consent:yes"]
    for number, choose in enumerate(acts):
        turn = Turn(f"e{number}", PERSON, choose=choose or None, language=Language.EN)
        assert handle_turn(assistant, turn, IN_EDITION + number * pause) is not None
    with storage() as work:
        return history_of(work, PERSON, work.conversations.of(PERSON))


def test_every_line_finds_its_message_though_all_are_of_one_moment(storage: Storage) -> None:
    lines = told(storage).lines
    ours = [line for line in lines if line.speaker is Author.COUNTER]
    assert all(line.message is not None for line in ours)
    assert [line.outgoing for line in ours] == sorted(line.outgoing for line in ours)
    assert [line.text for line in ours] == [line.message.text for line in ours if line.message]


def test_few_of_the_newest_lines_have_their_messages_and_the_version_of_all(
    storage: Storage,
) -> None:
    whole = told(storage, pause=timedelta(seconds=1))
    with storage() as work:
        few = history_of(work, PERSON, work.conversations.of(PERSON), limit=2)
    assert few.lines == whole.lines[-2:]
    assert (few.version, few.cursor) == (whole.version, whole.cursor)


def test_what_was_seen_is_sent_and_the_rest_waits(storage: Storage) -> None:
    history = told(storage)
    keep_seen(storage, {PERSON: history.newest - 1}, IN_EDITION)
    with storage() as work:
        *shown, last = work.outbox.of(PERSON)
    assert {outgoing.status for outgoing in shown} == {DeliveryStatus.SENT}
    assert last.status is DeliveryStatus.QUEUED
