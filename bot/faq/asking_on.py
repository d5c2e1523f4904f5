"""Whether a question asks on about what an article says, or only asks the same again."""

from __future__ import annotations

import re

from bot.faq.article import ArticleText
from bot.faq.text.analysis import analyse
from bot.vocabulary import Language

SHORTEST_WORD = {Language.JA: 2, Language.EN: 4}
"""Shorter words are mostly grammar."""

NAMES_SOMETHING = re.compile(r"[^\W\dぁ-ゖ]")
"""A letter, kanji or katakana: what is written in hiragana alone is mostly grammar."""

IN_JAPANESE = "為る 有る 無い 成る 居る 出来る 貰う 言う 行う 場合 事 例えば 此方 何方"
IN_ENGLISH = (
    "about also been before both could does don else even ever first from hav into just like "
    "make mean more most much must need only other over plea same should some such than that "
    "their them then there these they thing this those under very want what when wher which "
    "while will with would your"
)
COMMON = frozenset(f"{IN_JAPANESE} {IN_ENGLISH}".split())
"""Words, as they are compared, that say nothing of a subject."""

OFTEN = 0.1
"""The share of the ways to ask for an article from which on a word only names its subject."""


def asks_on(question: str, text: ArticleText, language: Language) -> bool:
    """Whether the question holds a word of the article's later part that its short answer and its
    own question do not hold."""
    known = telling_words(text.question, language) | telling_words(text.answer, language)
    asked = telling_words(question, language) - known
    return not asked.isdisjoint(telling_words(text.detail, language))


def asks_anew(question: str, before: str, text: ArticleText, language: Language) -> bool:
    """Whether the question holds a word of what the article says that was not asked before, and is
    not in many of the questions that it answers."""
    said = telling_words(text.answer, language) | telling_words(text.detail, language)
    new = (telling_words(question, language) & said) - telling_words(before, language)
    ways = [telling_words(phrasing, language) for phrasing in text.phrasings] if new else []
    return any(sum(word in way for way in ways) <= len(ways) * OFTEN for word in new)


def telling_words(text: str, language: Language) -> frozenset[str]:
    """The words that say what a text is about."""
    return frozenset(
        word
        for word in analyse(text, language).words
        if len(word) >= SHORTEST_WORD[language]
        and NAMES_SOMETHING.search(word)
        and word not in COMMON
    )
