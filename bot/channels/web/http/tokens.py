"""Secrets that a browser keeps for us. The database holds only what they hash to."""

from __future__ import annotations

import hashlib
import re
import secrets

SHAPE = re.compile(r"~?[A-Za-z0-9_-]{43}")
"""How `new_token` writes 256 bits."""

OPENED = "~"
"""Stands before the token of a browser that shows somebody's conversation since a link led there:
such a token does not say by itself whose it is."""


def new_token() -> str:
    """A token that nobody can guess: 256 random bits, in characters that any cookie takes."""
    return secrets.token_urlsafe(32)


def is_token(text: str) -> bool:
    """Whether a text has the form of a token; what it opens, if anything, is another question."""
    return SHAPE.fullmatch(text) is not None


def hash_of(token: str) -> str:
    """What is kept of a token, 64 hex digits. A token is random, so it needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()
