"""Questions that ask only what to do about what was said before them."""

from __future__ import annotations

import pytest

from bot.faq.text.follow_up import is_follow_up
from bot.vocabulary import Language

JA, EN = Language.JA, Language.EN


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (JA, "どこに相談すればいいですか？"),
        (JA, "誰に聞けばよいでしょう"),
        (JA, "どうしたらいいですか。"),
        (JA, "こういうときはどこへ連絡したらいいの"),
        (JA, "会社は何をすればいいでしょうか"),
        (JA, "助けてもらえますか"),
        (EN, "Who should he ask?"),
        (EN, "where can she turn for help"),
        (EN, "What should we do now?"),
        (EN, "who can help us with this"),
        (EN, "And what can our company do?"),
        (EN, "How do we deal with it?"),
        (EN, "Any advice?"),
    ],
)
def test_a_sentence_that_asks_only_what_to_do_follows_up(language: Language, sentence: str) -> None:
    assert is_follow_up(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (JA, "費用はどこに聞けばいいですか"),
        (JA, "申込書はどこに送ればいいですか"),
        (JA, "どうすれば採択されますか"),
        (JA, "電話番号は？"),
        (EN, "Who pays the visit of the coordinator?"),
        (EN, "Where can I find the consent form?"),
        (EN, "What should we do to apply?"),
        (EN, "What do coordinators do?"),
        (EN, "Who can apply?"),
        (EN, ""),
    ],
)
def test_a_sentence_that_says_what_it_is_about_does_not(language: Language, sentence: str) -> None:
    assert not is_follow_up(sentence, language)
