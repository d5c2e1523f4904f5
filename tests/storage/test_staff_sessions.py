"""What every storage does with sign-in links and sessions of staff."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread

from bot.assistant.ports import SignInLink, StaffSession, Storage
from bot.vocabulary import Language
from tests.storage.samples import HOUR, NOW

LINK = SignInLink("link-hash", "hanako", NOW, NOW + HOUR)
SESSION = StaffSession("session-hash", "hanako", NOW, NOW + HOUR)


def begin(storage: Storage, *sessions: StaffSession) -> None:
    with storage() as work:
        for session in sessions:
            work.staff_sessions.begin(session)
        work.commit()


def test_a_link_is_used_up_once_and_looking_at_it_does_not_use_it_up(storage: Storage) -> None:
    with storage() as work:
        work.staff_sessions.add_link(LINK)
        work.commit()
    with storage() as work:
        assert work.staff_sessions.link(LINK.key, NOW) == LINK
        assert work.staff_sessions.link(LINK.key, NOW) == LINK
        assert work.staff_sessions.use_link(LINK.key, NOW) == LINK
        work.commit()
    with storage() as work:
        assert work.staff_sessions.use_link(LINK.key, NOW) is None
        assert work.staff_sessions.link(LINK.key, NOW) is None


def test_of_two_who_use_a_link_at_once_one_is_signed_in(storage: Storage) -> None:
    with storage() as work:
        work.staff_sessions.add_link(LINK)
        work.commit()
    got: list[SignInLink | None] = []

    def use() -> None:
        with storage() as work:
            used = work.staff_sessions.use_link(LINK.key, NOW)
            work.commit()
        got.append(used)

    both = [Thread(target=use) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(map(bool, got)) == [False, True]


def test_a_link_that_has_ended_is_none(storage: Storage) -> None:
    with storage() as work:
        work.staff_sessions.add_link(LINK)
        assert work.staff_sessions.link(LINK.key, LINK.ends_at) is None
        assert work.staff_sessions.use_link(LINK.key, LINK.ends_at) is None
        assert work.staff_sessions.link("another", NOW) is None


def test_a_session_is_there_until_it_ends(storage: Storage) -> None:
    begin(storage, SESSION)
    with storage() as work:
        assert work.staff_sessions.get(SESSION.key, NOW) == SESSION
        assert work.staff_sessions.get(SESSION.key, SESSION.ends_at) is None
        assert work.staff_sessions.get("another", NOW) is None


def test_a_session_that_was_ended_is_gone_and_others_are_not(storage: Storage) -> None:
    begin(storage, SESSION, replace(SESSION, key="second"))
    with storage() as work:
        work.staff_sessions.end(SESSION.key)
        work.staff_sessions.end("unknown")
        work.commit()
    with storage() as work:
        assert work.staff_sessions.get(SESSION.key, NOW) is None
        assert work.staff_sessions.get("second", NOW) is not None


def test_every_session_and_link_of_one_person_can_be_ended(storage: Storage) -> None:
    begin(storage, SESSION, replace(SESSION, key="2"), replace(SESSION, key="3", staff="taro"))
    with storage() as work:
        work.staff_sessions.add_link(LINK)
        work.staff_sessions.add_link(replace(LINK, key="of-taro", staff="taro"))
        assert work.staff_sessions.end_all("hanako") == 2
        assert work.staff_sessions.get("3", NOW) is not None
        assert work.staff_sessions.link(LINK.key, NOW) is None
        assert work.staff_sessions.link("of-taro", NOW) is not None


def test_the_language_of_a_session_is_kept(storage: Storage) -> None:
    begin(storage, SESSION)
    with storage() as work:
        work.staff_sessions.speak(SESSION.key, Language.EN)
        work.staff_sessions.speak("unknown", Language.EN)
        found = work.staff_sessions.get(SESSION.key, NOW)
        assert found is not None
        assert found.language is Language.EN
    begin(storage, replace(SESSION, key="ja", language=Language.JA))
    with storage() as work:
        spoken = work.staff_sessions.get("ja", NOW)
        assert spoken is not None
        assert spoken.language is Language.JA


def test_what_ended_before_a_moment_is_forgotten(storage: Storage) -> None:
    begin(storage, SESSION, replace(SESSION, key="later", ends_at=NOW + 3 * HOUR))
    with storage() as work:
        work.staff_sessions.add_link(LINK)
        assert work.staff_sessions.forget_before(NOW + 2 * HOUR) == 2
        assert work.staff_sessions.get("later", NOW) is not None
        assert work.staff_sessions.forget_before(NOW + 2 * HOUR) == 0
