"""Which language a text is written in, as far as it can be told."""

from __future__ import annotations

import re

from bot.vocabulary import Language
from bot.vocabulary.plain import plain

LOOKED_AT = 2_000
"""Characters that decide; nobody changes the language after so many."""

JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー々〆〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""Kana and kanji."""

ADDRESS = re.compile(r"\S+@\S+|\b(?:https?://|www\.)\S+", re.IGNORECASE)
"""E-mail and web addresses are Latin in every language."""

LATIN_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*", re.IGNORECASE)

SHORT = 3
"""A lone Latin word of so many letters (HP, PDF, OK, fax) is typed in Japanese as well."""


def language_of(text: str) -> Language | None:
    """The language of a text; None where both are possible (numbers, "OK", an e-mail address)."""
    looked_at = ADDRESS.sub(" ", plain(text[:LOOKED_AT]))
    if JAPANESE.search(looked_at):
        return Language.JA
    return Language.EN if is_english(LATIN_WORD.findall(looked_at)) else None


def is_english(words: list[str]) -> bool:
    """Whether Latin words are more than abbreviations or names that any language borrows."""
    telling = [word for word in words if not word.isupper() or len(word) == 1]
    if len(words) == 1:
        return bool(telling) and len(words[0]) > SHORT
    return bool(telling) or len(words) > SHORT
