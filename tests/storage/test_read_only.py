"""Looking at what is kept: it waits for nobody, sees one moment, and changes nothing."""

from __future__ import annotations

from contextlib import suppress

import pytest

from bot.assistant.ports import Storage
from bot.storage import SqlStorage, StorageError, open_storage
from tests.storage.samples import FULL, NOW, PERSON, draft, event, lead, messages


def put(storage: Storage, *texts: str) -> None:
    with storage() as work:
        work.outbox.put(PERSON, "e", messages(*texts), NOW)
        work.commit()


def seen(storage: Storage) -> list[str]:
    with storage.read_only() as work:
        return [outgoing.message.text for outgoing in work.outbox.of(PERSON)]


def test_what_is_committed_is_seen_at_once(storage: Storage) -> None:
    put(storage, "a")
    assert seen(storage) == ["a"]
    put(storage, "b")
    assert seen(storage) == ["a", "b"]


def test_who_looks_waits_for_nobody_and_sees_nothing_half_done(storage: Storage) -> None:
    with storage() as work:
        work.conversations.save(FULL)
        work.leads.add(lead(), event())
        work.drafts.add(draft())
        work.commit()
    with storage() as work:
        assert work.conversations.of(FULL.person) is not None
        assert work.leads.of(lead().person)
        assert work.drafts.get(draft().id) is not None
        work.outbox.put(PERSON, "e", messages("a"), NOW)
        with storage.read_only() as looking:
            assert looking.conversations.of(FULL.person) == FULL
            assert looking.leads.of(lead().person) == [lead()]
            assert looking.drafts.get(draft().id) == draft()
            assert not looking.outbox.of(PERSON)
        work.commit()
    assert seen(storage) == ["a"]


def test_nobody_waits_for_who_looks_and_what_they_see_stays_of_one_moment(
    storage: Storage,
) -> None:
    put(storage, "a")
    with storage.read_only() as work:
        assert work.outbox.newest(PERSON)
        put(storage, "b")
        assert [outgoing.message.text for outgoing in work.outbox.of(PERSON)] == ["a"]
    assert seen(storage) == ["a", "b"]


def test_looking_changes_nothing(storage: Storage) -> None:
    with suppress(StorageError), storage.read_only() as work:
        work.outbox.put(PERSON, "e", messages("a"), NOW)
        work.commit()
    assert not seen(storage)
    put(storage, "b")
    assert seen(storage) == ["b"]


def test_a_database_refuses_what_is_changed_by_looking(storage: SqlStorage) -> None:
    with pytest.raises(StorageError, match="read"), storage.read_only() as work:
        work.drafts.add(draft())


def test_what_is_kept_in_memory_alone_is_seen_as_well() -> None:
    with open_storage("sqlite://") as storage:
        put(storage, "a")
        assert seen(storage) == ["a"]
