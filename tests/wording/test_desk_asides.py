"""What a desk says by itself."""

from __future__ import annotations

from bot.vocabulary.asides import Aside
from bot.wording.desk.asides import ASIDES


def test_there_are_words_for_every_aside() -> None:
    assert set(ASIDES) == set(Aside)
    assert all(text.strip() for text in ASIDES.values())
