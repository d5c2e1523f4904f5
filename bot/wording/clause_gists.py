"""What stands in clauses of the guideline, in short."""

from __future__ import annotations

from collections.abc import Iterable

from bot.wording.translator import Translator


def clause_gists(clauses: Iterable[str], translator: Translator) -> tuple[tuple[str, str], ...]:
    """Each clause that the edition knows: its place, and what it says."""
    known = translator.edition.clauses
    return tuple(
        (translator.clause(each), translator.speak(known[each].gist))
        for each in clauses
        if each in known
    )
