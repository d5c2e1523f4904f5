"""Tokens for what goes out, from Microsoft's sign-in service, kept until they are nearly over."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

import httpx

from bot.channels.teams.api.cloud import TeamsCloud

EARLY = 300.0
"""Seconds before its end in which a token is not used any more."""


class AccessTokenError(Exception):
    """There is no token: Microsoft's word for why. `is_final`: until somebody mends it."""

    def __init__(self, word: str, *, is_final: bool) -> None:
        super().__init__(word)
        self.is_final = is_final


@dataclass(frozen=True, slots=True)
class ConnectorToken:
    """A token, and until when it is used. It is never shown."""

    value: str
    until: float

    def __repr__(self) -> str:
        return "ConnectorToken(…)"


class AccessTokens:
    """The tokens of one app in its tenant. Safe to share between threads.

    `scope` is what they are for, if not for the Bot Connector.
    """

    def __init__(
        self,
        cloud: TeamsCloud,
        tenant: str,
        app_id: str,
        secret: str,
        http: httpx.Client,
        clock: Callable[[], float] = time.monotonic,
        scope: str = "",
    ) -> None:
        self._url, self._scope = cloud.login.format(tenant=tenant), scope or cloud.scope
        self._app_id, self._secret = app_id, secret
        self._http, self._clock = http, clock
        self._held: ConnectorToken | None = None
        self._lock = Lock()

    def token(self) -> str:
        """A token that is good now. Raises `AccessTokenError`."""
        with self._lock:
            if self._held is None or self._held.until <= self._clock():
                self._held = self._fetch()
            return self._held.value

    def forget(self) -> None:
        """It was refused, so that the next is a new one."""
        with self._lock:
            self._held = None

    def _fetch(self) -> ConnectorToken:
        asked = {
            "grant_type": "client_credentials",
            "client_id": self._app_id,
            "client_secret": self._secret,
            "scope": self._scope,
        }
        try:
            answer = self._http.post(self._url, data=asked)
            told = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise AccessTokenError(type(error).__name__, is_final=False) from None
        if not isinstance(told, dict) or not isinstance(told.get("access_token"), str):
            raise AccessTokenError(word_of(told), is_final=answer.status_code in (400, 401, 403))
        seconds = told.get("expires_in")
        good_for = float(seconds) if isinstance(seconds, (int, float)) else 0.0
        return ConnectorToken(told["access_token"], self._clock() + max(good_for - EARLY, 30.0))


def word_of(told: object) -> str:
    """Microsoft's word for an error; its sentences may name more than a log should hold."""
    word = told.get("error") if isinstance(told, dict) else None
    return word if isinstance(word, str) and len(word) < 100 else "refused"
