"""What holds in part is kept as that, and what is no answer is taken for none."""

from __future__ import annotations

import pytest

from tests.precheck.nlu.test_readings import doubts, understood, values


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("cooperation", "we agree to everything except being named publicly", "not_all"),
        ("cooperation", "ok with all but the surveys afterwards", "not_all"),
        (
            "cooperation",
            "second one I have to check with our lawyer, the others are fine",
            "not_sure",
        ),
        ("cooperation", "all of them except perhaps number five", "not_sure"),
        ("cooperation", "報告書の件は社長に確認が必要ですが、ほかは大丈夫です", "not_sure"),
        ("cooperation", "yes, we can do all of them", "yes"),
        (
            "commitment",
            "The owner likes it, but the shareholders have yet to approve",
            "in_preparation",
        ),
        ("commitment", "there is no official approval, the mood is good", "in_preparation"),
        ("commitment", "部長は乗り気ですが、取締役会で来月審議します", "in_preparation"),
        ("commitment", "the board agreed in May", "agreed"),
    ],
)
def test_what_holds_in_part_is_kept_as_that(key: str, text: str, value: str) -> None:
    assert values(understood(text, key))[key] == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("compliance", "all of them except the second"),
        ("cooperation", "our staff are all Japanese except one"),
        ("cooperation", "yes to all but our president is ill"),
        ("commitment", "they will decide on the salary, hiring is agreed"),
        ("commitment", "the board refused it and will decide nothing more"),
    ],
)
def test_what_excludes_or_is_of_something_else_is_not_kept(key: str, text: str) -> None:
    assert key not in values(understood(text, key))


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("screening_attendance", "I mean yes", "yes"),
        ("legal_form", "and like I said it's a kk", "kabushiki_kaisha"),
        ("residence_status", "no, put the engineer one please", "target"),
        ("compliance", "not sure about that point", "not_sure"),
    ],
)
def test_a_plain_answer_is_heard_with_what_stands_around_it(
    key: str, text: str, value: str
) -> None:
    assert values(understood(text, key))[key] == value


@pytest.mark.parametrize(
    ("key", "text", "other"),
    [
        ("request", "second one. and how long does it take", "years_supported"),
        ("website", "yes, and our head of finance will mentor her", "role"),
        ("years_supported", "first time, we also do haken", "employment"),
        ("role", "a business manager for our shop", "residence_status"),
        (
            "consent_form",
            "the owner has it, she cannot do video calls, I do it",
            "screening_attendance",
        ),
        ("education", "she has a bachelor in economics", "role"),
    ],
)
def test_what_only_sounds_like_another_fact_is_not_kept(key: str, text: str, other: str) -> None:
    assert other not in values(understood(text, key))


@pytest.mark.parametrize("key", ["capacity", "website"])
def test_who_thinks_so_is_asked_whether_it_is(key: str) -> None:
    assert values(understood("think so", key)) == {}
    assert "yes" in doubts("think so", key)
