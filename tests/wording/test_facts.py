from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.vocabulary import Language
from bot.vocabulary.desk_zone import USUAL as TOKYO
from bot.wording.facts import fill, moment
from tests.wording.samples import EDITION

JA, EN = Language.JA, Language.EN


@pytest.mark.parametrize(
    ("fact", "ja", "en"),
    [
        ("support_end", "2025年3月31日", "March 31, 2025"),
        ("published", "2024年3月", "March 2024"),
        ("company_limit", "1,300", "1,300"),
        ("edition_name", "2024年度", "FY2024"),
        ("desk_phone", "03-3582-4941", "03-3582-4941"),
        ("desk_hours", "9:00～12:00、13:00～17:00", "9:00–12:00 and 13:00–17:00"),
        ("programme_url", "https://example.jp/programme/", "https://example.jp/programme/"),
    ],
)
def test_a_fact_is_written_as_its_language_writes_it(fact: str, ja: str, en: str) -> None:
    assert fill(f"({{{fact}}})", EDITION, JA) == f"({ja})"
    assert fill(f"({{{fact}}})", EDITION, EN) == f"({en})"


def test_an_extra_value_is_filled_in_before_a_fact_of_that_name() -> None:
    assert fill("{a} {desk_phone}", EDITION, EN, a=1, desk_phone="none") == "1 none"


def test_an_unknown_name_is_an_error_and_never_shown() -> None:
    with pytest.raises(KeyError):
        fill("{nothing_like_it}", EDITION, EN)


def test_a_moment_is_told_where_the_desk_is_with_its_weekday() -> None:
    at = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
    assert moment(at, JA, TOKYO) == "2026年11月25日（水曜日）17:00"
    assert moment(at, EN, TOKYO) == "Wednesday, November 25, 2026, 17:00"


def test_a_moment_late_in_the_day_belongs_to_the_next_day_in_japan() -> None:
    at = datetime(2026, 12, 31, 15, 5, tzinfo=UTC)
    assert moment(at, JA, TOKYO) == "2027年1月1日（金曜日）0:05"


@given(st.text())
def test_what_is_filled_in_is_not_looked_at_again(words: str) -> None:
    assert fill("<{words}>", EDITION, EN, words=words) == f"<{words}>"
