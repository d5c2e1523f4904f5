"""Links that sign in once, sessions, and ending them. What is kept are hashes."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.assistant.ports import SignInLink, StaffSession, Storage
from bot.channels.web.http.tokens import hash_of, is_token, new_token
from bot.vocabulary import Language

LINK_LASTS = timedelta(hours=1)
SESSION_LASTS = timedelta(hours=12)
"""A working day; then one signs in again."""

ENDED = timedelta(days=1)
"""How long after its end something is forgotten."""


def make_link(storage: Storage, staff: str, now: datetime) -> str:
    """The token of a new link that signs somebody in once."""
    token = new_token()
    with storage() as work:
        work.staff_sessions.forget_before(now - ENDED)
        work.staff_sessions.add_link(SignInLink(hash_of(token), staff, now, now + LINK_LASTS))
        work.commit()
    return token


def staff_of_link(storage: Storage, token: str, now: datetime) -> str | None:
    """Whom a link would sign in; None where it is used up, over, or none of ours."""
    if not is_token(token):
        return None
    with storage.read_only() as work:
        link = work.staff_sessions.link(hash_of(token), now)
    return link.staff if link else None


def use_link(storage: Storage, token: str, now: datetime) -> str | None:
    """Whom a link signs in; it is used up by that."""
    if not is_token(token):
        return None
    with storage() as work:
        link = work.staff_sessions.use_link(hash_of(token), now)
        work.commit()
    return link.staff if link else None


def mark_of(kept: str | None) -> str:
    """What tells whether somebody's password is still the one with this hash; nothing for none."""
    return hash_of(f"session:{kept}") if kept else ""


def begin_session(
    storage: Storage,
    staff: str,
    now: datetime,
    language: Language | None = None,
    kept: str | None = None,
) -> str:
    """The token of a new session, for the browser to keep.

    `kept` is the hash of the member's password: once that is another one, the session is over.
    """
    token = new_token()
    ends = now + SESSION_LASTS
    session = StaffSession(hash_of(token), staff, now, ends, language, mark_of(kept))
    with storage() as work:
        work.staff_sessions.forget_before(now - ENDED)
        work.staff_sessions.begin(session)
        work.commit()
    return token


def session_of(storage: Storage, token: str, now: datetime) -> StaffSession | None:
    """The session that a browser's token belongs to, if it is not over."""
    if not token:
        return None
    with storage.read_only() as work:
        return work.staff_sessions.get(hash_of(token), now)


def end_session(storage: Storage, token: str) -> None:
    """End a session."""
    with storage() as work:
        work.staff_sessions.end(hash_of(token))
        work.commit()


def speak(storage: Storage, token: str, language: Language) -> None:
    """Keep the language in which somebody reads the desk."""
    with storage() as work:
        work.staff_sessions.speak(hash_of(token), language)
        work.commit()
