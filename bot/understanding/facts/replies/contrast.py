"""Replies that say one thing, and something else beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.precheck.flow import Effect, Option, Question
from bot.precheck.nlu.common_words import CommonWords
from bot.precheck.nlu.echoes import Echoed
from bot.precheck.nlu.short_answers import leading
from bot.understanding.facts.extraction import ParsedMessage
from bot.understanding.facts.stances import Reach, Stance, Triggers
from bot.understanding.waiting.yes_no import ANEW
from bot.vocabulary import Language

SURER_REPLY = 0.95
"""How probable a value must be beside a yes or no that may mean several things."""

TURN = re.compile(r"(?:けれ?ど|ですが|ますが|ものの|のに)|\b(?:but|though|although|except)\b")
"""Where a reply goes on to take something back."""

TAKES_BACK = re.compile(r"(?:but|though|although|except|only)\b|ただ|でも|けど|しかし|とはいえ")
"""How a piece begins that takes something of the one before it back."""

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


def is_plain_yes(
    question: Question, words: CommonWords, value: str, share: float, said: str
) -> bool:
    """Whether a reply that holds a yes among other words is one all the same: 「すべて満たして
    います」. A no before it, or a turn in it, leaves it open."""
    lead = leading(words, said)
    is_no = lead is not None and lead[0] is Echoed.NO
    is_yes = value == question.yes and share >= SURER_REPLY
    return is_yes and not is_no and not TURN.search(said) and not ANEW.search(said)


def is_put_right(message: ParsedMessage, triggers: Mapping[Language, Triggers]) -> bool:
    """Whether a message puts an earlier answer right."""
    return any(
        each.has(Stance.CORRECTED, Reach.SENTENCE, line.text)
        for each in triggers.values()
        for line in message.statements
    )
