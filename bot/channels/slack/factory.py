"""From what is configured to Slack as a channel that can be started."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from bot import bootstrap
from bot.channels.common.chat_desk import with_desks
from bot.channels.slack.alerts import Alerts
from bot.channels.slack.api.client import Alert, SlackClient, new_client
from bot.channels.slack.api.responses import ApiOutcome, ApiResult
from bot.channels.slack.app import SlackApp, desks_of
from bot.channels.slack.oauth import Finder, listen_for_leaving, pages
from bot.channels.slack.settings import SlackSettings, slack_settings
from bot.channels.slack.workspaces import Bot, ManyWorkspaces, OneWorkspace
from bot.runtime.adapter import Services
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.settings import Settings, SettingsError
from bot.storage.slack_installations import open_installations

Clock = Callable[[], datetime]


def configured(wanted: Settings) -> SlackSettings | None:
    """Slack as it is configured; None where it is not. Half of it is trouble."""
    try:
        return slack_settings(wanted)
    except SettingsError as error:
        raise bootstrap.TroubleError(str(error), exit_code=2) from error


@contextmanager
def open_slack(
    wanted: Settings,
    settings: SlackSettings,
    services: Services,
    pacing: DeliveryPace | None = None,
) -> Iterator[tuple[SlackApp, Services]]:
    """Slack, and what is shared from now on: new leads are shown at its desk.

    Whatever is wrong is told before anything is started.
    """
    pace = pacing or DeliveryPace()
    if not settings.is_for_many:
        bot = one_bot(settings, services.clock)
        desks = desks_of(settings, bot.team)
        alert = alerts_of(services, desks)
        alone = OneWorkspace(with_alert(bot, services.clock, alert))
        wider = with_desks(services, desks)
        yield SlackApp(settings, wider, alone, desks, pace, alert=alert), wider
        return
    desks = desks_of(settings, "")
    wider = with_desks(services, desks)
    with open_installations(wanted.database_url, settings.client_id) as kept:
        finder = Finder(settings, kept)
        alert = alerts_of(services, desks)
        many = ManyWorkspaces(finder, settings.api_url, services.clock, alert)
        installing = pages(settings, kept, services.clock)
        app = SlackApp(settings, wider, many, desks, pace, installing, alert)
        listen_for_leaving(app.bolt, kept, many)
        yield app, wider


def alerts_of(services: Services, desks: tuple[str, ...]) -> Alerts:
    """Tells these desks of trouble."""
    return Alerts(services.assistant.storage, desks, services.clock, services.beside)


def one_bot(settings: SlackSettings, clock: Clock) -> Bot:
    """Who the bot is, as Slack says of its token."""
    calls = SlackClient(new_client(settings.bot_token, settings.api_url), clock)
    answer = calls.ask("auth.test")
    if not answer.is_done:
        raise bootstrap.TroubleError(refusal_of(answer))
    told = {name: str(answer.data.get(name) or "") for name in ("team_id", "user_id", "bot_id")}
    return Bot(told["team_id"], told["user_id"], told["bot_id"], calls)


def with_alert(bot: Bot, clock: Clock, alert: Alert) -> Bot:
    """The same bot, whose calls tell of trouble."""
    return replace(bot, calls=SlackClient(bot.calls.client, clock, alert))


def refusal_of(answer: ApiResult) -> str:
    """Why the bot's token is of no use, and what to do."""
    if answer.ending in (ApiOutcome.UNREACHED, ApiOutcome.UNKNOWN, ApiOutcome.LIMITED):
        return f"Slack cannot be reached: {answer.error}"
    return (
        f"Slack does not accept MADOGUCHI_SLACK_BOT_TOKEN: {answer.error}. Install the app again "
        "(OAuth & Permissions) and set the token that is shown there"
    )


@contextmanager
def workspace_to_examine(wanted: Settings, settings: SlackSettings) -> Iterator[SlackClient | None]:
    """The calls of the only workspace, or of the desk's, or of any that installed the app."""
    if not settings.is_for_many:
        yield SlackClient(new_client(settings.bot_token, settings.api_url), bootstrap.now)
        return
    with (
        bootstrap.open_database(wanted),
        open_installations(wanted.database_url, settings.client_id) as kept,
    ):
        team = settings.desk_team or next(iter(kept.teams()), "")
        found = Finder(settings, kept)(team)
        client = new_client(found.token, settings.api_url) if found else None
        yield SlackClient(client, bootstrap.now) if client else None
