"""What is noted of a company besides its answers: how it is called, and what the guideline says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.vocabulary import Bilingual


class Trait(StrEnum):
    """What the counter recognises in a company's own account."""

    HEADCOUNT = "headcount"
    PLACE = "place"
    OPENINGS = "openings"


Profile = Mapping[str, str]
"""Traits of a company, each in the words in which it was told. A kept one may hold traits that this
version does not know."""


@dataclass(frozen=True, slots=True)
class ProfileEntry:
    """How a trait is called, and what the guideline says to it: no question asks it because nothing
    depends on it, which is a relief to hear."""

    trait: Trait
    title: Bilingual
    remark: Bilingual
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldTrait:
    """A trait that a company has told, in its own words."""

    entry: ProfileEntry
    words: str
