"""Signing in through an organisation's own account: OpenID Connect, by Authlib.

Authorization code with PKCE and nonce. State, nonce and verifier are derived from the token of the
browser that began it, so nothing has to be kept meanwhile, and only that browser can end it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Protocol

METADATA = "/.well-known/openid-configuration"
SCOPE = "openid email profile"
PATIENCE = 5.0
"""Seconds for an answer of the provider."""
LONGEST = 1_000_000
"""Bytes of an answer."""
LEEWAY = 120
"""Seconds by which clocks may differ."""
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
"""What ID tokens may be signed with: never a shared secret, never nothing."""


class ProviderError(Exception):
    """The provider did not vouch for anybody. Says what went wrong, never any token."""


@dataclass(frozen=True, slots=True)
class Vouched:
    """Who came back from a provider: a mail address that it verified, and its own number for them.

    Either may be empty.
    """

    email: str
    subject: str


class Provider(Protocol):
    """Somebody else who knows staff."""

    def begin(self, token: str, back: str) -> str:
        """Where to send a browser; it comes back to `back`."""

    def vouch(self, token: str, back: str, query: Mapping[str, str]) -> Vouched:
        """Who came back. Raises `ProviderError`."""


@dataclass(eq=False)
class OpenIdProvider:
    """A provider as it describes itself. Safe to share between threads."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)
    _known: dict[str, Any] = field(default_factory=dict, repr=False)

    def begin(self, token: str, back: str) -> str:
        """Where to send a browser."""
        from authlib.oauth2.rfc6749.parameters import prepare_grant_uri  # type: ignore[import-untyped]
        from authlib.oauth2.rfc7636 import create_s256_code_challenge  # type: ignore[import-untyped]

        return str(
            prepare_grant_uri(
                self._told("authorization_endpoint"),
                client_id=self.client_id,
                response_type="code",
                redirect_uri=back,
                scope=SCOPE,
                state=derived(token, "state"),
                nonce=derived(token, "nonce"),
                code_challenge=create_s256_code_challenge(derived(token, "verifier")),
                code_challenge_method="S256",
            )
        )

    def vouch(self, token: str, back: str, query: Mapping[str, str]) -> Vouched:
        """Who came back."""
        state = query.get("state", "")
        if not token or not hmac.compare_digest(derived(token, "state").encode(), state.encode()):
            raise ProviderError("another browser began this")
        if query.get("iss", self.issuer).rstrip("/") != self.issuer:
            raise ProviderError("another provider answers")
        if "error" in query or not query.get("code"):
            raise ProviderError("the provider refused")
        claims = self._claims(self._exchange(token, back, query["code"]), derived(token, "nonce"))
        is_verified = claims.get("email_verified") is True
        email, subject = (claims.get(name) for name in ("email", "sub"))
        return Vouched(
            email if is_verified and isinstance(email, str) else "",
            subject if isinstance(subject, str) else "",
        )

    def _exchange(self, token: str, back: str, code: str) -> dict[str, Any]:
        """The tokens for a code."""
        import httpx

        asked = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "code_verifier": derived(token, "verifier"),
        }
        secret = httpx.BasicAuth(self.client_id, self.client_secret)
        return self._json("POST", self._told("token_endpoint"), data=asked, auth=secret)

    def _claims(self, tokens: Mapping[str, Any], nonce: str) -> Mapping[str, Any]:
        """What the ID token says, if it is the provider's, for us, for this browser, and fresh."""
        from authlib.oidc.core import CodeIDToken  # type: ignore[import-untyped]
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        written = tokens.get("id_token")
        if not isinstance(written, str):
            raise ProviderError("there is no ID token")
        try:
            keys = KeySet.import_key_set(self._json("GET", self._told("jwks_uri")))  # type: ignore[arg-type]
            read = jwt.decode(written, keys, algorithms=ALGORITHMS)
            claims = CodeIDToken(
                read.claims,
                read.header,
                {
                    "iss": {"essential": True, "value": self._told("issuer")},
                    "aud": {"essential": True, "value": self.client_id},
                },
                {"nonce": nonce, "client_id": self.client_id},
            )
            claims.validate(leeway=LEEWAY)
        except (JoseError, ValueError, TypeError, KeyError, RecursionError) as error:
            raise ProviderError(f"the ID token is not valid: {type(error).__name__}") from error
        return dict(claims)

    def _told(self, name: str) -> str:
        """What the provider says of itself; asked once."""
        with self._lock:
            if not self._known:
                known = self._json("GET", self.issuer + METADATA)
                if str(known.get("issuer", "")).rstrip("/") != self.issuer:
                    raise ProviderError("the provider is another one than configured")
                self._known.update(known)
            value = self._known.get(name)
        if not isinstance(value, str) or not value:
            raise ProviderError(f"the provider does not say its {name}")
        return value

    def _json(self, method: str, url: str, **given: Any) -> dict[str, Any]:
        import httpx

        try:
            with httpx.stream(method, url, timeout=PATIENCE, **given) as answer:
                answer.raise_for_status()
                content = json.loads(whole(answer.iter_bytes()))
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, RecursionError) as error:
            raise ProviderError(f"{url}: {type(error).__name__}") from error
        if not isinstance(content, dict):
            raise ProviderError(f"{url}: not what was expected")
        return content


def whole(pieces: Iterable[bytes]) -> bytes:
    """All of an answer, if it is neither endless nor comes drop by drop."""
    ends, told = time.monotonic() + PATIENCE, b""
    for piece in pieces:
        told += piece
        if len(told) > LONGEST or time.monotonic() > ends:
            raise ValueError("too long")
    return told


def derived(token: str, purpose: str) -> str:
    """A secret of its own for each purpose, from which the token cannot be told."""
    return hmac.new(token.encode(), f"oidc:{purpose}".encode(), hashlib.sha256).hexdigest()
