"""Whether Microsoft sent what came in: the token beside it is checked whole.

Signature by a key that is published now and endorsed for the channel, issuer, audience, times, and
that the service that is to be answered is the one the token was made for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.channels.teams.api.activity import CHANNEL_ID, TeamsActivity
from bot.channels.teams.api.cloud import TeamsCloud
from bot.channels.teams.api.signed_tokens import KeyStore, SignedTokenError, check_times, signed_by


@dataclass(frozen=True)
class InboundTokens:
    """Checks what came in against its token. `app_id` is whom it has to be for."""

    cloud: TeamsCloud
    app_id: str
    keys: KeyStore
    clock: Callable[[], datetime]

    def check(self, authorization: str, activity: TeamsActivity) -> None:
        """Raises `SignedTokenError` where anything is not as it has to be."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise SignedTokenError("no token")
        claims, key = signed_by(token.strip(), self.keys.key)
        channel = activity.channel_id
        if channel != CHANNEL_ID or channel not in (key.get("endorsements") or ()):
            raise SignedTokenError("the key is not endorsed for the channel")
        check_times(claims, self.clock())
        if claims.get("iss") != self.cloud.issuer:
            raise SignedTokenError("another issuer")
        if claims.get("aud") != self.app_id:
            raise SignedTokenError("for another bot")
        told = claims.get("serviceurl") or claims.get("serviceUrl")
        if not isinstance(told, str) or told.rstrip("/") != activity.service_url.rstrip("/"):
            raise SignedTokenError("made for another service")
