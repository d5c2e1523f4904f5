"""Who and where somebody is in Teams, as the rest of the counter writes it down.

A person is their tenant and their object id there, whatever chat they write in. The ids of
conversations hold colons, so they are written quoted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from bot.runtime.outgoing.part_receipts import BEGUN

PREFIX = "teams:"
"""How every person, staff member and desk in Teams begins."""

ID = re.compile(r"[A-Za-z0-9%._~-]{1,300}")
QUOTED = re.compile(r"[A-Za-z0-9%._~-]{1,1500}")
IN_THREAD = ";messageid="


@dataclass(frozen=True, slots=True)
class TeamsAddress:
    """Somebody in a tenant: in their personal chat, or in a conversation that others read."""

    tenant: str
    user: str
    conversation: str = ""

    def __str__(self) -> str:
        public = (quoted(self.conversation),) if self.conversation else ()
        return ":".join(("teams", self.tenant, quoted(self.user), *public))

    @property
    def is_public(self) -> bool:
        """Whether others can read what is said there."""
        return bool(self.conversation)

    @property
    def private(self) -> TeamsAddress:
        """The same person in their personal chat."""
        return TeamsAddress(self.tenant, self.user)


def quoted(conversation: str) -> str:
    """The id of a conversation without colons, slashes and spaces."""
    return quote(conversation, safe="")


def parse_address(person: str) -> TeamsAddress | None:
    """The address that was written down so; None if it is of another platform."""
    kind, *parts = person.split(":")
    if kind != "teams" or len(parts) not in (2, 3):
        return None
    if not all(map(ID.fullmatch, parts[:2])) or not all(map(QUOTED.fullmatch, parts[2:])):
        return None
    return TeamsAddress(parts[0], *map(unquote, parts[1:]))


def desk_of(tenant: str, channel: str) -> str:
    """A desk: a channel of a tenant."""
    return f"{PREFIX}{tenant}:{quoted(channel)}"


def thread_of(channel: str, root: str) -> str:
    """The conversation below a message in a channel."""
    return f"{channel.partition(IN_THREAD)[0]}{IN_THREAD}{root}"


@dataclass(frozen=True, slots=True)
class TeamsPlace:
    """A message in a conversation, written `CONVERSATION/1700` in receipts and places."""

    conversation: str
    activity: str

    def __str__(self) -> str:
        return f"{quoted(self.conversation)}/{quoted(self.activity)}"


def place_of(written: str) -> TeamsPlace | None:
    """The place that a receipt names, of several the last; None where the rest has to wait."""
    *earlier, last = written.split(" ")
    return None if earlier and earlier[0].startswith(BEGUN) else one_place(last)


def places_of(written: str) -> list[TeamsPlace]:
    """Every place that a receipt names, in order."""
    return [found for each in written.split(" ") if (found := one_place(each))]


def one_place(written: str) -> TeamsPlace | None:
    """The place that is written so."""
    conversation, _, activity = written.partition("/")
    if not (QUOTED.fullmatch(conversation) and QUOTED.fullmatch(activity)):
        return None
    return TeamsPlace(unquote(conversation), unquote(activity))
