"""Who and where somebody is in Slack, as the rest of the counter writes it down."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.runtime.outgoing.part_receipts import BEGUN

PREFIX = "slack:"
"""How every person, staff member and desk in Slack begins."""

ID = re.compile(r"[A-Z0-9]{1,40}")
TS = re.compile(r"\d{1,20}\.\d{1,20}")


@dataclass(frozen=True, slots=True)
class SlackAddress:
    """Somebody in a workspace: in direct messages, or in a thread of a channel (public)."""

    team: str
    user: str
    channel: str = ""
    thread: str = ""

    def __str__(self) -> str:
        thread = (self.channel, self.thread) if self.is_public else ()
        return ":".join(("slack", self.team, self.user, *thread))

    @property
    def is_public(self) -> bool:
        """Whether others can read what is said there."""
        return bool(self.thread)

    @property
    def private(self) -> SlackAddress:
        """The same person in direct messages."""
        return SlackAddress(self.team, self.user)


def parse_address(person: str) -> SlackAddress | None:
    """The address that was written down so; None if it is of another platform."""
    kind, *parts = person.split(":")
    ids, thread = parts[:3], parts[3:]
    is_whole = len(parts) in (2, 4) and all(map(TS.fullmatch, thread))
    if kind != "slack" or not is_whole or not all(map(ID.fullmatch, ids)):
        return None
    return SlackAddress(*parts)


def desk_of(team: str, channel: str) -> str:
    """A desk: a channel of a workspace."""
    return f"{PREFIX}{team}:{channel}"


@dataclass(frozen=True, slots=True)
class SlackPlace:
    """A message in a channel, written `C1/1700.1` in receipts and places.

    A receipt names one place for each part of a message, separated by spaces; `#2` before them says
    that the rest has to wait behind the second.
    """

    channel: str
    ts: str

    def __str__(self) -> str:
        return f"{self.channel}/{self.ts}"


def place_of(written: str) -> SlackPlace | None:
    """The place that a receipt names, of several the last; None where the rest has to wait."""
    *earlier, last = written.split(" ")
    return None if earlier and earlier[0].startswith(BEGUN) else one_place(last)


def places_of(written: str) -> list[SlackPlace]:
    """Every place that a receipt names, in order."""
    return [found for each in written.split(" ") if (found := one_place(each))]


def one_place(written: str) -> SlackPlace | None:
    """The place that is written so."""
    channel, _, ts = written.partition("/")
    return SlackPlace(channel, ts) if ID.fullmatch(channel) and TS.fullmatch(ts) else None
