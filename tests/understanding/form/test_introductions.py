from __future__ import annotations

import pytest

from bot.understanding.form.introduced_name import introduced_name
from bot.understanding.form.introductions import company_and_person


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("合同会社みどりの山田です", ("合同会社みどり", "山田")),
        ("サンプル工業の山田花子と申します", ("サンプル工業", "山田花子")),
        ("株式会社サンプルの人事部の山田です", ("株式会社サンプル", "人事部 山田")),
        ("I'm Hanako Yamada from Green Works Ltd", ("Green Works Ltd", "Hanako Yamada")),
        ("Green Works, Ltd., Hanako Yamada", ("Green Works, Ltd.", "Hanako Yamada")),
        ("Green Works KK, Nagoya", None),
        ("株式会社じゃなくて合同会社みどりの山田です", ("合同会社みどり", "山田")),
        ("株式会社海のなかまです", None),
        ("人事部の山田です", None),
        ("森の樹株式会社", None),
        ("Hanako Yamada from accounting", None),
        ("we are from Green Works Ltd", None),
    ],
)
def test_a_company_and_a_person_in_one_breath_are_told_apart(
    text: str, pair: tuple[str, str] | None
) -> None:
    assert company_and_person(text) == pair


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("ミドリホームの山田です", ("ミドリホーム", "山田")),
        ("名古屋の山田です", None),
        ("うちの山田です", None),
    ],
)
def test_where_the_company_is_asked_it_needs_no_legal_form(
    text: str, pair: tuple[str, str] | None
) -> None:
    assert company_and_person(text) is None
    assert company_and_person(text, is_asked=True) == pair


@pytest.mark.parametrize(
    ("field", "text", "name"),
    [
        ("name", "Yamada, I'm the owner", "Yamada"),
        ("company", "no, just Green Works Ltd", "Green Works Ltd"),
        ("company", "Green Works Ltd, as I said", "Green Works Ltd"),
        ("company", "Green Works Ltd in Osaka", "Green Works Ltd"),
        ("company", "Green Works Ltd here", "Green Works Ltd"),
        ("company", "さっき書きましたけど、合同会社みどりです", "合同会社みどり"),
        ("name", "いえ、山田です", "山田"),
        ("company", "Just Green Ltd", "Just Green Ltd"),
    ],
)
def test_what_is_said_around_a_name_is_no_part_of_it(field: str, text: str, name: str) -> None:
    assert introduced_name(field, text) == name
