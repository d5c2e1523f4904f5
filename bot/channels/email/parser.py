"""What a mail that came in is: an answer, a mail of ours that came back, or nothing for people.

Everything in it can be made up by whoever sent it. What counts is the token in the address that it
was sent to, or in the mail that it answers (see `bot.assistant.mail.tokens`).
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.utils import parseaddr

from bot.assistant.mail.inbound import MailBounce, MailReply
from bot.channels.email.bounce import bounce_in
from bot.channels.email.headers import OUR_ID, POLICY, SIGNED, field
from bot.channels.email.reply_text import names_of_files, own_words, text_in
from bot.channels.email.settings import MailSettings

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


MOST_PARTS = 1_000
"""Parts of a mail, counted by what begins one, and lines that look so."""


class UnreadableMailError(ValueError):
    """A mail is built as no mail program builds them: a person may look at it."""


def parse_mail(raw: bytes, settings: MailSettings) -> MailReply | MailBounce | None:
    """What came in; None for what is for nobody: of other programs, or not about any enquiry.

    Raises `UnreadableMailError` where reading it would cost more than any mail of a person.
    """
    if raw.count(b"\n--") > MOST_PARTS:
        raise UnreadableMailError("so many parts")
    try:
        return parsed(raw, settings)
    except RecursionError:
        raise UnreadableMailError("so deep") from None


def parsed(raw: bytes, settings: MailSettings) -> MailReply | MailBounce | None:
    """The reply or the bounce that a mail is; None for anything else."""
    mail = message_from_bytes(raw, policy=POLICY)
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


def token_of(mail: EmailMessage, settings: MailSettings) -> str:
    """The token of the address that a mail was sent to, or of the mail that it answers.

    It is looked for as it stands. Of headers of which one is cut off, or holds anything that is no
    address, the standard library tells no address at all since Python 3.13.
    """
    name, _, domain = settings.reply_to.partition("@")
    address = rf"(?<![\w.+-]){re.escape(name)}\+({SIGNED})@{re.escape(domain)}(?![\w.-])"
    ours = re.compile(address, re.IGNORECASE)
    founds = (ours.search(field(mail, each)) for each in RECIPIENTS)
    sent_to = next((found[1] for found in founds if found), "")
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
