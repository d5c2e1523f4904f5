"""Who says whom they want to hire probably wants help with that; other wishes are others."""

from __future__ import annotations

import pytest

from bot.understanding.beside.hire_wish import is_hire_wish


@pytest.mark.parametrize(
    "text",
    [
        "化学に強い研究者を採用したいと思っています",
        "来春に二人迎える予定です",
        "海外営業のできる人がほしいんです",
        "設計者を探しています",
        "we plan to hire two chemists next year",
        "I'd like to bring in a marketing manager",
        "Thinking about recruiting abroad",
        "we are looking for embedded developers",
        "We need two food scientists",
    ],
)
def test_whom_they_want_to_hire_is_told(text: str) -> None:
    assert is_hire_wish(text)


@pytest.mark.parametrize(
    "text",
    [
        "研究者を採用したいのですが、使えますか？",
        "合同説明会で採用したいです",
        "候補者を紹介してほしい",
        "特定技能の人を雇いたい",
        "去年エンジニアを採用する予定でした",
        "採用したいわけではありません",
        "顧問先が設計者を探しています",
        "can we hire two chemists?",
        "we need an answer by Friday",
        "we don't plan to hire anybody",
        "our client is looking for engineers",
        "we want to hire for our subsidiary in Hanoi",
        "we want to meet people at the fair",
    ],
)
def test_what_is_asked_or_wished_otherwise_is_none(text: str) -> None:
    assert not is_hire_wish(text)
