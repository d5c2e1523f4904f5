"""Set phrases around a question."""

from __future__ import annotations

import pytest

from bot.faq.text.frames import Frames, clauses_of, frames_of
from bot.vocabulary import Language

FRAMES = frames_of(
    [
        "の件",
        "…と申します",
        "ご教示いただけますと幸いです",
        "Question about",
        "my name is … and",
        "I am …",
    ],
    Language.EN,
)
JAPANESE = frames_of(
    [
        "度々すみません",
        "初歩的な質問で恐縮ですが",
        "について教えてください",
        "の件で伺いたいことがあります",
        "株式会社…と申します",
    ],
    Language.JA,
)
ENGLISH = frames_of(
    ["sorry to bother you", "a quick question", "could you give me some information on", "thanks"],
    Language.EN,
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
    nothing: Frames = frames_of((), Language.JA)
    assert nothing.bare("費用の件") == "費用の件"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("度々恐縮ですが、費用は?", "費用は?"),
        ("初歩的なことですみません。費用は?", "費用は?"),
        ("費用についての質問です", "費用"),
        ("費用に関して伺いたいです。", "費用"),
    ],
)
def test_set_words_put_together_anew_are_a_frame(text: str, bare: str) -> None:
    assert JAPANESE.bare(text) == bare


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Sorry, a question, is it free?", "is it free?"),
        ("Is it free? Thanks!", "Is it free?"),
        ("Could you give me a question on cost", "cost"),
        ("cost - some information?", "cost"),
        ("Regarding the cost", "the cost"),
        ("About cost", "cost"),
    ],
)
def test_so_they_are_in_english(text: str, bare: str) -> None:
    assert ENGLISH.bare(text).rstrip(" ?-") == bare.rstrip("?")


@pytest.mark.parametrize(
    "text",
    [
        "株式会社です。費用は?",  # what stands around a gap may be a subject
        "来日についてすみません手続きは?",
        "費用についての決まり",
        "すみません",
    ],
)
def test_what_has_other_words_stays(text: str) -> None:
    assert JAPANESE.bare(text) == text


def test_what_is_said_about_a_subject_before_it_stays_if_it_says_something() -> None:
    assert ENGLISH.bare("Decide on cost") == "Decide on cost"
    assert ENGLISH.bare("On Monday?") == "On Monday?"


def test_clauses_end_at_marks_and_where_a_japanese_one_goes_on() -> None:
    assert clauses_of("質問ですが 費用は、いくら?") == ["質問ですが", "費用は", "いくら"]
    assert clauses_of("Quick one - is it free?") == ["Quick one", "is it free"]
