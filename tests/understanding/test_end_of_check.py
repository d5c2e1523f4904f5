"""Who does not wish to be asked any more, and who only speaks of checks and questions."""

from __future__ import annotations

import pytest

from bot.understanding.commands.wishes.end_of_check import is_to_stop, without_stop

STOPS = (
    "please end this questionnaire",
    "cancel the pre-check",
    "leave the check, I'll look at it tomorrow",
    "I don't need a quiz, only the phone number",
    "we didn't ask for any pre-check",
    "I won't answer these",
    "no survey please",
    "not interested in the check",
    "we don't want these questions",
    "事前チェックはいりません",
    "診断は今はしません",
    "アンケートは遠慮します",
    "質問2とかには答えません",
    "チェックはあとでいいので、費用を教えてください",
    "答えないって言いましたよね",
    "チェックをしたいんじゃなくて、締切を知りたいです",
)
GOES_ON = (
    "we stopped the check of the documents last week",
    "no tests of that kind are planned",
    "can I skip this question",
    "we do not need to check with the board",
    "I don't have any questions about that",
    "we do not do background checks on candidates",
    "why do you ask these questions?",
    "I don't want to answer that",
    "no questions so far",
    "チェックはしなくてもいいですか",
    "チェックしないと申し込めませんか",
    "質問はいいですか",
    "チェックは不要ですか",
    "入社テストはしません",
    "アンケートには答えました",
    "信用チェックはしません",
    "サイトはいりません",
)


@pytest.mark.parametrize("text", STOPS)
def test_who_wishes_to_be_asked_no_more_is_heard(text: str) -> None:
    assert is_to_stop(text)


@pytest.mark.parametrize("text", GOES_ON)
def test_who_only_speaks_of_checks_and_questions_stops_nothing(text: str) -> None:
    assert not is_to_stop(text)


def test_what_stands_beside_the_wish_is_left() -> None:
    assert without_stop("No check please, when is the deadline?") == "please, when is the deadline?"
    assert without_stop("チェックはあとでいいので、費用を教えて") == "費用を教えて"
