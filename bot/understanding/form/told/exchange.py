"""Two values of the form that stand in each other's place: 「会社名と名前が逆です」."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.understanding.form.clauses import SWAPPED
from bot.understanding.form.told.remark import LONGEST_REQUEST
from bot.understanding.meaning import FieldValue

PAIR = 2


def exchanged(
    named: Sequence[str], written: str, filled: Mapping[str, str]
) -> tuple[FieldValue, ...]:
    """The values of the two fields that a message names, each in the place of the other where it
    says that they are; none otherwise."""
    is_said = SWAPPED.search(written) is not None and len(written) <= LONGEST_REQUEST
    if not is_said or len(named) != PAIR or not all(filled.get(name) for name in named):
        return ()
    one, other = named
    return FieldValue(one, filled[other]), FieldValue(other, filled[one])
