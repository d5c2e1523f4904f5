"""What is denied, former, planned, supposed or of others is never kept as what is."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.precheck.flow import NOT_SURE, Option, Question
from tests.understanding.test_facts import CONTENT, kept, language_of

FRAMES = (
    "{}ではありません。",
    "以前は{}でした。",
    "もし{}だったらどうなりますか。",
    "{}にする予定です。",
    "取引先は{}です。",
    "{}かどうかまだ決めていません。",
    "We are not a {}.",
    "We used to be a {}.",
    "If we were a {}, would that do?",
    "We plan to become a {}.",
    "Our client is a {}.",
    "We have not decided whether to become a {}.",
)
"""Stances in which a legal form is not the company's own of today."""


NOUN = re.compile(r"^(?!no )[^…]*(?:会社|kaisha|company|corporation)$")
"""Words that may stand in any of the frames."""


def named() -> list[tuple[Question, Option, str]]:
    """What curators list for legal forms, with what each means."""
    question = CONTENT.flow.question("legal_form")
    assert question is not None
    return [
        (question, option, word)
        for option in question.options
        if option.value != NOT_SURE
        for words in option.says.values()
        for word in words
        if NOUN.search(word)
    ]


@given(st.sampled_from(named()), st.sampled_from(FRAMES))
def test_a_legal_form_that_is_not_ones_own_today_is_not_kept(
    said: tuple[Question, Option, str], frame: str
) -> None:
    question, option, word = said
    if language_of(word) is not language_of(frame.format("")):
        return
    assert kept(frame.format(word)).get(question.key) != option.value
