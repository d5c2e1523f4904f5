"""Years and times tell the same number however they are written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.precheck.nlu.normalize import folded
from bot.understanding.facts.entities.quantities import amounts, fiscal_years

KANJI = "〇一二三四五六七八九十"
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")

YEARS = st.integers(2019, 2040)
COUNTS = st.integers(1, 10)
BEFORE = st.sampled_from(("支援は", "これまでに", "", "採択は"))
ENGLISH_BEFORE = st.sampled_from(("supported for ", "we took part for ", ""))


def only_number(text: str) -> tuple[int, ...]:
    """The one amount that a text tells."""
    (told,) = amounts(folded(text))
    return told.numbers


@given(COUNTS, BEFORE, st.sampled_from(("年度", "年間", "か年", "回")))
def test_kanji_full_width_and_plain_numbers_are_one(count: int, before: str, unit: str) -> None:
    ways = (str(count), str(count).translate(FULL_WIDTH), KANJI[count])
    assert {only_number(f"{before}{way}{unit}") for way in ways} == {(count,)}


@given(COUNTS, ENGLISH_BEFORE)
def test_english_words_and_digits_are_one(count: int, before: str) -> None:
    unit = "years" if count > 1 else "year"
    ways = (f"{count} {unit}", f"{WORDS[count]} {unit}", f"{WORDS[count].title()} fiscal {unit}")
    assert {only_number(before + way) for way in ways} == {(count,)}


@given(YEARS)
def test_an_era_year_is_the_western_one(year: int) -> None:
    era = "元" if year == 2019 else str(year - 2018)
    ways = (f"令和{era}年度", f"{year}年度", f"FY{year}", f"fiscal year {year}")
    assert {fiscal_years(folded(way))[0] for way in ways} == {frozenset({year})}
    if year > 2019:
        assert fiscal_years(folded(f"R{era}年度"))[0] == {year}


@given(YEARS, st.integers(1, 4))
def test_from_one_year_to_another_counts_those_between(first: int, more: int) -> None:
    expected = frozenset(range(first, first + more + 1))
    for text in (f"{first}年度から{first + more}年度", f"FY{first} to FY{first + more}"):
        assert fiscal_years(folded(text))[0] == expected


@given(st.sets(YEARS, min_size=1, max_size=3))
def test_years_in_any_order_are_the_same_years(years: set[int]) -> None:
    for order in (sorted(years), sorted(years, reverse=True)):
        assert fiscal_years(folded("と".join(f"{year}年度" for year in order)))[0] == years


@given(COUNTS, st.sampled_from(("{}年前", "{}年後", "{} years ago", "{} years old")))
def test_how_long_ago_something_was_is_no_amount(count: int, way: str) -> None:
    assert list(amounts(folded(way.format(count)))) == []
