"""Where people are reached: their personal chats, and the services that their tenants are on.

Kept in memory, and nowhere else: the key of an event carries the chat that it is answered in, and
so does every receipt. What is not known even so is opened anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from urllib.parse import unquote

from bot.assistant.ports import Outgoing, Storage
from bot.channels.teams.api.activity import TeamsActivity
from bot.channels.teams.api.address import QUOTED, TeamsAddress, places_of, quoted
from bot.channels.teams.api.cloud import TeamsCloud
from bot.channels.teams.api.guid import GUID

MOST = 50_000
"""People who are remembered."""
NEWEST = 30
"""Messages among which a chat is looked for."""
ACCOUNT = "29:"
"""How the ids of people begin that a chat can be opened with; object ids are taken as well."""


def event_key(key: str, conversation: str) -> str:
    """The key of an event that is answered in this personal chat, or in one with this account."""
    return f"{key}@{quoted(conversation)}"


def conversation_in(key: str) -> str:
    """The chat, or the account, that an event is answered in; empty for none."""
    found = key.rpartition("@")[2] if "@" in key else ""
    return unquote(found) if QUOTED.fullmatch(found) else ""


@dataclass(frozen=True, slots=True)
class TeamsReference:
    """A conversation and the service that takes what is said there. It may be an account."""

    service: str
    conversation: str

    @property
    def is_account(self) -> bool:
        """Whether the chat is yet to be opened."""
        return self.conversation.startswith(ACCOUNT) or bool(GUID.fullmatch(self.conversation))


class TeamsReferences:
    """Where everybody is reached. Safe to share between threads."""

    def __init__(self, cloud: TeamsCloud, storage: Storage) -> None:
        self._cloud, self._storage = cloud, storage
        self._chats: dict[str, str] = {}
        self._services: dict[str, str] = {}
        self._lock = Lock()

    def note(self, activity: TeamsActivity) -> None:
        """Remember where this came from; it was checked."""
        with self._lock:
            if len(self._chats) >= MOST:
                self._chats.clear()
            self._services[activity.tenant] = activity.service_url
            if activity.is_personal and activity.user:
                self._chats[str(activity.address)] = activity.conversation.id

    def keep(self, address: TeamsAddress, conversation: str) -> None:
        """Remember the personal chat with somebody."""
        with self._lock:
            self._chats[str(address)] = conversation

    def forget(self, address: TeamsAddress) -> None:
        """Look anew for the chat with somebody."""
        with self._lock:
            self._chats.pop(str(address), None)

    def service(self, tenant: str) -> str:
        """The service of a tenant; of all of them where none was heard of."""
        with self._lock:
            return self._services.get(tenant, self._cloud.service)

    def of(self, address: TeamsAddress, event: str = "") -> TeamsReference:
        """Where somebody is reached. `event` is what is answered."""
        with self._lock:
            known = self._chats.get(str(address))
        found = address.conversation or known or self._read(str(address), event)
        return TeamsReference(self.service(address.tenant), found or address.user)

    def _read(self, person: str, event: str) -> str:
        """The chat in which they were last written to; an account only where there is no chat."""
        with self._storage.read_only() as work:
            earlier = work.outbox.last(person, NEWEST)
        found = [each for each in (conversation_in(event), *chats_in(earlier)) if each]
        chats = [each for each in found if not each.startswith(ACCOUNT)]
        return next(iter([*chats, *found]), "")


def chats_in(earlier: list[Outgoing]) -> Iterator[str]:
    """Chats that were written in, the newest first."""
    for outgoing in reversed(earlier):
        yield from (place.conversation for place in places_of(outgoing.receipt))
        yield conversation_in(outgoing.event)
