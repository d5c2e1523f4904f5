"""Which command messages mean that only sound like another one, or where somebody stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.bootstrap import interpreter
from bot.understanding.meaning import Agree, Do, Tell
from bot.understanding.message import Heard
from bot.understanding.state import state_at
from tests.understanding.test_facts import language_of

ANSWERED = {"legal_form": "other_in_japan", "website": "yes"}


def done(text: str, place: str) -> list[str]:
    state = state_at(text=place, language=language_of(text))
    known = ANSWERED if place.startswith(("question", "paused")) else {}
    sense = interpreter().interpret(Heard(text, text), replace(state, answers=known))
    return [act.command for act in sense.acts if isinstance(act, Do)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ワードで余白を消すやり方ある？", "fresh"),
        ("確定申告のやり方がわかりません", "fresh"),
        ("my Excel sheet shows an error, what should I do", "fresh"),
        ("How many were chosen so far?", "fresh"),
        ("次の文を英語に訳してください「お疲れさまです」", "fresh"),
        ("please translate 'good morning' into Japanese", "fresh"),
        ("I'm the director. Change that", "fresh"),
        ("My clients can do the check themselves", "fresh"),
        ("can she speak Japanese?", "field:company"),
        ("Is there something to read while we wait", "field:company"),
        ("Our boxes with the catalogues left on Friday, two days late", "question:request"),
    ],
)
def test_what_only_holds_the_words_of_a_command_is_none(text: str, place: str) -> None:
    assert done(text, place) == []


def test_what_is_told_beside_starting_over_holds_afterwards() -> None:
    state = state_at("question:request", language_of("a"))
    said = "Our other firm is a godo kaisha. Start over please"
    sense = interpreter().interpret(Heard(said, said), replace(state, answers=ANSWERED))
    restart, told = sense.acts
    assert isinstance(restart, Do)
    assert restart.command == "restart"
    assert isinstance(told, Tell)


@pytest.mark.parametrize(
    ("text", "place", "command"),
    [
        ("what was that last question?", "question:request", "resume"),
        ("すみません、何を聞かれていましたっけ", "question:request", "resume"),
        ("あ、待って、戻ってください", "question:placement_business", "back"),
        ("hang on, are we out because we're no company?", "question:request", "verdict"),
        ("how are we doing so far?", "question:capacity", "verdict"),
        ("このままで大丈夫そうですか", "question:capacity", "verdict"),
        ("今のところどんな感じですか", "question:request", "verdict"),
        ("thanks, what's next", "question:request", "resume"),
        ("承知しました、診断します", "fresh", "start"),
        ("最後まで診断してみます", "question:request", "go_on"),
        ("hm, I don't like it like this. Start over", "question:website", "restart"),
        ("I'll carry on after lunch", "question:website", "pause"),
        ("続きは夜にします", "question:request", "pause"),
        ("さっきの質問、もう一度言ってください", "question:capacity", "resume"),
        ("現在の判定はどのようになっておりますでしょうか", "question:workplace", "verdict"),
        ("is everything gone?", "fresh", "my_data"),
        ("ちゃんと消えましたか", "fresh", "my_data"),
    ],
)
def test_a_command_is_what_it_can_mean_where_somebody_stands(
    text: str, place: str, command: str
) -> None:
    assert done(text, place) == [command]


def test_having_something_is_no_consent() -> None:
    for said in ("Yes we have", "はい、持っています"):
        state = state_at("consent", language_of(said))
        sense = interpreter().interpret(Heard(said, said), replace(state, waits="consent"))
        assert not any(isinstance(act, Agree) for act in sense.acts)
