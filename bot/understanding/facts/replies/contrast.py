"""Replies that say one thing, and something else beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.precheck.flow import Effect, Option, Question
from bot.understanding.facts.extraction import ParsedMessage
from bot.understanding.facts.stances import Reach, Stance, Triggers
from bot.vocabulary import Language

BUT = re.compile(
    r"(?:けれ?ど|ですが|ますが|ものの)も?[、。\s]*\S{4}|\b(?:but|though|although|except)\b"
)
ELSE_CAN = re.compile(
    r"\b(?:can|could|will|does)\b(?=\s*(?:[,.;]|$|but\b))|(?:なら|だったら)[^、。]{0,8}(?:でき|出れ|出られ|可能|大丈夫)"
)
"""Where a reply goes on about something else, and how it says that somebody else can."""


def is_of_two(question: Question, option: Option, said: str) -> bool:
    """Whether a reply says one thing of somebody, or of something, and another of what is beside
    it: "our executive can, the president is too busy", "there is money, but only I …"."""
    if option.value == question.no:
        return ELSE_CAN.search(said) is not None
    return option.effect is Effect.NONE and BUT.search(said) is not None


def is_one_of_two(question: Question, message: ParsedMessage) -> bool:
    """Whether a message tells that one of the two things is there for which a question asks at
    once: there is money, and nothing is said of people."""
    there = [told for told in message.about(question) if told.stance is Stance.THERE]
    return question.key == "capacity" and len(there) == 1


def is_put_right(message: ParsedMessage, triggers: Mapping[Language, Triggers]) -> bool:
    """Whether a message puts an earlier answer right."""
    return any(
        each.has(Stance.CORRECTED, Reach.SENTENCE, line.text)
        for each in triggers.values()
        for line in message.statements
    )
