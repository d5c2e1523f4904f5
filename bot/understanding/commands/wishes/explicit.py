"""Commands that words leave no doubt of, whatever else a message says."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded
from bot.understanding.commands.wishes.recap import is_recap_wished
from bot.understanding.commands.wishes.staff import is_person_wished
from bot.understanding.state import DialogueState, Place

ON_THE_WAY = frozenset({Place.FRESH, Place.QUESTION, Place.PAUSED, Place.VERDICT})
"""Where no enquiry is under way."""

AGREED_TO_USE = re.compile(
    r"^(?:(?:ok(?:ay)?|yes|well|so|then|now|fine),? )*i (?:do |now |hereby )?(?:agree|consent)"
    r" (?:to|with) (?:the |this |that )?(?:use|usage|using|processing|handling|privacy)\b"
    r"|(?:個人情報|データ|情報|連絡先)の(?:利用|取り?扱い?|使用|使い方)に(?:は)?同意(?:します|いたします|する|しました)[。!]*$"
)
"""How somebody agrees to the use of their details where nobody asks for it any more: it is asked
anew, with the notice."""


def is_agreed_late(text: str, state: DialogueState) -> bool:
    """Whether a text agrees to what was asked before the way to staff."""
    return state.place is not Place.QUESTION and AGREED_TO_USE.search(folded(text)) is not None


def is_recap(text: str, state: DialogueState) -> bool:
    """Whether a text wishes for a summary of what was said."""
    return state.place in ON_THE_WAY and is_recap_wished(text, has_answers=bool(state.answers))


def explicit_wish(text: str, state: DialogueState) -> str | None:
    """The command that is wished beside whatever else a text says: a person comes first."""
    if state.place not in ON_THE_WAY:
        return None
    if is_person_wished(text) or is_agreed_late(text, state):
        return "staff"
    return "review" if is_recap(text, state) else None
