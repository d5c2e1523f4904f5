"""Which sentences ask, which request to be told something, and which only state.

A line of `asks_*.txt`, `requests_*.txt` and `states_*.txt` is what somebody may write.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import asks, sentences, statements
from bot.speech.mood import Mood, mood_of


def written(mood: str) -> list[str]:
    """The lines of one mood, in both languages."""
    files = (Path(__file__).with_name(f"{mood}_{language}.txt") for language in ("en", "ja"))
    return [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("text", written("asks"))
def test_who_asks_without_a_question_mark_is_heard_to_ask(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", written("requests"))
def test_who_wishes_to_be_told_is_heard_to_ask(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", written("states"))
def test_who_states_asks_nothing(text: str) -> None:
    assert asks(text) == ""
    assert mood_of(folded(text)) is Mood.STATES


@pytest.mark.parametrize(
    ("text", "stated", "asked"),
    [
        ("We're a KK, so what is the deadline", "We're a KK", "what is the deadline"),
        ("what are the rules on seals, ours is far away", "ours is far away", "what are the rules"),
        ("our page is half done - is that a problem", "our page is half done", "is that a problem"),
        ("One of us is from Ghana and how do we add her", "One of us is from Ghana", "how do we"),
        ("条件を知りたいのですが、うちは合同会社です", "うちは合同会社です", "条件を知りたい"),
        ("合同会社です。締切を教えてほしい", "合同会社です", "締切を教えてほしい"),
    ],
)
def test_what_is_told_beside_a_question_is_told(text: str, stated: str, asked: str) -> None:
    assert stated in statements(text)
    assert asked in asks(text)
    assert asked not in statements(text)


@pytest.mark.parametrize(
    "text",
    [
        "if the person quits, what happens",
        "do you cover pottery, glass and wood",
        "We hired Marta, who codes",
        "our page, which is in English, is new",
    ],
)
def test_a_sentence_that_leans_on_its_parts_stays_whole(text: str) -> None:
    assert sentences(text) == (text,)


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("please explain the second step", Mood.REQUESTS),
        ("please delete what i wrote", Mood.STATES),
        ("the second step is what?", Mood.ASKS),
        ("説明してほしい", Mood.REQUESTS),
        ("消してほしい", Mood.STATES),
        ("何を書けばよかと", Mood.ASKS),
    ],
)
def test_a_request_to_be_told_is_no_command(text: str, mood: Mood) -> None:
    assert mood_of(text) is mood
