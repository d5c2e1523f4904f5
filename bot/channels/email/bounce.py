"""Reports that a mail came back (RFC 3464)."""

from __future__ import annotations

import re
from email.message import EmailMessage

from bot.assistant.mail.inbound import MailBounce
from bot.channels.email.headers import OUR_ID, field


def bounce_in(mail: EmailMessage) -> MailBounce | None:
    """Which of our mails came back for good (RFC 3464); None where it may still arrive."""
    if not any(is_final(part) for part in mail.walk()):
        return None
    for part in mail.walk():
        called = OUR_ID.search(message_id_in(part))
        if called is not None and called[2]:
            return MailBounce(called[1].lower(), int(called[2]))
    return None


def is_final(part: EmailMessage) -> bool:
    """Whether a part of a report says that the mail failed, and not only that it is late."""
    if part.get_content_type() != "message/delivery-status":
        return False
    return any(field(block, "action").strip().lower() == "failed" for block in part.iter_parts())


def message_id_in(part: EmailMessage) -> str:
    """What the mail that a report returns was called, whether all of it came back or its header."""
    if part.get_content_type() == "text/rfc822-headers":
        head = re.search(r"(?im)^message-id:\s*(<[^>]*>)", text_of(part))
        return head[1] if head else ""
    return field(part, "message-id")


def text_of(part: EmailMessage) -> str:
    """The text of a part, whatever it says about how it is coded."""
    payload = part.get_payload(decode=True)
    return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
