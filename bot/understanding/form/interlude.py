"""What is said in the form between its values: a moment that is asked for, a word on the weather, a
farewell, what was told before."""

from __future__ import annotations

from bot.understanding.form.self_introduction import is_person
from bot.understanding.form.told.asides import asks_for_moment, chats, points_back, takes_leave
from bot.understanding.form.told.remark import PROSE
from bot.understanding.meaning import Act, Chat, Do, Doubt, Hum, PointBack
from bot.understanding.state import DialogueState, Place


def between_values(written: str, state: DialogueState) -> Act | None:
    """What is meant by a message in the form that holds no value; None for any other."""
    if asks_for_moment(written):
        return Hum()
    if takes_leave(written):
        return Do("thanks", is_free=True)
    if chats(written):
        return Chat()
    is_asked = state.place is Place.FIELD and state.open != PROSE
    return _told_before(state) if is_asked and points_back(written) else None


def _told_before(state: DialogueState) -> Act:
    """What is meant by who points to what they told before: a person whose own name stands in the
    place of a company's is asked whether it is theirs."""
    company = state.filled.get("company", "")
    is_theirs = state.open == "name" and is_person(company)
    return Doubt(company) if is_theirs else PointBack()
