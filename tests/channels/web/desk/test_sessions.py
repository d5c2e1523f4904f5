"""Links sign in once; sessions begin and end; passwords are compared."""

from __future__ import annotations

from datetime import timedelta

from bot.assistant.team.roles import Role, Team
from bot.channels.web.desk.sessions import (
    LINK_LASTS,
    SESSION_LASTS,
    begin_session,
    end_session,
    make_link,
    session_of,
    speak,
    staff_of_link,
    use_link,
)
from bot.channels.web.desk.sign_in.passwords import hash_password, is_hash, is_password
from bot.vocabulary import Language
from tests.driver import IN_EDITION as NOW
from tests.memory import MemoryStorage

SECOND = timedelta(seconds=1)


def test_a_link_tells_whom_it_signs_in_and_does_so_once() -> None:
    storage = MemoryStorage()
    token = make_link(storage, "hanako", NOW)
    assert staff_of_link(storage, token, NOW) == "hanako"
    assert use_link(storage, token, NOW) == "hanako"
    assert staff_of_link(storage, token, NOW) is None
    assert use_link(storage, token, NOW) is None


def test_a_link_is_good_for_a_while_only() -> None:
    storage = MemoryStorage()
    token = make_link(storage, "hanako", NOW)
    assert staff_of_link(storage, token, NOW + LINK_LASTS - SECOND) == "hanako"
    assert use_link(storage, token, NOW + LINK_LASTS) is None


def test_what_is_no_link_signs_nobody_in() -> None:
    storage = MemoryStorage()
    make_link(storage, "hanako", NOW)
    for token in ("", "x", "x" * 43, "\0", "é" * 43):
        assert staff_of_link(storage, token, NOW) is None
        assert use_link(storage, token, NOW) is None


def test_a_session_lasts_a_working_day_and_can_be_ended() -> None:
    storage = MemoryStorage()
    token = begin_session(storage, "hanako", NOW)
    found = session_of(storage, token, NOW + SESSION_LASTS - SECOND)
    assert found is not None
    assert (found.staff, found.language) == ("hanako", None)
    assert session_of(storage, token, NOW + SESSION_LASTS) is None
    speak(storage, token, Language.EN)
    spoken = session_of(storage, token, NOW)
    assert spoken is not None
    assert spoken.language is Language.EN
    end_session(storage, token)
    assert session_of(storage, token, NOW) is None


def test_nothing_that_is_kept_opens_anything() -> None:
    storage = MemoryStorage()
    link, session = make_link(storage, "hanako", NOW), begin_session(storage, "hanako", NOW)
    links, sessions = storage.rows("staff_links"), storage.rows("staff_sessions")
    kept = repr((links, sessions))
    assert link not in kept
    assert session not in kept
    for row in (*links, *sessions):
        assert session_of(storage, row.key, NOW) is None
        assert use_link(storage, row.key, NOW) is None


def test_what_ended_long_ago_is_forgotten_by_and_by() -> None:
    storage = MemoryStorage()
    make_link(storage, "hanako", NOW)
    begin_session(storage, "hanako", NOW)
    begin_session(storage, "taro", NOW + timedelta(days=3))
    assert not storage.rows("staff_links")
    assert [session.staff for session in storage.rows("staff_sessions")] == ["taro"]


def test_a_password_is_known_by_its_hash_alone() -> None:
    kept = hash_password("correct horse battery")
    assert is_password(kept, "correct horse battery")
    assert not is_password(kept, "correct horse")
    assert not is_password("broken", "correct horse battery")
    assert is_hash(kept)
    assert not is_hash("$argon2id$nonsense")
    assert not is_hash("$2b$12$abc")


def test_roles_tell_who_may_work_on_leads() -> None:
    team = Team({"hanako": Role.ADMIN, "taro": Role.STAFF, "jiro": Role.CURATOR})
    assert team.colleagues == ("hanako", "taro")
    assert not team.has_leads("jiro")
    assert not team.has_leads("nobody")
    assert team.member("nobody") is None
