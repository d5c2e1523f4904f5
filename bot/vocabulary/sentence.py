"""Sentences that are made where no language is known, and said in another one later."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Self

PLACE = re.compile(r"\{(\w+)\}")


def N_(sentence: str) -> str:  # noqa: N802  the name that gettext's tools look for
    """Mark a sentence for translation where it is defined; it is translated where it is said."""
    return sentence


class Sentence(str):
    """A sentence in English, which knows what it was made from: a template and values."""

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """The template with the values filled in."""
        made = super().__new__(cls, filled(template, values))
        made.template, made.values = template, values
        return made

    def in_words(self, translate: Callable[[str], str]) -> str:
        """The same in another language: `translate` gives the template there."""
        values = {
            name: value.in_words(translate) if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }
        return filled(translate(self.template), values)


def filled(template: str, values: Mapping[str, object]) -> str:
    """The template with what is known in its places; what is not stays as it is."""
    return PLACE.sub(lambda m: str(values[m[1]]) if m[1] in values else m[0], template)
