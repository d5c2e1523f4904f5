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


def value_in(field: str, text: str) -> str:
    """The value itself where a sentence introduces it ("my name is …", "it's …@…")."""
    if field in SHAPES:
        shaped = [found.group() for found in SHAPES[field].finditer(text)]
        return shaped[0] if len(shaped) == 1 and not is_denied(text.casefold()) else text
    return introduced_name(field, without_emoji(text)) if field in NAMES else text


REFUSED = re.compile(
    r"不要|空(?:け|欄|白)|(?:パス|スキップ)(?:$|[すでしを。])|[飛と]ば(?:し|す|さ)|省略|(?:な|無)しで|書か(?:ない|ず)|入力し(?:ない|ませ)"
    r"|(?:教え|書き|言い|出し|伝え|入れ|知られ)たく(?:ない|あり)|控え(?:ます|たい|させ)"
    r"|出(?:ら)?れ(?:ない|ませ)|必要(?:ない|ありませ)|い(?:らない|りませ|らん)|(?:けっこう|結構)です|(?:メール|電話)(?:だけ|のみ)"
    r"|(?:メール|アドレス|メアド|電話|携帯|番号)(?:アドレス)?(?:は|が|とか|なんて)?"
    r"(?:ない|無い|なし|あらへん|ありませ|ございませ)"
    r"|決(?:め|まっ)て(?:い)?(?:ない|ませ)|未定|特に(?:は)?(?:ない|無い|なし|ありませ|ございませ)"
    r"|[わ分]から(?:ない|ん|ず)|[わ分]かりませ|知ら(?:ない|ん)|知りませ|把握して(?:い)?(?:ない|ませ)|使(?:って(?:い|お)?り?|わ|い)(?:ない|ませ)|(?:持って|もって)(?:い)?(?:ない|ませ)"
    r"|\b(?:not needed|(?:don't|do not) (?:know|have|need|want|use|do)|rather not"
    r"|e?-?mail only|skip|blank|empty"
    r"|leave (?:it|that|this)? ?out|(?:won't|will not|not going to) (?:give|share|tell|say)"
    r"|(?:no|nothing (?:for|in|under)|without)(?: the| any| my)? [\w-]+$)",
    re.IGNORECASE,
)
"""Why somebody leaves a field out."""


def is_refusal(text: str) -> bool:
    """Whether a text that is no value says why there is none: not known, not had, not wished."""
    is_open = text.rstrip("。. ").endswith(("か", "?", "？", "の")) or any(
        c.isdigit() for c in text
    )
    return not is_open and REFUSED.search(text) is not None
