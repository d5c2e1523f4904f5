"""What can be wrong with a value that was typed into the contact form. A mistake is a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FormErrorCode(StrEnum):
    """What is wrong. In brackets what `FormError.detail` then holds."""

    EMPTY = "empty"
    CHOICE_MISSING = "choice_missing"
    """Nothing was chosen where one of the options is needed."""
    REQUIRED = "required"
    """It was to be skipped, but cannot be left out."""
    TOO_LONG = "too_long"
    """[the most characters that are possible]"""
    NO_LETTER = "no_letter"
    NUMBER_NOT_DIGITS = "number_not_digits"
    NUMBER_REGISTRY = "number_registry"
    """12 digits, as the registry's own number has. [the corporate number that belongs to them]"""
    NUMBER_LENGTH = "number_length"
    """[how many digits there were]"""
    NUMBER_CHECK_DIGIT = "number_check_digit"
    EMAIL_INVALID = "email_invalid"
    EMAIL_TYPO = "email_typo"
    """[the address that was most certainly meant]"""
    PHONE_INVALID = "phone_invalid"
    PHONE_EXTENSION = "phone_extension"
    """A number with an extension; the extension belongs into the remarks."""
    OPTION_UNKNOWN = "option_unknown"
    """[the part that was not understood]"""
    OPTION_UNCLEAR = "option_unclear"
    """Several options where one is possible, or "none" together with some."""


@dataclass(frozen=True, slots=True)
class FormError:
    """What is wrong with the value of a field, for a kind second question."""

    code: FormErrorCode
    field: str
    detail: str = ""
