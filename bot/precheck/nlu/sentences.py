"""Where sentences end, and which of them ask something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.precheck.nlu.normalize import EMOJI, folded
from bot.speech import mood
from bot.speech.mood import turn_of
from bot.vocabulary.text import plain

ABBREVIATION = re.compile(
    r"(?:^|[\s(,])(?:vs|mr|mrs|ms|dr|prof|etc|approx|e\.g|i\.e)$",
    re.IGNORECASE,
)
NUMBER = re.compile(r"(?:^|[\s(,])no\.\s*\d", re.IGNORECASE)
"""No. 5; but "licence, no. Homepage, yes." are two."""
LEGAL_FORM = re.compile(r"(?:^|[\s(,])(?:co|ltd|inc|corp|llc|[a-z](?:\.[a-z])*)$", re.IGNORECASE)
BEGINS_ANEW = re.compile(r"\.?\s+(?!Ltd|Inc|Co\b|Corp|LLC|L\.L\.C)[A-Z]")
"""After "Ltd." a capital letter begins a sentence, unless it goes on with the legal form."""
END = re.compile(rf"(?:[。!?]+|{EMOJI.pattern}+)+|\n+|(?<!\.)\.(?!\.)(?=\s|$|[^\x00-\x7f])")
"""Several dots are a pause: 「ホームページは…たぶんあります」 says one thing."""
LEANS = re.compile(r"\b(?:it|this|that|they|them|those|these|ones?|there|each|he|she|him|her)\b")
"""How a question speaks of something that is named before it."""

SPACES = re.compile(r"[^\S\n]+")

LONGEST = 600
"""Characters; a longer sentence is not one that somebody says."""


def parted(sentence: str) -> tuple[str, ...]:
    """A sentence; what it states and what it asks beside that as two: "it's a KK and how …?"."""
    tidy = SPACES.sub(" ", sentence.strip())
    line = folded(tidy)
    turn = turn_of(line) if len(line) == len(tidy) <= LONGEST else None
    if turn is None:
        return (sentence,)
    before, after = turn
    return tidy[:before], *parted(tidy[after:])


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each with its end mark. Nothing ends in "Co., Ltd." or in 1.5."""
    each = (part for sentence in _whole(text) for part in parted(sentence))
    tidy = plain(text)
    said = tuple(part.strip() for part in each if re.search(r"\w", part))
    return said or ((tidy,) if tidy else ())


def _whole(text: str) -> Iterator[str]:
    """The sentences, whatever each of them does."""
    tidy = plain(text)
    start = 0
    for end in END.finditer(tidy):
        if end.group().startswith(".") and is_abbreviated(tidy, start, end.start()):
            continue
        yield tidy[start : end.end()]
        start = end.end()
    yield tidy[start:]


def is_abbreviated(text: str, start: int, dot: int) -> bool:
    """Whether the dot belongs to an abbreviation and ends no sentence."""
    nearby = max(start, dot - 12)
    if ABBREVIATION.search(text, nearby, dot) or NUMBER.search(text, nearby, dot + 4):
        return True
    is_form = LEGAL_FORM.search(text, nearby, dot) is not None
    return is_form and BEGINS_ANEW.match(text, dot) is None


def is_asking(sentence: str) -> bool:
    """Whether a sentence asks something or requests to be told it, with or without a mark."""
    return mood.is_asking(folded(sentence))


def statements(text: str) -> str:
    """The part of a text that states something."""
    return "\n".join(s for s in sentences(text) if not is_asking(s))


def asks(text: str) -> str:
    """The part of a text that asks something, with what stands before it where it leans on that.
    Who only asks whether they may ask has not asked yet."""
    asked = [part for sentence in _whole(text) for part in _asked_in(sentence)]
    if len(asked) > 1:
        asked = [part for part in asked if not mood.asks_leave(folded(part))] or asked
    return "\n".join(asked)


def _asked_in(sentence: str) -> Iterator[str]:
    parts = parted(sentence)
    whole = sentence.strip()
    if len(parts) > 1 and any(_leans(part, sentence) for part in parts[1:]):
        yield whole
        return
    yield from (part.strip() for part in parts if is_asking(part))


def _leans(part: str, sentence: str) -> bool:
    """Whether a question behind a comma speaks of what stands before that."""
    is_joined = sentence[: sentence.find(part)].rstrip().endswith((",", ";", "-", "–", "—"))
    return is_joined and is_asking(part) and LEANS.search(folded(part)) is not None
