"""What becomes of first messages that tell several things at once, over many of them."""

from __future__ import annotations

import pytest

from bot.vocabulary import Language
from tests.understanding.openings import Opening, openings, outcome, score, wrong

ALL = [case for language in Language for case in openings(language)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.text!a:.60}")
def test_nothing_is_stored_that_the_message_does_not_tell(case: Opening) -> None:
    assert wrong(case, outcome(case)) == {}


@pytest.mark.parametrize("language", Language)
def test_most_of_what_is_told_is_stored_or_offered(language: Language) -> None:
    reached = score(language)
    assert reached.stored_or_offered >= 0.85
    assert reached.offered_rightly >= 0.75
