"""What a company told of itself, to applicants who look it up and to staff alike."""

from __future__ import annotations

from collections.abc import Iterable

from bot.precheck.profile import ToldTrait
from bot.wording.translator import Translator


def profile_entries(told: Iterable[ToldTrait], translator: Translator) -> list[str]:
    """Each trait with the words that tell it."""
    return [translator.entry(*each) for each in profile_pairs(told, translator)]


def profile_pairs(told: Iterable[ToldTrait], translator: Translator) -> tuple[tuple[str, str], ...]:
    """What each trait is called, and the words that tell it."""
    return tuple((translator.speak(each.entry.title), each.words) for each in told)
