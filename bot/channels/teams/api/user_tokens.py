"""Who looks at a tab: the token that their client got for us from Entra is checked whole.

Signature by a key of their tenant that is published now, issuer, audience, times, scope, and that
one of Microsoft's own clients asked for it: not any other app that the tenant lets call us.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime

import httpx
from joserfc import jws
from joserfc.errors import JoseError

from bot.channels.teams.api.address import TeamsAddress
from bot.channels.teams.api.cloud import TeamsCloud
from bot.channels.teams.api.guid import GUID
from bot.channels.teams.api.signed_tokens import (
    LONGEST,
    Claims,
    KeyStore,
    SignedTokenError,
    check_times,
    signed_by,
)

SCOPE = "access_as_user"
"""The permission that the app exposes, by the name that Teams asks for."""

CLIENTS = {
    "1fec8e78-bce4-4aaf-ab1b-5451cc387264": "Teams on desktops and telephones",
    "5e3ce6c0-2b1f-4285-8d4b-75ee78787346": "Teams in a browser",
    "4765445b-32c6-49b0-83e6-1d93765276ca": "Microsoft 365 in a browser",
    "0ec893e0-5785-4de6-99da-4ed124e5296c": "Microsoft 365 on desktops and telephones",
    "d3590ed6-52b3-4102-aeff-aad2292ab01c": "Outlook on desktops",
    "bc59ab01-8403-45c6-8796-ac3ef710b3e3": "Outlook in a browser",
    "27922004-5251-4030-b22d-91ecd9a37ea4": "Outlook on telephones",
}
"""Microsoft's own programs that show tabs, as its documentation lists them."""


def resource_of(app_id: str, host: str) -> str:
    """What the app is called where tokens are asked for it: the URI of its registration."""
    return f"api://{host}/botid-{app_id}"


def audiences_of(app_id: str, host: str) -> frozenset[str]:
    """Every name by which the app is meant: its id is what tokens of the second version say."""
    return frozenset({app_id, resource_of(app_id, host), f"api://{host}/{app_id}"})


@dataclass(frozen=True)
class UserTokens:
    """Checks tokens of people in `tenants`. `audiences`: by which names the app is meant."""

    cloud: TeamsCloud
    audiences: Collection[str]
    tenants: Collection[str]
    http: httpx.Client
    clock: Callable[[], datetime]
    _stores: dict[str, KeyStore] = field(default_factory=dict)

    def check(self, token: str) -> TeamsAddress:
        """Who it is. Raises `SignedTokenError` where anything is not as it has to be."""
        tenant = tenant_named_in(token)
        if tenant not in self.tenants:  # before anything is fetched for it
            raise SignedTokenError("its tenant is not among those configured")
        claims, _ = signed_by(token, self._keys_of(tenant).key)
        check_times(claims, self.clock())
        if claims.get("tid") != tenant or claims.get("iss") not in self.cloud.issuers_of(tenant):
            raise SignedTokenError("another issuer")
        if claims.get("aud") not in self.audiences:
            raise SignedTokenError("for another app")
        if (claims.get("azp") or claims.get("appid")) not in CLIENTS:
            raise SignedTokenError("asked for by a program that shows no tabs")
        if SCOPE not in str(claims.get("scp") or "").split():
            raise SignedTokenError("without the permission to act for somebody")
        return TeamsAddress(tenant, user_in(claims))

    def _keys_of(self, tenant: str) -> KeyStore:
        """The keys of a tenant that is configured, so there are never many."""
        metadata, issuer = self.cloud.metadata_of(tenant), self.cloud.issuers_of(tenant)[0]
        return self._stores.setdefault(tenant, KeyStore(metadata, issuer, self.http))


def tenant_named_in(token: str) -> str:
    """The tenant that a token names, of which nothing is believed yet."""
    if len(token) > LONGEST:
        raise SignedTokenError("far too long")
    try:
        told = json.loads(jws.extract_compact(token.encode()).payload)
    except (JoseError, ValueError, TypeError, RecursionError) as error:
        raise SignedTokenError(f"not valid: {type(error).__name__}") from None
    tenant = told.get("tid") if isinstance(told, dict) else None
    return tenant if isinstance(tenant, str) else ""


def user_in(claims: Claims) -> str:
    """The object id of a person; names and addresses are anybody's to change."""
    user = claims.get("oid")
    if not isinstance(user, str) or not GUID.fullmatch(user):
        raise SignedTokenError("for nobody")
    return user
