from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handoff.form import is_complete, join_values, next_field, split_values, to_contact_and_wish
from bot.vocabulary import Language
from tests.handoff.samples import FILLED, shipped, shipped_field


def test_the_first_field_is_asked_first() -> None:
    field = next_field(shipped(), {})
    assert field is not None
    assert field.name == "company"


def test_a_field_that_was_left_out_is_not_asked_again() -> None:
    field = next_field(shipped(), {"company": "A", "corporate_number": ""})
    assert field is not None
    assert field.name == "name"


def test_a_required_field_cannot_be_left_out() -> None:
    field = next_field(shipped(), FILLED | {"email": ""})
    assert field is not None
    assert field.name == "email"


def test_a_form_with_every_field_settled_is_complete() -> None:
    assert is_complete(shipped(), FILLED)


@pytest.mark.parametrize("name", [field.name for field in shipped().fields])
def test_a_form_that_lacks_any_field_is_not_complete(name: str) -> None:
    assert not is_complete(shipped(), {k: v for k, v in FILLED.items() if k != name})


@given(st.permutations(list(FILLED)))
def test_the_order_of_filling_in_never_matters(names: list[str]) -> None:
    values: dict[str, str] = {}
    for name in names:
        waiting = next_field(shipped(), values)
        assert waiting is not None
        assert waiting.name == next(f.name for f in shipped().fields if f.name not in values)
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
