"""The manifest that an app in Slack is created from: exactly what is listened to and called.

Its form is Slack's (slackapi/manifest-schema, version 1). Texts are in one language: Slack knows
one name and one description for each thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.channels.slack.applicants.ids import ASK_SHORTCUT, COMMAND
from bot.channels.slack.applicants.ids import EVENTS as APPLICANT_EVENTS
from bot.channels.slack.applicants.ids import SCOPES as APPLICANT_SCOPES
from bot.channels.slack.desk import SHORTCUT
from bot.channels.slack.http import EVENTS_PATH, REDIRECT_PATH
from bot.wording.applicants.channels.channel_labels import phrases
from bot.wording.translator import Translator

DESK_EVENTS = ("message.channels", "message.groups")
"""Staff edit or delete what was sent to an applicant, in a public or in a private channel."""
DESK_SCOPES = (
    "channels:history",
    "files:write",
    "groups:history",
    "usergroups:read",
    "users:read",
)
MANY_EVENTS = ("app_uninstalled", "tokens_revoked")

NAME = "Madoguchi"
LONGEST_NAME = 35


@dataclass(frozen=True)
class ManifestShape:
    """What the manifest is for. Without a `url`, events come over Socket Mode.

    `is_for_many`: several workspaces install the app, which takes a `url` in any case; then
    `is_socket_mode` says how events come.
    """

    name: str = NAME
    url: str = ""
    is_for_many: bool = False
    is_socket_mode: bool = False
    has_desk: bool = True

    @property
    def events_url(self) -> str:
        """Where Slack sends events; empty for Socket Mode."""
        is_http = bool(self.url) and not self.is_socket_mode
        return f"{self.url.rstrip('/')}{EVENTS_PATH}" if is_http else ""


def scopes(*, has_desk: bool = True) -> list[str]:
    """Everything that the bot has to be allowed to do, and nothing else."""
    return sorted({*APPLICANT_SCOPES, *(DESK_SCOPES if has_desk else ())})


def events(shape: ManifestShape) -> list[str]:
    """Every event that is listened to."""
    desk = DESK_EVENTS if shape.has_desk else ()
    return sorted({*APPLICANT_EVENTS, *desk, *(MANY_EVENTS if shape.is_for_many else ())})


def manifest(shape: ManifestShape, voice: Translator) -> dict[str, Any]:
    """The manifest, ready to be written as JSON or YAML."""
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {
            "name": shape.name[:LONGEST_NAME],
            "description": voice.gettext("Pre-check, answers and a way to staff"),
            "background_color": "#1f4e79",
        },
        "features": features(shape, voice),
        "oauth_config": oauth(shape),
        "settings": settings(shape),
    }


def features(shape: ManifestShape, voice: Translator) -> dict[str, Any]:
    """What people find in Slack."""
    prompts = phrases(voice).prompts
    return {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": shape.name, "always_online": True},
        "agent_view": {
            "agent_description": voice.gettext(
                "Checks whether the programme fits your company, answers questions with their "
                "source, and puts you in touch with staff."
            ),
            "suggested_prompts": [{"title": t, "message": m} for t, m in prompts],
        },
        "shortcuts": shortcuts(shape, voice),
        "slash_commands": [slash_command(shape, voice)],
    }


def shortcuts(shape: ManifestShape, voice: Translator) -> list[dict[str, str]]:
    """What stands in Slack's menus."""
    ask = {
        "name": voice.gettext("Ask the counter"),
        "type": "global",
        "callback_id": ASK_SHORTCUT,
        "description": voice.gettext("Ask a question about the programme"),
    }
    send = {
        "name": voice.gettext("Send to applicant"),
        "type": "message",
        "callback_id": SHORTCUT,
        "description": voice.gettext("Send this message to the applicant, after a preview"),
    }
    return [ask, send] if shape.has_desk else [ask]


def slash_command(shape: ManifestShape, voice: Translator) -> dict[str, Any]:
    """The command; over HTTP Slack has to know where to send it."""
    command: dict[str, Any] = {
        "command": COMMAND,
        "description": voice.gettext("Pre-check, answers and a way to staff"),
        "usage_hint": "start | ask … | language | my data | help",
        "should_escape": False,
    }
    return {**command, "url": shape.events_url} if shape.events_url else command


def oauth(shape: ManifestShape) -> dict[str, Any]:
    """What a workspace agrees to."""
    asked: dict[str, Any] = {"scopes": {"bot": scopes(has_desk=shape.has_desk)}}
    if shape.is_for_many:
        asked["redirect_urls"] = [f"{shape.url.rstrip('/')}{REDIRECT_PATH}"]
    return asked


def settings(shape: ManifestShape) -> dict[str, Any]:
    """How Slack reaches the app."""
    subscriptions: dict[str, Any] = {"bot_events": events(shape)}
    interactivity: dict[str, Any] = {"is_enabled": True}
    if shape.events_url:
        subscriptions["request_url"] = shape.events_url
        interactivity["request_url"] = shape.events_url
    return {
        "event_subscriptions": subscriptions,
        "interactivity": interactivity,
        "org_deploy_enabled": False,
        "socket_mode_enabled": not shape.events_url,
        "token_rotation_enabled": shape.is_for_many,
    }
