"""Where sentences end that were spoken to a phone."""

from __future__ import annotations

import pytest

from bot.speech.dictation import with_stops, with_stops_in_english

PARTED = {
    "協力できます法令も守ってます": "協力できます。法令も守ってます",
    "技人国ですえっとあと正社員です": "技人国です。あと正社員です",
    "免許はありませんでホームページはあります": "免許はありません。ホームページはあります",
    "正社員でえっと大学も出てます": "正社員で、大学も出てます",
    "有限や 昔からのな": "有限です。昔からのな",
    "あり 協力OK": "あり。協力OK",
    "サイトはあるけど支援は初めて": "サイトはあるけど、支援は初めて",
}
WHOLE = (
    "お送りしました件ですが",
    "申し込みます前に聞きたい",
    "ホームページはあるんですけど",
    "免許はないですよね",
    "ますます海外の人が増えています",
    "ちゃんとあります",
    "正社員ですので大丈夫です",
)
PARTED_IN_ENGLISH = {
    "no licence we have a website and this is our first time": (
        "no licence. we have a website. this is our first time"
    ),
    "no violations the president can stamp it": "no violations. the president can stamp it",
}
WHOLE_IN_ENGLISH = (
    "the people we hire are engineers and they work in Tokyo",
    "we think our company is a stock company",
    "if we hire someone we are happy to pay",
    "we want support for the engineers we have in Osaka",
    "we have no licence, we have a website and it is our first time",
)


@pytest.mark.parametrize(("said", "written"), PARTED.items())
def test_a_stop_stands_behind_each_sentence(said: str, written: str) -> None:
    assert with_stops(said) == written


@pytest.mark.parametrize("said", WHOLE)
def test_one_sentence_stays_whole(said: str) -> None:
    assert with_stops(said) == said


@pytest.mark.parametrize(("said", "written"), PARTED_IN_ENGLISH.items())
def test_english_without_a_mark_is_parted(said: str, written: str) -> None:
    assert with_stops_in_english(said) == written


@pytest.mark.parametrize("said", WHOLE_IN_ENGLISH)
def test_a_clause_that_leans_on_another_is_no_sentence(said: str) -> None:
    assert with_stops_in_english(said) == said
