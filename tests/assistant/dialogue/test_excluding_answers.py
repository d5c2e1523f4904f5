"""An answer that excludes a case is changed by a yes or a choice, never by words alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bootstrap import content
from bot.precheck.flow import Effect
from bot.precheck.nlu.common_words import says_yes
from bot.vocabulary import Language
from tests.driver import new_stage
from tests.sweeps import examples

KNOWN = content()
EXCLUDING = {
    question.key: option.value
    for question in KNOWN.flow.questions
    for option in question.options
    if option.effect is Effect.EXCLUDED
}
"""One value that excludes of each question that has any."""

SENTENCES = {
    (language, key): [
        text
        for texts in KNOWN.answers.of(key, language).values()
        for text in texts
        if says_yes(KNOWN.words, text) is None
    ]
    for language in Language
    for key in EXCLUDING
}


@pytest.mark.parametrize("language", Language)
@given(st.data())
@examples(25)
def test_words_without_a_yes_never_change_an_answer_that_excludes(
    language: Language, data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from(sorted(EXCLUDING)))
    stage = new_stage(language=language)
    stage.pick("do:start")
    stage.pick(f"answer:{key}:{EXCLUDING[key]}")
    assert stage.answers[key] == EXCLUDING[key]
    for text in data.draw(st.lists(st.sampled_from(SENTENCES[language, key]), max_size=2)):
        stage.say(text)
        assert stage.answers[key] == EXCLUDING[key], text
