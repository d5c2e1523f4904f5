"""Checking what was typed into the contact form, and bringing it into one shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import phonenumbers
from stdnum.jp import cn

from bot.handoff.form.definition import Field, FormDefinition
from bot.handoff.form.errors import FormError, FormErrorCode
from bot.handoff.form.option_parsing import choose, folded_words
from bot.handoff.mail_address import find_address
from bot.handoff.redaction import hide_contact_details
from bot.vocabulary import NO_WORDS, Words
from bot.vocabulary.phone_number import with_groups
from bot.vocabulary.text import composed, plain, same, without_unseen

__all__ = ["FormError", "FormErrorCode", "check", "hide_contact_details"]

LONGEST: Mapping[str, int] = {"email": 254, "remarks": 2000}
LONGEST_OTHERWISE = 200
"""The most characters that a field takes."""

TYPED_DOMAINS = {
    "gmial.com": "gmail.com",
    "gmai.com": "gmail.com",
    "gamil.com": "gmail.com",
    "gnail.com": "gmail.com",
    "gmaill.com": "gmail.com",
    "gmail.co": "gmail.com",
    "hotmial.com": "hotmail.com",
    "outlok.com": "outlook.com",
    "yaho.co.jp": "yahoo.co.jp",
    "yahooo.co.jp": "yahoo.co.jp",
    "yahoo.co.jo": "yahoo.co.jp",
}
"""Misspelt domains of mail services that nobody uses on purpose."""

TYPED_ENDINGS = {".con": ".com", ".cmo": ".com", ".comm": ".com", ".cojp": ".co.jp"}
"""Endings of domains that do not exist."""

Check = Callable[[Field, str], str | FormError]


def check(
    field: Field, text: str, definition: FormDefinition, skip: Words = NO_WORDS
) -> str | FormError:
    """The value that was typed, in the shape in which it is kept, or what is wrong with it.

    `skip` are the words of the command that leaves a field out. An optional field that is left out
    gives an empty string.
    """
    typed = tidy(text, keeps_lines=field.name == "remarks")
    longest = LONGEST.get(field.name, LONGEST_OTHERWISE)
    if len(typed) > longest:
        return FormError(FormErrorCode.TOO_LONG, field.name, str(longest))
    if not typed:
        return FormError(missing(field), field.name) if field.is_required else ""
    if is_one_of(typed, skip):
        return FormError(FormErrorCode.REQUIRED, field.name) if field.is_required else ""
    if not field.is_required and is_one_of(typed, definition.words.none):
        return ""
    if field.options:
        return choose(field, typed, definition.words)
    return CHECKS.get(field.name, check_words)(field, typed)


def missing(field: Field) -> FormErrorCode:
    """What is wrong with leaving a required field empty."""
    is_choice = bool(field.options) and not field.takes_words
    return FormErrorCode.CHOICE_MISSING if is_choice else FormErrorCode.EMPTY


def tidy(text: str, *, keeps_lines: bool = False) -> str:
    """The text without what cannot be seen or stored, and without needless spaces."""
    storable = text.encode("utf-8", "ignore").decode()
    seen = composed(without_unseen(storable))
    lines = [" ".join(line.split()) for line in seen.splitlines()]
    return ("\n" if keeps_lines else " ").join(lines).strip()


def is_one_of(text: str, words: Words) -> bool:
    """Whether the whole text is one of the words."""
    return same(text).rstrip("。.!") in folded_words(words)


def check_words(_field: Field, text: str) -> str | FormError:
    """Free words are kept as they are."""
    return text


def check_name(field: Field, text: str) -> str | FormError:
    """A name of a company or a person has at least one letter."""
    if not any(c.isalpha() for c in text):
        return FormError(FormErrorCode.NO_LETTER, field.name)
    return text


def check_corporate_number(field: Field, text: str) -> str | FormError:
    """13 digits of which the first is a check digit; invoice numbers have a T before them.

    The registry's own number (会社法人等番号) has 12 digits; with the check digit before them they
    are the corporate number.
    """
    digits = re.sub(r"[\s‐-―−ー.・/-]", "", plain(text)).upper().removeprefix("T")
    if not (digits.isascii() and digits.isdigit()):
        return FormError(FormErrorCode.NUMBER_NOT_DIGITS, field.name)
    if len(digits) == 12:
        whole = cn.calc_check_digit(digits) + digits
        return FormError(FormErrorCode.NUMBER_REGISTRY, field.name, whole)
    if len(digits) != 13:
        return FormError(FormErrorCode.NUMBER_LENGTH, field.name, str(len(digits)))
    if not cn.is_valid(digits):
        return FormError(FormErrorCode.NUMBER_CHECK_DIGIT, field.name)
    return digits


def check_email(field: Field, text: str) -> str | FormError:
    """An address that is well-formed; whether it exists is not looked up.

    Among words that cannot belong to it ("… です、よろしく") it is found. It is never shortened:
    what could be a part of another address is asked about.
    """
    found = find_address(text)
    if found is None:
        return FormError(FormErrorCode.EMAIL_INVALID, field.name)
    local, _, domain = found.address.rpartition("@")
    meant = meant_domain(domain)
    if meant != domain or not found.is_certain:
        return FormError(FormErrorCode.EMAIL_TYPO, field.name, f"{local}@{meant}")
    return found.address


def meant_domain(domain: str) -> str:
    """The domain that was certainly meant: nearly always the one that was typed."""
    for wrong, right in TYPED_ENDINGS.items():
        if domain.endswith(wrong):
            domain = domain.removesuffix(wrong) + right
    return TYPED_DOMAINS.get(domain, domain)


DIALLED = re.compile(r"0(?:\D?\d){9}|0[5789]0(?:\D?\d){8}")
"""How a Japanese number is dialled: ten digits, or eleven of a mobile phone or an IP phone."""


def possible_numbers(typed: str) -> phonenumbers.PhoneNumberMatcher:
    """What has the length of a number."""
    return phonenumbers.PhoneNumberMatcher(typed, "JP", phonenumbers.Leniency.POSSIBLE)


def check_phone(field: Field, text: str) -> str | FormError:
    """A phone number, Japanese where no country code is given, in E.164 form. One of the length and
    the beginning of Japanese ones is taken, even if nobody is known to have it; the groups in which
    it was typed stay, where others would be shown."""
    typed = plain(text)
    valid = phonenumbers.PhoneNumberMatcher(typed, "JP")
    found = list(valid) or [
        each for each in possible_numbers(typed) if DIALLED.fullmatch(each.raw_string)
    ]
    if len(found) != 1:
        return FormError(FormErrorCode.PHONE_INVALID, field.name)
    number, rest = found[0].number, typed[: found[0].start] + typed[found[0].end :]
    if number.extension or any(c.isdigit() for c in rest):
        return FormError(FormErrorCode.PHONE_EXTENSION, field.name)
    value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return with_groups(value, found[0].raw_string)


CHECKS: Mapping[str, Check] = {
    "company": check_name,
    "corporate_number": check_corporate_number,
    "name": check_name,
    "email": check_email,
    "phone": check_phone,
}
"""How the fields without options are checked; any other takes free words."""
