"""Whether what was typed for a field of the contact form can be its value at all.

Fields take values, not sentences: "I'd rather not say" is nobody's name.
"""

from __future__ import annotations

import re

from bot.faq.text.language import JAPANESE
from bot.precheck.nlu.common_words import is_denied
from bot.precheck.nlu.normalize import without_emoji
from bot.understanding.form.introduced_name import introduced_name
from bot.understanding.form.name_likeness import (
    COMPANY,
    NO_NAME,
    SENTENCE_END,
    Likeness,
    english_likeness,
    is_like_a_person,
    japanese_likeness,
)
from bot.vocabulary.text import plain

NAMES = frozenset({"company", "name"})
"""Fields whose value is a name."""

SHAPES = {
    "email": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII),
    "phone": re.compile(r"(?<!\w)\+?\(?\d[\d()\s-]{7,}\d(?!\w)", re.ASCII),
}
"""What a value looks like that may stand in a sentence, in fields that hold nothing else."""

CALLED = re.compile(
    r"(?:(?<=[\s,、。です])|^)(?:携帯|電話(?:番号)?|連絡先|メール(?:アドレス)?|(?i:tel|phone|mobile|cell|e-?mail|mail))"
    r"(?:は|番号)?[:：]?$"
)
"""What a number or an address at the end is called."""


def likeness(field: str, text: str) -> Likeness:
    """What a text in the place of a name is like; any other field takes words as they are."""
    if field not in NAMES:
        return Likeness.VALUE
    said = plain(text)
    if "?" in said or said.endswith(("…", "...")):
        return Likeness.SENTENCE
    if NO_NAME.match(value_in(field, said)):
        return Likeness.UNCLEAR
    if field == "name" and is_like_a_person(value_in(field, said)):
        return Likeness.VALUE
    compared = japanese_likeness if JAPANESE.search(said) else english_likeness
    found = compared(value_in(field, said))
    is_named = field == "company" and COMPANY.search(said) and not SENTENCE_END.search(said)
    if is_named and found is not Likeness.SENTENCE:
        return Likeness.VALUE
    return found


def without_shapes(text: str) -> str:
    """The text without the addresses and numbers in it, and what they are called."""
    for shape in SHAPES.values():
        text = shape.sub("", text)
    return CALLED.sub("", text.strip(" ,、:：")).strip(" ,、")


def parted(text: str) -> str:
    """A Japanese message with a sign around each address and number that mere spaces part from the
    rest of it."""
    if JAPANESE.search(text) is None:
        return text
    for shape in SHAPES.values():
        text = re.sub(rf"(?<=[^\s、,。:：はが])[ 　]+(?={shape.pattern})", "、", text)
        text = re.sub(rf"(?P<shape>{shape.pattern})[ 　]+(?=[^\s、,。])", r"\g<shape>、", text)
    return text


def value_in(field: str, text: str) -> str:
    """The value itself where a sentence introduces it ("my name is …", "it's …@…")."""
    if field in SHAPES:
        shaped = [found.group() for found in SHAPES[field].finditer(text)]
        return shaped[0] if len(shaped) == 1 and not is_denied(text.casefold()) else text
    return introduced_name(field, without_emoji(text)) if field in NAMES else text
