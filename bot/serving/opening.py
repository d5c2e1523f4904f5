"""From what is configured to a Slack app that can be started."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot import bootstrap
from bot.assistant.ports import Storage
from bot.platforms.slack.answers import Answer
from bot.platforms.slack.calls import Alert, Calls, new_client
from bot.serving.alerts import Alerts
from bot.serving.app import Parts, SlackApp, desks_of
from bot.serving.beside import Beside
from bot.serving.slack_settings import SlackSettings, slack_settings
from bot.serving.workspaces import Bot, OneWorkspace
from bot.settings import Settings, SettingsError
from bot.vocabulary import Language

Clock = Callable[[], datetime]


def configured(wanted: Settings) -> SlackSettings | None:
    """Slack as it is configured; None where it is not. Half of it is trouble."""
    try:
        return slack_settings(wanted)
    except SettingsError as error:
        raise bootstrap.TroubleError(str(error), exit_code=2) from error


def open_slack(
    wanted: Settings, settings: SlackSettings, storage: Storage, clock: Clock = bootstrap.now
) -> SlackApp:
    """The whole app on this storage. Whatever is wrong is told before anything is started."""
    beside = Beside()
    parts = Parts(
        counter=bootstrap.counter_on(storage, wanted.retention_days),
        speaker=bootstrap.speaker(wanted.retention_days),
        replies=bootstrap.content().replies,
        clock=clock,
        retention=timedelta(days=wanted.retention_days),
        language=wanted.language or Language.JA,
        host=wanted.host,
        port=wanted.port,
        is_alone=wanted.database_url.startswith("sqlite"),
        beside=beside,
    )
    workspace = one_workspace(settings, clock)
    desks = desks_of(settings, workspace.team)
    alert = Alerts(storage, desks, clock, beside)
    only = OneWorkspace(with_alert(workspace, clock, alert))
    try:
        return SlackApp(settings, parts, only, desks)
    except OSError as error:
        msg = f"{wanted.host}:{wanted.port} cannot be listened on: {error.strerror or error}"
        raise bootstrap.TroubleError(msg) from error


def one_workspace(settings: SlackSettings, clock: Clock) -> Bot:
    """Who the bot is, as Slack says of its token."""
    calls = Calls(new_client(settings.bot_token, settings.api_url), clock)
    answer = calls.ask("auth.test")
    if not answer.is_done:
        raise bootstrap.TroubleError(refusal_of(answer))
    told = {name: str(answer.data.get(name) or "") for name in ("team_id", "user_id", "bot_id")}
    return Bot(told["team_id"], told["user_id"], told["bot_id"], calls)


def calls_for_doctor(_: Settings, settings: SlackSettings) -> Calls | None:
    """The calls of the workspace that a doctor looks at."""
    return Calls(new_client(settings.bot_token, settings.api_url), bootstrap.now)


def with_alert(bot: Bot, clock: Clock, alert: Alert) -> Bot:
    """The same bot, whose calls tell of trouble."""
    return Bot(bot.team, bot.user, bot.id, Calls(bot.calls.client, clock, alert))


def refusal_of(answer: Answer) -> str:
    """Why the bot's token is of no use, and what to do."""
    if answer.ending.value in ("unreached", "unknown", "limited"):
        return f"Slack cannot be reached: {answer.error}"
    return (
        f"Slack does not accept MADOGUCHI_SLACK_BOT_TOKEN: {answer.error}. Install the app again "
        "(OAuth & Permissions) and set the token that is shown there"
    )
