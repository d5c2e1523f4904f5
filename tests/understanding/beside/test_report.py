"""Who reports what was done is thanked; who tells of trouble with it may be helped."""

from __future__ import annotations

import pytest

from bot.understanding.beside.report import is_report


@pytest.mark.parametrize(
    "text",
    [
        "We posted the consent form on Monday",
        "I put the stamp on both pages",
        "my colleague already handed in the papers",
        "申請書も同封しました",
        "書類は先週すべて提出しました",
        "社長の印はもう押してあります",
        "申し込みは済ませてあります",
        "昨日メールで送っておきました",
        "社長の同意は得ています",
        "予算は確保してあります",
    ],
)
def test_what_was_done_is_a_report(text: str) -> None:
    assert is_report(text)


@pytest.mark.parametrize(
    "text",
    [
        "We posted the consent form, is that all?",
        "We sent the form but nobody answered",
        "I put the wrong stamp on it",
        "we sent it twice by mistake",
        "I will ask you again",
        "We want to send the form",
        "the fee",
        "同意書は送りましたが",
        "間違えて二通送りました",
        "送ったのに返事がありません",
        "送りました。届いていますか",
        "書類を送りたいです",
        "提出",
    ],
)
def test_trouble_questions_and_wishes_are_none(text: str) -> None:
    assert not is_report(text)
