"""What is asked where others read along and concerns one person: it goes on in direct messages."""

from __future__ import annotations

from dataclasses import replace

from bot.channels.slack.incoming import Incoming
from bot.platforms.slack.address import parse
from bot.vocabulary import MessageKind, Reply, Turn

READ_IN_PUBLIC = frozenset({"article", "rate"})
"""Choices that may be followed where others read along."""


def is_private(turn: Turn, reply: Reply | None) -> bool:
    """Whether a public turn has to go on in direct messages, which the reply to it says.

    In public there are answers, close questions and refusals; a mere notice tells of privacy.
    """
    if turn.choose is not None:
        return turn.choose.partition(":")[0] not in READ_IN_PUBLIC
    kinds = {message.kind for message in reply.messages} if reply else set()
    return kinds == {MessageKind.NOTICE}


def directly(incoming: Incoming) -> Incoming:
    """The same turn as a direct message. Whoever said nothing at all goes on where they were."""
    turn, address = incoming.turn, parse(incoming.person)
    private = replace(
        turn,
        event=f"{turn.event}:directly",
        person=str(address.private) if address else turn.person,
        choose=turn.choose if turn.choose or turn.text else "do:resume",
        is_public=False,
    )
    return Incoming(private, replace(incoming.origin, thread="", outgoing=0))
