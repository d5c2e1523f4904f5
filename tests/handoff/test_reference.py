from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.handoff.reference import ALPHABET, new_reference, parse_reference

DAY = date(2026, 11, 23)
REFERENCE = new_reference(DAY, bytes(range(8)))
references = st.builds(
    new_reference,
    st.dates(date(2000, 1, 1)),
    st.binary(min_size=8, max_size=8),
    st.sampled_from("MD"),
)
places = st.integers(0, 20)


def test_a_reference_says_what_it_is_and_of_which_day() -> None:
    assert REFERENCE.startswith("M-20261123-")
    assert new_reference(DAY, b"8 bytes.", prefix="D").startswith("D-20261123-")


def test_no_character_looks_like_another() -> None:
    for group in ("0ODQ", "1IL", "2Z", "5S", "6G", "8B", "UV"):
        assert sum(character in ALPHABET for character in group) <= 1


@given(references)
def test_a_reference_is_read_as_it_was_given_out(reference: str) -> None:
    assert parse_reference(reference) == reference


@given(references)
def test_a_reference_is_read_however_it_is_typed(reference: str) -> None:
    full_width = "".join(chr(ord(c) + 0xFEE0) for c in reference)
    assert unicodedata.normalize("NFKC", full_width) == reference
    for typed in (
        reference.lower(),
        reference.replace("-", ""),
        reference.replace("-", " "),
        reference.replace("-", "-\u2060\u3164"),
        f"  {reference}。",
        full_width,
        reference.replace("-", "ー").replace("ー", "−"),
        reference.replace("0", "O").replace("1", "l"),
        reference.replace("5", "S").replace("8", "b").replace("2", "z").replace("6", "G"),
    ):
        assert parse_reference(typed) == reference


@given(references, places, st.sampled_from(ALPHABET + "01"))
def test_a_wrong_character_is_always_noticed(reference: str, place: int, wrong: str) -> None:
    assume(place < len(reference) and reference[place] not in {"-", wrong})
    typed = reference[:place] + wrong + reference[place + 1 :]
    assert parse_reference(typed) is None


@given(references, places, places)
def test_swapped_characters_of_the_code_are_always_noticed(
    reference: str, one: int, other: int
) -> None:
    code = [c for c in reference[11:] if c != "-"]
    one, other = one % len(code), other % len(code)
    assume(code[one] != code[other])
    code[one], code[other] = code[other], code[one]
    assert parse_reference(reference[:11] + "".join(code)) is None


@pytest.mark.parametrize(
    "text", ["", "M", "hello", "M-20261123", "M-20261323-7KR4-M2XE", "7-20261123-7KR4-M2XE", "🙂"]
)
def test_other_text_is_no_reference(text: str) -> None:
    assert parse_reference(text) is None


@given(st.text())
def test_reading_never_raises(text: str) -> None:
    found = parse_reference(text)
    assert found is None or parse_reference(found) == found


def test_many_references_of_one_day_differ() -> None:
    many = {new_reference(DAY, number.to_bytes(8)) for number in range(0, 2_000_000, 997)}
    assert len(many) == len(range(0, 2_000_000, 997))
