"""Everyday words, where a slip would do something that nobody asked for."""

from __future__ import annotations

import pytest

from bot.precheck.nlu.common_words import CommonWords, command_in, says_yes
from bot.vocabulary import Language

WORDS = CommonWords(
    yes={Language.JA: ("はい",), Language.EN: ("yes", "it is")},
    no={Language.JA: ("いいえ",), Language.EN: ("no", "it is not")},
    not_sure={Language.JA: ("わからない",), Language.EN: ("not sure",)},
    commands={"help": {Language.JA: ("ヘルプ", "?"), Language.EN: ("help",)}},
)


@pytest.mark.parametrize("text", ["。", "...", "!", "、", "-", "()", "「」", "…", "です"])
def test_punctuation_alone_is_neither_yes_nor_no_nor_a_command(text: str) -> None:
    assert says_yes(WORDS, text) is None
    assert command_in(WORDS, text) is None


@pytest.mark.parametrize(("text", "said"), [("はい。", True), ("It is!", True), ("No.", False)])
def test_a_bare_yes_or_no_may_carry_punctuation(text: str, said: bool) -> None:
    assert says_yes(WORDS, text) is said


def test_a_lone_question_mark_asks_for_help() -> None:
    assert command_in(WORDS, "？") == "help"
