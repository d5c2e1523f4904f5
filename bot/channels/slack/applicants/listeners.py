"""What is heard of applicants in Slack. Everything is acknowledged once it was committed."""

from __future__ import annotations

from dataclasses import replace
from threading import Lock
from typing import Any

from slack_bolt import Ack, App

from bot.channels.slack.api.address import SlackAddress
from bot.channels.slack.api.modals import action_of
from bot.channels.slack.applicants.events import (
    WISH_TO_ASK,
    Incoming,
    Json,
    Origin,
    commanded,
    corrected,
    directly,
    mentioned,
    pressed,
    said,
    seconds,
    team_of,
)
from bot.channels.slack.applicants.ids import ACTION, ASK, ASK_SHORTCUT, COMMAND, FORM, PREFIX
from bot.channels.slack.applicants.modals import (
    language_of,
    open_ask,
    open_form,
    phrases_for,
    publish_home,
    suggest,
    take_form,
    take_question,
    user_of,
)
from bot.channels.slack.applicants.service import SlackApplicantService
from bot.vocabulary import Turn
from bot.vocabulary.choice_ids import ChoiceId

GAP = 2.0
"""Seconds within which the same press on the same message is meant once."""

MOST = 10_000


class DoubleClickFilter:
    """Remembers the last presses. Safe to share between threads.

    A redelivery is no double click: it bears the same moment, and finds its own event key.
    """

    def __init__(self) -> None:
        self._pressed: dict[tuple[str, str, str | None], float] = {}
        self._lock = Lock()

    def is_double(self, incoming: Incoming) -> bool:
        """Whether the same was pressed just before this."""
        origin, turn = incoming.origin, incoming.turn
        key = (origin.user, f"{origin.channel}/{origin.ts}", turn.choose)
        with self._lock:
            before = self._pressed.get(key)
            if before is not None and 0 < abs(origin.at - before) < GAP:
                return True
            if len(self._pressed) >= MOST:
                self._pressed.clear()
            self._pressed[key] = origin.at
            return False

    def forget(self, incoming: Incoming) -> None:
        """It failed, so that pressing once more is meant."""
        origin, turn = incoming.origin, incoming.turn
        with self._lock:
            self._pressed.pop((origin.user, f"{origin.channel}/{origin.ts}", turn.choose), None)


CORRECTED = ("message_changed", "message_deleted")

CONSENT = str(ChoiceId.consent(is_given=True))


def listen(app: App, service: SlackApplicantService) -> None:
    """Register everything that applicants do on a bolt app.

    `App(process_before_response=True)`: an acknowledgement follows the commit.
    """
    applicants = ApplicantListeners(service)
    app.event("message", matchers=[is_direct])(applicants.hear)
    app.event("app_mention")(applicants.hear_mention)
    app.event("app_home_opened")(applicants.open)
    app.command(COMMAND)(applicants.command)
    app.shortcut(ASK_SHORTCUT)(applicants.shortcut)
    app.action(ACTION)(applicants.press)
    app.view(f"{PREFIX}{ASK}")(applicants.submit_question)
    app.view(f"{PREFIX}{FORM}")(applicants.submit_form)


def is_direct(event: dict[str, Any]) -> bool:
    """Whether a message is one to us alone."""
    return bool(event.get("channel_type") == "im")


class ApplicantListeners:
    """The listeners. They only translate: what anything means is decided elsewhere."""

    def __init__(self, service: SlackApplicantService) -> None:
        self._service = service
        self._doubles = DoubleClickFilter()

    # Messages.

    def hear(self, body: dict[str, Any]) -> None:
        """A direct message, or an edit or a deletion of one."""
        if body["event"].get("subtype") in CORRECTED:
            correction = corrected(body)
            if correction is not None:
                self._service.correct(correction)
            return
        incoming = said(body)
        if incoming is not None:
            self._service.take(self._spoken(incoming))

    def hear_mention(self, body: dict[str, Any], context: dict[str, Any]) -> None:
        """A mention: answered where it was asked, unless it is something private."""
        incoming = mentioned(body, str(context.get("bot_user_id") or ""))
        if incoming is not None:
            self._take_public(self._spoken(incoming))

    def _spoken(self, incoming: Incoming) -> Incoming:
        """The same, with the language of the person's client."""
        origin = incoming.origin
        language = self._service.language_in(origin.team, origin.user)
        return replace(incoming, turn=replace(incoming.turn, language=language))

    def _take_public(self, incoming: Incoming) -> None:
        """Answer in the thread; what is private goes on in direct messages."""
        self._service.take(incoming)
        if self._service.is_private(incoming.turn):
            self._service.take(directly(incoming))

    # Opening.

    def open(self, body: dict[str, Any]) -> None:
        """Somebody looks at the home or at the messages."""
        event, team = body["event"], team_of(body)
        user, channel = str(event["user"]), str(event.get("channel") or "")
        if event.get("tab") == "home":
            return publish_home(self._service, team, user)
        if event.get("tab") == "messages":
            suggest(self._service, team, user, channel)
            self._greet(body, team, user)
        return None

    def _greet(self, body: Json, team: str, user: str) -> None:
        """Welcome who has never been here."""
        person = str(SlackAddress(team, user))
        if self._service.spoken(person) is not None:
            return
        origin = Origin(team, user, at=seconds(body["event"].get("event_ts")))
        self._service.take(self._spoken(Incoming(Turn(event="opened", person=person), origin)))

    # Commands and shortcuts.

    def command(self, ack: Ack, body: dict[str, Any]) -> None:
        """A slash command. The reply comes as a direct message, and this says so elsewhere."""
        incoming = commanded(body, language_of(self._service, body))
        if incoming.turn.choose == WISH_TO_ASK:
            open_ask(self._service, body)
            ack()
            return
        self._service.take(incoming)
        if incoming.origin.channel.startswith("D"):
            ack()
        else:
            ack(text=phrases_for(self._service, team_of(body), user_of(body)).elsewhere)

    def shortcut(self, ack: Ack, body: dict[str, Any]) -> None:
        """The global shortcut: a window for a question."""
        open_ask(self._service, body)
        ack()

    # Pressing.

    def press(self, ack: Ack, body: dict[str, Any], action: dict[str, Any]) -> None:
        """A button or a menu of ours."""
        name = action_of(str(action["action_id"]), PREFIX)
        if name == ASK:
            open_ask(self._service, body)
        elif name == FORM:
            open_form(self._service, body)
        else:
            self._pick(body)
        ack()

    def _pick(self, body: dict[str, Any]) -> None:
        incoming = pressed(body, language_of(self._service, body))
        if incoming is None or self._doubles.is_double(incoming):
            return
        try:
            self._take_pressed(incoming)
        except BaseException:
            self._doubles.forget(incoming)
            raise
        if incoming.turn.choose == CONSENT and not incoming.turn.is_public:
            open_form(self._service, body)
        if "view" in body:
            publish_home(self._service, incoming.origin.team, incoming.origin.user)

    def _take_pressed(self, incoming: Incoming) -> None:
        if incoming.turn.is_public:
            self._take_public(incoming)
        else:
            self._service.take(incoming)

    # Windows.

    def submit_question(self, ack: Ack, body: dict[str, Any]) -> None:
        """A question typed into the window."""
        take_question(self._service, body)
        ack()

    def submit_form(self, ack: Ack, body: dict[str, Any]) -> None:
        """The contact form: taken, or handed back with what is wrong beside each field."""
        mistakes = take_form(self._service, body)
        if mistakes:
            ack(response_action="errors", errors=dict(mistakes))
        else:
            ack()
