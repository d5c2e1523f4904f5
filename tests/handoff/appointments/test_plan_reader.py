from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handoff.appointments.appointment import AppointmentPlan
from bot.handoff.appointments.plan_reader import LENGTHS, PlanMistake, read_plan
from bot.vocabulary.desk_zone import USUAL as TOKYO

NOW = datetime(2024, 11, 27, 3, 0, tzinfo=UTC)  # 12:00 in Tokyo
FILLED = {"day": "2024-11-28", "time": "10:30", "minutes": "30", "place": "03-1234-5678"}


def read(**changed: str) -> object:
    return read_plan({**FILLED, **changed}, NOW)


def test_a_plan_is_read_in_the_time_of_the_desk() -> None:
    assert read(note=" 持ち物はありません。\n") == AppointmentPlan(
        datetime(2024, 11, 28, 1, 30, tzinfo=UTC), 30, "03-1234-5678", "持ち物はありません。"
    )


@pytest.mark.parametrize("written", ["10:30", "10:30:00", "１０：３０", " 10:30 "])
def test_a_time_is_read_however_it_is_typed(written: str) -> None:
    assert isinstance(read(time=written), AppointmentPlan)


@pytest.mark.parametrize(
    ("name", "typed", "mistake"),
    [
        ("day", "", PlanMistake.DAY_MISSING),
        ("day", "2024-02-30", PlanMistake.DAY_MISSING),
        ("day", "2024-11-26", PlanMistake.NOT_AHEAD),
        ("day", "2026-01-05", PlanMistake.TOO_FAR),
        ("time", "", PlanMistake.TIME_MISSING),
        ("time", "25:00", PlanMistake.TIME_MISSING),
        ("time", "10:75", PlanMistake.TIME_MISSING),
        ("minutes", "", PlanMistake.LENGTH_MISSING),
        ("minutes", "7", PlanMistake.LENGTH_MISSING),
        ("place", " \u200b", PlanMistake.PLACE_MISSING),
        ("place", "会議室", PlanMistake.PLACE_WRONG),
        ("place", "javascript:alert(1)", PlanMistake.PLACE_WRONG),
        ("place", "https://", PlanMistake.PLACE_WRONG),
        ("place", "03-1234-5678 / 03-8765-4321", PlanMistake.PLACE_WRONG),
        ("place", "https://example.com/" + "a" * 300, PlanMistake.TOO_LONG),
        ("note", "a" * 501, PlanMistake.TOO_LONG),
    ],
)
def test_a_mistake_stands_beside_what_it_is_about(
    name: str, typed: str, mistake: PlanMistake
) -> None:
    assert read(**{name: typed}) == {name: mistake}


def test_the_same_day_is_over_only_once_the_time_is() -> None:
    assert read(day="2024-11-27", time="12:00") == {"day": PlanMistake.NOT_AHEAD}
    assert isinstance(read(day="2024-11-27", time="12:01"), AppointmentPlan)


@pytest.mark.parametrize(
    "place",
    ["03-1234-5678", "０３－１２３４－５６７８", "+44 20 7946 0018", "03-1234-5678 内線12"],
)
def test_a_number_is_kept_as_it_was_typed(place: str) -> None:
    plan = read(place=place)
    assert isinstance(plan, AppointmentPlan)
    assert plan.place == place


@pytest.mark.parametrize(
    "place", ["https://teams.example.com/l/1?x=%20", "http://zoom.example/j/1"]
)
def test_a_link_is_a_place(place: str) -> None:
    assert isinstance(read(place=place), AppointmentPlan)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    assert set(read_plan({}, NOW)) == {"day", "time", "minutes", "place"}  # type: ignore[arg-type]


@given(
    st.datetimes(datetime(2024, 11, 27, 12, 1), datetime(2025, 11, 20)),  # noqa: DTZ001  local
    st.sampled_from(LENGTHS),
)
def test_every_moment_of_the_coming_year_can_be_planned(at: datetime, minutes: int) -> None:
    plan = read(day=f"{at:%Y-%m-%d}", time=f"{at:%H:%M}", minutes=str(minutes))
    assert isinstance(plan, AppointmentPlan)
    local = plan.begins.astimezone(TOKYO)
    assert (f"{local:%Y-%m-%d %H:%M}", plan.minutes) == (f"{at:%Y-%m-%d %H:%M}", minutes)
