"""The number and the address of the desk itself, which are nobody's own: who writes them speaks of
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.understanding.form.told.remark import PROSE, language_of
from bot.understanding.meaning import Act, Fill, FillSeveral
from bot.understanding.message import Heard
from bot.vocabulary import Language

CALLED: Mapping[str, Mapping[Language, str]] = {
    "phone": {Language.JA: "窓口の電話番号", Language.EN: "your phone number"},
    "email": {Language.JA: "窓口のメールアドレス", Language.EN: "your e-mail address"},
}
"""What the desk's own number and address are called in a message."""

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
BETWEEN = r"[\s()（）.‐‑–—―−－ー-]*"
ABROAD = rf"(?:[+＋]?(?:81|８１){BETWEEN}[0０]?|[0０])"
"""How a number in Japan begins, called from abroad or not."""


@dataclass(frozen=True)
class DeskContacts:
    """The phone numbers and the addresses of the desk."""

    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()

    def spoken_of(self, heard: Heard) -> Heard:
        """A message with what they are called in place of the number and the address."""
        return Heard(self._named(heard.text), self._named(heard.written))

    def without(self, acts: tuple[Act, ...], written: str) -> tuple[Act, ...]:
        """What a message to staff means, of whose values those of the desk are none."""
        return tuple(self._theirs(act, written) for act in acts)

    def _theirs(self, act: Act, written: str) -> Act:
        if not isinstance(act, FillSeveral):
            return act
        values = tuple(v for v in act.values if v.field == PROSE or not self._holds(v.text))
        return FillSeveral(values) if values else Fill(written)

    def _holds(self, text: str) -> bool:
        return any(pattern.search(text) for pattern in self._patterns.values())

    def _named(self, text: str) -> str:
        for field, pattern in self._patterns.items():
            if pattern.search(text):
                text = pattern.sub(CALLED[field][language_of(text)], text)
        return text

    @cached_property
    def _patterns(self) -> Mapping[str, re.Pattern[str]]:
        found = {
            "phone": _any_of(map(_dialled, self.phones)),
            "email": _any_of(map(re.escape, self.emails)),
        }
        return {name: pattern for name, pattern in found.items() if pattern.pattern}


def _dialled(phone: str) -> str:
    """A number however it is written."""
    digits = [d for d in phone if d.isdigit()]
    each = BETWEEN.join(f"[{d}{d.translate(WIDE)}]" for d in digits[1:])
    return rf"(?<![\d+]){ABROAD}{BETWEEN}{each}(?!\d)"


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)
