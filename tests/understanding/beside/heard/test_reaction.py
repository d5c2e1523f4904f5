"""What somebody says to an answer that disappoints."""

from __future__ import annotations

import pytest

from bot.understanding.beside.heard.reaction import is_reaction
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


TRAINEES = "are technical intern trainees covered? 技能実習生は対象ですか"


@pytest.mark.parametrize(
    ("language", "text", "is_of_it"),
    [
        (Language.JA, "実習生はやってないんですか？理由は？", True),
        (Language.JA, "なんで実習生はだめなの", True),
        (Language.JA, "対応してないの？なんで", True),
        (Language.EN, "why are trainees not included?", True),
        (Language.EN, "so you don't do trainees at all? how come", True),
        (Language.EN, "Why don't you handle them?", True),
        (Language.EN, "really? why", True),
        (Language.JA, "え、なんで？", True),
        (Language.JA, "なんで日本語が使えないの", False),
        (Language.JA, "なぜ印鑑が要るの？", False),
        (Language.EN, "why do we need a seal?", False),
        (Language.EN, "why are nurses not included?", False),
        (Language.EN, "why does it take so long?", False),
    ],
)
def test_who_wonders_why_of_what_was_told_is_known(
    language: Language, text: str, *, is_of_it: bool
) -> None:
    assert is_reaction(text, after_an_answer(language), TRAINEES) is is_of_it
