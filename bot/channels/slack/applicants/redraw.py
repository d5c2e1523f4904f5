"""Messages in Slack drawn anew: with their answer, or the word that they were asked again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.assistant.ports import Outgoing
from bot.channels.common.message_language import language_in
from bot.channels.slack.api.address import parse_address, place_of
from bot.channels.slack.api.client import SlackClientOf
from bot.channels.slack.applicants.messages import (
    PhrasesIn,
    SlackMessage,
    draw,
    draw_closed,
    draw_superseded,
)
from bot.wording.applicants.channels.channel_labels import Phrases


@dataclass(frozen=True)
class SlackRedraw:
    """Calls Slack for `bot.runtime.outgoing.closed_messages`."""

    calls_of: SlackClientOf
    phrases: PhrasesIn

    def close(self, shown: Outgoing, label: str) -> None:
        """Put the answer in the place of the buttons."""
        phrases = self.phrases(language_in(shown.message))
        self._redraw(shown, draw_closed(shown.message, shown.id, label, phrases), phrases)

    def supersede(self, shown: Outgoing) -> None:
        """Say in the place of the buttons that the question was asked again."""
        phrases = self.phrases(language_in(shown.message))
        self._redraw(shown, draw_superseded(shown.message, phrases), phrases)

    def _redraw(self, shown: Outgoing, drawn: Sequence[SlackMessage], phrases: Phrases) -> None:
        """Change the last part of a message, where it still has as many parts."""
        address, at = parse_address(shown.person), place_of(shown.receipt)
        calls = self.calls_of(address.team) if address else None
        if calls is None or at is None:
            return
        if len(drawn) == len(draw(shown.message, shown.id, phrases)):
            calls.update(at, drawn[-1].text, drawn[-1].blocks)
