"""Short words that answer the open question by themselves ("国内", "both", "大卒")."""

from __future__ import annotations

from collections.abc import Iterator

from bot.precheck.flow import Option, Question
from bot.precheck.folding import bare, folded


def short_answer(question: Question, text: str) -> Option | None:
    """The option that the whole message means, if a curator listed it so; None otherwise."""
    said = {folded(text), bare(text)}
    return next((o for o in question.options if not said.isdisjoint(short_words(o))), None)


def short_words(option: Option) -> Iterator[str]:
    """The listed words of an option, folded."""
    return (folded(word) for words in option.answers.values() for word in words)
