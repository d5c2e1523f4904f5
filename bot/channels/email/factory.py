"""From what is configured to mail as a channel that can be started."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot import bootstrap
from bot.assistant.context import Assistant
from bot.assistant.mail_queue import AWAY, MailReach
from bot.assistant.team.roles import Team
from bot.channels.email.app import EmailApp
from bot.channels.email.settings import MailSettings, mail_settings
from bot.runtime.adapter import Services
from bot.settings import Settings, SettingsError


def configured(wanted: Settings) -> MailSettings | None:
    """Mail as it is configured; None where there is none. Half of it is trouble."""
    try:
        return mail_settings(wanted)
    except SettingsError as error:
        raise bootstrap.TroubleError(str(error), exit_code=2) from error


def with_mail(settings: MailSettings, services: Services) -> Services:
    """The same, with mails queued for everybody whom no platform calls."""
    return replace(services, assistant=with_reach(settings, services.assistant))


def with_reach(settings: MailSettings, assistant: Assistant) -> Assistant:
    """The counter that knows whom mails reach."""
    return replace(assistant, mailed=MailReach(AWAY, str(settings.folder or "")))


def mailing(wanted: Settings, assistant: Assistant) -> Assistant:
    """The counter of a command that tells applicants of something: as the served one mails."""
    settings = configured(wanted)
    return with_reach(settings, assistant) if settings else assistant


def new_email(
    settings: MailSettings,
    services: Services,
    home: Callable[[], str],
    named: Team | None = None,
) -> EmailApp:
    """Mail that can be started; `home` is where people open the page where no address is set.

    `named` are the members of the desk whom the settings name.
    """
    return EmailApp(settings, services, lambda: settings.home or home(), named)
