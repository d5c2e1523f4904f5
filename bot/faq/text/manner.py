"""Words of how something is said or meant, not of what is asked: "realistically", ぶっちゃけ."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.faq.text.tokens import Morpheme, morphemes, normalise
from bot.vocabulary import Language

ENGLISH_ADVERB = re.compile(
    r"\b(?!(?:family|supply|apply|reply|only|rely|comply|july|italy|assembly|daily|weekly|monthly"
    r"|yearly|early|fly|ally|multiply|anomaly|elderly|friendly|likely|duly)\b)[a-z]{3,}ly\b"
)
"""How English adverbs are formed, and what only looks like one."""

FILLERS = {
    Language.EN: re.compile(
        r"\b(?:really|just|kind of|sort of|then|anyway|even|so|oh|well|h+m+|lol|pls|plz|in practice"
        r"|in reality|as a rule|all year|at the end of the day|to be (?:honest|frank))\b"
    ),
    Language.JA: re.compile(
        r"ぶっちゃけ(?:て言うと)?|正直(?:に?言って|なところ)?|率直に言って|そもそも|ちなみに|結局(?:のところ)?"
        r"|実際(?:のところ|には)?|要するに|なんか|もんなん|ざっくり|さくっと"
    ),
}
"""Others, of one word or several."""

ADVERB, INTERJECTION = "副詞", "感動詞"

ASKING = frozenset({"いくら", "どう", "なぜ", "どうして", "まだ", "もう", "すでに", "必ず", "いつ"})
"""Japanese adverbs that ask, or change what is asked."""


def without_manner(text: str, language: Language, is_used: Callable[[str], bool]) -> str | None:
    """The text without such words, adverbs only where no article uses them (`is_used`); None where
    it has none, or nothing else."""
    said = " ".join(normalise(text).split())
    left = FILLERS[language].sub(" ", said)
    if language is Language.EN:
        left = ENGLISH_ADVERB.sub(lambda found: found[0] if is_used(found[0]) else " ", left)
    else:
        words = morphemes(left)
        kept = [each for each in words[:-1] if not _is_manner(each, is_used)]
        # what a text ends with is what it asks: 英語でおはよう
        left = "".join(each.surface for each in (*kept, *words[-1:]))
    left = " ".join(left.split())
    return left if left.strip(" ?.,!、。") and left != said else None


def _is_manner(morpheme: Morpheme, is_used: Callable[[str], bool]) -> bool:
    is_one = morpheme.kinds[0] in {ADVERB, INTERJECTION} and morpheme.surface not in ASKING
    return is_one and not is_used(morpheme.surface)
