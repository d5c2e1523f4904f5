from __future__ import annotations

import pytest

from bot.understanding.form.contact_times import all_times, contact_times, joined_times, unfit_times


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
        ("Thursday morning 10-12", "Thursday morning 10-12"),
        ("call me Monday 10-12 or Tuesday 2-4pm", "Monday 10-12 or Tuesday 2-4pm"),
        ("来週水曜9〜11時", "来週水曜9〜11時"),
        ("平日の15時台", "平日の15時台"),
        ("夕方の方がよかったです", "夕方"),
        ("can someone ring me Thursday at 3?", "Thursday at 3"),
        ("明日の午前に電話してもらえますか", "明日の午前"),
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
        "日曜も電話はつながりますか",
        "電話は今日土曜ですけど受け付けてるんですか",
        "is the phone answered on Saturdays?",
        "",
    ],
)
def test_a_day_that_nobody_asks_to_be_called_on_is_none(text: str) -> None:
    assert contact_times(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Fridays don't work for us",
        "I can't do mornings",
        "we are closed on Mondays",
        "Tuesday is no good",
        "金曜は出られません",
        "午前は無理です",
        "昼休みは出られへん",
        "水曜は都合が悪くなりました",
        "月曜は定休日でつながりません",
    ],
)
def test_a_time_that_does_not_suit_is_no_good_time_but_is_kept_as_it_was_said(text: str) -> None:
    assert contact_times(text) == ""
    assert unfit_times(text) == text


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("not on Thursdays please", "not on Thursdays"),
        ("and not before 11am", "not before 11am"),
        ("call me any time except Mondays", "any time except Mondays"),
        ("only Tuesdays", "Tuesdays"),
        ("電話は3時過ぎなら出られます", "3時過ぎ"),
        ("夕方なら電話に出れます", "夕方"),
        ("水曜以外でお願いします", "水曜以外"),
        ("電話は月曜を除いてください", "月曜を除いて"),
        ("金曜だけにしてください", "金曜だけ"),
    ],
)
def test_what_excepts_a_time_belongs_to_it(text: str, times: str) -> None:
    assert contact_times(text) == times


def test_a_time_that_does_not_suit_takes_no_other_away() -> None:
    assert joined_times("weekday mornings", "Fridays don't work") == (
        "weekday mornings, Fridays don't work"
    )
    assert joined_times("平日の午後", "夕方") == "夕方"
    assert all_times("木曜は無理です", "火曜だけ") == "火曜だけ"
