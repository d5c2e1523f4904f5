"""What a mail that came in is: an answer, a mail of ours that came back, or nothing for people.

Everything in it can be made up by whoever sent it. What counts is the token in the address that it
was sent to, or in the mail that it answers (see `bot.assistant.mail.tokens`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default
from email.utils import getaddresses, parseaddr
from html import unescape

from mailparser_reply import EmailReplyParser

from bot.assistant.mail.inbound import MailBounce, MailReply
from bot.channels.email.settings import MailSettings
from bot.vocabulary.text import MAX_TEXT

MOST = 5 * MAX_TEXT
"""Characters of a text that are read: what somebody wrote, and what they quote."""

MOST_MARKUP = 500_000
"""Characters of HTML that are read; most of it may be styles."""

LONGEST_LINE = 998
"""Characters of a line in a mail (RFC 5322). What looks for quotations takes the square of it."""

SIGNED = r"[a-z0-9]{17}[a-z2-7]{24}"
OUR_ID = re.compile(rf"<({SIGNED})(?:\.(\d{{1,18}}))?@", re.IGNORECASE)
"""How we call our mails: the token, and what the mail is called in the outbox."""

RECIPIENTS = ("to", "cc", "delivered-to", "x-original-to", "envelope-to")
"""Fields that say to whom a mail was sent."""

BY_PROGRAMS = {
    "auto-submitted": re.compile(r"(?!no\b)", re.IGNORECASE),
    "precedence": re.compile(r"bulk|junk|list|auto", re.IGNORECASE),
    "x-autoreply": re.compile(""),
    "x-autorespond": re.compile(""),
    "x-auto-response-suppress": re.compile(""),
    "list-id": re.compile(""),
}
"""Fields by which programs say that no person wrote this (RFC 3834 and what came before it)."""

SEPARATOR = re.compile(r"\s*(_{5,}|-{5,}.*|-+ ?\S.* ?-+)?\s*")
"""A line between what was written and what is quoted."""

RULE = re.compile(r"--\s*")
"""Begins a signature."""


def received(raw: bytes, settings: MailSettings) -> MailReply | MailBounce | None:
    """What came in; None for what is for nobody: of other programs, or not about any enquiry."""
    mail = message_from_bytes(raw, policy=default)
    assert isinstance(mail, EmailMessage)  # noqa: S101  the policy makes these
    if mail.get_content_type() == "multipart/report":
        return bounce_in(mail)
    token = token_of(mail, settings)
    if not token or is_by_program(mail) or is_from_us(mail, settings):
        return None
    return MailReply(
        token=token,
        message_id=field(mail, "message-id") or field(mail, "date") + token,
        text=own_words(text_in(mail), settings),
        attached=tuple(names_of_files(mail)),
    )


def field(mail: MIMEPart, name: str) -> str:
    """A header as text; empty where there is none, or none that can be read."""
    try:
        return str(mail.get(name, ""))
    except (ValueError, IndexError, AttributeError):  # what the standard library stumbles over
        return ""


def token_of(mail: EmailMessage, settings: MailSettings) -> str:
    """The token of the address that a mail was sent to, or of the mail that it answers."""
    name, _, domain = settings.reply_to.partition("@")
    ours = re.compile(rf"{re.escape(name)}\+({SIGNED})@{re.escape(domain)}", re.IGNORECASE)
    addresses = (address for _, address in getaddresses([field(mail, each) for each in RECIPIENTS]))
    sent_to = next((found[1] for each in addresses if (found := ours.fullmatch(each))), "")
    if sent_to and settings.reply_to:
        return sent_to.lower()
    answered = OUR_ID.search(f"{field(mail, 'in-reply-to')} {field(mail, 'references')}")
    return answered[1].lower() if answered else ""


def is_by_program(mail: EmailMessage) -> bool:
    """Whether no person wrote this: an absence note, a list, an error."""
    says_so = any(
        name in mail and said.match(field(mail, name).strip()) for name, said in BY_PROGRAMS.items()
    )
    return says_so or field(mail, "return-path").strip() == "<>"


def is_from_us(mail: EmailMessage, settings: MailSettings) -> bool:
    """Whether a mail of ours came to us."""
    ours = {parseaddr(settings.sender)[1].lower(), settings.reply_to.lower()}
    return parseaddr(field(mail, "from"))[1].lower() in ours


# What a person wrote.


def text_in(mail: EmailMessage) -> str:
    """The text of a mail; of one that has only HTML, what of it can be read."""
    part = mail.get_body(("plain", "html"))
    if part is None:
        return ""
    try:
        text = str(part.get_content())
    except (LookupError, ValueError, KeyError):  # an unknown charset, or broken coding
        payload = part.get_payload(decode=True)
        text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    is_plain = part.get_content_subtype() == "plain"
    return (text if is_plain else without_markup(text[:MOST_MARKUP]))[:MOST]


def without_markup(html: str) -> str:
    """What of HTML is read; each block on a line of its own, without what is quoted."""
    quoted = re.sub(r"(?is)<(blockquote|style|script|head)\b.*?(</\1>|\Z)", "", html)
    broken = re.sub(r"(?i)<(br|/p|/div|/li|/tr)\b[^<>]*>", "\n", quoted)
    return unescape(re.sub(r"<[^<>]*>", "", broken))


def own_words(text: str, settings: MailSettings) -> str:
    """What somebody wrote themselves, without what they quote, and without their signature.

    A quotation begins with who wrote it, and that is one of our addresses. What mail programs
    write around it in English and other languages, the library knows.
    """
    lines = until_quoted(list(lines_of(text)), settings)
    parsed = EmailReplyParser(languages=["ja", "en"]).parse_reply(text="\n".join(lines)) or ""
    return "\n".join(until_signature(without_tail(parsed.split("\n")))).strip()


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text; a longer one than mails have goes on in the next."""
    for line in text.replace("\r\n", "\n").split("\n"):
        yield from (
            line[at : at + LONGEST_LINE] for at in range(0, max(len(line), 1), LONGEST_LINE)
        )


def until_quoted(lines: list[str], settings: MailSettings) -> list[str]:
    """The lines before the one that says that we wrote what follows."""
    ours = filter(None, (parseaddr(settings.sender)[1], settings.reply_to.partition("@")[0] + "+"))
    names = "|".join(re.escape(address) for address in ours)
    heading = re.compile(rf"(<|mailto:)[^<>\s]*({names})|^\W*(From|差出人|送信者)\s*[:：]")
    for number, line in enumerate(lines):
        if heading.search(line):
            return without_tail(lines[:number])
    return lines


def without_tail(lines: list[str]) -> list[str]:
    """The lines without quoted ones, rules and empty ones at the end."""
    end = len(lines)
    while end and (lines[end - 1].startswith(">") or SEPARATOR.fullmatch(lines[end - 1])):
        end -= 1
    return lines[:end]


def until_signature(lines: list[str]) -> list[str]:
    """The lines before a signature, unless that would be all."""
    for number, line in enumerate(lines):
        if number and RULE.fullmatch(line):
            return lines[:number]
    return lines


def names_of_files(mail: EmailMessage) -> Iterator[str]:
    """What attached files are called."""
    for part in mail.iter_attachments():
        name = part.get_filename()
        if name:
            yield " ".join(str(name).split())[:200]


# What came back.


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
        head = re.search(r"(?im)^message-id:\s*(<[^>]*>)", str(part.get_content()))
        return head[1] if head else ""
    return field(part, "message-id")
