"""What of the settings is about Slack, as a whole that works, or all that is missing for that."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.settings import PREFIX, Settings, SettingsError, missing, plain

DESK = re.compile(r"(?:(?P<team>T[A-Z0-9]+):)?(?P<channel>[CG][A-Z0-9]+)")

STAFF = re.compile(r"[UWS][A-Z0-9]+")


@dataclass(frozen=True)
class SlackSettings:
    """Slack as it is configured. Secrets are empty where they are not used; none is ever shown.

    One workspace: `bot_token`. Several: `client_id` and `client_secret`, with which each installs
    the app. Events come over Socket Mode where there is an `app_token`, otherwise over HTTP, signed
    with the `signing_secret`. `desk_team` is empty where the workspace of the bot is meant;
    `desk_channel` is empty where staff work elsewhere. `staff`: ids of users and of user groups.
    """

    bot_token: str = field(repr=False)
    app_token: str = field(repr=False)
    signing_secret: str = field(repr=False)
    client_id: str
    client_secret: str = field(repr=False)
    desk_team: str
    desk_channel: str
    staff: tuple[str, ...]
    api_url: str

    @property
    def is_for_many(self) -> bool:
        """Whether several workspaces can install the app."""
        return bool(self.client_id)

    @property
    def is_socket_mode(self) -> bool:
        """Whether events come over Socket Mode."""
        return bool(self.app_token)


def slack_settings(settings: Settings) -> SlackSettings | None:
    """What is set about Slack; None where nothing is.

    Raises `SettingsError` with all that is missing or wrong, one line each.
    """
    if not is_anything_set(settings):
        return None
    wrong = [*wrong_tokens(settings), *wrong_transport(settings), *wrong_desk(settings)]
    if wrong:
        raise SettingsError("\n".join(wrong))
    desk = DESK.fullmatch(settings.slack_desk_channel.strip())
    return SlackSettings(
        bot_token=plain(settings.slack_bot_token),
        app_token=plain(settings.slack_app_token),
        signing_secret=plain(settings.slack_signing_secret),
        client_id=settings.slack_client_id.strip(),
        client_secret=plain(settings.slack_client_secret),
        desk_team=(desk["team"] or "") if desk else "",
        desk_channel=desk["channel"] if desk else "",
        staff=staff_in(settings.slack_staff),
        api_url=f"{settings.slack_api_url.strip().rstrip('/')}/",
    )


def is_anything_set(settings: Settings) -> bool:
    """Whether somebody began to configure Slack."""
    tokens = (settings.slack_bot_token, settings.slack_app_token, settings.slack_signing_secret)
    words = (settings.slack_client_id, settings.slack_desk_channel, settings.slack_staff)
    return any((*map(plain, (*tokens, settings.slack_client_secret)), *map(str.strip, words)))


def wrong_tokens(settings: Settings) -> list[str]:
    """What is wrong about who acts: a bot of one workspace, or an app that many install."""
    bot, client = plain(settings.slack_bot_token), settings.slack_client_id.strip()
    secret = plain(settings.slack_client_secret)
    wrong = []
    if not (bot or client or secret):
        wrong.append(missing("SLACK_BOT_TOKEN", "it begins with xoxb- (OAuth & Permissions)"))
    if bot and (client or secret):
        wrong.append(
            f"{PREFIX}SLACK_BOT_TOKEN is for one workspace, {PREFIX}SLACK_CLIENT_ID and "
            f"{PREFIX}SLACK_CLIENT_SECRET are for several: set either the one or the others"
        )
    if bot and not bot.startswith(("xoxb-", "xoxe.xoxb-")):
        wrong.append(f"{PREFIX}SLACK_BOT_TOKEN is none: it begins with xoxb-")
    if client and not secret:
        wrong.append(missing("SLACK_CLIENT_SECRET", "Basic Information > App Credentials"))
    if secret and not client:
        wrong.append(missing("SLACK_CLIENT_ID", "Basic Information > App Credentials"))
    return wrong


def wrong_transport(settings: Settings) -> list[str]:
    """What is wrong about the way in."""
    app, signing = plain(settings.slack_app_token), plain(settings.slack_signing_secret)
    wrong = []
    if not (app or signing):
        wrong.append(
            f"{PREFIX}SLACK_APP_TOKEN is missing: for Socket Mode; it begins with xapp- (Basic "
            f"Information > App-Level Tokens). Or {PREFIX}SLACK_SIGNING_SECRET: for events over "
            "HTTP (Basic Information > App Credentials)"
        )
    if app and not app.startswith("xapp-"):
        wrong.append(f"{PREFIX}SLACK_APP_TOKEN is none: it begins with xapp-")
    if urlsplit(settings.slack_api_url.strip()).scheme not in ("http", "https"):
        wrong.append(f"{PREFIX}SLACK_API_URL is no address: the usual one is there without it")
    return wrong


def wrong_desk(settings: Settings) -> list[str]:
    """What is wrong about where staff work."""
    channel, staff = settings.slack_desk_channel.strip(), staff_in(settings.slack_staff)
    desk, wrong = DESK.fullmatch(channel), []
    if channel and not desk:
        wrong.append(
            f"{PREFIX}SLACK_DESK_CHANNEL is the id of a channel, such as C0123456789 (at the end "
            "of the channel's details), not its name"
        )
    if desk and not desk["team"] and settings.slack_client_id.strip():
        wrong.append(
            f"{PREFIX}SLACK_DESK_CHANNEL has to say in which workspace: T0123456789:C0123456789"
        )
    if channel and not staff:
        wrong.append(missing("SLACK_STAFF", "who may act there: ids of users or of user groups"))
    if staff and not channel:
        wrong.append(missing("SLACK_DESK_CHANNEL", "the id of the channel where staff work"))
    unknown = [name for name in staff if not STAFF.fullmatch(name)]
    if unknown:
        wrong.append(
            f"{PREFIX}SLACK_STAFF: {', '.join(unknown)}: ids begin with U or W (users) or S (user "
            "groups)"
        )
    return wrong


def staff_in(text: str) -> tuple[str, ...]:
    """The names in a list that is separated by commas or spaces."""
    return tuple(dict.fromkeys(re.findall(r"[^\s,;]+", text)))
