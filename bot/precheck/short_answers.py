"""Short words that answer the open question by themselves ("国内", "both", "大卒")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.precheck.flow import Option, Question
from bot.precheck.folding import bare, folded
from bot.precheck.numbering import BELOW_ZERO

JOINT = r"(?:[のとやか・、,/ ]| and |, )?"
SHORTEST_JOINED = 2
"""Words of one option may stand together, as in "the factory in Aichi"; not single signs."""


def short_answer(question: Question, text: str) -> Option | None:
    """The option that the whole message means, if a curator listed it so; None otherwise."""
    if BELOW_ZERO.match(text):
        return None
    said = {folded(text), bare(text)}
    return next((o for o in question.options if _is_said(said, tuple(short_words(o)))), None)


def _is_said(said: set[str], words: tuple[str, ...]) -> bool:
    if not said.isdisjoint(words):
        return True
    several = [re.escape(word) for word in words if len(word) >= SHORTEST_JOINED]
    word = "|".join(sorted(several, key=len, reverse=True))
    return bool(several) and any(
        re.fullmatch(rf"(?:{word})(?:{JOINT}(?:{word})){{1,2}}", s) for s in said
    )


def short_words(option: Option) -> Iterator[str]:
    """The listed words of an option, folded."""
    return (folded(word) for words in option.answers.values() for word in words)
