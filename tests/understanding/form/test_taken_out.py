"""What is taken out of the form, and what is no value of it: denials, deadlines, dates."""

from __future__ import annotations

import pytest

from bot.understanding.form.contact_times import contact_times, only_contact_times
from bot.vocabulary import Language
from tests.understanding.form.test_value_reader import values

JA, EN = Language


@pytest.mark.parametrize(
    "text",
    [
        "please clear the good times",
        "10am Friday is not good times, delete that please",
        "remove my good times, then send",
        "連絡の時間帯は削除してください",
    ],
)
def test_a_wish_to_take_a_time_out_is_no_time(text: str) -> None:
    """The field is emptied, to what stands in it by itself."""
    language = JA if "削除" in text else EN
    assert values(text, language) == {"times": ""}


@pytest.mark.parametrize(
    "text",
    ["by Monday", "by next week please", "金曜までにお願いします", "by 5 March", "not any time"],
)
def test_a_deadline_alone_is_no_time_to_be_called_at(text: str) -> None:
    """By when something is needed says nothing of when somebody answers the telephone."""
    assert only_contact_times(text) == ""


def test_somebody_may_ask_to_be_called_by_a_day() -> None:
    """Beside words about calling, a deadline says when to call."""
    assert contact_times("please call me by Friday") == "by Friday"


@pytest.mark.parametrize(
    "text",
    ["We plan a fair on 3 March, morning.", "the seminar is on May 12, in the afternoon"],
)
def test_the_date_of_an_event_is_no_time_to_be_called_at(text: str) -> None:
    """The part of the day belongs to the date before it."""
    assert "times" not in values(text, EN, "remarks")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("good times after 15h", "after 15h"),
        ("best time early evening? no, evenings", "evenings"),
        ("not any time. afternoons", "afternoons"),
    ],
)
def test_a_time_is_read_behind_its_name(text: str, told: str) -> None:
    """In small letters, in hours as others write them, and without what is denied."""
    assert values(text, EN)["times"] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "company name is wrong! Aoba Kogyo kabushiki kaisha",
            {"company": "Aoba Kogyo kabushiki kaisha"},
        ),
        ("the name is wrong, it should be Nara College", {"company": "Nara College"}),
        ("the name is wrong, it is Maria Holm", {"name": "Maria Holm"}),
    ],
)
def test_a_name_that_is_called_wrong_is_put_right(text: str, told: dict[str, str]) -> None:
    """Behind a comma, and with the legal form as it is spoken; a company is no person."""
    assert values(text, EN, "remarks") == told


@pytest.mark.parametrize(
    "text",
    [
        "Aoi GK, Lena Voss, no mail pls, 080-1111-2222",
        "Lena Voss, Aoi GK, 080-1111-2222. mail no",
        "Aoi GK, Lena Voss, 080-1111-2222, I don't use email",
    ],
)
def test_an_address_that_is_refused_is_left_out(text: str) -> None:
    """Beside a telephone number, and however shortly it is said."""
    assert values(text, EN, "company") == {
        "company": "Aoi GK",
        "name": "Lena Voss",
        "phone": "080-1111-2222",
        "email": "",
    }


@pytest.mark.parametrize(
    "text", ["write Nara College", "please put Nara College", "Nara College without put"]
)
def test_what_says_that_it_is_to_be_written_is_no_part_of_a_name(text: str) -> None:
    """The name stands behind it, or before it."""
    assert values(f"company: {text}", EN)["company"] == "Nara College"
