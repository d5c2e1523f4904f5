"""Who wishes for a summary of what was said, and who speaks of another one."""

from __future__ import annotations

import pytest

from bot.understanding.commands.wishes.recap import is_recap_wished, language_of
from bot.vocabulary import Language

WISHED = (
    ("could you write a short recap in Japanese for our HR manager", Language.JA),
    ("summarize what we discussed in japanese pls", Language.JA),
    ("give me everything so far in Japanese, my CEO wants to read it", Language.JA),
    ("can you do a short text in Japanese I can forward to our HR", Language.JA),
    ("a quick Japanese recap would help, my manager is waiting", Language.JA),
    ("my director can't read English, can you give me a summary", Language.JA),
    ("wrap it up in a few lines for my director", None),
    ("key points so far?", None),
    ("could I get the main points as a list?", None),
    ("英語の要約をください、上司が日本語を読めません", Language.EN),
    ("英語でまとめてもらえますか、本社に転送します", Language.EN),
    ("English recapお願いします", Language.EN),
    ("要約を日本語でもらえますか", Language.JA),
    ("箇条書きで整理してもらえますか、部長に見せたいので", None),
    ("ここまでのポイントを教えてください", None),
    ("概要を一枚にまとめていただけますか", None),
)

NOT_WISHED = (
    "Is there a summary of the programme in Japanese?",
    "do we have to write the plan in Japanese?",
    "can the application be written in English?",
    "He will write reports in Japanese for our president",
    "Please answer in Japanese from now on",
    "please explain the main points of the consent form",
    "can I have a list of the documents in Japanese?",
    "our summary of the meeting is in English",
    "会社概要は必要ですか",
    "審査のポイントを教えてください",
    "英語で議事録をまとめる仕事です",
    "組合でまとめて申し込めますか",
    "2人まとめて採用したいです",
    "報告書は英語でまとめればいいですか",
    "まとめると、大卒の技術者を正社員で雇います",
    "話をまとめて社長に見せます",
)


@pytest.mark.parametrize(("text", "language"), WISHED)
def test_a_summary_is_wished_in_the_language_that_is_named(
    text: str, language: Language | None
) -> None:
    assert is_recap_wished(text, has_answers=True)
    assert language_of(text) is language


@pytest.mark.parametrize("text", NOT_WISHED)
def test_what_is_summed_up_elsewhere_is_no_wish(text: str) -> None:
    assert not is_recap_wished(text, has_answers=True)


def test_an_overview_is_of_the_programme_where_nothing_was_answered() -> None:
    assert not is_recap_wished("概要をまとめていただけますか", has_answers=False)
