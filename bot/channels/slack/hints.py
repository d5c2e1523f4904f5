"""Telling a person how it is going when it takes longer than Slack waits."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from slack_sdk.errors import SlackClientError
from slack_sdk.webhook import WebhookClient

from bot.channels.slack.api.client import SlackClientOf
from bot.channels.slack.envelope import Envelope

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SlackProgressHint:
    """A status in the direct messages, otherwise a line that only this person sees.

    Nothing is known of the person's language while the turn is not handled: `working_text` and
    `failed_text` are to be understood by everybody.
    """

    calls_of: SlackClientOf
    working_text: str
    failed_text: str

    def working(self, envelope: Envelope) -> None:
        """It takes longer than usual."""
        if envelope.thread:
            self._set_status(envelope, self.working_text)
        else:
            self._whisper(envelope, self.working_text)

    def done(self, envelope: Envelope) -> None:
        """It is done after all: the status would stand there until something is written."""
        if envelope.thread:
            self._set_status(envelope, "")

    def failed(self, envelope: Envelope) -> None:
        """It went wrong. Slack brings a message again by itself, but not a click or a command."""
        if envelope.response_url:
            self._whisper(envelope, self.failed_text)

    def _set_status(self, envelope: Envelope, status: str) -> None:
        calls = self.calls_of(envelope.team)
        if calls is not None:
            calls.set_status(envelope.channel, envelope.thread, status)

    def _whisper(self, envelope: Envelope, text: str) -> None:
        """Where Slack gave an address for answers, it works also where the app is no member."""
        if envelope.response_url:
            answer_at(envelope.response_url, text)
        elif envelope.channel and (calls := self.calls_of(envelope.team)) is not None:
            calls.whisper(envelope.channel, envelope.user, text)


def answer_at(url: str, text: str) -> None:
    """Say something that only this person sees; what was there stays."""
    try:
        WebhookClient(url, timeout=5).send(
            text=text, response_type="ephemeral", replace_original=False
        )
    except (SlackClientError, OSError) as error:
        log.warning("A person could not be told how it is going: %s", type(error).__name__)
