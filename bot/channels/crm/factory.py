"""From what is configured to the office's own system as a channel that can be started."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import bootstrap
from bot.channels.crm.settings import DESK, CrmSettings, crm_settings
from bot.runtime.adapter import Services
from bot.settings import Settings, SettingsError

if TYPE_CHECKING:
    from bot.channels.crm.app import CrmApp


def configured(wanted: Settings) -> CrmSettings | None:
    """It as it is configured; None where it is not. Half of it is trouble."""
    try:
        return crm_settings(wanted)
    except SettingsError as error:
        raise bootstrap.TroubleError(str(error), exit_code=2) from error


def open_crm(settings: CrmSettings, services: Services) -> CrmApp:
    """It, on services that know its desk already."""
    from bot.channels.crm.app import CrmApp  # built only where it is wanted

    return CrmApp(settings, services)


def desks_of(settings: CrmSettings | None) -> tuple[str, ...]:
    """The desks that are configured: one, where there is a webhook."""
    return (DESK,) if settings and settings.webhook else ()
