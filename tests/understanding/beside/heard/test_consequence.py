"""Who asks whether what they answered stands in the way."""

from __future__ import annotations

import pytest

from bot.bootstrap import interpreter
from bot.understanding.meaning import Act, Do, Weigh
from bot.understanding.message import Heard
from bot.understanding.state import DialogueState, Place
from bot.vocabulary import Language
from tests.understanding.test_facts import language_of


def acts(text: str, answers: dict[str, str], language: Language | None = None) -> tuple[Act, ...]:
    spoken = language or language_of(text)
    state = DialogueState(spoken, Place.QUESTION, "capacity", answers)
    return interpreter().interpret(Heard(text, text), state).acts


@pytest.mark.parametrize(
    "text",
    [
        "それだとまずいですか？",
        "えっ、だめなんですか",
        "これは問題になりますか",
        "それでも大丈夫でしょうか",
        "うーん…無理ですかね",
        "is that a problem?",
        "does that rule us out?",
        "so we're out?",
        "would this be a showstopper",
        "hm, is that bad?",
    ],
)
def test_who_asks_so_hears_what_their_last_answer_means(text: str) -> None:
    (weighed,) = acts(text, {"legal_form": "kabushiki_kaisha", "website": "no"})
    assert isinstance(weighed, Weigh)
    assert weighed.reading.question.key == "website"


@pytest.mark.parametrize("text", ["対象外ってことですか", "are we out then?"])
def test_where_the_last_answer_is_fine_the_whole_case_is_meant(text: str) -> None:
    (shown,) = acts(text, {"website": "no", "legal_form": "kabushiki_kaisha"})
    assert isinstance(shown, Do)
    assert shown.command == "verdict"


@pytest.mark.parametrize(
    "text",
    [
        "費用の面で問題がありますか",
        "問題ないです",
        "大丈夫です",
        "is that a problem with visas for families?",
        "no problem",
        "fine",
        "それは担当者に聞けますか",
    ],
)
def test_what_asks_or_says_something_else_is_not_weighed(text: str) -> None:
    assert not any(isinstance(act, Weigh) for act in acts(text, {"website": "no"}))
