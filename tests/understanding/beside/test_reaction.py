"""What somebody says to an answer that disappoints."""

from __future__ import annotations

import pytest

from bot.understanding.beside.reaction import is_reaction
from bot.understanding.state import DialogueState, Place
from bot.vocabulary import Choice, Language
from bot.vocabulary.choice_ids import ChoiceId


def after_an_answer(language: Language) -> DialogueState:
    offered = (Choice(str(ChoiceId.rate("job-fair-only", is_helpful=True)), "yes"),)
    return DialogueState(language, Place.FRESH, topic="job-fair-only", offered=offered)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.JA, "え、だめなんですか？なんで？"),
        (Language.JA, "対象外なの、どうして"),
        (Language.JA, "つかえない です か"),
        (Language.JA, "だ め です か"),
        (Language.EN, "so not possible, why?"),
        (Language.EN, "oh, that's a no then?"),
        (Language.EN, "really? not covered either?"),
    ],
)
def test_who_only_takes_up_the_answer_is_known(language: Language, text: str) -> None:
    assert is_reaction(text, after_an_answer(language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.JA, "なんで正社員だけなんですか"),
        (Language.JA, "契約社員でもだめですか"),
        (Language.EN, "why is a website needed?"),
        (Language.EN, "is a branch office not possible?"),
    ],
)
def test_who_asks_of_something_else_does_not(language: Language, text: str) -> None:
    assert not is_reaction(text, after_an_answer(language))
