"""Set phrases around a question."""

from __future__ import annotations

import pytest

from bot.faq.text.frames import Frames, frames_of

FRAMES = frames_of(
    [
        "の件",
        "…と申します",
        "ご教示いただけますと幸いです",
        "Question about",
        "my name is … and",
        "I am …",
    ]
)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("費用の件", "費用"),
        ("山田と申します。費用は?", "費用は?"),
        ("費用についてご教示いただけますと幸いです。", "費用について"),
        ("QUESTION  about cost", "cost"),
        ("I am Hanako Yamada. Who can apply?", "Who can apply?"),
        ("My name is Hanako Yamada and who can apply?", "who can apply?"),
    ],
)
def test_a_frame_is_taken_away_wherever_it_stands(text: str, bare: str) -> None:
    assert FRAMES.bare(text) == bare


@pytest.mark.parametrize("text", ["条件の件数は", "Questions about", "費用はいくらですか", ""])
def test_what_only_begins_like_a_frame_stays(text: str) -> None:
    assert FRAMES.bare(text) == text


def test_a_text_that_is_all_frame_is_left_as_it_is() -> None:
    assert FRAMES.bare("山田と申します。") == "山田と申します。"
    assert FRAMES.is_all("山田と申します。")
    assert not FRAMES.is_all("費用の件")
    assert not FRAMES.is_all("")


def test_a_gap_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert FRAMES.bare("費用は? 山田と申します") == "費用は?"


def test_without_phrases_nothing_is_a_frame() -> None:
    nothing: Frames = frames_of(())
    assert nothing.bare("費用の件") == "費用の件"
