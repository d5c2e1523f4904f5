"""What every storage does with browsers that links opened, and with keys."""

from __future__ import annotations

from bot.assistant.ports import Storage
from tests.storage.samples import NOW, PERSON


def test_a_browser_shows_the_conversation_that_it_was_opened_for_until_that_is_erased(
    storage: Storage,
) -> None:
    with storage() as work:
        work.devices.add("hash-1", PERSON, NOW)
        work.devices.add("hash-2", "web:another", NOW)
        work.commit()
    with storage() as work:
        assert work.devices.person_of("hash-1") == PERSON
        assert work.devices.person_of("hash-3") is None
        assert work.devices.erase(PERSON) == 1
        work.commit()
    with storage.read_only() as work:
        assert work.devices.person_of("hash-1") is None
        assert work.devices.person_of("hash-2") == "web:another"


def test_a_key_stays_as_it_was_made_first(storage: Storage) -> None:
    with storage() as work:
        work.keys.add("mail", b"\x00first")
        work.keys.add("mail", b"second")
        work.commit()
    with storage.read_only() as work:
        assert work.keys.get("mail") == b"\x00first"
        assert work.keys.get("other") is None
