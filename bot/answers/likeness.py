"""How like questions are to each other, as the matcher sees them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.features import features
from bot.answers.matcher import Matcher
from bot.answers.teaching import likeness_of


def likeness_among(matcher: Matcher, texts: Sequence[str]) -> list[list[float]]:
    """The cosine of each two texts, from 0 to 1; all are in the matcher's language."""
    vectors = [matcher.space.vector(features(text, matcher.language)) for text in texts]
    likeness: list[list[float]] = likeness_of(vectors).tolist()
    return likeness
