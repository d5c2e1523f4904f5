"""Why a question is answered so: the phrasing and the words that decided, and what came second."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.faq.article import Article, Knowledge
from bot.faq.matcher import Matcher
from bot.faq.model.confidence import Scores
from bot.faq.model.vectors import Vector
from bot.faq.text.analysis import features
from bot.faq.text.contrast import meant_in
from bot.faq.text.tokens import words_as_written
from bot.faq.training.dataset import likeness_of

MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class WordWeight:
    """A word of the question and what it says for an article (about -1 to 1)."""

    word: str
    weight: float
    is_known: bool


@dataclass(frozen=True, slots=True)
class MatchReason:
    """Why an article came where it did: its phrasing that is most like the question (likeness
    0..1), and the words of the question, those that tell most first."""

    article: str
    margin: float
    phrasing: str
    likeness: float
    words: tuple[WordWeight, ...]


def explain(
    matcher: Matcher, knowledge: Knowledge, text: str, most: int = 3
) -> tuple[MatchReason, ...]:
    """The reasons for the articles that came first, best first: of what is meant, without what is
    rejected ("not the cost, the deadline"), and with strange words as they are read."""
    text = matcher.synonyms.read(meant_in(text, matcher.language) or text)
    vector, scores = matcher.seen(text)
    ranking = np.argsort(-scores.together, kind="stable")[:most]
    return tuple(
        reason(matcher, knowledge, text, int(number), vector, scores) for number in ranking
    )


def reason(
    matcher: Matcher, knowledge: Knowledge, text: str, number: int, vector: Vector, scores: Scores
) -> MatchReason:
    """The reason for one article."""
    article = knowledge.articles[matcher.articles[number]]
    phrasing, likeness = nearest(matcher, vector, article)
    return MatchReason(
        article=article.id,
        margin=float(scores.margins[number]),
        phrasing=phrasing,
        likeness=likeness,
        words=telling_words(matcher, text, number),
    )


def nearest(matcher: Matcher, vector: Vector, article: Article) -> tuple[str, float]:
    """The phrasing of an article that is most like the question, by the views that count there."""
    text = article.text(matcher.language)
    asked = (text.question, *text.phrasings)
    vectors = [matcher.space.vector(features(each, matcher.language)) for each in asked]
    likeness = likeness_of([vector, *vectors])[0, 1:]
    best = int(likeness.argmax())
    return asked[best], float(likeness[best])


def telling_words(matcher: Matcher, text: str, number: int) -> tuple[WordWeight, ...]:
    """What each word of the question, with all that is made of it, says for an article."""
    said = [
        WordWeight(word, weight_of(matcher, word, number), matcher.is_used(word))
        for word in dict.fromkeys(words_as_written(text, matcher.language))
    ]
    return tuple(sorted(said, key=lambda each: -abs(each.weight))[:MOST_WORDS])


def weight_of(matcher: Matcher, word: str, number: int) -> float:
    """The sum over all views of the word's terms."""
    vector = matcher.space.vector(features(word, matcher.language))
    column = matcher.borders.column(vector.terms, number)
    return float(vector.values @ column)
