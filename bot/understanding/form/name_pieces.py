"""Names of companies and persons in pieces of a message that hold more than one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.faq.text.language import JAPANESE
from bot.faq.text.tokens import morphemes, parts_of_speech
from bot.understanding.form.name_likeness import COMPANY, LEGAL_FORM, is_like_a_person

PAIR = 2
"""A company and a person."""

NAME_IN_KA = re.compile(
    r"[一-龠々]{1,4}[ 　]?"
    r"(?!.*(?:です|ます|なの|する|ある|いる|ない|った|[なるいた]のか))[ぁ-ん]{1,3}か"
)
"""A family name, and a given name in kana that ends as a question does."""

GOES_ON = frozenset({"で", "に", "へ", "だけ", "のみ"})
"""Particles that may stand behind a name in a sentence."""

PERSON = "人名"
"""How Sudachi calls the names of people."""


def name_beside(text: str, given: Mapping[str, str]) -> str:
    """The company, or the person with both names, before an address or a number in one clause."""
    before = min(
        (text.partition(value)[0] for value in given.values() if value and value in text),
        default="",
    ).strip(" ,、")
    return before if COMPANY.search(before) or is_like_a_person(before) else ""


def is_pair(pieces: Sequence[str]) -> bool:
    """Whether two pieces of a message are a company and a person: "Midori K.K., Ken Ito"."""
    if len(pieces) != PAIR:
        return False
    company, person = sorted(pieces, key=lambda piece: COMPANY.search(piece) is None)
    is_company = COMPANY.search(company) is not None and COMPANY.search(person) is None
    return is_company and (is_like_a_person(person) or is_japanese_person(person))


def is_japanese_person(text: str) -> bool:
    """Whether a Japanese text is made of people's names alone."""
    words = [word for word in morphemes(text) if word.surface.strip()]
    return bool(words) and all(PERSON in word.kinds for word in words)


def ends_in_ka(text: str) -> bool:
    """Whether a text is a name that ends as a question does: 「山田はるか」."""
    is_written_so = NAME_IN_KA.fullmatch(text.strip()) is not None
    return is_written_so or (text.strip().endswith("か") and is_japanese_person(text))


def names_in(text: str) -> list[str]:
    """A company and a person who stand side by side with nothing but a space between them."""
    parts = text.split()
    of_company = [part for part in parts if COMPANY.search(part)]
    is_pair = JAPANESE.search(text) is not None and len(parts) == PAIR and len(of_company) == 1
    is_pair = is_pair and LEGAL_FORM.fullmatch(of_company[0]) is None
    return parts if is_pair else [text]


def without_particle(name: str) -> str:
    """A Japanese name without the particles by which a sentence goes on behind it: 「…に直して」,
    「…だけで」."""
    *words, (last, kind) = parts_of_speech(name) or [("", "")]
    if not words or last not in GOES_ON or kind not in {"助詞", "助動詞"}:
        return name
    return without_particle(name.removesuffix(last))
