"""Telephone numbers as people dial them."""

from __future__ import annotations

import re

import phonenumbers

JAPAN = 81

DASH = re.compile(r"[‐-―−ーｰ]")

GROUPED = re.compile(r"0\d{1,4}-\d{1,4}-\d{3,4}")
"""A Japanese number with its groups parted as people write it."""

KEPT_GROUPED = re.compile(rf"\+{JAPAN}-(?P<groups>\d{{1,4}}-\d{{1,4}}-\d{{3,4}})")
"""Such a number as it is kept where nobody else would part it so."""


def with_groups(value: str, typed: str) -> str:
    """A number in E.164 form, with the groups in which it was typed where it would be shown in
    others."""
    found = GROUPED.fullmatch(DASH.sub("-", typed))
    if found is None or as_dialled(value) == found.group():
        return value
    grouped = f"+{JAPAN}-{found.group().removeprefix('0')}"
    return grouped if grouped.replace("-", "") == value else value


def as_dialled(value: str) -> str:
    """A number that is kept in E.164 form as one dials it from Japan; other text as it is."""
    if grouped := KEPT_GROUPED.fullmatch(value):
        return f"0{grouped['groups']}"
    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return value
    shape = phonenumbers.PhoneNumberFormat
    form = shape.NATIONAL if number.country_code == JAPAN else shape.INTERNATIONAL
    return phonenumbers.format_number(number, form)
