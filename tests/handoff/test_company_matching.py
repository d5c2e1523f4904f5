from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handoff.company_matching import bare_name, company_keys, is_same_company
from tests.handoff.samples import CONTACT

WITHOUT_NUMBER = replace(CONTACT, corporate_number="")


@pytest.mark.parametrize(
    "name",
    [
        "株式会社サンプル商事",
        "サンプル商事株式会社",
        "(株)サンプル商事",
        "㈱サンプル商事",
        "㍿サンプル商事",
        "サンプル商事（株）",
        "ｻﾝﾌﾟﾙ商事 株式会社",
        "サンプル・商事 合同会社",
        "有限会社 サンプル　商事",
        "サンプル商事",
    ],
)
def test_a_japanese_name_is_recognised_in_every_spelling(name: str) -> None:
    assert bare_name(name) == "サンプル商事"


@pytest.mark.parametrize(
    "name",
    [
        "Sample Trading Co., Ltd.",
        "SAMPLE TRADING CO.,LTD.",
        "Sample Trading Co. Ltd",
        "Sample-Trading, Inc.",
        "Sample Trading K.K.",
        "Sample Trading KK",
        "Sample Trading G.K.",
        "Sample Trading LLC",
        "Ｓａｍｐｌｅ　Ｔｒａｄｉｎｇ Corporation",
        "Sample Trading Kabushiki Kaisha",
    ],
)
def test_an_english_name_is_recognised_in_every_spelling(name: str) -> None:
    assert bare_name(name) == "sampletrading"


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Zinc", "zinc"),
        ("Incubator", "incubator"),
        ("株式会社", "株式会社"),
        ("Inc.", "inc"),
        ("日本株式会社研究所", "日本株式会社研究所"),
        ("3M", "3m"),
    ],
)
def test_a_legal_form_is_only_taken_off_where_it_is_one(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙橋工業株式会社", "高橋工業"),
        ("㈱渡邊製作所", "渡辺製作所"),
        ("さくら商会", "サクラ商會"),
    ],
)
def test_forms_of_a_letter_are_one_company_and_its_name_is_a_key_as_written_too(
    one: str, other: str
) -> None:
    first, second = (replace(WITHOUT_NUMBER, company=name) for name in (one, other))
    assert is_same_company(first, second)
    assert set(company_keys(first)) & set(company_keys(second))
    assert f"name:{bare_name(one)}" in company_keys(first)


def test_the_number_is_the_strongest_key() -> None:
    assert company_keys(CONTACT) == ("number:7000012050002", "name:サンプル商事")
    assert company_keys(WITHOUT_NUMBER) == ("name:サンプル商事",)


def test_a_lead_with_a_number_and_one_without_share_a_key() -> None:
    assert set(company_keys(CONTACT)) & set(company_keys(WITHOUT_NUMBER))


def test_the_number_decides_where_both_gave_it() -> None:
    renamed = replace(CONTACT, company="サンプルホールディングス")
    namesake = replace(CONTACT, corporate_number="5835678256246")
    assert is_same_company(CONTACT, renamed)
    assert not is_same_company(CONTACT, namesake)


def test_the_name_decides_otherwise() -> None:
    assert is_same_company(CONTACT, WITHOUT_NUMBER)
    assert not is_same_company(CONTACT, replace(WITHOUT_NUMBER, company="別の会社"))


@given(st.text())
def test_keys_hold_no_space_and_are_stable(name: str) -> None:
    contact = replace(WITHOUT_NUMBER, company=name)
    keys = company_keys(contact)
    assert " ".join(keys).split() == list(keys)
    assert company_keys(replace(contact, company=f"  {name} ")) == keys


@given(st.text(), st.text())
def test_companies_that_are_the_same_share_a_key(one: str, other: str) -> None:
    first, second = replace(CONTACT, company=one), replace(WITHOUT_NUMBER, company=other)
    if is_same_company(first, second):
        assert set(company_keys(first)) & set(company_keys(second))
