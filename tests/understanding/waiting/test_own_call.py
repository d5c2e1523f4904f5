from __future__ import annotations

import pytest

from bot.understanding.state import DialogueState, Place
from bot.understanding.waiting.own_call import calls_instead
from bot.vocabulary import Language

CONSENT = DialogueState(Language.JA, Place.CONSENT)


@pytest.mark.parametrize(
    "text",
    [
        "電話するからいいや",
        "こちらから電話します",
        "電話したいだけなんですけど",
        "じゃあ直接電話しますので結構です",
        "電話で聞くからもういい",
        "I'll just call you",
        "I only want to phone",
        "We'd rather ring the office",
    ],
)
def test_who_calls_themselves_is_asked_for_no_consent(text: str) -> None:
    assert calls_instead(text, CONSENT)


@pytest.mark.parametrize(
    "text",
    [
        "電話してください",
        "電話をいただけますか",
        "電話で連絡がほしいです",
        "電話は結構です",
        "電話番号はいりますか",
        "面接は電話でしますか",
        "please call me",
        "I'd rather you call me",
        "do I have to call",
        "we call them engineers",
    ],
)
def test_who_wishes_to_be_called_is_no_such_person(text: str) -> None:
    assert calls_instead(text, CONSENT) == ()
