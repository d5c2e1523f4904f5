"""What of the settings is about Teams, as a whole that works, or all that is missing for that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.assistant.team.roles import WITH_LEADS, Role
from bot.channels.teams.api.cloud import PUBLIC, TeamsCloud
from bot.channels.teams.api.guid import GUID
from bot.settings import PREFIX, Settings, SettingsError, missing, plain

ROLES = ", ".join(Role)
CHANNEL = re.compile(r"19:[A-Za-z0-9_-]+@thread\.(?:tacv2|skype)")


@dataclass(frozen=True)
class TeamsSettings:
    """Teams as it is configured. The secret is never shown.

    `tenant` is where the bot is registered and where its desk is; applicants may also come from
    `tenants`. `desk_channel` is empty where staff work elsewhere; `staff` are object ids of
    people, `staff_groups` those of groups of Entra, each with the role that they give. `host` is
    the name under which our own pages are reached by https, so that they may be tabs; empty where
    there are none.
    """

    app_id: str
    secret: str = field(repr=False)
    tenant: str
    tenants: tuple[str, ...] = ()
    desk_channel: str = ""
    staff: Mapping[str, Role] = field(default_factory=dict)
    staff_groups: Mapping[str, Role] = field(default_factory=dict)
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
        staff=roles_in(settings.teams_staff),
        staff_groups=roles_in(settings.teams_staff_group),
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
    tenants = [(each, Role.STAFF.value) for each in ids_in(settings.teams_tenants)]
    return [
        *wrong_ids("TENANTS", tenants),
        *wrong_ids("STAFF", list(pairs_in(settings.teams_staff))),
        *wrong_ids("STAFF_GROUP", list(pairs_in(settings.teams_staff_group))),
    ]


def wrong_ids(name: str, named: list[tuple[str, str]]) -> Iterator[str]:
    """What is wrong about ids, each with a role."""
    unknown = [id_ for id_, _ in named if not GUID.fullmatch(id_)]
    if unknown:
        yield (
            f"{PREFIX}TEAMS_{name}: {', '.join(unknown)}: ids look like 01234567-89ab-…, "
            "never a name or an address"
        )
    for id_, role in named:
        if role not in set(Role):
            yield f"{PREFIX}TEAMS_{name}: {id_}: write ID=ROLE, where ROLE is one of {ROLES}"
    ids = [id_ for id_, _ in named]
    for id_ in sorted(
        {id_ for id_, role in named if (id_, role) not in named[: ids.index(id_) + 1]}
    ):
        yield f"{PREFIX}TEAMS_{name}: {id_} has two roles"


def wrong_desk(settings: Settings) -> list[str]:
    """What is wrong about where staff work."""
    channel, wrong = settings.teams_desk_channel.strip(), []
    named = [*pairs_in(settings.teams_staff), *pairs_in(settings.teams_staff_group)]
    if channel and not CHANNEL.fullmatch(channel):
        wrong.append(
            f"{PREFIX}TEAMS_DESK_CHANNEL is the id of a channel, such as 19:…@thread.tacv2 (in the "
            "link to the channel, where %3a stands for : and %40 for @), not its name"
        )
    if channel and not any(role in WITH_LEADS for _, role in named):
        who = "who may act there: object ids of users (or TEAMS_STAFF_GROUP), staff or admin"
        wrong.append(missing("TEAMS_STAFF", who))
    if named and not channel:
        wrong.append(missing("TEAMS_DESK_CHANNEL", "the id of the channel where staff work"))
    return wrong


def roles_in(text: str) -> Mapping[str, Role]:
    """Roles by id, of a list that is right."""
    return {id_: Role(role) for id_, role in pairs_in(text)}


def pairs_in(text: str) -> Iterator[tuple[str, str]]:
    """`ID` or `ID=ROLE` in a list; whoever has no role written down is staff."""
    for each in ids_in(text):
        id_, _, role = each.partition("=")
        yield id_, role or Role.STAFF.value


def ids_in(text: str) -> tuple[str, ...]:
    """The ids in a list that is separated by commas or spaces."""
    return tuple(dict.fromkeys(each.lower() for each in re.findall(r"[^\s,;]+", text)))
