"""Headers of mails that came in, which may hold anything."""

from __future__ import annotations

import re
from email.message import MIMEPart
from email.policy import EmailPolicy
from functools import lru_cache
from typing import Any

SIGNED = r"[a-z0-9]{17}[a-z2-7]{24}"
OUR_ID = re.compile(rf"<({SIGNED})(?:\.(\d{{1,18}}))?@", re.IGNORECASE)
"""How we call our mails: the token, and what the mail is called in the outbox."""

TOKEN = re.compile(rf"[+<]({SIGNED})[.@]".encode(), re.IGNORECASE)

MOST_TOKENS = 5
"""A mail is about one enquiry; in a long exchange it names several of our mails, by one token."""

LONGEST = 2_000
"""Characters of a header that are read: the standard library takes the square of it."""


def tokens_in(raw: bytes) -> list[str]:
    """What looks like a token of ours anywhere in a mail, before anything else in it is read."""
    found: dict[str, None] = {}
    for match in TOKEN.finditer(raw):
        found[match[1].decode().lower()] = None
        if len(found) == MOST_TOKENS:
            break
    return list(found)


class BoundedPolicy(EmailPolicy):
    """Reads headers as the standard says, each once and no further than they may sensibly go."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """A header as it is read."""
        return _read(name, str(value)[:LONGEST])


@lru_cache(maxsize=256)
def _read(name: str, value: str) -> Any:
    return EmailPolicy().header_fetch_parse(name, value)


POLICY = BoundedPolicy()


def field(mail: MIMEPart, name: str) -> str:
    """A header as text; empty where there is none, or none that can be read."""
    try:
        return str(mail.get(name, ""))
    except (ValueError, IndexError, AttributeError, RecursionError):
        return ""  # what the standard library stumbles over
