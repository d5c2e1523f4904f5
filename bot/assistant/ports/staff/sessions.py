"""How staff stay signed in where no chat platform vouches for them: links, and sessions.

Only hashes of what staff hold are kept, so that nobody signs in with what stands in the database.
Role and password are no part of it: they are looked up each time, so that who leaves is out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.vocabulary import Language


@dataclass(frozen=True, slots=True)
class SignInLink:
    """A link that signs a member of staff in, once. `key` is the hash of what the link holds."""

    key: str
    staff: str
    made_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class StaffSession:
    """Somebody who is signed in, until when, and in which language they read the desk.

    `key` is the hash of what their browser holds. Without a language the browser says which.
    `password_mark` tells of the password that they had when it began; empty for none.
    """

    key: str
    staff: str
    began_at: datetime
    ends_at: datetime
    language: Language | None = None
    password_mark: str = ""


class StaffSessions(Protocol):
    """Sign-in links and sessions of staff."""

    def add_link(self, link: SignInLink) -> None:
        """Keep a link."""

    def link(self, key: str, now: datetime) -> SignInLink | None:
        """The link, if it was not used and is still good; looking at it does not use it up."""

    def use_link(self, key: str, now: datetime) -> SignInLink | None:
        """The link, which is used up by that; of two who do it at once, one gets None."""

    def begin(self, session: StaffSession) -> None:
        """Keep a new session."""

    def get(self, key: str, now: datetime) -> StaffSession | None:
        """The session, if it is not over."""

    def speak(self, key: str, language: Language) -> None:
        """Keep the language in which the desk is read."""

    def end(self, key: str) -> None:
        """End a session."""

    def end_links(self, staff: str) -> None:
        """Let the links of a member of staff be of no use any more."""

    def end_all(self, staff: str) -> int:
        """End every session and every link of a member of staff; how many sessions there were."""

    def forget_before(self, moment: datetime) -> int:
        """Remove links and sessions that ended before the moment; how many there were."""
