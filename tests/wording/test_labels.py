"""What language-neutral values are called."""

from __future__ import annotations

import pytest

from bot.vocabulary import Language
from bot.wording.labels import field_value
from tests.wording.samples import PHONE, SPEAKER


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("+81312345678", "03-1234-5678"),
        ("+819012345678", "090-1234-5678"),
        ("+81120123456", "0120-123-456"),
        ("+81-92-000-2222", "092-000-2222"),
        ("+442079460018", "+44 20 7946 0018"),
        ("+12025550123", "+1 202-555-0123"),
        ("call me", "call me"),
        ("", "(none)"),
    ],
)
def test_a_phone_number_is_shown_as_it_is_dialled_from_japan(kept: str, shown: str) -> None:
    assert field_value(PHONE, kept, SPEAKER.voice(Language.EN)) == shown
