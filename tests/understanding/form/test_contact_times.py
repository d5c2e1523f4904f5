from __future__ import annotations

import pytest

from bot.understanding.form.contact_times import contact_times


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("明日の午後3時ごろにお電話ください", "明日の午後3時ごろ"),
        ("平日の10時から12時の間でお願いします", "平日の10時から12時の間"),
        ("来週の月曜か火曜の午前中に連絡ください", "来週の月曜か火曜の午前中"),
        ("「午後」でお願い申し上げます", "午後"),
        ("call me on 03-1234-5678 tomorrow after 3pm", "tomorrow after 3pm"),
        ("any time on weekdays is fine", "any time on weekdays"),
        ("tues or wed afternoon, call 090-1234-5678 pls", "tues or wed afternoon"),
    ],
)
def test_the_time_of_a_call_is_found_in_its_own_words(text: str, times: str) -> None:
    assert contact_times(text) == times


@pytest.mark.parametrize(
    "text",
    [
        "朝日株式会社",
        "Monday Works Inc.",
        "We hire in April next week",
        "請求は5月10日です",
        "最短で来週採用したい",
        "",
    ],
)
def test_a_day_that_nobody_asks_to_be_called_on_is_none(text: str) -> None:
    assert contact_times(text) == ""
