from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handoff.form.definition import (
    first_values,
    is_complete,
    join_values,
    next_field,
    split_values,
    to_contact_and_wish,
)
from bot.vocabulary import Language
from tests.handoff.samples import FILLED, shipped, shipped_field

UNASKED = {"phone", "corporate_number", "stages", "menu"}
"""Fields without which a form is complete."""


def test_the_first_field_is_asked_first() -> None:
    field = next_field(shipped(), {})
    assert field is not None
    assert field.name == "company"


def test_a_field_that_was_left_out_is_not_asked_again() -> None:
    asked = {"company": "A", "name": "B", "email": "c@example.jp"}
    field = next_field(shipped(), asked)
    assert field is not None
    assert field.name == "remarks"
    settled = {**first_values(shipped(), Language.JA), **asked, "remarks": ""}
    assert next_field(shipped(), settled) is None


def test_only_four_fields_are_asked_of_everybody_and_the_rest_has_what_it_needs() -> None:
    assert [field.name for field in shipped().asked] == ["company", "name", "email", "remarks"]
    assert first_values(shipped(), Language.EN) == {"language": "en", "times": "any"}


def test_a_required_field_cannot_be_left_out() -> None:
    field = next_field(shipped(), FILLED | {"name": ""})
    assert field is not None
    assert field.name == "name"


def test_who_leaves_out_the_address_is_asked_for_a_telephone_number_and_one_is_needed() -> None:
    without = {k: v for k, v in FILLED.items() if k != "phone"} | {"email": ""}
    field = next_field(shipped(), without)
    assert field is not None
    assert (field.name, field.is_required) == ("phone", True)
    assert is_complete(shipped(), without | {"phone": "+81335824941"})


def test_who_gave_a_telephone_number_may_leave_out_the_address() -> None:
    waiting = next_field(shipped(), {k: v for k, v in FILLED.items() if k != "email"})
    assert waiting is not None
    assert (waiting.name, waiting.is_required) == ("email", False)


def test_a_form_with_every_field_settled_is_complete() -> None:
    assert is_complete(shipped(), FILLED)


@pytest.mark.parametrize("name", ["company", "name", "email", "remarks", "language", "times"])
def test_a_form_that_lacks_anything_asked_or_needed_is_not_complete(name: str) -> None:
    assert not is_complete(shipped(), {k: v for k, v in FILLED.items() if k != name})


@given(st.permutations(list(FILLED)))
def test_the_order_of_filling_in_never_matters(names: list[str]) -> None:
    values: dict[str, str] = {}
    for name in names:
        left = [f.name for f in shipped().fields if f.name not in {*values, *UNASKED}]
        waiting = next_field(shipped(), values)
        assert (waiting.name if waiting else None) == next(iter(left), None)
        values[name] = FILLED[name]
    assert is_complete(shipped(), values)


def test_a_filled_in_form_becomes_a_contact_and_a_wish() -> None:
    contact, wish = to_contact_and_wish(FILLED)
    assert contact.company == "株式会社サンプル商事"
    assert contact.language is Language.JA
    assert contact.phone == ""
    assert contact.times == "水曜の午後"
    assert wish.stages == ("strategy", "retention")
    assert wish.menu == ()


def test_optional_fields_that_the_form_no_longer_has_are_empty() -> None:
    needed = {"company": "A", "name": "B", "email": "c@example.com", "language": "en"}
    contact, wish = to_contact_and_wish(needed)
    assert (contact.phone, wish.remarks) == ("", "")


@given(st.sets(st.sampled_from([o.value for o in shipped_field("menu").options])))
def test_several_values_come_back_as_they_were_chosen(chosen: set[str]) -> None:
    joined = join_values(shipped_field("menu"), frozenset(chosen))
    assert set(split_values(joined)) == chosen


def test_an_unknown_field_or_option_is_none() -> None:
    assert shipped().field("shoe_size") is None
    assert shipped_field("menu").option("caviar") is None


def test_a_form_without_fields_has_nothing_to_ask() -> None:
    assert next_field(replace(shipped(), fields=()), {}) is None
