"""The word that goes to Slack with an installation and comes back: signed, so none is kept.

Whoever only opens the page leaves no trace. That it comes back in the browser that it was given to
is seen by a cookie, and what it allows is done once: Slack gives out each code for one use.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.oauth.state_store import OAuthStateStore

LASTS = timedelta(minutes=10)
"""How long an installation may take."""

SHAPE = re.compile(r"(?P<told>(?P<stamp>\d{1,12})-[0-9a-f]{32})-(?P<proof>[0-9a-f]{64})", re.ASCII)


class SignedStates(OAuthStateStore):
    """Issues states and knows its own again; `secret` is the app's, which all processes share."""

    def __init__(self, secret: str, clock: Callable[[], datetime]) -> None:
        self._key = hmac.new(secret.encode(), b"installation", hashlib.sha256).digest()
        self._clock = clock

    def issue(self, *_: Any, **__: Any) -> str:
        """A new state."""
        told = f"{int(self._clock().timestamp())}-{secrets.token_hex(16)}"
        return f"{told}-{self._proof(told)}"

    def consume(self, state: str) -> bool:
        """Whether a state was issued here, in the last ten minutes."""
        found = SHAPE.fullmatch(state)
        if found is None or not hmac.compare_digest(found["proof"], self._proof(found["told"])):
            return False
        age = self._clock().timestamp() - int(found["stamp"])
        return -1 <= age <= LASTS.total_seconds()

    def _proof(self, told: str) -> str:
        return hmac.new(self._key, told.encode(), hashlib.sha256).hexdigest()
