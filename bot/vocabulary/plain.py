"""Text as people type it, made safe to look at."""

from __future__ import annotations

import re
import unicodedata
from string import ascii_lowercase, ascii_uppercase

UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""Control characters, zero-width spaces and marks that turn the direction of writing around."""


SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)


def visible(text: str) -> str:
    """The text as it was written, without invisible characters, trimmed."""
    return UNSEEN.sub("", text).strip()


def plain(text: str) -> str:
    """Visible text in NFKC: full-width and half-width forms are alike."""
    return unicodedata.normalize("NFKC", visible(text)).strip()


def same(text: str) -> str:
    """What two texts have in common that differ only in capitals, width of letters and spaces."""
    return " ".join(plain(text).casefold().split())


def lower_ascii(text: str) -> str:
    """The text with A to Z as small letters, and nothing else changed.

    Other letters that become a to z when they are folded (the Kelvin sign) stand for somebody else.
    """
    return text.translate(SMALL)
