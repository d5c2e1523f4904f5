"""Which language a text is written in, as far as it can be told."""

from __future__ import annotations

import re

from bot.faq.text.other_languages import tongue_of
from bot.vocabulary import Language
from bot.vocabulary.text import plain

LOOKED_AT = 2_000
"""Characters that decide; nobody changes the language after so many."""

JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー々〆〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""Kana and kanji."""

HIRAGANA = re.compile("[ぁ-ゖ]")

ADDRESS = re.compile(r"\S+@\S+|\b(?:https?://|www\.)\S+", re.IGNORECASE)
"""E-mail and web addresses are Latin in every language."""

LATIN_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*", re.IGNORECASE)

_ENGLISH = """
is are am was were be been do does did can could will would should may might must have has had
how what when where who which why whose i we you they he she it our your their my me us this that
these those not no don't doesn't can't isn't aren't won't haven't need want please there hello hi
if to for with about any some i'm we're it's what's i'd we'd we've
"""
ENGLISH = frozenset(_ENGLISH.split())
"""Words of which every English sentence has one, and hardly a name or a borrowed word."""

SHORT = 3
"""A lone Latin word of so many letters (HP, PDF, OK, fax) is typed in Japanese as well. So many
words without one of `ENGLISH` may be borrowed ("job fair") or a name."""

THANKS = re.compile(
    r"\b(?:thank you|thanks|thx|cheers)(?: (?:so|very) much| a lot| again| for (?:your|the) \w+)*"
    r"|(?:どうも)?(?:ありがとう|有難う|有り難う)(?:ございま(?:す|した))?",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"[^\sぁ-ゖ。、？?！!]{0,30}(?:株式会社|有限会社|合同会社|\([株有同]\))[^\sぁ-ゖ。、？?！!]{0,30}"
)
"""The name of a company, or the kind of it."""

COMPANY = re.compile(
    r"\b(?:co|ltd|inc|llc|corp|corporation|company|k\.?k|g\.?k|gmbh|pte|plc|llp)\b", re.IGNORECASE
)
"""What names of companies end in."""


def language_of(text: str) -> Language | None:
    """The language of a text; None where both are possible (numbers, "OK", an e-mail address), or
    where it is in another one."""
    looked_at = ADDRESS.sub(" ", plain(text[:LOOKED_AT]))
    words = LATIN_WORD.findall(looked_at)
    if tongue_of(looked_at) is not None:
        return None
    if JAPANESE.search(looked_at):
        return Language.EN if _only_borrows(looked_at, words) else Language.JA
    return Language.EN if is_english(words) else None


def language_after(text: str, spoken: Language) -> Language:
    """The language to go on in after a text: another one only if the text is surely written in it.

    One or two borrowed words, the name of a company and thanks change nothing.
    """
    said = THANKS.sub(" ", plain(text[:LOOKED_AT])).strip(" 、。,.!")
    written = language_of(said)
    if written is None or written is spoken or NAMED.fullmatch(said):
        return spoken
    if written is Language.JA:
        return written
    words = LATIN_WORD.findall(said)
    is_sentence = _english_words(words) > 0
    is_long = len(words) > SHORT and not COMPANY.search(said)
    return written if len(words) > 1 and (is_sentence or is_long) else spoken


def is_english(words: list[str]) -> bool:
    """Whether Latin words are more than abbreviations or names that any language borrows."""
    telling = [word for word in words if not word.isupper() or len(word) == 1]
    if len(words) == 1:
        return bool(telling) and len(words[0]) > SHORT
    return bool(telling) or len(words) > SHORT or _english_words(words) > 0


def _english_words(words: list[str]) -> int:
    return sum(word.casefold().replace("’", "'") in ENGLISH for word in words)


def _only_borrows(text: str, words: list[str]) -> bool:
    """Whether an English sentence only names something in Japanese ("What is 技人国?")."""
    letters = sum(len(word) for word in words)
    is_mostly_latin = letters > 2 * len(JAPANESE.findall(text))
    return _english_words(words) > 1 and (is_mostly_latin or not HIRAGANA.search(text))
