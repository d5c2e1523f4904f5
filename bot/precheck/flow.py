"""What the pre-check asks: questions, their options, and what each option means for the case.

Source of keys, values, effects and clauses: the guideline, section III and the note on cases that
are not covered (V.n3). Curators keep them in `flows/precheck.yaml`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from bot.precheck.next_steps import StepChoice
from bot.precheck.profile import Profile, ProfileEntry, ToldTrait
from bot.vocabulary import NO_WORDS, Bilingual, Words

NOT_SURE = "not_sure"
"""A legal value of every question. It never counts as yes or as no."""

Answers = Mapping[str, str]
"""The state of a pre-check: `{question key: option value}`, in the order of giving."""


class Effect(StrEnum):
    """What one answer means for the verdict."""

    NONE = "none"
    NOTE = "note"
    REVIEW = "review"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Offer:
    """What is possible instead of an excluding answer: `value` replaces that answer."""

    value: str
    label: Bilingual


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """One possible value of a question, with its effect and the clauses that give it.

    `reason` tells what this answer means (None where there is nothing to say); `instead` tells
    what is possible when the answer excludes the case. `says` are phrases that certainly mean this
    option when they are stated; `denied` is the value that is meant when such a phrase is denied,
    where that is certain. `beside_others` is the value that is meant if there are others as well,
    which only a word like "only" tells apart. `answers` are short words that mean this
    option only where they are all that is said to the open question.
    """

    value: str
    label: Bilingual
    effect: Effect = Effect.NONE
    clauses: tuple[str, ...] = ()
    reason: Bilingual | None = None
    instead: Bilingual | None = None
    offer: Offer | None = None
    says: Words = field(default_factory=lambda: NO_WORDS)
    denied: str | None = None
    beside_others: str | None = None
    answers: Words = field(default_factory=lambda: NO_WORDS)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a yes/no question is about, so that "we have no website" can be read.

    `words` name the thing; stated as there it means option `there`, stated as missing `missing`.
    """

    words: Words
    there: str
    missing: str


@dataclass(frozen=True, eq=False)
class Question:
    """One question of the pre-check. `options` end with "not sure".

    `title` is the short name for summaries, `find_out` says how to find the answer out.
    `yes` and `no` are the values that a bare yes or no means, where that is certain.
    `revision` is raised by the curator when the meaning changes, so that it is asked again.
    `first_number` is what the first option is numbered with (0 where the options are amounts).
    `of_hire_wish` is the value that is probably meant by who only says that they want to hire.
    """

    key: str
    clauses: tuple[str, ...]
    title: Bilingual
    ask: Bilingual
    why: Bilingual
    find_out: Bilingual
    options: tuple[Option, ...]
    yes: str | None = None
    no: str | None = None
    topic: Topic | None = None
    of_hire_wish: str | None = None
    first_number: int = 1
    revision: int = 1

    def option(self, value: str) -> Option | None:
        """The option with this value, or None."""
        return self._by_value.get(value)

    @cached_property
    def _by_value(self) -> dict[str, Option]:
        return {option.value: option for option in self.options}

    @cached_property
    def fingerprint(self) -> str:
        """Changes when the meaning of the question changes, not when its wording is polished."""
        meaning = [
            self.key,
            self.revision,
            [[o.value, o.effect, list(o.clauses)] for o in self.options],
        ]
        return hashlib.sha256(json.dumps(meaning).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Flow:
    """The whole pre-check of one edition, questions in the order in which they are asked, the steps
    to take after a favourable verdict, and what is noted besides (`profile`)."""

    edition: str
    questions: tuple[Question, ...]
    next_steps: tuple[StepChoice, ...] = ()
    profile: tuple[ProfileEntry, ...] = ()

    def question(self, key: str) -> Question | None:
        """The question with this key, or None."""
        return self._by_key.get(key)

    @cached_property
    def _by_key(self) -> dict[str, Question]:
        return {question.key: question for question in self.questions}

    def told(self, profile: Profile) -> tuple[ToldTrait, ...]:
        """What was told of a company, in the order in which it is listed here."""
        return tuple(
            ToldTrait(entry, profile[entry.trait])
            for entry in self.profile
            if entry.trait in profile
        )

    @cached_property
    def version(self) -> str:
        """Changes when the meaning of any question, or their order, changes."""
        meaning = "".join(question.fingerprint for question in self.questions)
        return f"{self.edition}-{hashlib.sha256(meaning.encode()).hexdigest()[:8]}"
