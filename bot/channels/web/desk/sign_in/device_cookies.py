"""Browsers in which somebody has signed in with their password before.

Guesses are counted per name, so strangers who guess could keep its owner out. A browser that is
known is therefore counted by itself. Its token is signed with what is kept of the password: nothing
more has to be kept, and a new password makes every browser unknown.
(OWASP: "Slow Down Online Guessing Attacks with Device Cookies".)
"""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

from bot.channels.web.http.tokens import is_token

HALF = 16
"""Bytes of what tells one browser from another, and of what proves that we named it."""


def token_for(name: str, kept: str) -> str:
    """A token for a browser in which this member has signed in; `kept`: the password's hash."""
    own = secrets.token_bytes(HALF)
    return written(own + proof(name, kept, own))


def is_known(token: str, name: str, kept: str | None) -> bool:
    """Whether a browser's token was made for this member and the password that they have now."""
    if kept is None or not is_token(token):
        return False
    both = urlsafe_b64decode(token + "=")
    is_ours = hmac.compare_digest(both[HALF:], proof(name, kept, both[:HALF]))
    return is_ours and token == written(both)


def written(both: bytes) -> str:
    """A token in letters. Others stand for the same bytes, and would be counted anew."""
    return urlsafe_b64encode(both).rstrip(b"=").decode("ascii")


def proof(name: str, kept: str, own: bytes) -> bytes:
    """What only who keeps the password's hash can work out."""
    return hmac.digest(kept.encode(), own + name.encode(), "sha256")[:HALF]
