"""Tokens that Microsoft signed: with which keys, whether they are sound, and hold now."""

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

Claims = Mapping[str, Any]
PublishedKey = Mapping[str, Any]
KeyOf = Callable[[str], PublishedKey | None]


class SignedTokenError(Exception):
    """It is not Microsoft who vouches for this, or not to us. Says why, never the token."""


@dataclass(frozen=True)
class PublishedKeys:
    """Keys by their ids, as they were published at a moment of the own clock."""

    keys: Mapping[str, Mapping[str, Any]]
    at: float


class KeyStore:
    """The keys that `issuer` signs with now, as `openid` tells. Safe to share between threads."""

    def __init__(
        self,
        openid: str,
        issuer: str,
        http: httpx.Client,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._openid, self._issuer = openid, issuer
        self._http, self._clock = http, clock
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
        metadata = self._json(self._openid)
        if metadata["issuer"] != self._issuer:
            raise ValueError("another issuer publishes there")
        published = self._json(metadata["jwks_uri"])["keys"]
        return {each["kid"]: each for each in published if each.get("kty") == "RSA"}

    def _json(self, url: str) -> Any:
        answer = self._http.get(url, timeout=TIMEOUT)
        return answer.raise_for_status().json()


def signed_by(token: str, key_of: KeyOf) -> tuple[Claims, PublishedKey]:
    """What a token says, and the published key that signed it. Raises `SignedTokenError`."""
    if len(token) > LONGEST:
        raise SignedTokenError("far too long")
    try:
        kid = jws.extract_compact(token.encode()).headers().get("kid")
        key = key_of(kid) if isinstance(kid, str) else None
        if key is None:
            raise SignedTokenError("signed with a key that is not published")
        known = {name: key[name] for name in ("kty", "kid", "n", "e")}
        read = jwt.decode(token, KeySet.import_key_set({"keys": [known]}), ["RS256"])
    except (JoseError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise SignedTokenError(f"not valid: {type(error).__name__}") from None
    return read.claims, key


def check_times(claims: Claims, at: datetime) -> None:
    """Raise `SignedTokenError` where a token does not hold at a moment."""
    now, until, since = at.timestamp(), claims.get("exp"), claims.get("nbf", 0)
    if not is_number(until) or now > until + LEEWAY:
        raise SignedTokenError("expired")
    if not is_number(since) or now < since - LEEWAY:
        raise SignedTokenError("not valid yet")


def is_number(value: object) -> TypeGuard[float]:
    """Whether a claim is a moment."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)
