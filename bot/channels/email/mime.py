"""A worded mail as it is sent: plain text and simple HTML, with what mail programs need to know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from html import escape

import idna

from bot.vocabulary import Language
from bot.wording.mail.letters import WordedLetter

DOT_ATOM = re.compile(r"[^\s.\"(),:;<>@\[\\\]]+(\.[^\s.\"(),:;<>@\[\\\]]+)*")
"""A name that needs no quotes."""

QUOTABLE = re.compile(r"[!#-'*+\-./0-9=?A-Z^_`a-z{|}~$%&]+")
"""A name of which quotes make one address, and never two, nor anything else to a server."""


@dataclass(frozen=True, slots=True)
class MailEnvelope:
    """Who a mail is from and to, and where it belongs. Ids of messages stand without brackets.

    `to` is quoted where it needs that (see `recipient`); `bounces_to` is told where the mail
    cannot be delivered.
    """

    sender: str
    to: str
    reply_to: str
    bounces_to: str
    message_id: str
    thread_id: str
    at: datetime
    language: Language


def mail_of(words: WordedLetter, envelope: MailEnvelope) -> EmailMessage:
    """The mail as a message that any program can read."""
    message = EmailMessage(policy=SMTP)
    message["From"] = address_of(envelope.sender)
    message["To"] = envelope.to
    if envelope.reply_to:
        message["Reply-To"] = Address(addr_spec=envelope.reply_to)
    message["Subject"] = words.subject
    message["Date"] = format_datetime(envelope.at)
    message["Message-ID"] = f"<{envelope.message_id}>"
    if envelope.thread_id != envelope.message_id:
        message["In-Reply-To"] = f"<{envelope.thread_id}>"
        message["References"] = f"<{envelope.thread_id}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(words.text, cte="base64")
    message.add_alternative(html_of(words, envelope.language), subtype="html", cte="base64")
    message["Content-Language"] = envelope.language.value
    return message


def address_of(sender: str) -> Address:
    """An address as people write it, with or without a name."""
    name, address = parseaddr(sender)
    return Address(display_name=name, addr_spec=address)


def recipient(address: str) -> str:
    """An address that was typed, as it stands in a mail. Raises `ValueError` where none can.

    Old addresses of mobile carriers have dots where the standard wants them quoted.
    """
    name, _, domain = address.rpartition("@")
    if not QUOTABLE.fullmatch(name):
        msg = "no server takes such a name"
        raise ValueError(msg)
    quoted = name if DOT_ATOM.fullmatch(name) else f'"{name}"'
    return f"{quoted}@{idna.encode(domain, uts46=True).decode()}"


def html_of(words: WordedLetter, language: Language) -> str:
    """The mail as HTML: nothing is loaded from anywhere, and every text is escaped."""
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{language.value}"><head><meta charset="utf-8">',
            f"<title>{escape(words.subject)}</title></head>",
            '<body style="font-family:sans-serif;line-height:1.6;max-width:36em">',
            *map(paragraph, words.paragraphs),
            f'<p><a href="{escape(words.link)}">{escape(words.link_label)}</a></p>',
            "<hr>",
            *(f"<small>{line}</small>" for line in map(paragraph, words.below)),
            "</body></html>",
        )
    )


def paragraph(text: str) -> str:
    """A paragraph; its lines stay apart."""
    return f"<p>{'<br>'.join(escaped_lines(text))}</p>"


def escaped_lines(text: str) -> Iterator[str]:
    """The lines of a text, so that nothing in them can be markup."""
    return map(escape, text.split("\n"))
