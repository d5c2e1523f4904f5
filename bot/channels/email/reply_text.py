"""What somebody wrote themselves in a mail, apart from what they quote and how they sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr
from html import unescape

from mailparser_reply import EmailReplyParser

from bot.channels.email.settings import MailSettings
from bot.vocabulary.text import MAX_TEXT

MOST = 5 * MAX_TEXT
"""Characters of a text that are read: what somebody wrote, and what they quote."""

MOST_MARKUP = 500_000
"""Characters of HTML that are read; most of it may be styles."""

LONGEST_LINE = 998
"""Characters of a line in a mail (RFC 5322). What looks for quotations takes the square of it."""

SEPARATOR = re.compile(r"\s*(_{5,}|-{5,}.*|-+ ?\S.* ?-+)?\s*")
"""A line between what was written and what is quoted."""

RULE = re.compile(r"--\s*")
"""Begins a signature."""


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
