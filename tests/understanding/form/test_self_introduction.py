"""Who writes, told in passing beside an address or a number."""

from __future__ import annotations

import pytest

from bot.understanding.form.self_introduction import introduced


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rosa Lind, rosa@example.com, Fridays", "Rosa Lind"),
        ("my name is Ivo Brandt. ivo@example.com", "Ivo Brandt"),
        ("please ring 03-3582-4941 and ask for Mr. Quist", "Mr. Quist"),
        ("mail me: lind@example.com (Rosa Lind)", "Rosa Lind"),
        ("03-3582-4941, Voss", "Voss"),
        ("Rosa Lind here, rosa@example.com", "Rosa Lind"),
        ("contact: Otto Quist, otto@example.com", "Otto Quist"),
        ("小林です　kobayashi@example.co.jp", "小林"),
        ("総務部長の小川です。03-3582-4941", "総務部長 小川"),
        ("03-3582-4941 森田。夕方に", "森田"),
        ("営業課 吉田 yoshida@example.co.jp", "営業課 吉田"),
        ("担当は小林と申します、メールは k@example.co.jp", "小林"),
        ("お名前：小川　電話：03-3582-4941", "小川"),
    ],
)
def test_a_person_who_introduces_themselves_is_heard(text: str, name: str) -> None:
    assert introduced(text)["name"] == name


@pytest.mark.parametrize(
    "text",
    [
        "Have someone write to info@example.com",
        "wrong number, it is 03-3582-4942",
        "we have a website, www.example.com, and 03-3582-4941",
        "Monday, info@example.com",
        "大阪です info@example.co.jp",
        "電話番号は03-3582-4941です",
        "サイトはあります。info@example.co.jp",
        "製造業です。info@example.co.jp",
    ],
)
def test_nothing_else_is_taken_for_a_person(text: str) -> None:
    assert "name" not in introduced(text)


@pytest.mark.parametrize(
    ("text", "company", "name"),
    [
        ("名刺：有限会社はまゆう 製造部 小林 k@example.co.jp", "有限会社はまゆう", "製造部 小林"),
        ("株式会社つばき精密 小川 03-3582-4941", "株式会社つばき精密", "小川"),
        ("合同会社 なぎさ 代表 森田 m@example.co.jp", "合同会社 なぎさ", "代表 森田"),
    ],
)
def test_a_business_card_tells_both(text: str, company: str, name: str) -> None:
    assert introduced(text) == {"company": company, "name": name}


@pytest.mark.parametrize(
    ("text", "company", "name"),
    [
        ("Rosa Lind, Blue Harbor, rosa@example.com", "Blue Harbor", "Rosa Lind"),
        ("Blue Harbor, Rosa Lind, rosa.lind@example.com", "Blue Harbor", "Rosa Lind"),
        ("Ivo Brandt, Green Field, 03-3582-4941", "Green Field", "Ivo Brandt"),
        ("I am Ms Quist, Otto Trading, quist@example.com", "Otto Trading", "Ms Quist"),
    ],
)
def test_of_two_names_the_one_in_the_address_or_the_first_is_the_persons(
    text: str, company: str, name: str
) -> None:
    assert introduced(text) == {"company": company, "name": name}
