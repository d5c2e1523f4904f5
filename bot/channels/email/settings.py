"""What of the settings is about mail, as a whole that works, or all that is missing for that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from email_validator import EmailNotValidError, validate_email
from pydantic import SecretStr

from bot.channels.common.loopback import is_loopback
from bot.channels.email.oauth import OAuthApplication
from bot.settings import PREFIX, Settings, SettingsError, missing, plain
from bot.storage import database_file

PORTS = {"smtp": 587, "smtps": 465, "imap": 143, "imaps": 993}
"""Where servers listen unless an address says otherwise."""

TENANT = re.compile(r"[A-Za-z0-9.-]+")

FOLDER = "mails"
"""The folder beside the database that holds mails as long as no server is set."""

DEFAULT_FROM = "madoguchi@localhost"


@dataclass(frozen=True)
class MailServer:
    """A server of SMTP or IMAP. `is_tls`: from the beginning; otherwise it has to begin to encrypt
    unless it is on this machine. `path` is the mailbox that is read."""

    host: str
    port: int
    is_tls: bool
    user: str = ""
    password: str = field(default="", repr=False)
    path: str = ""

    @property
    def is_local(self) -> bool:
        """Whether nothing that is said to it leaves this machine."""
        return is_loopback(self.host)


@dataclass(frozen=True)
class MailSettings:
    """Mail as it is configured. Without a `server`, mails are put into a `folder` to be looked at.

    `reply_to` takes answers; empty where nobody reads any. `has_content`: mails hold what staff
    wrote. `inbox` is looked into for answers. `application` signs in at both instead of passwords.
    """

    sender: str
    home: str
    server: MailServer | None = None
    folder: Path | None = None
    reply_to: str = ""
    has_content: bool = False
    inbox: MailServer | None = None
    application: OAuthApplication | None = None


def mail_settings(settings: Settings) -> MailSettings | None:
    """What is set about mail; a folder where nothing is and only this machine is served.

    None where there is no mail. Raises `SettingsError` with all that is wrong, one line each.
    """
    if not is_anything_set(settings):
        return folder_settings(settings)
    wrong = [
        *wrong_application(settings),
        *wrong_server(settings),
        *wrong_addresses(settings),
        *wrong_inbox(settings),
        *wrong_home(settings),
    ]
    if wrong:
        raise SettingsError("\n".join(wrong))
    return MailSettings(
        sender=settings.mail_from.strip(),
        home=settings.web_url.strip().rstrip("/"),
        server=server_in(settings.mail_url.strip(), plain(settings.mail_password)),
        reply_to=settings.mail_reply_to.strip(),
        has_content=settings.mail_content,
        inbox=server_in(settings.mail_inbox_url.strip(), plain(settings.mail_inbox_password)),
        application=application_in(settings),
    )


def folder_settings(settings: Settings) -> MailSettings | None:
    """Mails beside a database that only this machine serves, so that one can see them."""
    file = database_file(settings.database_url)
    if settings.web_url.strip() or file is None:
        return None
    return MailSettings(
        sender=DEFAULT_FROM,
        home="",
        folder=file.absolute().parent / FOLDER,
        has_content=settings.mail_content,
    )


def is_anything_set(settings: Settings) -> bool:
    """Whether somebody began to configure it."""
    words = (
        *(settings.mail_url, settings.mail_from, settings.mail_reply_to, settings.mail_inbox_url),
        *(plain(settings.mail_password), plain(settings.mail_inbox_password)),
        *named_application(settings),
    )
    return any(map(str.strip, words))


def named_application(settings: Settings) -> tuple[str, str, str]:
    """What tells the application that signs in, as far as it is set."""
    secret = plain(settings.mail_client_secret)
    return settings.mail_tenant.strip(), settings.mail_client_id.strip(), secret


def application_in(settings: Settings) -> OAuthApplication | None:
    """The application that signs in; None where passwords do."""
    named = named_application(settings)
    return OAuthApplication(*named, settings.mail_authority.strip()) if all(named) else None


def wrong_application(settings: Settings) -> Iterator[str]:
    """What is wrong about the application that signs in at Microsoft 365."""
    named = named_application(settings)
    if not any(named):
        return
    names = ("MAIL_TENANT", "MAIL_CLIENT_ID", "MAIL_CLIENT_SECRET")
    for name, value in zip(names, named, strict=True):
        if not value:
            yield missing(name, "where an application signs in, the others of it are set")
    if not TENANT.fullmatch(named[0] or "x"):
        yield f"{PREFIX}MAIL_TENANT is the id of a directory, or its domain"
    if not settings.mail_authority.strip().startswith("https://"):
        yield f"{PREFIX}MAIL_AUTHORITY begins with https://"
    if find_spec("msal") is None:
        yield (
            f"{PREFIX}MAIL_CLIENT_ID needs a package that is not installed: make setup installs it"
        )


def wrong_server(settings: Settings) -> Iterator[str]:
    """What is wrong about where mails are handed in."""
    url = settings.mail_url.strip()
    if not url:
        yield missing("MAIL_URL", "where mails are handed in, such as smtps://user@mail.example.jp")
        return
    yield from wrong_url("MAIL", url, ("smtp", "smtps"), settings)


def wrong_inbox(settings: Settings) -> Iterator[str]:
    """What is wrong about where answers are read."""
    url, password = settings.mail_inbox_url.strip(), plain(settings.mail_inbox_password)
    if url:
        yield from wrong_url("MAIL_INBOX", url, ("imap", "imaps"), settings)
        if not settings.mail_reply_to.strip():
            yield missing("MAIL_REPLY_TO", f"the address of what {PREFIX}MAIL_INBOX_URL reads")
    elif password:
        yield missing("MAIL_INBOX_URL", "where answers are read, such as imaps://user@example.jp")


PASSWORDS: Mapping[str, Callable[[Settings], SecretStr | None]] = {
    "MAIL": lambda settings: settings.mail_password,
    "MAIL_INBOX": lambda settings: settings.mail_inbox_password,
}


def wrong_url(name: str, url: str, schemes: tuple[str, ...], settings: Settings) -> Iterator[str]:
    """What is wrong about the address of a server and how one signs in there."""
    password = plain(PASSWORDS[name](settings))
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        yield f"{PREFIX}{name}_URL is no address"
        return
    if parts.scheme not in schemes or not parts.hostname:
        yield f"{PREFIX}{name}_URL begins with {'://, '.join(schemes)}:// and names a host"
    if parts.password is not None:
        yield f"{PREFIX}{name}_URL holds a password: it belongs into {PREFIX}{name}_PASSWORD"
    elif any(named_application(settings)):
        yield from wrong_user(name, parts, password)
    elif parts.username and not password:
        yield missing(f"{name}_PASSWORD", f"{parts.username} in {PREFIX}{name}_URL has one")
    elif password and not parts.username:
        yield f"{PREFIX}{name}_URL names no user ({PREFIX}{name}_PASSWORD is set)"
    if not f"{parts.username or ''}{password}".isascii():
        yield f"{PREFIX}{name}_PASSWORD holds letters that no mail server takes (not ASCII)"


def wrong_user(name: str, parts: SplitResult, password: str) -> Iterator[str]:
    """What is wrong about whose mailbox it is that an application signs in to."""
    if not parts.username:
        yield f"{PREFIX}{name}_URL names no user: the address of the mailbox, with %40 for its @"
    if password:
        yield f"{PREFIX}{name}_PASSWORD is not used where an application signs in: leave it out"


def wrong_addresses(settings: Settings) -> Iterator[str]:
    """What is wrong about the addresses that stand in mails."""
    sender, reply_to = settings.mail_from.strip(), settings.mail_reply_to.strip()
    if not sender:
        yield missing("MAIL_FROM", "who mails are from, such as 窓口 <counter@example.jp>")
    elif not is_address(parseaddr(sender)[1]):
        yield f"{PREFIX}MAIL_FROM is no address: write 窓口 <counter@example.jp>"
    if reply_to and (not is_address(reply_to) or "+" in reply_to):
        yield f"{PREFIX}MAIL_REPLY_TO is an address alone, such as reply@example.jp, without a +"


def wrong_home(settings: Settings) -> Iterator[str]:
    """What is wrong about where links in mails lead."""
    if not settings.web_url.strip():
        yield missing("WEB_URL", "mails hold a link, so the address that people open is needed")


def is_address(text: str) -> bool:
    """Whether this is an address that mails can come from."""
    try:
        validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return True


def server_in(url: str, password: str) -> MailServer | None:
    """The server that an address names; None for none."""
    if not url:
        return None
    parts = urlsplit(url)
    return MailServer(
        host=parts.hostname or "",
        port=parts.port or PORTS[parts.scheme],
        is_tls=parts.scheme.endswith("s"),
        user=unquote(parts.username or ""),
        password=password,
        path=unquote(parts.path.strip("/")),
    )
