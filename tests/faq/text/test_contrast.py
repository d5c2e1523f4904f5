from __future__ import annotations

import pytest

from bot.faq.text.contrast import meant_in
from bot.vocabulary import Language

JA, EN = Language.JA, Language.EN


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        (JA, "締切のことじゃないです。始まる日を知りたい", "始まる日を知りたい"),
        (JA, "費用の話ではなくて、対象の職種です", "対象の職種です"),
        (JA, "面談を聞いているんじゃなくて審査の順番です", "審査の順番です"),
        (JA, "正社員じゃなくて契約社員だとどうですか", "契約社員だとどうですか"),
        (JA, "締切でなく、始まる日を知りたい", "始まる日を知りたい"),
        (EN, "I'm not asking about the deadline. When does it start?", "When does it start?"),
        (EN, "not the fee but the duration", "the duration"),
        (EN, "Not the deadline, the start date please", "the start date please"),
        (EN, "the start date, not the deadline", "the start date"),
        (EN, "We don't mean the seminar. Is there a course online?", "Is there a course online?"),
    ],
)
def test_what_is_said_not_to_be_meant_is_left_out(
    language: Language, text: str, meant: str
) -> None:
    assert meant_in(text, language) == meant


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (JA, "採用だけじゃなくて定着も手伝ってもらえますか"),
        (JA, "大卒じゃなくても大丈夫ですか"),
        (JA, "株式会社じゃないとだめですか"),
        (JA, "締切じゃなくて"),
        (EN, "not only hiring but training as well?"),
        (EN, "Is it not possible to apply by post?"),
        (EN, "We have no website, is that a problem?"),
        (EN, "we are not sure, can you help?"),
        (EN, "I'm not asking about that."),
    ],
)
def test_what_only_sounds_like_it_is_left_as_it_is(language: Language, text: str) -> None:
    assert meant_in(text, language) is None


@pytest.mark.parametrize(("language", "said"), [(JA, "のことじゃなくて"), (EN, "not the fee, ")])
def test_a_story_is_left_as_it_is(language: Language, said: str) -> None:
    assert meant_in(said * 3_000, language) is None
