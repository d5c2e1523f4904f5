"""Reference numbers that survive being read aloud, copied by hand and typed on a phone.

`M-20261123-7KR4-M2XE`: a letter for what it is, the day, seven random characters and a check
character. The alphabet has 23 characters and none of 0 O D Q, 1 I L, 2 Z, 5 S, 6 G, 8 B in doubt:
of each such group at most one is used. 23 is prime, so the weighted check finds every single wrong
character and every swap of two characters.
"""

from __future__ import annotations

import re
from datetime import date

from bot.vocabulary.text import plain

ALPHABET = "23456789ACEFHJKMNPRTWXY"
RANDOM_LENGTH = 7

IN_CODE = str.maketrans("ZSGB", "2568")
"""What a character outside the alphabet was certainly meant to be."""

IN_DATE = str.maketrans("ODQILZSGB", "000112568")
"""What a letter in the date was certainly meant to be."""

SHAPE = re.compile(r"([A-Z])([0-9A-Z]{8})([0-9A-Z]{8})")


def new_reference(day: date, randomness: bytes, prefix: str = "M") -> str:
    """A reference number of that day. `prefix` is one capital letter; give 8 random bytes."""
    digits, code = f"{day:%Y%m%d}", encode(int.from_bytes(randomness))
    code += check_character(prefix, digits, code)
    return f"{prefix}-{digits}-{code[:4]}-{code[4:]}"


def parse_reference(text: str) -> str | None:
    """The reference number as it was given out, however it was typed; None if it is not one."""
    typed = plain(text).upper()
    match = SHAPE.fullmatch("".join(c for c in typed if c.isalnum()))
    if match is None:
        return None
    prefix, digits = match[1], match[2].translate(IN_DATE)
    code = match[3].translate(IN_CODE)
    if not is_date(digits) or not set(code) <= set(ALPHABET):
        return None
    if code[-1] != check_character(prefix, digits, code[:-1]):
        return None
    return f"{prefix}-{digits}-{code[:4]}-{code[4:]}"


def encode(number: int) -> str:
    """The lowest digits of a number, written in the alphabet."""
    characters = []
    for _ in range(RANDOM_LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[rest])
    return "".join(characters)


def check_character(prefix: str, digits: str, code: str) -> str:
    """The character that makes a typing mistake visible: a weighted sum modulo 23."""
    values = [ord(prefix) - ord("A"), *map(int, digits), *map(ALPHABET.index, code)]
    total = sum(weight * value for weight, value in enumerate(values, start=1))
    return ALPHABET[total % len(ALPHABET)]


def is_date(digits: str) -> bool:
    """Whether eight digits are a day of the calendar."""
    if not digits.isascii() or not digits.isdigit():
        return False
    try:
        date.fromisoformat(digits)
    except ValueError:
        return False
    return True
