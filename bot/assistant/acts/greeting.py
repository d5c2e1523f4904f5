"""What is said to who comes, returns or asks what can be done."""

from __future__ import annotations

from dataclasses import dataclass

from bot.faq.text.other_languages import Tongue
from bot.precheck.flow import Question
from bot.precheck.verdict import Verdict
from bot.vocabulary import Bilingual


@dataclass(frozen=True, slots=True)
class Greet:
    """Welcome a person who is here for the first time (`is_new`) or says hello."""

    has_ended: bool
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class SpokenHere:
    """Say in a person's own language which ones are spoken here."""

    tongue: Tongue


@dataclass(frozen=True, slots=True)
class WelcomeBack:
    """Someone returns: how far they came, and which questions are asked again."""

    answered: int
    total: int
    verdict: Verdict
    lead: str | None
    changed: tuple[Question, ...]
    has_ended: bool


@dataclass(frozen=True, slots=True)
class EditionOpened:
    """Another edition holds by now than the one that this conversation began under: its id and what
    it is called."""

    edition: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class ShowHelp:
    """What can be done here, and with which words."""
