"""What every storage tells of what happened, so that open pages can follow."""

from __future__ import annotations

from bot.assistant.desk.live_updates import Watch
from bot.assistant.ports import Author, Change, DeliveryStatus, Position, Storage, TranscriptEntry
from bot.handoff.lead import LeadEvent
from tests.storage.samples import NOW, PERSON, lead, messages


def add_lead(storage: Storage, reference: str) -> None:
    from dataclasses import replace

    with storage() as work:
        work.leads.add(replace(lead(), reference=reference), LeadEvent(NOW, "applicant", "sent"))
        work.commit()


def topics(changes: list[Change]) -> set[str]:
    return {change.topic for change in changes}


def test_at_the_beginning_nothing_has_happened(storage: Storage) -> None:
    with storage() as work:
        assert work.change_feed.newest() == Position()
        assert work.change_feed.since(Position()) == []


def test_leads_talks_and_deliveries_are_told(storage: Storage) -> None:
    add_lead(storage, "M-1")
    with storage() as work:
        work.transcripts.add("c1", [TranscriptEntry(NOW, Author.PERSON, "text", "Hello")])
        ids = work.outbox.put(PERSON, "e", messages("a", "b"), NOW)
        work.outbox.settle(ids[:1], DeliveryStatus.SENT, NOW)
        work.commit()
    with storage() as work:
        changes = work.change_feed.since(Position())
        assert topics(changes) == {"lead:M-1", "talk:c1", f"post:{PERSON}", f"sent:{PERSON}"}
        assert len({change.key for change in changes}) == len(changes) == 5
        newest = work.change_feed.newest()
        assert newest.event > 0
        assert newest.entry > 0
        assert newest.outgoing == max(ids)
        assert newest.settled == NOW


def test_whoever_watches_is_told_once_of_everything_after_the_first_look(storage: Storage) -> None:
    add_lead(storage, "M-1")
    watch = Watch(storage)
    assert watch.look() == frozenset()
    assert watch.look() == frozenset()
    add_lead(storage, "M-2")
    assert watch.look() == {"lead:M-2", "leads"}
    assert watch.look() == frozenset()
    with storage() as work:
        work.transcripts.add("c9", [TranscriptEntry(NOW, Author.PERSON, "text", "Hello")])
        work.commit()
    assert watch.look() == {"talk:c9"}


def test_a_message_that_was_queued_is_told(storage: Storage) -> None:
    watch = Watch(storage)
    watch.look()
    with storage() as work:
        work.outbox.put(PERSON, "e", messages("a"), NOW)
        work.commit()
    assert watch.look() == {f"post:{PERSON}"}


def test_a_message_that_is_settled_anew_is_told_anew(storage: Storage) -> None:
    from datetime import timedelta

    with storage() as work:
        ids = work.outbox.put(PERSON, "e", messages("a"), NOW)
        work.outbox.settle(ids, DeliveryStatus.UNCERTAIN, NOW)
        work.commit()
    watch = Watch(storage)
    watch.look()
    with storage() as work:
        work.outbox.settle(ids, DeliveryStatus.SENT, NOW + timedelta(seconds=1))
        work.commit()
    assert watch.look() == {f"sent:{PERSON}"}
