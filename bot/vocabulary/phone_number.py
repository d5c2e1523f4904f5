"""Telephone numbers as people dial them."""

from __future__ import annotations

import phonenumbers

JAPAN = 81


def as_dialled(value: str) -> str:
    """A number that is kept in E.164 form as one dials it from Japan; other text as it is."""
    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return value
    shape = phonenumbers.PhoneNumberFormat
    form = shape.NATIONAL if number.country_code == JAPAN else shape.INTERNATIONAL
    return phonenumbers.format_number(number, form)
