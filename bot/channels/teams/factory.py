"""From what is configured to Teams as a channel that can be started."""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bot import bootstrap
from bot.channels.teams.api.address import desk_of
from bot.channels.teams.settings import TeamsSettings, teams_settings
from bot.runtime.adapter import Services
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.settings import Settings, SettingsError

if TYPE_CHECKING:
    from bot.channels.teams.app import TeamsApp

NEEDED = ("httpx", "joserfc")
"""What the extra `teams` brings."""
DANGEROUS = "DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS"
"""By which Microsoft's own SDK lets in whoever comes. Here nothing does; whoever set it is told."""


def configured(wanted: Settings) -> TeamsSettings | None:
    """Teams as it is configured; None where it is not. Half of it is trouble."""
    try:
        found = teams_settings(wanted)
    except SettingsError as error:
        raise bootstrap.TroubleError(str(error), exit_code=2) from error
    if found is None:
        return None
    if os.environ.get(DANGEROUS):
        raise bootstrap.TroubleError(f"{DANGEROUS} is set: nobody is let in unchecked", exit_code=2)
    if not all(map(find_spec, NEEDED)):
        raise bootstrap.TroubleError(
            "Teams takes packages that are not installed. In the folder of Madoguchi, run: "
            "pip install --require-hashes --requirement requirements.lock",
            exit_code=2,
        )
    return found


def open_teams(
    settings: TeamsSettings, services: Services, pacing: DeliveryPace | None = None
) -> TeamsApp:
    """Teams, on services that know its desk already."""
    from bot.channels.teams.app import TeamsApp  # the extra is not there where nobody needs it

    return TeamsApp(settings, services, pacing)


def desks_of(settings: TeamsSettings | None) -> tuple[str, ...]:
    """The desks that are configured."""
    channel = settings.desk_channel if settings else ""
    return (desk_of(settings.tenant, channel),) if settings and channel else ()
