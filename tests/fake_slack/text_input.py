"""What becomes of the text that a person types, before an app sees it."""

from __future__ import annotations

import re

from tests.fake_slack.records import Json

MENTION = re.compile(r"<(?:[@#][A-Z0-9]+(?:\|[^<>]*)?|![a-z]+(?:\^[A-Z0-9]+)?)>")
URL = re.compile(r"https?://[^\s<>|、。「」（）]+[^\s<>|、。「」（）.,;:!?)]")
MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
DOMAIN = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|jp|io|dev|info)(?:/[!-;=?-~]*)?(?![\w@.-])"
)
PIECES = re.compile("|".join(f"({p.pattern})" for p in (MENTION, URL, MAIL, DOMAIN)))
USER = re.compile(r"<@([A-Z0-9]+)")


def escape(text: str) -> str:
    """The three characters that Slack escapes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_sent(typed: str) -> str:
    """Escaped, with mentions as they are and addresses as links, as the client makes them."""
    sent, end = "", 0
    for found in PIECES.finditer(typed):
        sent += escape(typed[end : found.start()]) + linked(found)
        end = found.end()
    return sent + escape(typed[end:])


def linked(found: re.Match[str]) -> str:
    """A mention, an address or a link, as it stands in an event."""
    mention, url, mail, domain = found.groups()
    if mention:
        return mention
    if url:
        return f"<{escape(url)}>"
    return f"<mailto:{mail}|{mail}>" if mail else f"<http://{domain}|{domain}>"


def as_blocks(typed: str, block_id: str) -> list[Json]:
    """The rich text that the client makes of what was typed."""
    parts: list[Json] = []
    end = 0
    for found in MENTION.finditer(typed):
        user = USER.match(found[0])
        before = typed[end : found.start()]
        parts += [{"type": "text", "text": before}] if before else []
        parts.append(
            {"type": "user", "user_id": user[1]} if user else {"type": "text", "text": found[0]}
        )
        end = found.end()
    parts += [{"type": "text", "text": typed[end:]}] if typed[end:] else []
    section = {"type": "rich_text_section", "elements": parts}
    return [{"type": "rich_text", "block_id": block_id, "elements": [section]}]
