"""One line may hold a company, a department and a person, as a business card does."""

from __future__ import annotations

import pytest

from bot.understanding.form.business_card import on_card


@pytest.mark.parametrize(
    ("line", "company", "person"),
    [
        ("学校法人みどり学園 国際課 三宅 美和", "学校法人みどり学園", "国際課 三宅 美和"),
        ("株式会社青山　総務課　課長　山田　太郎です。", "株式会社青山", "総務課 課長 山田 太郎"),
        ("合同会社あおぞら 採用担当 グエン アン", "合同会社あおぞら", "採用担当 グエン アン"),
        ("株式会社 青山、営業部の山野です", "株式会社青山", "営業部 山野"),
        ("株式会社青山 山田 花子", "株式会社青山", "山田 花子"),
    ],
)
def test_each_part_of_a_card_goes_to_its_field(line: str, company: str, person: str) -> None:
    assert on_card(line) == (company, person)


@pytest.mark.parametrize(
    "line",
    [
        "株式会社青山",
        "株式会社青山 東京本社",
        "山田 花子",
        "採用担当 山田",
        "株式会社青山は 採用を 考えています",
        "Aoyama Ltd Hanako Yamada",
    ],
)
def test_any_other_line_is_no_card(line: str) -> None:
    assert on_card(line) is None
