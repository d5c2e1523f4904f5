"""Reports that a mail came back, as mail servers write them (RFC 3464)."""

from __future__ import annotations

from email.message import EmailMessage

REPORT = """\
From: MAILER-DAEMON@mail.example.jp
To: {to}
Subject: Undelivered Mail Returned to Sender
Message-ID: <report@mail.example.jp>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.jp

Final-Recipient: rfc822; hanako@example.co.jp
Action: {action}
Status: {status}

--b
Content-Type: {how}

{returned}
--b--
"""

WAYS = {"header": "text/rfc822-headers", "whole": "message/rfc822"}


def bounce_of(
    mail: EmailMessage,
    action: str = "failed",
    status: str = "5.1.1",
    how: str = WAYS["header"],
) -> bytes:
    """What comes back of a mail: its header, or all of it."""
    whole = mail.as_string().replace("\r\n", "\n")
    head, _, _ = whole.partition("\n\n")
    returned = whole if how == WAYS["whole"] else head + "\n"
    to = mail["Reply-To"]
    return REPORT.format(to=to, action=action, status=status, how=how, returned=returned).encode()
