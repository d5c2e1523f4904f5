"""Text as people type it, made safe to look at."""

from __future__ import annotations

import re
import unicodedata
from string import ascii_lowercase, ascii_uppercase

MAX_TEXT = 4_000
"""Characters of one message: more than the longest field takes, less than a pasted document.

Longer ones are refused, and kept cut.
"""

_HIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters; tabs and line ends stay
    "\u200b\u2060-\u2064\ufeff\u034f\u00ad"  # widthless spaces, hidden operators, soft hyphens
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of writing around
    "\u115f\u1160\u3164\uffa0\u17b4\u17b5\u180b-\u180f"  # fillers that are letters by name only
    "\u2065\u206a-\u206f\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tags, and what is kept free for the like
)
_JOINERS = "\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
_LATIN = "!-~\uff01-\uff5e"
"""Between two of these, joiners join nothing."""

UNSEEN = re.compile(f"(?<=[{_LATIN}])[{_JOINERS}{_HIDDEN}]+(?=[{_LATIN}])|[{_HIDDEN}]")
"""All that nobody can see, and that means nothing where a person writes."""

_MAYBE_UNSEEN = re.compile(f"[{_JOINERS}{_HIDDEN}]")
"""What nearly no text holds; looking for it is several times faster."""

SHAPING = re.compile(f"[{_JOINERS}]")
"""What cannot be seen either, but changes how its neighbours look: the variant of a kanji in a
name, one picture out of several. It is kept as written, and means nothing when texts are compared.
"""

_TAKEN_APART = re.compile(
    "[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u3041-\u30ff][\u0300-\u036f\u3099\u309a]+"
)
"""Latin letters and kana whose marks come after them, as some keyboards and file names have it."""


_ORDINARY = re.compile("[ -~、。「」・々ぁ-ゖァ-ヺー一-鿿！？]*")
"""Texts of these signs alone are most of all texts, and need hardly any looking at."""

NOT_A_LETTER = re.compile(r"[\W_]+")

SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)

REJECTION = re.compile(
    r"(?<!だけ)(?<!のみ)(?<!ばかり)(?<!わけ)(?:で[はも]?|じゃ)"
    r"なく(?:て(?![もは])|(?![てなもと]))[、,\s]*(?=[^\s。])"
)
"""What stands behind what does not hold, before what does: 「大卒じゃなくて…」."""


def without_unseen(text: str) -> str:
    """The text as it was written, without invisible characters."""
    if (text.isascii() and text.isprintable()) or not _MAYBE_UNSEEN.search(text):
        return text
    return UNSEEN.sub("", text)


def visible(text: str) -> str:
    """The same, trimmed."""
    return without_unseen(text).strip()


def plain(text: str) -> str:
    """Visible text in NFKC: full-width and half-width forms are alike."""
    if _ORDINARY.fullmatch(text):
        return text.strip().replace("？", "?").replace("！", "!")
    return unicodedata.normalize("NFKC", SHAPING.sub("", visible(text))).strip()


def same(text: str) -> str:
    """What two texts have in common that differ only in capitals, width of letters and spaces."""
    return " ".join(plain(text).casefold().split())


def bare(text: str) -> str:
    """The letters and digits of a text alone, whatever their width and case."""
    return NOT_A_LETTER.sub("", plain(text).casefold())


def lower_ascii(text: str) -> str:
    """The text with A to Z as small letters, and nothing else changed.

    Other letters that become a to z when they are folded (the Kelvin sign) stand for somebody else.
    """
    return text.translate(SMALL)


def composed(text: str) -> str:
    """The text with kana and Latin letters in one piece with their marks, all else as it was.

    Unicode's own composition would exchange kanji that people write in their names (神, U+FA19).
    """
    return _TAKEN_APART.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
