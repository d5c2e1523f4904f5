"""From what is configured to a Slack app that can be started."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from bot import bootstrap
from bot.assistant.ports import Storage
from bot.platforms.slack.answers import Answer, Ending
from bot.platforms.slack.calls import Alert, Calls, new_client
from bot.platforms.slack.pacing import Pacing
from bot.serving.beside import Beside
from bot.serving.slack.alerts import Alerts
from bot.serving.slack.app import Parts, SlackApp, desks_of
from bot.serving.slack.http import Installing
from bot.serving.slack.installing import Finder, listen_for_leaving, pages
from bot.serving.slack.settings import SlackSettings, slack_settings
from bot.serving.slack.workspaces import Bot, ManyWorkspaces, OneWorkspace, Workspaces
from bot.settings import Settings, SettingsError
from bot.storage.slack_installations import open_installations
from bot.vocabulary import Language

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
    storage: Storage,
    clock: Clock = bootstrap.now,
    pacing: Pacing | None = None,
) -> Iterator[SlackApp]:
    """The whole app on this storage. Whatever is wrong is told before anything is started."""
    parts = parts_of(wanted, storage, clock, pacing or Pacing())
    if not settings.is_for_many:
        bot = one_bot(settings, clock)
        desks = desks_of(settings, bot.team)
        alert = Alerts(storage, desks, clock, parts.beside)
        yield joined(settings, parts, OneWorkspace(with_alert(bot, clock, alert)), desks)
        return
    desks = desks_of(settings, "")
    alert = Alerts(storage, desks, clock, parts.beside)
    with open_installations(wanted.database_url, settings.client_id) as kept:
        many = ManyWorkspaces(Finder(settings, kept), settings.api_url, clock, alert)
        app = joined(settings, parts, many, desks, pages(settings, kept))
        listen_for_leaving(app.bolt, kept, many)
        yield app


def parts_of(wanted: Settings, storage: Storage, clock: Clock, pacing: Pacing) -> Parts:
    """What Slack is joined to."""
    return Parts(
        counter=bootstrap.counter_on(storage, wanted.retention_days),
        speaker=bootstrap.speaker(wanted.retention_days),
        replies=bootstrap.content().replies,
        clock=clock,
        retention=timedelta(days=wanted.retention_days),
        language=wanted.language or Language.JA,
        host=wanted.host,
        port=wanted.port,
        is_alone=wanted.database_url.startswith("sqlite"),
        beside=Beside(),
        pacing=pacing,
    )


def joined(
    settings: SlackSettings,
    parts: Parts,
    workspaces: Workspaces,
    desks: tuple[str, ...],
    installing: Installing | None = None,
) -> SlackApp:
    """All of it together; an address that cannot be listened on is trouble."""
    try:
        return SlackApp(settings, parts, workspaces, desks, installing)
    except OSError as error:
        reason = error.strerror or error
        msg = f"{parts.host}:{parts.port} cannot be listened on: {reason}"
        raise bootstrap.TroubleError(msg) from error


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
