"""Signing in at Microsoft 365 as an application: OAuth client credentials, spoken as XOAUTH2."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Any

SCOPE = "https://outlook.office365.com/.default"
"""All that an administrator has granted to the application: SMTP.SendAsApp, IMAP.AccessAsApp."""

TIMEOUT = 15.0
"""Seconds without a word from who gives tokens."""

BROKEN = (ValueError, LookupError, TypeError, AttributeError)
"""What the library raises where an answer is none."""

CODE = re.compile(r"\w{1,60}")
"""An error as the standard names it. What else is said about it may hold anything."""


class TokenError(OSError):
    """There is no token now; it is tried again later."""


@dataclass(frozen=True)
class OAuthApplication:
    """The application that the organisation registered for the counter."""

    tenant: str
    client_id: str
    secret: str = field(repr=False)
    authority: str


class AccessToken:
    """The token by which mail servers know us; it is kept until it expires, then got anew."""

    def __init__(self, application: OAuthApplication) -> None:
        self._application = application
        self._lock = Lock()

    @cached_property
    def _client(self) -> Any:
        import msal

        # Only the login page of the organisation is asked, so nothing needs to be discovered.
        return msal.ConfidentialClientApplication(
            self._application.client_id,
            client_credential=self._application.secret,
            authority=f"{self._application.authority}/{self._application.tenant}",
            instance_discovery=False,
            timeout=TIMEOUT,
        )

    def __call__(self) -> str:
        """The token. Raises `TokenError` where none is given."""
        try:
            with self._lock:
                given = self._client.acquire_token_for_client(scopes=[SCOPE])
        except (OSError, *BROKEN) as error:
            raise TokenError(type(error).__name__) from None
        token = given.get("access_token") if isinstance(given, dict) else None
        if not isinstance(token, str) or not token.isascii():
            said = str(given.get("error", "")) if isinstance(given, dict) else ""
            raise TokenError(said if CODE.fullmatch(said) else "no token was given")
        return token

    def forget(self) -> None:
        """Get another one the next time: a server did not take this one."""
        with self._lock:
            self._client.remove_tokens_for_client()


def xoauth2(user: str, token: str) -> str:
    """Who signs in, and by what, in one line."""
    return f"user={user}\x01auth=Bearer {token}\x01\x01"
