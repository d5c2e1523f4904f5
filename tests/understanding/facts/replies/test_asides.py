"""Statements about something else are no replies to the open question, whichever it is."""

from __future__ import annotations

import pytest

from bot.vocabulary import Language
from tests.driver import new_stage

ASIDES = {
    Language.EN: [
        "Sales went up ten percent last year",
        "My colleague is on holiday until Thursday",
        "The parcel with the form left on Monday",
        "Sorry, I wrote 30 staff, with part-timers it's 41",
    ],
    Language.JA: [
        "見積もりは先週お送りしました",
        "うちの近くに大きな川があります",
        "銀行の方から紹介されました",
        "会社は2階に移りました",
    ],
}


@pytest.mark.parametrize("language", Language)
def test_what_is_said_of_something_else_is_never_kept_and_hardly_ever_like_an_option(
    language: Language,
) -> None:
    interpreter = new_stage(language=language).assistant.interpreter
    flow, reader = interpreter.flow, interpreter.reader
    asked = [(q, text) for q in flow.questions for text in ASIDES[language]]
    replies = [reader.reply(question, text, language) for question, text in asked]
    assert not [each.readings for each in replies if each.readings]
    assert sum(any(d.options for d in each.doubts) for each in replies) <= len(asked) / 20
