from __future__ import annotations

import pytest

from bot.vocabulary.eras import western_years, with_eras


@pytest.mark.parametrize(
    ("written", "western"),
    [
        ("令和6年度の支援期間は", "2024年度の支援期間は"),
        ("令和六年度", "2024年度"),
        ("令和元年", "2019年"),
        ("R7年度はどうなる", "2025年度はどうなる"),
        ("r 7年度", "2025年度"),
        ("R7はどうなりますか", "2025年はどうなりますか"),
        ("H31", "H31"),
        ("H31から使っています", "2019年から使っています"),
        ("平成三十一年に採択", "2019年に採択"),
        ("昭和30年法律第179号", "1955年法律第179号"),
        ("令和7年3月31日まで", "2025年3月31日まで"),
        ("R7.3.31までですか", "2025.3.31までですか"),
        ("support in Reiwa 6", "support in 2024"),
        ("Heisei 30 fiscal year", "2018 fiscal year"),
        ("令和2024年", "令和2024年"),
        ("平成40年", "平成40年"),
    ],
)
def test_years_of_eras_are_read_as_western_ones(written: str, western: str) -> None:
    assert western_years(written) == western


@pytest.mark.parametrize(
    "text",
    [
        "H1Bビザ",
        "H1 bonus",
        "R2D2という会社",
        "CSR6件",
        "r/w",
        "S3バケット",
        "2024年度",
        "令和の採用",
    ],
)
def test_what_is_no_year_stays(text: str) -> None:
    assert western_years(text) == text


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2024年10月1日（火曜日）10:00", "2024年（令和6年）10月1日（火曜日）10:00"),
        ("2019年5月", "2019年（令和元年）5月"),
        ("2018年4月1日", "2018年4月1日"),
        ("2024年度版の要件", "2024年度（令和6年度）版の要件"),
        ("October 1, 2024", "October 1, 2024"),
    ],
)
def test_dates_can_be_written_with_their_era_as_public_offices_do(written: str, told: str) -> None:
    assert with_eras(written) == told
