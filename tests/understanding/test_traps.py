"""What is done for sentences that only look like a command: hardly ever anything."""

from __future__ import annotations

import pytest

from bot.vocabulary import Language
from tests.understanding.traps import share_refrained


@pytest.mark.parametrize("language", Language)
def test_nothing_is_done_for_what_only_looks_like_a_command(language: Language) -> None:
    assert share_refrained(language) >= 0.93
