"""What in a mail proves who it was sent to: a link that expires, an address for replies.

Both are signed for one lead of one person, so they end when that lead is erased. They are two: an
address passes through the hands of many servers and opens nothing, it only lets one write.
"""

from __future__ import annotations

import hmac
import re
import secrets
from base64 import b32encode
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from bot.assistant.ports import Storage, UnitOfWork
from bot.handoff.lead import Lead
from bot.handoff.reference import parse_reference

KEY = "mail"
"""Under this name the database keeps what mails are signed with."""

LASTS = timedelta(days=30)
"""How long a link opens a conversation."""

SIGNATURE = 24
"""Characters of a signature: 120 bits."""

LINK = re.compile(r"([A-Z0-9-]{20})\.(\d{8})\.([a-z2-7]{24})")
ADDRESS = re.compile(r"([a-z0-9]{17})([a-z2-7]{24})")


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Whose conversation a link opens; `is_over`: it is too old by now."""

    lead: Lead
    is_over: bool


def mail_key(storage: Storage) -> bytes:
    """What mails are signed with; it is made when it is first needed."""
    with storage.read_only() as work:
        known = work.keys.get(KEY)
    if known is not None:
        return known
    with storage() as work:
        work.keys.add(KEY, secrets.token_bytes(32))
        made = work.keys.get(KEY)
        work.commit()
    assert made is not None  # noqa: S101  it was just added
    return made


def signature(key: bytes, *parts: str) -> str:
    """What only who has the key can write below these parts."""
    signed = hmac.new(key, "\n".join(parts).encode(), sha256).digest()
    return b32encode(signed).decode().lower()[:SIGNATURE]


def link_token(key: bytes, lead: Lead, until: date) -> str:
    """What opens the conversation of a lead, to the end of a day (UTC)."""
    day = f"{until:%Y%m%d}"
    return f"{lead.reference}.{day}.{signature(key, 'link', lead.reference, lead.person, day)}"


def reply_token(key: bytes, lead: Lead) -> str:
    """What lets one write to staff about a lead: letters and digits that any mail server takes."""
    signed = signature(key, "reply", lead.reference, lead.person)
    return lead.reference.replace("-", "").lower() + signed


def open_link(work: UnitOfWork, token: str, now: datetime) -> LinkTarget | None:
    """Where a link leads; None for one that leads nowhere (any more)."""
    found, key = LINK.fullmatch(token), work.keys.get(KEY)
    lead = owned(work, found[1]) if found else None
    if found is None or key is None or lead is None:
        return None
    signed = signature(key, "link", lead.reference, lead.person, found[2])
    if not hmac.compare_digest(signed, found[3]):
        return None
    end = datetime.combine(date.fromisoformat(found[2]), time.max, UTC)
    return LinkTarget(lead, is_over=end < now)


def addressed_lead(work: UnitOfWork, token: str) -> Lead | None:
    """The lead that a reply is about; None for one that nobody was given the address of."""
    found, key = ADDRESS.fullmatch(token.lower()), work.keys.get(KEY)
    reference = parse_reference(found[1]) if found else None
    lead = owned(work, reference) if reference else None
    if found is None or key is None or lead is None:
        return None
    signed = signature(key, "reply", lead.reference, lead.person)
    return lead if hmac.compare_digest(signed, found[2]) else None


def owned(work: UnitOfWork, reference: str) -> Lead | None:
    """The lead, as long as it belongs to somebody."""
    lead = work.leads.get(reference)
    return lead if lead is not None and lead.person and lead.erased_at is None else None
