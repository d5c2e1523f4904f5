"""Whether Microsoft sent what came in: the token beside it is checked whole.

Signature by a key that is published now and endorsed for the channel, issuer, audience, times, and
that the service that is to be answered is the one the token was made for.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any, TypeGuard

import httpx
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from bot.channels.teams.api.activity import CHANNEL_ID, TeamsActivity
from bot.channels.teams.api.cloud import TeamsCloud

log = logging.getLogger(__name__)

LEEWAY = 300
"""Seconds by which clocks may differ."""
FRESH = 24 * 3600.0
"""Seconds for which published keys are believed."""
PATIENCE = 60.0
"""Seconds before keys are fetched once more, for one that is not known or after a failure."""
TIMEOUT = 5.0
LONGEST = 16_000
"""Characters of a token."""


class InboundTokenError(Exception):
    """It is not Microsoft who sent this, or not to us. Says why, never the token."""


@dataclass(frozen=True)
class PublishedKeys:
    """Keys by their ids, as they were published at a moment of the own clock."""

    keys: Mapping[str, Mapping[str, Any]]
    at: float


class KeyStore:
    """The keys that a cloud signs with now. Safe to share between threads."""

    def __init__(
        self,
        cloud: TeamsCloud,
        http: httpx.Client,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._cloud, self._http, self._clock = cloud, http, clock
        self._known = PublishedKeys({}, float("-inf"))
        self._tried = float("-inf")
        self._lock = Lock()

    def key(self, kid: str) -> Mapping[str, Any] | None:
        """The key with this id; they are fetched again where it is new, as keys are rotated."""
        with self._lock:
            now = self._clock()
            is_stale = now - self._known.at > FRESH
            if (is_stale or kid not in self._known.keys) and now - self._tried > PATIENCE:
                self._fetch(now)
            return self._known.keys.get(kid)

    def _fetch(self, now: float) -> None:
        """Fetch them; those known before hold on where that fails."""
        self._tried = now
        try:
            self._known = PublishedKeys(self._published(), now)
        except (httpx.HTTPError, ValueError, TypeError, KeyError) as error:
            log.warning("The keys of Microsoft could not be fetched: %s", type(error).__name__)

    def _published(self) -> dict[str, Mapping[str, Any]]:
        metadata = self._json(self._cloud.openid)
        if metadata["issuer"] != self._cloud.issuer:
            raise ValueError("another issuer publishes there")
        published = self._json(metadata["jwks_uri"])["keys"]
        return {each["kid"]: each for each in published if each.get("kty") == "RSA"}

    def _json(self, url: str) -> Any:
        answer = self._http.get(url, timeout=TIMEOUT)
        return answer.raise_for_status().json()


@dataclass(frozen=True)
class InboundTokens:
    """Checks what came in against its token. `app_id` is whom it has to be for."""

    cloud: TeamsCloud
    app_id: str
    keys: KeyStore
    clock: Callable[[], datetime]

    def check(self, authorization: str, activity: TeamsActivity) -> None:
        """Raises `InboundTokenError` where anything is not as it has to be."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token or len(token) > LONGEST:
            raise InboundTokenError("no token")
        claims = self._claims(token.strip(), activity.channel_id)
        self._check_times(claims)
        if claims.get("iss") != self.cloud.issuer:
            raise InboundTokenError("another issuer")
        if claims.get("aud") != self.app_id:
            raise InboundTokenError("for another bot")
        told = claims.get("serviceurl") or claims.get("serviceUrl")
        if not isinstance(told, str) or told.rstrip("/") != activity.service_url.rstrip("/"):
            raise InboundTokenError("made for another service")

    def _claims(self, token: str, channel: str) -> Mapping[str, Any]:
        """What the token says, once it is sure who signed it."""
        try:
            kid = jws.extract_compact(token.encode()).headers().get("kid")
            key = self.keys.key(kid) if isinstance(kid, str) else None
            if key is None:
                raise InboundTokenError("signed with a key that is not published")
            if channel != CHANNEL_ID or channel not in (key.get("endorsements") or ()):
                raise InboundTokenError("the key is not endorsed for the channel")
            known = {name: key[name] for name in ("kty", "kid", "n", "e")}
            read = jwt.decode(token, KeySet.import_key_set({"keys": [known]}), ["RS256"])
        except (JoseError, ValueError, TypeError, KeyError, RecursionError) as error:
            raise InboundTokenError(f"not valid: {type(error).__name__}") from None
        return read.claims

    def _check_times(self, claims: Mapping[str, Any]) -> None:
        now = self.clock().timestamp()
        until, since = claims.get("exp"), claims.get("nbf", 0)
        if not is_number(until) or now > until + LEEWAY:
            raise InboundTokenError("expired")
        if not is_number(since) or now < since - LEEWAY:
            raise InboundTokenError("not valid yet")


def is_number(value: object) -> TypeGuard[float]:
    """Whether a claim is a moment."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)
