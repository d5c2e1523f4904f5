"""Joins the desk to a bolt app: presses, windows, the menu of a message, and the desk's channel.

What staff write to each other in the channel is not read, kept or sent anywhere. Register this
before what listens to applicants: bolt gives every event to the first listener that fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bot.assistant.desk.actions import DeskAction, DeskMessage, Done, Download
from bot.channels.slack.api.address import desk_of as desk_id
from bot.channels.slack.api.client import SlackClient
from bot.channels.slack.desk import events
from bot.channels.slack.desk.ids import PREFIX, SHORTCUT
from bot.channels.slack.desk.location import Location, Payload, location_of
from bot.channels.slack.desk.responses import Responder
from bot.channels.slack.desk.service import SlackDeskService
from bot.channels.slack.desk.threads import (
    change_of,
    keep_sent,
    lead_at,
    mention_of,
    text_to_send,
    was_sent,
)


@dataclass(frozen=True)
class DeskListeners:
    """Hears staff and answers them; what anything means is decided by the service."""

    service: SlackDeskService

    # What people do. Each commits before Slack is told that it was heard.

    def press(self, body: Payload, ack: Ack, context: BoltContext) -> None:
        """A button was pressed."""
        location, answering = self._at(body, context)
        reply = self.service.chat.handle(events.pressed(body, location, answering.language))
        ack()
        self.service.beside(lambda: answering.press(reply))

    def submit(self, body: Payload, ack: Ack, context: BoltContext) -> None:
        """A window was handed in."""
        location, answering = self._at(body, context)
        act = events.handed_in(body, location, answering.language)
        reply = self.service.chat.handle(act)
        if act.action == "reply.send" and isinstance(reply, Done) and location.sent_on:
            keep_sent(
                self.service.chat.storage,
                desk_id(location.team, location.channel),
                act.value,
                location.sent_on,
            )
        ack(**answering.submission(reply, frozenset(act.values)))
        if isinstance(reply, Download):
            self.service.beside(lambda: answering.hand_over(reply))

    def send_on(self, body: Payload, ack: Ack, context: BoltContext) -> None:
        """Somebody wishes to send a message of the thread to the applicant."""
        location, answering = self._at(body, context)
        desk = desk_id(location.team, location.channel)
        reference = (
            lead_at(self.service.chat.storage, desk, location) if desk in self.service.desks else ""
        )
        if not reference:
            return self._say(ack, answering, DeskMessage.NO_LEAD_HERE)
        text = text_to_send(body["message"], self._namer(location))
        if text is None:
            return self._say(ack, answering, DeskMessage.TOO_LONG_TO_SEND)
        reply = self.service.chat.handle(
            events.taken_over(reference, text, location, answering.language)
        )
        ack()
        with_source = replace(
            answering, location=replace(location, source=location.ts if text else "")
        )
        return self.service.beside(lambda: with_source.press(reply))

    def change(self, body: Payload, event: Payload, context: BoltContext) -> None:
        """Somebody edited or deleted a message in the channel of the desk."""
        changed = change_of(event, team_of(context))
        if changed is None:
            return
        location, message = changed
        desk = desk_id(location.team, location.channel)
        if was_sent(self.service.chat.storage, desk, location) and self._is_new(location, body):
            self._whisper_later(location, message)

    def mention(self, body: Payload, event: Payload, context: BoltContext) -> None:
        """Somebody addressed the counter: in a thread it says what stays there, else how it is."""
        location = mention_of(event, team_of(context))
        if location is None or not self._is_new(location, body):
            return None
        if location.whispers_in:
            return self._whisper_later(location, DeskMessage.STAYS_HERE)
        answering = self._answering(location)
        act = DeskAction(
            str(body["event_id"]), str(location.actor), "digest", language=answering.language
        )
        reply = self.service.chat.handle(act)
        return self.service.beside(lambda: answering.say(reply))

    # What that needs.

    def _at(self, body: Payload, context: BoltContext) -> tuple[Location, Responder]:
        location = location_of(body, team_of(context))
        return location, self._answering(location)

    def _answering(self, location: Location) -> Responder:
        language = self.service.colleagues.language(str(location.actor))
        return Responder(self._quiet_calls_of, self.service.chat.message, location, language)

    def _quiet_calls_of(self, team: str) -> SlackClient | None:
        """Calls that alert nobody: that a trigger is too old, or a guest gone, is no trouble."""
        calls = self.service.calls_of(team)
        return SlackClient(calls.client, self.service.services.clock) if calls else None

    def _say(self, ack: Ack, answering: Responder, message: DeskMessage) -> None:
        ack()
        self.service.beside(lambda: answering.mention(message))

    def _whisper_later(self, location: Location, message: DeskMessage) -> None:
        self.service.beside(lambda: self._answering(location).mention(message))

    def _namer(self, location: Location) -> Callable[[str], str]:
        return lambda user: self.service.colleagues.name(f"slack:{location.team}:{user}")

    def _is_new(self, location: Location, body: Payload) -> bool:
        """Whether Slack tells of this event for the first time."""
        return self.service.chat.is_new(str(location.actor), str(body["event_id"]))

    def is_here(self, event: Payload, context: BoltContext) -> bool:
        """Whether an event is from the channel of a desk."""
        return desk_id(team_of(context), str(event.get("channel") or "")) in self.service.desks


def team_of(context: BoltContext) -> str:
    """The workspace in which the app was addressed."""
    return str(context.team_id or "")


def register(app: App, service: SlackDeskService) -> None:
    """Have the desk hear what is done in Slack."""
    desk = DeskListeners(service)
    ours = re.compile(f"^{re.escape(PREFIX)}")

    def is_here(event: Any, context: BoltContext) -> bool:
        return desk.is_here(event, context)

    app.action(ours)(desk.press)
    app.view(ours)(desk.submit)
    app.message_shortcut(SHORTCUT)(desk.send_on)
    app.event("message", matchers=[is_here])(desk.change)
    app.event("app_mention", matchers=[is_here])(desk.mention)
