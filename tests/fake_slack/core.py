"""What the parts of this Slack share: the state, the app, and the way events take."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from tests.fake_slack.records import App, Channel, Json, ResponseUrl, Trigger, Workspace
from tests.fake_slack.socket_mode import SocketMode
from tests.fake_slack.state import State
from tests.storms.delivery import Delivery, PostOffice
from tests.storms.faults import Faults

TRIGGER_SECONDS = 3.0
RESPONSE_URL_SECONDS = 30 * 60.0

EVENT_SCOPES = {
    "message.im": "im:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "app_mention": "app_mentions:read",
    "member_joined_channel": "channels:read",
    "member_left_channel": "channels:read",
    "reaction_added": "reactions:read",
}
"""What a bot must be allowed to hear; other events are for everybody."""


class Core:
    """One Slack with one app, installed in any number of workspaces."""

    def __init__(self, app: App, faults: Faults) -> None:
        self.app = app
        self.faults = faults
        self.state = State()
        self.office = PostOffice(self.state.changed, faults)
        self.sockets = SocketMode(self.state.changed, self.office.clockwork, app.id)
        self.office.disturb = self.sockets.disconnect
        self.root = ""
        self.trigger_seconds = TRIGGER_SECONDS

    def scopes(self, workspace: Workspace) -> frozenset[str]:
        """What the bot of a workspace may do; nothing where it is not installed."""
        token = self.state.tokens.get(workspace.bot_token)
        return token.scopes if token and not token.is_revoked else frozenset()

    def hears(self, workspace: Workspace, name: str) -> bool:
        """Whether the app gets an event: it is subscribed, and installed with the scope."""
        token = self.state.tokens.get(workspace.bot_token)
        if token is None or (self.app.events is not None and name not in self.app.events):
            return False
        scope = EVENT_SCOPES.get(name)
        if scope is None:
            return True
        if scope not in self.scopes(workspace):
            return False
        self.state.used_scopes.add(scope)
        return True

    def emit(
        self, team: str, name: str, event: Json, channel: Channel | None = None
    ) -> Delivery | None:
        """Send an event, if the app is to hear it."""
        workspace = self.state.workspaces[team]
        if not self.hears(workspace, name):
            return None
        body = {
            "token": self.app.verification_token,
            "team_id": team,
            "enterprise_id": workspace.enterprise_id,
            "context_team_id": team,
            "context_enterprise_id": workspace.enterprise_id,
            "api_app_id": self.app.id,
            "event": event,
            "type": "event_callback",
            "event_id": self.state.new_id("Ev"),
            "event_time": int(time.time()),
            "authorizations": [
                {
                    "enterprise_id": workspace.enterprise_id,
                    "team_id": team,
                    "user_id": workspace.bot_user,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": bool(channel and channel.is_ext_shared),
            "event_context": self.state.new_id("4-"),
        }
        return self.office.send(Delivery("event", body))

    def emit_message(self, channel: Channel, event: Json) -> Delivery | None:
        """Send a message event, if the bot is in the channel."""
        if self.state.workspaces[channel.team].bot_user not in channel.members:
            return None
        words = {"im": "im", "public": "channels", "private": "groups"}
        event = {**event, "channel": channel.id, "channel_type": channel.type}
        return self.emit(channel.team, f"message.{words[channel.kind]}", event, channel)

    def new_trigger(self, user: str, team: str, view: str | None = None) -> str:
        """Lets the app open one view, soon."""
        name = f"{int(time.time() * 1000)}.{next(self.state.assistant)}.{self.state.new_id('t')}"
        until = time.monotonic() + self.trigger_seconds
        self.state.triggers[name] = Trigger(name, user, team, until, view)
        return name

    def new_response_url(self, channel: Channel, user: str, ts: str | None = None) -> str:
        """Lets the app answer where the person is, also where it is no member."""
        name = self.state.new_id("r")
        until = time.monotonic() + RESPONSE_URL_SECONDS
        self.state.response_urls[name] = ResponseUrl(
            name, channel.team, channel.id, user, ts, until
        )
        return f"{self.root}/hooks/{channel.team}/{name}"

    def complain(self, where: str, problems: list[str]) -> None:
        """Remember what was wrong."""
        self.state.problems += [f"{where}: {problem}" for problem in problems]

    def user_payload(self, user: str) -> Json:
        """A person, as interactions name them."""
        known = self.state.users[user]
        return {"id": user, "username": known.name, "name": known.name, "team_id": known.team}

    def team_payload(self, team: str) -> Json:
        """A workspace, as interactions name it."""
        return {"id": team, "domain": self.state.workspaces[team].domain}


Args = Mapping[str, Any]
