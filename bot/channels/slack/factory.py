"""From what is configured to Slack as a face that can be started."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from bot import bootstrap
from bot.channels.slack.alerts import Alerts
from bot.channels.slack.api.client import Alert, Calls, new_client
from bot.channels.slack.api.rate_limit import Pacing
from bot.channels.slack.api.responses import Answer, Ending
from bot.channels.slack.app import SlackApp, desks_of
from bot.channels.slack.oauth import Finder, listen_for_leaving, pages
from bot.channels.slack.settings import SlackSettings, slack_settings
from bot.channels.slack.workspaces import Bot, ManyWorkspaces, OneWorkspace
from bot.runtime.adapter import Shared
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
    wanted: Settings, settings: SlackSettings, shared: Shared, pacing: Pacing | None = None
) -> Iterator[tuple[SlackApp, Shared]]:
    """Slack, and what is shared from now on: new leads are shown at its desk.

    Whatever is wrong is told before anything is started.
    """
    pace = pacing or Pacing()
    if not settings.is_for_many:
        bot = one_bot(settings, shared.clock)
        desks = desks_of(settings, bot.team)
        alert = alerts_of(shared, desks)
        alone = OneWorkspace(with_alert(bot, shared.clock, alert))
        wider = with_desks(shared, desks)
        yield SlackApp(settings, wider, alone, desks, pace, alert=alert), wider
        return
    desks = desks_of(settings, "")
    wider = with_desks(shared, desks)
    with open_installations(wanted.database_url, settings.client_id) as kept:
        finder = Finder(settings, kept)
        alert = alerts_of(shared, desks)
        many = ManyWorkspaces(finder, settings.api_url, shared.clock, alert)
        installing = pages(settings, kept, shared.clock)
        app = SlackApp(settings, wider, many, desks, pace, installing, alert)
        listen_for_leaving(app.bolt, kept, many)
        yield app, wider


def alerts_of(shared: Shared, desks: tuple[str, ...]) -> Alerts:
    """Tells these desks of trouble."""
    return Alerts(shared.counter.storage, desks, shared.clock, shared.beside)


def with_desks(shared: Shared, desks: tuple[str, ...]) -> Shared:
    """The same, with new leads shown at these desks."""
    return replace(shared, counter=replace(shared.counter, desks=desks))


def one_bot(settings: SlackSettings, clock: Clock) -> Bot:
    """Who the bot is, as Slack says of its token."""
    calls = Calls(new_client(settings.bot_token, settings.api_url), clock)
    answer = calls.ask("auth.test")
    if not answer.is_done:
        raise bootstrap.TroubleError(refusal_of(answer))
    told = {name: str(answer.data.get(name) or "") for name in ("team_id", "user_id", "bot_id")}
    return Bot(told["team_id"], told["user_id"], told["bot_id"], calls)


def with_alert(bot: Bot, clock: Clock, alert: Alert) -> Bot:
    """The same bot, whose calls tell of trouble."""
    return replace(bot, calls=Calls(bot.calls.client, clock, alert))


def refusal_of(answer: Answer) -> str:
    """Why the bot's token is of no use, and what to do."""
    if answer.ending in (Ending.UNREACHED, Ending.UNKNOWN, Ending.LIMITED):
        return f"Slack cannot be reached: {answer.error}"
    return (
        f"Slack does not accept MADOGUCHI_SLACK_BOT_TOKEN: {answer.error}. Install the app again "
        "(OAuth & Permissions) and set the token that is shown there"
    )


@contextmanager
def workspace_to_examine(wanted: Settings, settings: SlackSettings) -> Iterator[Calls | None]:
    """The calls of the only workspace, or of the desk's, or of any that installed the app."""
    if not settings.is_for_many:
        yield Calls(new_client(settings.bot_token, settings.api_url), bootstrap.now)
        return
    with (
        bootstrap.open_database(wanted),
        open_installations(wanted.database_url, settings.client_id) as kept,
    ):
        team = settings.desk_team or next(iter(kept.teams()), "")
        found = Finder(settings, kept)(team)
        client = new_client(found.token, settings.api_url) if found else None
        yield Calls(client, bootstrap.now) if client else None
