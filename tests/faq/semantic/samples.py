"""Some of the real articles with a fifth of their phrasings, and what the real encoder and the
matcher learn from them. Where little was written, words alone leave much unsure."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import islice

import pytest

from bot.bootstrap import content
from bot.faq.article import Article, ArticleText, Knowledge
from bot.faq.matcher import Matcher
from bot.faq.semantic.encoder import SentenceEncoder, installed_encoder
from bot.faq.training.fit import fit
from bot.vocabulary import Language
from tests.sweeps import IS_WHOLE

ARTICLES = 24

EACH = 5
"""One phrasing of so many is learnt, and another one asked."""


def real_encoder() -> SentenceEncoder:
    """The encoder; a test that needs it is skipped where the extra is not installed."""
    found = installed_encoder()
    if found is None:
        pytest.skip("needs the extra semantic")
    return found


@cache
def taught() -> Knowledge:
    """The first articles with a fifth of their phrasings."""
    known = content().knowledge
    some = dict(islice(known.articles.items(), ARTICLES))
    articles = {name: shortened(each) for name, each in some.items()}
    return replace(known, articles=articles)


def shortened(article: Article) -> Article:
    """An article of which little was written."""
    return replace(article, ja=thinned(article.ja), en=thinned(article.en))


def thinned(text: ArticleText) -> ArticleText:
    """A text with a fifth of its phrasings."""
    return replace(text, phrasings=text.phrasings[::EACH])


def left_out(language: Language) -> list[tuple[str, str]]:
    """Phrasings of each article that nothing was learnt from; in a sample not so many."""
    articles, every = content().knowledge.articles, EACH * (2 if IS_WHOLE else 5)
    return [
        (phrasing, name)
        for name in taught().articles
        for phrasing in articles[name].text(language).phrasings[2::every]
    ]


@cache
def with_reranker(language: Language) -> Matcher:
    """A matcher that takes a second look."""
    return fit(taught(), language, encoder=real_encoder())


def without_reranker(language: Language) -> Matcher:
    """The same matcher, which does not."""
    return replace(with_reranker(language), reranker=None)
