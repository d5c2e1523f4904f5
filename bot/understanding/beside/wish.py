"""Whether somebody wants something, rather than only saying how things stand."""

from __future__ import annotations

import re

WISHED = re.compile(
    r"たい|ほしい|欲しい|ください|下さい|願い|困|\b(?:want|need|would like|'d like|looking|hope"
    r"|hoping|please|help|problem|trouble|cannot|can't|wish)\b"
)
"""Who says so wants something, of which something can be told."""


def is_wish(said: str) -> bool:
    """Whether a folded text says that somebody wants something."""
    return WISHED.search(said) is not None
