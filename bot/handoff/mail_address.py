"""An e-mail address out of what was typed: never a part of it that another address could be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

from bot.vocabulary.text import plain

CARRIERS = frozenset(
    [
        *("docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp", "i.softbank.jp"),
        *("vodafone.ne.jp", "disney.ne.jp", "ymobile.ne.jp", "y-mobile.ne.jp", "ymobile1.ne.jp"),
        *("emobile.ne.jp", "willcom.com", "pdx.ne.jp"),
    ]
)
"""Mobile carriers who gave out addresses with dots where the standard has none."""

CARRIER_NAME = re.compile(r"[A-Za-z0-9][\w.+-]*", re.ASCII)

_LATIN = "A-Za-z0-9@._+-"
_WRITTEN = "ぁ-ゖァ-ヶ々一-鿿"
_JAPANESE = f"{_WRITTEN}ー"
"""The long mark belongs to what stands before it: alone, it may be a hyphen."""

DASHES = re.compile(f"(?<=[{_LATIN}])[ー‐‑‒–—―−]+(?=[{_LATIN}])")
FULL_STOP = re.compile("(?<=[A-Za-z0-9@_-])[。｡](?=[a-z0-9@_-])")
COMMA = re.compile("(?<=[A-Za-z0-9])[,、・](?=[A-Za-z0-9])")
SPACED_AT = re.compile(r"(?<=[A-Za-z0-9_-]) ?@ ?(?=[A-Za-z0-9])")

IN_BRACKETS = re.compile(r"<(?:mailto:)?([^<>\s]+@[^<>\s]+)>", re.IGNORECASE)
TOKEN = re.compile(r"""[^\s<>()「」『』【】\[\],、;:"“”]*@[^\s<>()「」『』【】\[\],、;:"“”]*""")

BEFORE = re.compile(
    rf"(?:^ー*|[:(<\[「『【]|[{_WRITTEN}]ー*[、。.]?"
    r"|\b(?:is|to|at|address|mail|email|e-mail)[ ])\s*$",
    re.IGNORECASE,
)
AFTER = re.compile(rf"^\s*(?:[,;.!?。、)>\]」』】\s]*$|[)>\]」』】、。]*\s*[{_JAPANESE}])")
"""What may stand around an address so that nothing of it can be missing."""

LABELLED = re.compile(
    rf"(?P<label>.*[{_JAPANESE}])(?P<name>[A-Za-z0-9][A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]*)"
)
LABEL = re.compile(r"(?:は|が|を|も|で|へ|に|アドレス|メール|メルアド|メアド|連絡先|宛先|宛て?)$")
FOLLOWED = re.compile(rf"(?P<domain>[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)。?[{_JAPANESE}].*")


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """An address; `is_certain` is false where it may be only what was meant."""

    address: str
    is_certain: bool = True


def find_address(text: str) -> FoundAddress | None:
    """The one address in a text, with what an input method put inside it set right.

    None where there is none, or where more than one reading is possible.
    """
    typed = folded(plain(text))
    return found_in(typed) or meant_by(typed)


def meant_by(typed: str) -> FoundAddress | None:
    """The address that was probably meant where commas stand for dots, the keys beside them."""
    dotted = COMMA.sub(".", typed)
    found = found_in(dotted) if dotted != typed else None
    return found and FoundAddress(found.address, is_certain=False)


def found_in(typed: str) -> FoundAddress | None:
    """The one address in a text that is set right already."""
    in_brackets = IN_BRACKETS.findall(typed)
    if len(in_brackets) == 1:
        return checked(in_brackets[0])
    tokens = list(TOKEN.finditer(typed))
    if len(tokens) != 1:
        return None
    [token] = tokens
    if not (BEFORE.search(typed[: token.start()]) and AFTER.match(typed[token.end() :])):
        return None
    return without_neighbours(token[0].strip("。.!?…"))


def folded(text: str) -> str:
    """The text with Latin hyphens, dots and a close @ where an input method typed others."""
    dashed = DASHES.sub(lambda found: "-" * len(found[0]), SPACED_AT.sub("@", text))
    return FULL_STOP.sub(".", dashed)


def without_neighbours(token: str) -> FoundAddress | None:
    """The address without Japanese words that stand right beside it."""
    name, _, domain = token.rpartition("@")
    followed = FOLLOWED.fullmatch(domain)
    labelled = LABELLED.fullmatch(name)
    domain = followed["domain"] if followed else domain
    if labelled is None:
        return checked(f"{name}@{domain}")
    found = checked(f"{labelled['name']}@{domain}")
    is_label = LABEL.search(labelled["label"]) is not None
    return found and FoundAddress(found.address, found.is_certain and is_label)


def checked(token: str) -> FoundAddress | None:
    """The token in the shape in which it is kept, if it is well-formed."""
    if any(not (c.isascii() or c.isalnum()) for c in token):
        return None
    name, _, domain = token.rpartition("@")
    if domain.casefold() in CARRIERS and CARRIER_NAME.fullmatch(name):
        return FoundAddress(f"{name}@{domain.casefold()}")
    try:
        return FoundAddress(validate_email(token, check_deliverability=False).normalized)
    except EmailNotValidError:
        return None


ONE_MAILBOX = {"googlemail.com": "gmail.com"}
NO_DOTS = frozenset({"gmail.com"})
"""Where dots in a name make no other mailbox."""


def mailbox_of(address: str) -> str:
    """What all ways to write the address of one mailbox have in common, as far as is known."""
    name, _, domain = address.casefold().strip().rpartition("@")
    domain = ONE_MAILBOX.get(domain, domain)
    name = name.partition("+")[0] or name
    return f"{name.replace('.', '') if domain in NO_DOTS else name}@{domain}"
