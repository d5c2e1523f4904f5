"""The sign that somebody is writing, for whoever waits longer than people like to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Timer

from bot.channels.teams.api.activity import TeamsActivity
from bot.channels.teams.api.connector import Connector

SLOW = 0.5
"""Seconds. A turn takes a few thousandths, unless a start or a busy database holds it up."""
TYPING = {"type": "typing"}


@dataclass(frozen=True)
class TypingSign:
    """Shows it, without any promise: Teams takes it away by itself, or with the next message."""

    connector: Connector
    after: float = SLOW

    @contextmanager
    def shown(self, activity: TeamsActivity) -> Iterator[None]:
        """Show it to whoever wrote this, should what is done meanwhile take its time."""
        timer = Timer(self.after, self._show, [activity.service_url, activity.conversation.id])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _show(self, service: str, conversation: str) -> None:
        with suppress(RuntimeError):  # the connection was closed meanwhile
            self.connector.send(service, conversation, TYPING)
