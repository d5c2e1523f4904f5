"""Text on its way into Slack and out of it: made inert once on the way out, decoded once inwards.

Slack's mrkdwn has no way to write a formatting character as itself. Breaking pairs up with unseen
characters helps in some of its clients only, so what would format is written with a look-alike;
whatever cannot format (the `_` in an address, say) stays as it is and can be copied.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from bot.vocabulary.text import without_unseen

HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which nothing can send."""

LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
LINE_ENDS = "\r\u2028\u2029"

LOOK_ALIKES = {"*": "∗", "~": "∼", "`": "ˋ"}
UNDERSCORE = re.compile(r"_(?:(?<![^\W_]_)|(?![^\W_]))")
"""An underscore at the edge of a word; one between letters formats nothing."""
EMOJI = re.compile(r":(?=[a-z0-9_+'-]*[a-z+-][a-z0-9_+'-]*:)", re.IGNORECASE)
QUOTE = re.compile(r"(\s*)&gt;")
"""How a line begins that is a quotation."""

URL = re.compile(r"https?://[A-Za-z0-9\[][A-Za-z0-9._~:/?#\[\]@!$&'()+,;=%-]+", re.ASCII)
TRAILING = ".,;:!?'()[]"
"""What closes a sentence rather than an address."""

ENTITY = re.compile(r"<([^<>]*)>")


def escape(text: str) -> str:
    """The three characters that Slack gives a meaning."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def seen(text: str) -> str:
    """The text without what cannot be seen, with plain line ends."""
    plain = text.replace("\t", " ")
    if any(end in plain for end in LINE_ENDS):
        plain = LINE_END.sub("\n", plain)
    return without_unseen(plain if plain.isascii() else HALVES.sub("", plain))


def inert(text: str) -> str:
    """Text in which Slack finds nothing to format, link, mention or call. Never apply it twice."""
    return _unquoted(_unformatted(seen(text)))


def linked(text: str) -> str:
    """Inert text whose web addresses can be followed; each shows itself, so none is disguised."""
    return _unquoted(_outside_links(seen(text), _unformatted))


def _unformatted(text: str) -> str:
    """Inert but for lines that begin as quotations: what follows an address begins no line."""
    for formatting, look_alike in LOOK_ALIKES.items():
        text = text.replace(formatting, look_alike)
    return escape(EMOJI.sub("∶", UNDERSCORE.sub("ˍ", text)))


def _unquoted(text: str) -> str:
    return "\n".join(map(_unquoted_line, text.split("\n"))) if "&gt;" in text else text


def _unquoted_line(line: str) -> str:
    found = QUOTE.match(line)
    return f"{found[1]}›{line[found.end() :]}" if found else line


def _outside_links(text: str, write: Callable[[str], str]) -> str:
    written, end = "", 0
    for found in URL.finditer(text):
        url = found[0].rstrip(TRAILING)
        written += write(text[end : found.start()]) + f"<{escape(url)}>"
        end = found.start() + len(url)
    return written + write(text[end:])


def bold(text: str) -> str:
    """Inert text in bold, each line by itself; no bold around nothing."""
    lines = (inert(line).strip() for line in seen(text).split("\n"))
    return "\n".join(f"*{line}*" if line else "" for line in lines)


def decode(text: str, name: Callable[[str], str] = str) -> str:
    """What a person wrote, from what Slack sent: links as they read, mentions as plain names.

    `name` gives the name of a user id.
    """
    return html.unescape(ENTITY.sub(lambda found: _decoded(found[1], name), text))


def _decoded(inside: str, name: Callable[[str], str]) -> str:
    target, _, label = inside.partition("|")
    if target.startswith("@"):
        return f"@{label or name(target[1:])}"
    if target.startswith("#"):
        return f"#{label or target[1:]}"
    if target.startswith("!"):
        return label or f"@{target[1:].partition('^')[0]}"
    address = target.removeprefix("mailto:").removeprefix("tel:")
    return _with_target(label, address) if label else address


def _with_target(label: str, address: str) -> str:
    is_same = label.rstrip("/") in (address, address.partition("://")[2].rstrip("/"))
    return label if is_same else f"{label} ({address})"


def without_mention(text: str, user: str) -> str:
    """Text as Slack sent it, without the words that call this user."""
    return re.sub(rf"\s*<@{re.escape(user)}(?:\|[^<>]*)?>\s*", " ", text).strip()
