from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handoff.form.definition import Field, join_values
from bot.handoff.form.errors import FormError, FormErrorCode
from bot.handoff.form.validation import check
from tests.handoff.samples import shipped, shipped_field

ALL_MENU = join_values(
    shipped_field("menu"), frozenset(option.value for option in shipped_field("menu").options)
)


def typed(name: str, text: str) -> str | FormError:
    return check(shipped_field(name), text, shipped())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,3", "hands_on,job_fair"),
        ("1 3", "hands_on,job_fair"),
        ("3 1 3", "hands_on,job_fair"),
        ("１、３", "hands_on,job_fair"),
        ("①と③", "hands_on,job_fair"),
        ("1番と3番", "hands_on,job_fair"),
        ("No. 1 and #3", "hands_on,job_fair"),
        ("1-3", "hands_on,specialist,job_fair"),
        ("1～3", "hands_on,specialist,job_fair"),
        ("job fair and seminars", "job_fair,seminars"),
        ("JOB FAIR; Seminars.", "job_fair,seminars"),
        ("ジョブフェアとセミナーを希望します", "job_fair,seminars"),
        ("ｼﾞｮﾌﾞﾌｪｱ", "job_fair"),
        ("セミナー・育成定着講習会", "seminars"),
        ("専門家への相談、オンライン講座", "specialist,online_courses"),
        ("Courses and meetings for foreign employees", "employee_courses"),
        ("セミナーと企業交流会", "seminars,company_exchange"),
        ("ジョブフエア", "job_fair"),
        ("onlne courses, speciallist", "specialist,online_courses"),
        ("job_fair", "job_fair"),
        ("all", ALL_MENU),
        ("全部お願いします", ALL_MENU),
        ("none", ""),
        ("特になし", ""),
        ("特にありません。", ""),
    ],
)
def test_services_are_understood_however_they_are_typed(text: str, value: str) -> None:
    assert typed("menu", text) == value


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("9", "9"),
        ("0", "0"),
        ("13", "13"),
        ("3-1", "3-1"),
        ("1234", "1234"),
        ("not the job fair", "not"),
        ("all but seminars", "but"),
        ("ジョブフェア以外", "以外"),
        ("全部いりません", "いりません"),
        ("講習会", "講習会"),
        ("セミナー、寿司", "寿司"),
        ("😀", "😀"),
    ],
)
def test_what_is_not_wholly_understood_is_asked_again(text: str, part: str) -> None:
    assert typed("menu", text) == FormError(FormErrorCode.OPTION_UNKNOWN, "menu", part)


def test_none_together_with_some_is_unclear() -> None:
    assert typed("menu", "none, 2") == FormError(FormErrorCode.OPTION_UNCLEAR, "menu")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("採用と定着", "hiring,retention"),
        ("1と4", "strategy,retention"),
        ("全て", "strategy,hiring,receiving,retention"),
        ("hiring, visa", "hiring,receiving"),
        ("ビザの手続きと育成・定着", "receiving,retention"),
        ("まだ決まっていない", ""),
    ],
)
def test_stages_are_understood(text: str, value: str) -> None:
    assert typed("stages", text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("日本語", "ja"),
        ("にほんご", "ja"),
        ("Japanese, please", "ja"),
        ("1", "ja"),
        ("英語でお願いします", "en"),
        ("ENGLISH", "en"),
        ("engilsh", "en"),
        ("２", "en"),
    ],
)
def test_a_language_is_understood(text: str, value: str) -> None:
    assert typed("language", text) == value


@pytest.mark.parametrize("text", ["フランス語", "3", "not English", "日本語か英語か"])
def test_an_unknown_language_is_asked_again(text: str) -> None:
    wrong = typed("language", text)
    assert isinstance(wrong, FormError)
    assert wrong.code is FormErrorCode.OPTION_UNKNOWN


def test_two_languages_are_one_too_many() -> None:
    wrong = typed("language", "English or Japanese")
    assert wrong == FormError(FormErrorCode.OPTION_UNCLEAR, "language")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("午前", "morning"),
        ("mornings please", "morning"),
        ("午後がいいです", "afternoon"),
        ("いつでも", "any"),
        ("特になし", "any"),
        ("水曜の午後", "水曜の午後"),
        ("10時以降", "10時以降"),
        ("午前か午後", "午前か午後"),
        ("not in the morning", "not in the morning"),
        ("Tuesdays 14-16", "Tuesdays 14-16"),
    ],
)
def test_times_are_an_option_or_free_words(text: str, value: str) -> None:
    assert typed("times", text) == value


def test_a_bare_number_is_no_time() -> None:
    assert typed("times", "2") == FormError(FormErrorCode.OPTION_UNKNOWN, "times", "2")


@pytest.mark.parametrize("field", [f for f in shipped().fields if f.options], ids=lambda f: f.name)
def test_every_label_means_its_own_option(field: Field) -> None:
    for option in field.options:
        assert check(field, option.label.ja, shipped()) == option.value
        assert check(field, option.label.en, shipped()) == option.value


@given(st.sets(st.integers(1, 8), min_size=1), st.sampled_from([",", "、", " ", "と", " and "]))
def test_any_set_of_numbers_is_understood(numbers: set[int], between: str) -> None:
    options = shipped_field("menu").options
    chosen = frozenset(options[number - 1].value for number in numbers)
    text = between.join(map(str, numbers))
    assert typed("menu", text) == join_values(shipped_field("menu"), chosen)
