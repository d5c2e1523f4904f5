"""What a company tells of itself although no question asks it."""

from __future__ import annotations

import pytest

from bot.bootstrap import content
from bot.understanding.beside.profile import ProfileReader

READER = ProfileReader(content().answers.gazetteer)


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ("従業員は52名です", {"headcount": "52名"}),
        ("うちは社員15人の小さい会社なんです", {"headcount": "15人"}),
        ("夫婦と息子で3人です", {"headcount": "3人"}),
        ("スタッフ数：約200名", {"headcount": "約200名"}),
        ("姫路市、株式会社、90名くらい", {"headcount": "90名くらい", "place": "姫路市"}),
        ("長崎で水産加工をやっています", {"place": "長崎"}),
        ("本社は大分です", {"place": "大分"}),
        ("本社は岐阜ではなく三重県です", {"place": "三重県"}),
        ("高松の家具メーカーです", {"place": "高松"}),
        ("設計者を4人ほど採用したい", {"openings": "4人ほど"}),
        ("人数は24です", {"headcount": "24"}),
        ("家族経営で4人だけです", {"headcount": "4人だけ"}),
        ("全社で70人ちょい", {"headcount": "70人ちょい"}),
        ("we has 14 staffs, sew bags", {"headcount": "14 staffs"}),
        ("company have 22 members", {"headcount": "22 members"}),
        ("total 31 person work here", {"headcount": "31 person"}),
        ("staff count: 19", {"headcount": "19"}),
        ("we employ 26", {"headcount": "26"}),
        ("we are 18 people", {"headcount": "18 people"}),
        ("Headcount: 240", {"headcount": "240"}),
        ("a family bakery, just 6 of us", {"headcount": "just 6 of us"}),
        ("roughly 3,500 employees", {"headcount": "roughly 3,500 employees"}),
        ("sorry not 30 people, 33 people", {"headcount": "33 people"}),
        ("Our workshop is in Gifu", {"place": "Gifu"}),
        ("Nagoya, KK, machine tools", {"place": "Nagoya"}),
        ("We would like to hire three chemists", {"openings": "three"}),
        (
            "We would like to hire three chemists and one nurse",
            {"openings": "three chemists, one nurse"},
        ),
        ("研究職4名、広報2名の採用を考えています", {"openings": "研究職4名、広報2名"}),
        ("通訳を1人とSEを3人雇いたい", {"openings": "通訳を1人、SEを3人"}),
        ("本社は大分、工場は諏訪です", {"place": "大分、諏訪"}),
        ("we are in Nara, with a second plant in Tsu", {"place": "Nara, Tsu"}),
    ],
)
def test_a_trait_is_told_in_their_own_words(text: str, profile: dict[str, str]) -> None:
    assert READER.read(text) == profile


@pytest.mark.parametrize(
    "text",
    [
        "従業員が5人でも申し込めますか？",
        "外国人社員が12人います",
        "候補者は今、横浜に住んでいます",
        "神戸大学を卒業した人です",
        "彼女は札幌の会社で働いています",
        "2年で3人辞めました",
        "取引先は広島の会社です",
        "Does it matter that we are only 4 people?",
        "he lives in Osaka",
        "she graduated from a university in Kyoto",
        "we have 20 foreign staff",
        "our customers are in Tokyo",
        "for two years",
        "we don't have an office in Nagoya",
        "if we were 50 people",
        "we need kitchen staff 6 person urgent",
        "あと社員5人ほしい",
        "we employ 26 engineers from next year",
        "募集人数は3です",
        "31 people work at our client's",
        "We work in Japan",
    ],
)
def test_what_is_asked_or_told_of_others_is_none(text: str) -> None:
    assert READER.read(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "our HR has 3 people",
        "the sales team is only 4 people",
        "人事3名で対応します",
        "総務は2人です",
    ],
)
def test_the_people_of_a_department_are_not_all_there_are(text: str) -> None:
    assert "headcount" not in READER.read(text)
