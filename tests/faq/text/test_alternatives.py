"""A pattern for any of many words."""

from __future__ import annotations

import re

from bot.faq.text.alternatives import any_of


def test_every_word_is_found_as_it_stands() -> None:
    words = ["<visa>", "<visa><form>", "a.b", "費用", "費用の件", "a+b"]
    pattern = re.compile(any_of(words))
    assert all(pattern.fullmatch(word) for word in words)
    assert pattern.fullmatch("axb") is None


def test_the_longest_of_words_that_begin_alike_is_found() -> None:
    assert re.findall(any_of(["費用", "費用の", "費用の件"]), "費用の件、費用のこと、費用は") == [
        "費用の件",
        "費用の",
        "費用",
    ]


def test_none_of_no_words_is_found() -> None:
    assert re.search(any_of(["", ""]), "anything") is None
