"""What of the settings is about Teams, as a whole that works, or all that is missing for that."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.channels.teams.api.cloud import PUBLIC, TeamsCloud
from bot.settings import PREFIX, Settings, SettingsError, missing, plain

GUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
CHANNEL = re.compile(r"19:[A-Za-z0-9_-]+@thread\.(?:tacv2|skype)")


@dataclass(frozen=True)
class TeamsSettings:
    """Teams as it is configured. The secret is never shown.

    `tenant` is where the bot is registered and where its desk is; applicants may also come from
    `tenants`. `desk_channel` is empty where staff work elsewhere; `staff` are object ids of
    people, `staff_group` that of a group of Entra. `host` is the name under which our own pages are
    reached by https, so that they may be tabs; empty where there are none.
    """

    app_id: str
    secret: str = field(repr=False)
    tenant: str
    tenants: tuple[str, ...] = ()
    desk_channel: str = ""
    staff: tuple[str, ...] = ()
    staff_group: str = ""
    host: str = ""
    cloud: TeamsCloud = PUBLIC

    @property
    def welcome(self) -> frozenset[str]:
        """Tenants from which people may come."""
        return frozenset({self.tenant, *self.tenants})


def teams_settings(settings: Settings) -> TeamsSettings | None:
    """What is set about Teams; None where nothing is.

    Raises `SettingsError` with all that is missing or wrong, one line each.
    """
    if not is_anything_set(settings):
        return None
    wrong = [*wrong_app(settings), *wrong_lists(settings), *wrong_desk(settings)]
    if wrong:
        raise SettingsError("\n".join(wrong))
    return TeamsSettings(
        app_id=settings.teams_app_id.strip().lower(),
        secret=plain(settings.teams_app_secret),
        tenant=settings.teams_tenant.strip().lower(),
        tenants=ids_in(settings.teams_tenants),
        desk_channel=settings.teams_desk_channel.strip(),
        staff=ids_in(settings.teams_staff),
        staff_group=settings.teams_staff_group.strip().lower(),
        host=host_of(settings.web_url.strip()),
    )


def host_of(url: str) -> str:
    """The name in an address that tabs may have; empty where it has none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return (parts.hostname or "") if parts.scheme == "https" else ""


def is_anything_set(settings: Settings) -> bool:
    """Whether somebody began to configure Teams."""
    words = (
        settings.teams_app_id,
        settings.teams_tenant,
        settings.teams_tenants,
        settings.teams_desk_channel,
        settings.teams_staff,
        settings.teams_staff_group,
    )
    return bool(plain(settings.teams_app_secret)) or any(map(str.strip, words))


def wrong_app(settings: Settings) -> list[str]:
    """What is wrong about who the bot is."""
    wrong = []
    for name, value in (("APP_ID", settings.teams_app_id), ("TENANT", settings.teams_tenant)):
        text = value.strip().lower()
        if not text:
            wrong.append(missing(f"TEAMS_{name}", "on the Overview page of the app's registration"))
        elif not GUID.fullmatch(text):
            wrong.append(f"{PREFIX}TEAMS_{name} is none: it looks like 01234567-89ab-…")
    if not plain(settings.teams_app_secret):
        where = "Certificates & secrets > New client secret; its value, not its id"
        wrong.append(missing("TEAMS_APP_SECRET", where))
    return wrong


def wrong_lists(settings: Settings) -> list[str]:
    """What is wrong about tenants and staff."""
    wrong = []
    for name, text in (
        ("TENANTS", settings.teams_tenants),
        ("STAFF", settings.teams_staff),
        ("STAFF_GROUP", settings.teams_staff_group),
    ):
        unknown = [each for each in ids_in(text) if not GUID.fullmatch(each)]
        if unknown:
            wrong.append(
                f"{PREFIX}TEAMS_{name}: {', '.join(unknown)}: ids look like 01234567-89ab-…, "
                "never a name or an address"
            )
    return wrong


def wrong_desk(settings: Settings) -> list[str]:
    """What is wrong about where staff work."""
    channel, wrong = settings.teams_desk_channel.strip(), []
    staff = settings.teams_staff.strip() or settings.teams_staff_group.strip()
    if len(ids_in(settings.teams_staff_group)) > 1:
        wrong.append(f"{PREFIX}TEAMS_STAFF_GROUP is one group; it may hold others")
    if channel and not CHANNEL.fullmatch(channel):
        wrong.append(
            f"{PREFIX}TEAMS_DESK_CHANNEL is the id of a channel, such as 19:…@thread.tacv2 (in the "
            "link to the channel, where %3a stands for : and %40 for @), not its name"
        )
    if channel and not staff:
        who = "who may act there: object ids of users (or TEAMS_STAFF_GROUP)"
        wrong.append(missing("TEAMS_STAFF", who))
    if staff and not channel:
        wrong.append(missing("TEAMS_DESK_CHANNEL", "the id of the channel where staff work"))
    return wrong


def ids_in(text: str) -> tuple[str, ...]:
    """The ids in a list that is separated by commas or spaces."""
    return tuple(dict.fromkeys(each.lower() for each in re.findall(r"[^\s,;]+", text)))
