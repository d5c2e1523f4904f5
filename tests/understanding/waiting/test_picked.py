"""Who was shown several suggestions picks one as people do: by its place or by words of it."""

from __future__ import annotations

import pytest

from bot.understanding.state import DialogueState, Place
from bot.understanding.waiting.picked import picked_suggestion
from bot.vocabulary import Choice, Language

SHOWN = (
    Choice("article:companies", "Can several companies of a group apply?", number=1),
    Choice("article:seal", "Which seal goes on the consent form?", number=2),
    Choice("article:fee", "費用はかかりますか？", number=3),
    Choice("do:staff", "None of these: ask staff", number=4),
)


def state(offered: tuple[Choice, ...], waits: str | None = None) -> DialogueState:
    return DialogueState(Language.EN, Place.FRESH, offered=offered, waits=waits)


@pytest.mark.parametrize(
    ("text", "picked"),
    [
        ("the first one please", "article:companies"),
        ("2nd", "article:seal"),
        ("number 3", "article:fee"),
        ("the last one", "article:fee"),
        ("the one about the consent form", "article:seal"),
        ("えっと、3番でお願いします", "article:fee"),
        ("二つ目のやつ", "article:seal"),
        ("費用の件です", "article:fee"),
        ("費用の件です。3番", "article:fee"),
    ],
)
def test_one_of_the_suggestions_is_picked(text: str, picked: str) -> None:
    assert picked_suggestion(state(SHOWN), text) == picked


@pytest.mark.parametrize(
    "text",
    [
        "the first time",
        "our second application",
        "number 9",
        "it's about the weather",
        "one engineer",
        "2人です",
        "一番大事なのは費用です",
        "the first one is a KK",
        "can companies apply?",
    ],
)
def test_what_names_none_of_them_picks_nothing(text: str) -> None:
    assert picked_suggestion(state(SHOWN), text) is None


def test_nothing_is_picked_where_nothing_was_suggested() -> None:
    rated = (*SHOWN, Choice("rate:fee:yes", "This helped"))
    assert picked_suggestion(state(()), "the first one") is None
    assert picked_suggestion(state(rated), "the first one") is None
    assert picked_suggestion(state(SHOWN, waits="consent"), "the first one") is None


def test_a_number_of_the_open_question_is_no_place_among_suggestions() -> None:
    unnumbered = tuple(Choice(c.id, c.label) for c in SHOWN)
    assert picked_suggestion(state(unnumbered), "2番です") is None
    assert picked_suggestion(state(unnumbered), "二番目のやつで") == "article:seal"
    assert picked_suggestion(state(unnumbered), "費用の件です。2番") == "article:fee"
