"""Microsoft's keys and the tokens signed with them; every part of a token can be forged."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from joserfc import jwt
from joserfc.jwk import RSAKey

ISSUER = "https://api.botframework.com"
ENDORSED = ("msteams", "skype")


def new_key() -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": secrets.token_hex(8), "use": "sig"})


@dataclass
class Signer:
    """The keys that are published now. `fetched` counts who asked for them."""

    keys: list[RSAKey] = field(default_factory=lambda: [new_key()])
    endorsements: tuple[str, ...] = ENDORSED
    fetched: int = 0
    clock: Callable[[], float] = time.time

    def rotate(self) -> None:
        """A new key signs; the old one is not published any more."""
        self.keys = [new_key()]

    def published(self) -> dict[str, Any]:
        self.fetched += 1
        return {
            "keys": [
                {**key.as_dict(private=False), "endorsements": list(self.endorsements)}
                for key in self.keys
            ]
        }

    def token(
        self,
        audience: str,
        service_url: str,
        *,
        key: RSAKey | None = None,
        header: dict[str, Any] | None = None,
        **forged: Any,
    ) -> str:
        """A token as Microsoft makes it; a claim that is forged to None is left out."""
        by = key or self.keys[0]
        now = int(self.clock())
        claims = {
            "iss": ISSUER,
            "aud": audience,
            "serviceurl": service_url,
            "nbf": now - 60,
            "exp": now + 3_600,
        } | forged
        return signed(claims, by, header)

    def user_token(
        self,
        issuer: str,
        tenant: str,
        audience: str,
        user: str,
        *,
        key: RSAKey | None = None,
        **forged: Any,
    ) -> str:
        """A token as Entra makes it for somebody who looks at a tab in a browser."""
        now = int(self.clock())
        claims = {
            "iss": issuer,
            "aud": audience,
            "tid": tenant,
            "oid": user,
            "azp": "5e3ce6c0-2b1f-4285-8d4b-75ee78787346",
            "scp": "access_as_user",
            "nbf": now - 60,
            "exp": now + 3_600,
            "ver": "2.0",
        } | forged
        return signed(claims, key or self.keys[0])


def signed(claims: dict[str, Any], by: RSAKey, header: dict[str, Any] | None = None) -> str:
    """A token of these claims; those that are None are left out."""
    told = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode({"alg": "RS256", "kid": by.kid, **(header or {})}, told, by)
