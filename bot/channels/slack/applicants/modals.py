"""Windows and homes of applicants: drawn when they are opened, read when they are handed in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.channels.slack.api.address import SlackAddress
from bot.channels.slack.api.modals import home_of, values_of, view_of
from bot.channels.slack.applicants.events import (
    Json,
    Origin,
    asked,
    submission_key,
    team_of,
    wishing_to_ask,
)
from bot.channels.slack.applicants.ids import ASK, PREFIX
from bot.channels.slack.applicants.service import SlackApplicantService
from bot.vocabulary import Language
from bot.vocabulary.ui import Dialog, Input, InputKind
from bot.wording.applicants.channels.channel_labels import Phrases

QUESTION = "question"
MOST = 3_000


def phrases_for(service: SlackApplicantService, team: str, user: str) -> Phrases:
    """Phrases in the language that a person speaks here, or else in that of their client."""
    spoken = service.spoken(str(SlackAddress(team, user))) or service.language_in(team, user)
    return service.phrases(spoken or Language.JA)


def ask_dialog(phrases: Phrases) -> Dialog:
    """A window to ask a question in."""
    question = Input(QUESTION, phrases.ask_label, InputKind.PROSE, hint=phrases.ask_hint, most=MOST)
    return Dialog(
        ASK, phrases.ask_title, inputs=(question,), submit=phrases.ask_submit, close=phrases.close
    )


def open_ask(service: SlackApplicantService, body: Json) -> None:
    """Open the window for a question; where that fails, invite to ask in direct messages."""
    phrases = phrases_for(service, team_of(body), user_of(body))
    if not open_dialog(service, body, ask_dialog(phrases)):
        service.take(wishing_to_ask(body, language_of(service, body)))


def open_form(service: SlackApplicantService, body: Json) -> None:
    """Open the contact form, if it is open for this person."""
    team, user = team_of(body), user_of(body)
    dialog = service.form(str(SlackAddress(team, user)), language_of(service, body))
    if dialog is not None:
        open_dialog(service, body, dialog)


def open_dialog(service: SlackApplicantService, body: Json, dialog: Dialog) -> bool:
    """Open a window, which Slack allows for three seconds; whether it is surely open.

    What can be filled in there can be said in direct messages as well.
    """
    calls = service.calls_of(team_of(body))
    if calls is None or not body.get("trigger_id"):
        return False
    return calls.open_view(str(body["trigger_id"]), view_of(dialog, PREFIX)).is_done


def take_question(service: SlackApplicantService, body: Json) -> None:
    """Take a question that was typed into the window."""
    text = values_of(body["view"]["state"]["values"]).get(QUESTION, "")
    service.take(asked(body, text, language_of(service, body)))


def take_form(service: SlackApplicantService, body: Json) -> Mapping[str, str]:
    """Take the contact form; what is wrong, by field, where something is."""
    values = values_of(body["view"]["state"]["values"])
    origin = Origin(team=team_of(body), user=user_of(body))
    person = str(SlackAddress(origin.team, origin.user))
    key = submission_key(body, *(f"{name}={value}" for name, value in sorted(values.items())))
    mistakes = service.fill(person, key, values, origin)
    return {name: text for name, text in mistakes.items() if name in values}


def publish_home(service: SlackApplicantService, team: str, user: str) -> None:
    """Show a person where they stand."""
    calls = service.calls_of(team)
    if calls is None:
        return
    screen, _ = service.home(str(SlackAddress(team, user)), service.language_in(team, user))
    calls.publish_home(user, home_of(screen, PREFIX))


def suggest(service: SlackApplicantService, team: str, user: str, channel: str) -> None:
    """Suggest what to begin with, above the messages."""
    calls = service.calls_of(team)
    if calls is None:
        return
    phrases = phrases_for(service, team, user)
    calls.set_prompts(channel, phrases.welcome, phrases.prompts)


def language_of(service: SlackApplicantService, body: Json) -> Language | None:
    """The language of the client of whoever did this."""
    return service.language_in(team_of(body), user_of(body))


def user_of(body: Json) -> str:
    """Who did it."""
    user: Any = body.get("user")
    return str(user["id"] if isinstance(user, Mapping) else body.get("user_id") or "")
