"""The workspaces that the app is installed in: who the bot is there, and how to call Slack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Protocol

from slack_bolt.authorization import AuthorizeResult

from bot.channels.slack.api.client import Alert, SlackClient, new_client

FRESH = timedelta(minutes=1)
"""How long it is believed that a workspace still has the app, and with which token."""
SOON = timedelta(seconds=2)
"""How long it is believed that a workspace does not have it."""


@dataclass(frozen=True)
class Bot:
    """The app in one workspace. The token is never shown."""

    team: str
    user: str
    id: str
    calls: SlackClient


class Workspaces(Protocol):
    """Where the app is installed."""

    def bot(self, team: str) -> Bot | None:
        """The app in a workspace; None where it is not installed."""


def calls_of(workspaces: Workspaces) -> Callable[[str], SlackClient | None]:
    """The calls of a workspace, as channels and desks ask for them."""

    def calls(team: str) -> SlackClient | None:
        bot = workspaces.bot(team)
        return bot.calls if bot else None

    return calls


def authorizer(workspaces: Workspaces) -> Callable[..., AuthorizeResult | None]:
    """Tells bolt who the bot is where something came from; Slack is not asked for that."""

    def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
        bot = workspaces.bot(team_id or "")
        if bot is None:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_user_id=bot.user,
            bot_id=bot.id,
            bot_token=bot.calls.client.token,
        )

    return authorize


@dataclass(frozen=True)
class OneWorkspace:
    """The only workspace, with a token that was configured."""

    only: Bot

    def bot(self, team: str) -> Bot | None:
        """The app in the workspace, if it is this one."""
        return self.only if team == self.only.team else None


@dataclass(frozen=True)
class Installation:
    """What is kept of an installation."""

    team: str
    user: str
    bot_id: str
    token: str


class ManyWorkspaces:
    """Workspaces that installed the app. Each is looked up at most once a minute.

    `find` looks one up, and renews a token that is about to expire.
    """

    def __init__(
        self,
        find: Callable[[str], Installation | None],
        base_url: str,
        clock: Callable[[], datetime],
        alert: Alert,
    ) -> None:
        self._find = find
        self._base_url = base_url
        self._clock = clock
        self._alert = alert
        self._known: dict[str, tuple[Bot | None, datetime]] = {}
        self._lock = Lock()

    def bot(self, team: str) -> Bot | None:
        """The app in a workspace; None where it is not installed."""
        now = self._clock()
        with self._lock:
            held = self._known.get(team)
            if held is None or held[1] <= now:
                found = self._look_up(team, held[0] if held else None)
                held = self._known[team] = (found, now + (FRESH if found else SOON))
            return held[0]

    def forget(self, team: str) -> None:
        """Look it up anew: something changed there."""
        with self._lock:
            self._known.pop(team, None)

    def _look_up(self, team: str, held: Bot | None) -> Bot | None:
        found = self._find(team)
        if found is None:
            return None
        if held is not None and held.calls.client.token == found.token:
            return held
        client = new_client(found.token, self._base_url)
        return Bot(team, found.user, found.bot_id, SlackClient(client, self._clock, self._alert))
