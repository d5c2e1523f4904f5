"""What of the settings is about the office's own system, as a whole that works."""

from __future__ import annotations

import base64
import binascii
import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.util import find_spec
from urllib.parse import urlsplit

from bot.settings import PREFIX, Settings, SettingsError, missing, plain

DESK = "crm:webhook"
"""The desk at which leads are shown by telling of them."""

NAME = re.compile(r"[a-z][a-z0-9-]{0,31}")
DIGEST = re.compile(r"[0-9a-f]{64}")

SECRET_SIGN = "whsec_"  # noqa: S105  how every such secret begins
SHORTEST_SECRET = 24
"""Bytes, as Standard Webhooks asks for."""

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where the other system is told that a lead changed, and by what it knows that we say so."""

    url: str
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class CrmSettings:
    """`tokens`: who may call, by the SHA-256 of their token. `home` is our public address."""

    tokens: Mapping[str, str] = field(repr=False)
    webhook: Webhook | None = None
    home: str = ""


def new_token() -> str:
    """A token that nobody guesses; a plain digest of it is safe to keep."""
    return secrets.token_urlsafe(32)


def new_secret() -> str:
    """A secret to sign with, in the form of Standard Webhooks."""
    return SECRET_SIGN + base64.b64encode(secrets.token_bytes(32)).decode()


def digest_of(token: str) -> str:
    """By what a token is known."""
    return sha256(token.encode()).hexdigest()


def crm_settings(settings: Settings) -> CrmSettings | None:
    """What is set about the other system; None where nothing is.

    Raises `SettingsError` with all that is wrong, one line each.
    """
    names, url = settings.crm_tokens.split(), settings.crm_webhook_url.strip()
    secret = plain(settings.crm_webhook_secret)
    if not names and not url and not secret:
        return None
    if wrong := [*wrong_tokens(names), *wrong_webhook(url, secret)]:
        raise SettingsError("\n".join(wrong))
    webhook = Webhook(url, secret_of(secret) or b"") if url else None
    tokens = {digest: name for name, _, digest in (each.partition("=") for each in names)}
    return CrmSettings(tokens, webhook, settings.web_url.strip().rstrip("/"))


def wrong_tokens(named: list[str]) -> Iterator[str]:
    """What is wrong about who may call."""
    for each in named:
        name, _, digest = each.partition("=")
        if not NAME.fullmatch(name) or not DIGEST.fullmatch(digest):
            yield (
                f"{PREFIX}CRM_TOKENS is NAME=DIGEST … as `madoguchi crm token NAME` prints it "
                f"(NAME of small letters, digits and -); `{name}` is not"
            )
    names = [each.partition("=")[0] for each in named]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{PREFIX}CRM_TOKENS names `{name}` twice"


def wrong_webhook(url: str, secret: str) -> Iterator[str]:
    """What is wrong about where the other system is told of changes."""
    if not url and secret:
        yield missing("CRM_WEBHOOK_URL", "where changes are told, https://…")
        return
    if not url:
        return
    if not is_safe(url):
        yield f"{PREFIX}CRM_WEBHOOK_URL begins with https://, names a host and holds no password"
    if secret_of(secret) is None:
        yield missing("CRM_WEBHOOK_SECRET", "`madoguchi crm secret` makes one (whsec_…)")
    if find_spec("httpx") is None:
        yield f"{PREFIX}CRM_WEBHOOK_URL needs a package that is not installed: make setup does it"


def is_safe(url: str) -> bool:
    """Whether what is told there cannot be read on the way."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    is_secret = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL)
    return is_secret and bool(parts.hostname) and parts.password is None


def secret_of(text: str) -> bytes | None:
    """The bytes of a secret; None where it is none, or too short to be one."""
    try:
        found = base64.b64decode(text.removeprefix(SECRET_SIGN), validate=True)
    except (binascii.Error, ValueError):
        return None
    return found if text.startswith(SECRET_SIGN) and len(found) >= SHORTEST_SECRET else None
