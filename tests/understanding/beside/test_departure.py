"""Who leaves to talk it over with others."""

from __future__ import annotations

import pytest

from bot.understanding.beside.departure import is_to_come_back


@pytest.mark.parametrize(
    "text",
    [
        "I will ask our accountant",
        "ok, let me talk to my boss first",
        "We'll discuss it with the board",
        "I don't know, I'd better check with the others",
        "上司に聞いてみます",
        "社内で検討します",
        "いったん持ち帰って、また連絡します",
    ],
)
def test_who_talks_it_over_first_leaves(text: str) -> None:
    assert is_to_come_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "I will ask you again",
        "our president asked me to look into this",
        "I need to check the deadline",
        "社長が検討しています",
        "社内で検討しますか",
        "上司に聞かれました",
    ],
)
def test_who_only_speaks_of_others_does_not(text: str) -> None:
    assert not is_to_come_back(text)
