"""Replies of few words, as the parser of short answers takes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.precheck.flow import Effect, Option, Question
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.numbers import picked
from bot.precheck.nlu.readings import PossibleReading, Reading, Understanding
from bot.precheck.nlu.short_answers import Spoken
from bot.understanding.facts.extraction import Line, ParsedMessage
from bot.understanding.facts.settlement import meant
from bot.vocabulary import Language

COMES_TO = re.compile(
    r"[,;.]\s*(?:so|then|hence|therefore)\s+(?:it'?s |number |option |no\.? ?)*(\d{1,2})[.!\s]*$"
    r"|(?:なので|だから|ですから|つまり|というわけで)[、\s]*(\d{1,2})(?:番)?(?:で(?:す|いい|お願いします)?)?[。!\s]*$"
)
"""How a text comes to the number of a choice."""

NO_WORDS = re.compile(r"[<>{}%\\|=~^]")
"""Signs that nobody writes in a reply."""

SHORTEST_KEPT = {Language.JA: 7, Language.EN: 8}
"""Characters of a reply without a phrase that is kept by its likeness alone."""


LONGEST_KEPT = {Language.JA: 60, Language.EN: 120}
"""Characters of a reply without a phrase or a yes that is kept so: who writes more tells a story,
and hardly of this question alone."""


def of_short(question: Question, option: Option) -> Understanding:
    """What a listed short answer says; in doubt where only "only" would tell."""
    if option.beside_others is None:
        return Understanding(readings=(Reading(question, option),))
    values = {option.value, option.beside_others}
    options = tuple(o for o in question.options if o.value in values)
    return Understanding(doubts=(PossibleReading(question, options),))


def spoken(
    question: Question, lines: Sequence[Line], stated: str | None, *, is_told: bool
) -> Spoken:
    """A reply as the parser of short answers sees it."""
    first = next((n for n, line in enumerate(lines) if line.told), len(lines))
    begun = lines[: max(first, 1)]
    return Spoken(
        first="、".join(line.text for line in begun),
        is_alone=all(is_elsewhere(line, question) for line in lines[len(begun) :]),
        stated=stated,
        is_mentioned=is_told,
        is_phrase_first=any(t.mention.start == 0 for t in lines[0].told),
    )


def is_elsewhere(line: Line, question: Question) -> bool:
    """Whether a sentence states something, and nothing of it about this question."""
    return bool(line.told) and all(
        t.mention.question is not question and meant(t.mention.question, t) is not None
        for t in line.told
    )


def is_too_short(message: ParsedMessage, language: Language) -> bool:
    """Whether a reply is a word or two that nobody listed: a slip, or the name of something."""
    letters = sum(len(line.text) for line in message.statements)
    is_told = any(line.told for line in message.statements)
    return letters < SHORTEST_KEPT[language] and not is_told


def chosen_by_number(question: Question, text: str) -> Understanding | None:
    """The choice whose number a text comes to: "she translates contracts, so 1"."""
    found = COMES_TO.search(folded(text))
    number = next(filter(None, found.groups())) if found is not None else ""
    options = picked(question, number) if number and question.first_number else None
    is_one = options is not None and len(options) == 1
    if not is_one or not options or options[0].effect is Effect.EXCLUDED:
        return None
    return Understanding((Reading(question, options[0]),))
