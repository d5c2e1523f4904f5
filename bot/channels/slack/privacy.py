"""What is asked where others read along and concerns one person: it goes on in direct messages."""

from __future__ import annotations

from dataclasses import replace

from bot.channels.slack.incoming import Incoming
from bot.platforms.slack.address import parse
from bot.vocabulary import Turn


def picks_privately(turn: Turn) -> bool:
    """Whether a turn picks something other than an article to read."""
    return turn.choose is not None and not turn.choose.startswith("article:")


def directly(incoming: Incoming) -> Incoming:
    """The same turn as a direct message, with a key of its own."""
    turn, address = incoming.turn, parse(incoming.person)
    private = replace(
        turn,
        event=f"{turn.event}:directly",
        person=str(address.private) if address else turn.person,
        is_public=False,
    )
    return Incoming(private, replace(incoming.origin, thread="", outgoing=0))
