"""Several workspaces: each installs the app in a browser, and its token is renewed in time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from slack_bolt import App, BoltContext
from slack_bolt.listener.builtins import TokenRevocationListeners
from slack_bolt.oauth import OAuthFlow
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk import WebClient
from slack_sdk.errors import SlackTokenRotationError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.token_rotation import TokenRotator

from bot.channels.slack.api.client import TIMEOUT
from bot.channels.slack.api.responses import TROUBLE
from bot.channels.slack.http import INSTALL_PATH, REDIRECT_PATH
from bot.channels.slack.manifest import scopes
from bot.channels.slack.oauth_states import SignedStates
from bot.channels.slack.settings import SlackSettings
from bot.channels.slack.workspaces import Installation, ManyWorkspaces
from bot.storage.slack_installations import Installations

log = logging.getLogger(__name__)

AHEAD = 120
"""Minutes before its end that a token is renewed; it lasts twelve hours."""


def bare_client(settings: SlackSettings) -> WebClient:
    """A client without a token, for what is asked in the name of the app."""
    return WebClient(base_url=settings.api_url, timeout=TIMEOUT, retry_handlers=[])


class Finder:
    """Looks up installations, and renews tokens that are about to expire."""

    def __init__(self, settings: SlackSettings, kept: Installations) -> None:
        self._kept = kept
        self._rotator = TokenRotator(
            client_id=settings.client_id,
            client_secret=settings.client_secret,
            client=bare_client(settings),
        )

    def __call__(self, team: str) -> Installation | None:
        """What is kept of a workspace; None where the app is not installed."""
        bot = self._kept.bot(team)
        if bot is None or not bot.bot_token:
            return None
        bot = self._renewed(team, bot)
        return Installation(team, bot.bot_user_id, bot.bot_id, bot.bot_token)

    def _renewed(self, team: str, bot: Bot) -> Bot:
        if not bot.bot_refresh_token:
            return bot
        try:
            fresh = self._rotator.perform_bot_token_rotation(
                bot=bot, minutes_before_expiration=AHEAD
            )
        except (SlackTokenRotationError, *TROUBLE) as error:
            # Another process may have been quicker: a refresh token is good once.
            log.warning("The token of %s was not renewed: %s", team, type(error).__name__)
            return self._kept.bot(team) or bot
        if fresh is None:
            return bot
        self._kept.store.save_bot(fresh)
        log.info("The token of %s was renewed", team)
        return fresh


def pages(settings: SlackSettings, kept: Installations, clock: Callable[[], datetime]) -> OAuthFlow:
    """The way to Slack, where somebody agrees for their workspace, and back from there."""
    asked = OAuthSettings(
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        scopes=scopes(has_desk=bool(settings.desk_channel)),
        install_path=INSTALL_PATH,
        redirect_uri_path=REDIRECT_PATH,
        install_page_rendering_enabled=False,
        installation_store=kept.store,
        state_store=SignedStates(settings.client_secret, clock),
    )
    return OAuthFlow(client=bare_client(settings), settings=asked)


def listen_for_leaving(app: App, kept: Installations, workspaces: ManyWorkspaces) -> None:
    """Forget a workspace that removed the app, and its tokens."""
    leaving = TokenRevocationListeners(kept.store)

    def forget(context: BoltContext) -> None:
        workspaces.forget(str(context.team_id or ""))

    @app.event("tokens_revoked")
    def revoked(event: dict[str, Any], context: BoltContext) -> None:
        leaving.handle_tokens_revoked_events(event, context)
        forget(context)

    @app.event("app_uninstalled")
    def uninstalled(context: BoltContext) -> None:
        leaving.handle_app_uninstalled_events(context)
        forget(context)
