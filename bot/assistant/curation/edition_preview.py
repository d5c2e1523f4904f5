"""Links that show an edition before it opens, to whoever is given one, until a day.

A link is signed for one edition. It opens nothing else, and nothing that is kept.
"""

from __future__ import annotations

import hmac
import re
import secrets
from base64 import b32encode
from datetime import date, datetime
from hashlib import sha256

from bot.assistant.ports import Storage
from bot.handoff.business_hours import day_of

KEY = "preview"
"""Under this name the database keeps what such links are signed with."""

TOKEN = re.compile(r"(\d{8})\.([a-z2-7]{32})")


def preview_token(storage: Storage, edition: str, until: date) -> str:
    """What shows an edition, to the end of a day where the desk is."""
    with storage() as work:
        if work.keys.get(KEY) is None:
            work.keys.add(KEY, secrets.token_bytes(32))
        key = work.keys.get(KEY)
        work.commit()
    assert key is not None  # noqa: S101  it was just added
    day = f"{until:%Y%m%d}"
    return f"{day}.{_signature(key, edition, day)}"


def shows_preview(storage: Storage, token: str, edition: str, now: datetime) -> bool:
    """Whether a token shows this edition today."""
    found = TOKEN.fullmatch(token)
    with storage.read_only() as work:
        key = work.keys.get(KEY)
    if found is None or key is None:
        return False
    is_ours = hmac.compare_digest(_signature(key, edition, found[1]), found[2])
    return is_ours and f"{day_of(now):%Y%m%d}" <= found[1]


def _signature(key: bytes, edition: str, day: str) -> str:
    signed = hmac.new(key, f"preview\n{edition}\n{day}".encode(), sha256).digest()
    return b32encode(signed).decode().lower()[:32]
