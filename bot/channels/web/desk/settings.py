"""What of the settings is about staff in a browser, as a whole, or all that is missing for that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.assistant.team.members import NAME, TAKEN
from bot.assistant.team.roles import Role, Team
from bot.channels.web.desk.sign_in.passwords import is_hash
from bot.channels.web.http.site import LOOPBACK
from bot.settings import PREFIX, Settings, SettingsError, missing, plain

ROLES = ", ".join(Role)


@dataclass(frozen=True)
class ProviderSettings:
    """An OpenID Connect provider that vouches for staff."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)


@dataclass(frozen=True)
class StaffSettings:
    """The desk as it is configured. `passwords`: argon2id hashes by name.

    `is_default`: nobody was named, so whoever runs this is the only one, on this machine alone.
    """

    team: Team
    passwords: Mapping[str, str] = field(default_factory=dict, repr=False)
    provider: ProviderSettings | None = None
    is_default: bool = False


def staff_settings(settings: Settings) -> StaffSettings | None:
    """Who works at the desk; None where the counter is public and nobody is named.

    Raises `SettingsError` with all that is missing or wrong, one line each.
    """
    wrong = [*wrong_staff(settings), *wrong_passwords(settings), *wrong_provider(settings)]
    if wrong:
        raise SettingsError("\n".join(wrong))
    roles = {name: Role(role) for name, role in pairs(settings.web_staff)}
    if not roles:
        return None if settings.web_url.strip() else alone(settings)
    hashes = dict(pairs(plain(settings.web_passwords)))
    return StaffSettings(Team(roles), hashes, provider_of(settings))


def alone(settings: Settings) -> StaffSettings:
    """Whoever runs this, and nobody else."""
    name = "-".join(settings.staff.split())
    return StaffSettings(Team({name: Role.ADMIN}), is_default=True)


def pairs(text: str) -> Iterator[tuple[str, str]]:
    """`name=value` separated by white space; the value is empty where there is none."""
    for part in text.split():
        name, _, value = part.partition("=")
        yield name, value


def wrong_staff(settings: Settings) -> Iterator[str]:
    """What is wrong about who works there."""
    named = list(pairs(settings.web_staff))
    for name, role in named:
        if not NAME.fullmatch(name) or name in TAKEN:
            yield f"{PREFIX}WEB_STAFF: {name}: not a name; letters, digits and . _ @ + - are"
        if role not in set(Role):
            yield f"{PREFIX}WEB_STAFF: {name}: write {name}=ROLE, where ROLE is one of {ROLES}"
    names = [name for name, _ in named]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{PREFIX}WEB_STAFF: {name} is named twice"
    is_needed = plain(settings.web_passwords) or any(trio(settings).values())
    if is_needed and not named:
        yield missing("WEB_STAFF", "who may work at the desk, such as hanako=admin taro=staff")


def wrong_passwords(settings: Settings) -> Iterator[str]:
    """What is wrong about passwords. No hash is ever shown."""
    known = {name for name, _ in pairs(settings.web_staff)}
    for name, value in pairs(plain(settings.web_passwords)):
        if not is_hash(value):
            yield (
                f"{PREFIX}WEB_PASSWORDS: {name[:100] if NAME.fullmatch(name) else 'an entry'}: "
                "not a hash; `madoguchi desk password` makes one"
            )
        elif known and name not in known:
            yield f"{PREFIX}WEB_PASSWORDS: {name} is not among {PREFIX}WEB_STAFF"


def trio(settings: Settings) -> Mapping[str, str]:
    """The three variables that OpenID Connect takes."""
    return {
        "WEB_OIDC_ISSUER": settings.web_oidc_issuer.strip(),
        "WEB_OIDC_CLIENT_ID": settings.web_oidc_client_id.strip(),
        "WEB_OIDC_CLIENT_SECRET": plain(settings.web_oidc_client_secret),
    }


def wrong_provider(settings: Settings) -> Iterator[str]:
    """What is wrong about OpenID Connect: it takes all three, and an address that is safe."""
    given = trio(settings)
    if not any(given.values()):
        return
    for name, value in given.items():
        if not value:
            yield missing(name, "OpenID Connect takes issuer, client id and client secret")
    if given["WEB_OIDC_ISSUER"] and not is_safe(given["WEB_OIDC_ISSUER"]):
        yield f"{PREFIX}WEB_OIDC_ISSUER is an address that begins with https://"


def is_safe(url: str) -> bool:
    """Whether nobody in between can read along: https, or this machine."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    is_here = parts.scheme == "http" and host in (*LOOPBACK, "::1")
    return bool(host) and (parts.scheme == "https" or is_here)


def provider_of(settings: Settings) -> ProviderSettings | None:
    """The provider, where one is configured."""
    issuer, client_id, secret = trio(settings).values()
    return ProviderSettings(issuer.rstrip("/"), client_id, secret) if issuer else None
