"""Addresses and telephone numbers in a line of text as something to follow, and numbers of
enquiries, which stay on one line.

All of an address is followed or none of it: where it cannot be told how far one goes, nobody is led
to another place than the one that was written. Each shows itself, so none is disguised.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

LETTER = r"[^\W\d_]"
"""Of any script."""

ADDRESS = re.compile(
    r"(?P<url>https?://[^\s<>\"`{}|\\^「」『』（）〈〉《》【】、。，．！？：；…]+)"
    r"|(?P<mail>(?<![A-Za-z0-9\u00c0-\u024f\u0370-\u052f.!#$%&'*+/=?^_{|}~-])"
    r"[A-Za-z0-9][A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{0,63}@"
    r"[A-Za-z0-9][A-Za-z0-9.-]{0,200}\.[A-Za-z]{2,24}(?![A-Za-z0-9]|[。．｡][A-Za-z0-9]))"
    r"|(?P<phone>(?<![\w.+-])(?:\+[1-9]\d{0,2}[- ]?\d{1,4}|0\d{1,4})-\d{1,4}-\d{3,4}(?![\w-]))"
    r"|(?P<reference>(?<![\w-])[A-Z]-\d{8}-[0-9A-Z]{4}-[0-9A-Z]{4}(?![\w-]))"
)
MARK = re.compile(r"://|@|\d-\d|[A-Z]-\d")
"""Stands in every one of them, and is found far sooner than that there is none."""

TRAILING = ".,;:!?'*"
"""What closes a sentence rather than an address; brackets do where none was opened."""

UNBROKEN = {"mail", "phone", "reference"}
CLOSING = re.compile(r"[.,;:!?)、。，．：；）」』]{1,2}")
"""What never begins a line, though browsers let it behind something that is kept in one piece."""

PLACEHOLDER = "name@example."
"""Begins an address that only shows what addresses look like."""

PLAIN = re.compile(r"[A-Za-z0-9/_=&#%~-]")
HIRAGANA = re.compile("[ぁ-ゖ]")
FREE = ("0120", "0800", "0570")
"""Beginnings of numbers that are called from within Japan only."""


def without_links(text: str) -> str:
    """A text without what can be followed in it."""
    return text if MARK.search(text) is None else ADDRESS.sub("", text)


def linked(text: str) -> Markup:
    """A line, with what can be followed."""
    if MARK.search(text) is None:
        return escape(text)
    written, end = Markup(), 0
    for found in ADDRESS.finditer(text):
        address = address_in(found)
        if not address:
            continue
        written += escape(text[end : found.start()])
        end = found.start() + len(address)
        followed = link(address, found.lastgroup or "")
        if found.lastgroup in UNBROKEN and (mark := CLOSING.match(text, end)):
            followed = Markup('<span class="whole">{}{}</span>').format(followed, mark[0])
            end = mark.end()
        written += followed
    return written + escape(text[end:])


def address_in(found: re.Match[str]) -> str:
    """The whole address at this place; empty where it cannot be told where it ends."""
    if found.lastgroup != "url":
        return found[0].rstrip(TRAILING)
    address = closed(whole(found[0]))
    return address if len(address) > len("https://") else ""


def whole(url: str) -> str:
    """A web address without the words that follow it; empty where it may go on or not.

    Japanese words follow without a space. An address holds them where more of it comes after them;
    hiragana right behind it begin the next word.
    """
    end = max((each.end() for each in PLAIN.finditer(url)), default=0)
    rest = url[end:].lstrip(TRAILING + "()[]")
    if rest and re.match(LETTER, rest) and not HIRAGANA.match(rest):
        return ""
    return url[:end] if rest else url


def closed(url: str) -> str:
    """The address without what closes the sentence around it."""
    while url and (url[-1] in TRAILING or is_unopened(url)):
        url = url[:-1]
    return url


def is_unopened(url: str) -> bool:
    """Whether an address ends with a bracket that was opened before it."""
    pair = {")": "(", "]": "["}.get(url[-1])
    return pair is not None and url.count(url[-1]) > url.count(pair)


def link(address: str, kind: str) -> Markup:
    """An address that can be followed. Numbers are not broken over two lines, nor mail addresses
    unless they are too long for one."""
    match kind:
        case "reference":
            return Markup('<span class="reference">{}</span>').format(address)
        case "mail" if address.startswith(PLACEHOLDER):
            return Markup('<span class="whole">{}</span>').format(address)
        case "mail":
            shown = escape(address).replace("@", Markup("<wbr>@"))  # where it has to break at all
            return Markup('<a class="whole" href="mailto:{0}">{1}</a>').format(address, shown)
        case "phone":
            return Markup('<a class="whole" href="tel:{0}">{1}</a>').format(
                dialled(address), address
            )
    safe = Markup('<a href="{0}" target="_blank" rel="noopener noreferrer">{0}</a>')
    return safe.format(address)


def dialled(phone: str) -> str:
    """A number as telephones take it from anywhere, where it can be called from anywhere."""
    digits = re.sub(r"[^\d+]", "", phone)
    is_local = digits.startswith("+") or digits.startswith(FREE)
    return digits if is_local else f"+81{digits[1:]}"
