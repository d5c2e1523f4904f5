"""How a text stands to a phrase in it: words with a reach, as in NegEx and ConText."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from bot.faq.text.alternatives import any_of
from bot.vocabulary import Language


class Stance(StrEnum):
    """How a text stands to a phrase. The values are the groups of `flows/stances.yaml`.

    `DENIED`: said not to be so, so that another value holds. `ABSENT`: said not to exist, from
    which the opposite does not follow. `THERE` and `MISSING` are said of a thing that is one's own.
    """

    STATED = "stated"
    DENIED = "denied"
    ABSENT = "absent"
    FORMER = "former"
    PLANNED = "planned"
    SUPPOSED = "supposed"
    OF_OTHERS = "of_others"
    OF_SOME = "of_some"
    TALKED_ABOUT = "talked_about"
    BESIDE = "beside"
    THERE = "there"
    MISSING = "missing"
    OWN = "own"
    WISHED = "wished"
    SEEMING = "seeming"
    CORRECTED = "corrected"
    BARE = "bare"
    UNCLEAR = "unclear"


class Reach(StrEnum):
    """Where a word is looked for, seen from the phrase. `PEOPLE`: a subject, of those it hires."""

    MESSAGE = "message"
    SENTENCE = "sentence"
    CLAUSE = "clause"
    BEFORE = "before"
    AFTER = "after"
    NEXT = "next"
    SUBJECT = "subject"
    PEOPLE = "people"


GAP = {Language.JA: r"[^。\n]{0,10}?", Language.EN: r"(?: [\w'-]+){0,3} "}
"""What `…` stands for."""

NUMBER = r"(?:\d+|[一二三四五六七八九十百数]+|one|two|three|four|five|six)"
"""What `#` stands for."""

NOT_IN_WORDS = re.compile(r"[^\w'%&/-]+")


@dataclass(frozen=True)
class Cues:
    """The words of one stance and reach in one language."""

    language: Language
    words: tuple[str, ...]

    @cached_property
    def _plain(self) -> tuple[str, ...]:
        plain = (w for w in self.words if not set("…#") & set(w))
        return tuple(f" {w} " if self.language is Language.EN else w for w in plain)

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile(any_of(self._plain))

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        special = (w for w in self.words if set("…#") & set(w))
        return tuple(re.compile(pattern_of(w, self.language)) for w in special)

    def are_in(self, text: str) -> bool:
        """Whether one of them stands in a text (English: in words between single spaces)."""
        return self._any.search(text) is not None or any(p.search(text) for p in self._patterns)

    def blanked(self, text: str) -> str:
        """The text without them."""
        for word in self._plain:
            if word in text:
                text = text.replace(word, " 〓 ")
        return text

    def begin(self, text: str) -> bool:
        """Whether a text begins with one of them."""
        return text.startswith(self._plain) or any(p.match(text) for p in self._patterns)


def pattern_of(phrase: str, language: Language) -> str:
    """A pattern for a phrase with gaps or numbers in it."""
    parts = re.escape(phrase.replace(" … ", "…")).split("…")
    joined = GAP[language].join(part.replace(re.escape("#"), NUMBER) for part in parts)
    return f"(?: {joined} )" if language is Language.EN else joined


def spaced(text: str) -> str:
    """English words between single spaces."""
    return f" {NOT_IN_WORDS.sub(' ', text).strip()} "


Listed = Mapping[Stance, Mapping[Reach, Mapping[Language, tuple[str, ...]]]]
"""The words of `flows/stances.yaml`."""


@dataclass(frozen=True, eq=False)
class Triggers:
    """All words that tell a stance, of one language."""

    language: Language
    cues: Mapping[tuple[Stance, Reach], Cues]

    @cached_property
    def reaches(self) -> Mapping[Stance, tuple[Reach, ...]]:
        """Where the words of each stance are looked for."""
        stances = {stance for stance, _ in self.cues}
        return {each: tuple(r for r in Reach if (each, r) in self.cues) for each in stances}

    def has(self, stance: Stance, reach: Reach, text: str) -> bool:
        """Whether a text, which is what is in this reach, tells this stance."""
        cues = self.cues.get((stance, reach))
        if cues is None or not text:
            return False
        seen = seen_in(self, text, is_literal=stance is Stance.WISHED)
        return (
            cues.begin(seen.lstrip() if self.language is Language.JA else seen)
            if reach is Reach.NEXT
            else cues.are_in(seen)
        )

    def may_suppose(self, text: str) -> bool:
        """Whether a sentence holds a word of supposing, also where it seems to mean nothing."""
        cues = self.cues.get((Stance.SUPPOSED, Reach.SENTENCE))
        return cues is not None and cues.are_in(seen_in(self, text, is_literal=True))


@lru_cache(maxsize=2048)
def seen_in(triggers: Triggers, text: str, *, is_literal: bool = False) -> str:
    """A text as words of stances are looked for in it. Many are, in the same few texts."""
    seen = spaced(text) if triggers.language is Language.EN else text
    if is_literal:  # "we'd like a …" is a wish and likens nothing
        return seen
    seeming = triggers.cues.get((Stance.SEEMING, Reach.CLAUSE))
    return seeming.blanked(seen) if seeming is not None else seen


def triggers_of(listed: Listed, language: Language) -> Triggers:
    """The triggers of one language."""
    cues = {
        (stance, reach): Cues(language, tuple(word.casefold() for word in words[language]))
        for stance, reaches in listed.items()
        for reach, words in reaches.items()
        if words[language]
    }
    return Triggers(language, cues)


STANCES: Sequence[Stance] = (
    Stance.TALKED_ABOUT,
    Stance.OF_OTHERS,
    Stance.SUPPOSED,
    Stance.FORMER,
    Stance.OF_SOME,
)
"""What makes a phrase say nothing certain about today's company; the first that holds counts."""
