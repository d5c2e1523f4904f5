from __future__ import annotations

import pytest

from bot.understanding.facts.replies.hedges import as_it_is, without_hedges


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("初めてだと思います", "初めてだ"),
        ("進めたいそうです", "進めたい"),
        ("満たしていると聞いています", "満たしている"),
        ("さっき言いましたけど全部満たしてます", "全部満たしてます"),
        ("資金も体制も問題ございません", "資金も体制も大丈夫です"),
        ("I think it's a kabushiki kaisha", "it's a kabushiki kaisha"),
        ("As I said, none", "none"),
    ],
)
def test_soft_words_are_left_out(text: str, plain: str) -> None:
    assert without_hedges(text) == plain


@pytest.mark.parametrize("text", ["たぶん正社員です", "maybe regular", "I think so", "そうです"])
def test_a_guess_stays_one(text: str) -> None:
    assert without_hedges(text) == text


def test_no_error_is_denied_in_as_many_words() -> None:
    assert as_it_is("「ある」で相違ございません") == "「ある」です"
