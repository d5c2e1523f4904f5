"""Passwords of staff: only what argon2 makes of them is configured, nothing of them is kept."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 10, 200
"""Characters of a password."""


@cache
def hasher() -> PasswordHasher:
    """Argon2id with the parameters that the library holds for today's."""
    return PasswordHasher()


def hash_password(password: str) -> str:
    """What goes into the configuration."""
    return hasher().hash(password)


def is_hash(text: str) -> bool:
    """Whether a text is what `hash_password` makes."""
    if not text.startswith("$argon2id$"):
        return False
    try:
        extract_parameters(text)
    except InvalidHashError:
        return False
    return True


def is_password(kept: str, password: str) -> bool:
    """Whether a hash was made of this password. Takes 64 MiB for a moment."""
    try:
        return hasher().verify(kept, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
