"""Whether somebody asks if what they typed is with staff already."""

from __future__ import annotations

import pytest

from bot.understanding.form.sent_question import asks_whether_sent


@pytest.mark.parametrize(
    "text",
    [
        "is it submitted now?",
        "so, has my request gone through?",
        "was that sent?",
        "did everything arrive?",
        "もう送信されていますか",
        "今ので届きましたか？",
        "送信は完了していますか",
        "ちゃんと送れたかな",
    ],
)
def test_it_is_heard(text: str) -> None:
    assert asks_whether_sent(text)


@pytest.mark.parametrize(
    "text",
    [
        "how is it sent?",
        "can I change it once it is sent?",
        "did you receive the consent form?",
        "is it free?",
        "いつ届きますか",
        "同意書は届きましたか",
        "送信したら直せますか",
        "どこに送ればいいですか",
    ],
)
def test_nothing_else_is_taken_for_it(text: str) -> None:
    assert not asks_whether_sent(text)
