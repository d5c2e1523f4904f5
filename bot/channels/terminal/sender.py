"""Handing messages to whoever reads this terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.assistant.history import keep_seen, unseen
from bot.assistant.ports import Storage
from bot.vocabulary import Message

Clock = Callable[[], datetime]
"""What time it is, in UTC."""


def hand_out(
    storage: Storage, person: str, show: Callable[[Sequence[Message]], None], clock: Clock
) -> None:
    """Show all that waits for the person at once; where nothing waits, show that too.

    What a killed process had only begun to write is shown again: its reader is gone with it.
    """
    with storage.read_only() as work:
        waiting = unseen(work, person)
    show([outgoing.message for outgoing in waiting])
    if waiting:
        keep_seen(storage, {person: waiting[-1].id}, clock())
