"""What always holds, wherever in the pre-check a person does something else in between."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.precheck.flow import Effect
from bot.precheck.verdict import judge
from bot.vocabulary import Language
from tests.driver import Stage, new_stage, real_assistant
from tests.sweeps import examples

QUESTIONS = [question.key for question in real_assistant().flow.questions]

Injection = Callable[[Stage], object]

INJECTIONS: dict[str, Injection] = {
    "a knowledge question": lambda stage: stage.say("費用はかかりますか？"),
    "a knowledge question in English": lambda stage: stage.say("Is the support free of charge?"),
    "a question that nobody can answer": lambda stage: stage.say("明日の天気はどうですか？"),
    "a question about a status": lambda stage: stage.say("特定技能でも大丈夫ですか？"),
    "help": lambda stage: stage.say("ヘルプ"),
    "why is this asked": lambda stage: stage.say("なぜ聞くのですか"),
    "what have I answered": lambda stage: stage.say("これまでの回答"),
    "a language switch": lambda stage: stage.pick("do:language"),
    "a pause and return": lambda stage: (stage.pick("do:pause"), stage.pick("do:resume")),
    "a repeated event": lambda stage: stage.repeat(),
    "nothing but spaces": lambda stage: stage.say("   "),
    "an unknown choice": lambda stage: stage.pick("answer:no_such:thing"),
    "a look at the contact form": lambda stage: (
        stage.pick("do:staff"),
        stage.pick("consent:no"),
    ),
    "a form begun and cancelled": lambda stage: (
        stage.pick("do:staff"),
        stage.pick("consent:yes"),
        stage.pick("do:cancel"),
    ),
    "a wish to delete, taken back": lambda stage: (
        stage.pick("do:delete_data"),
        stage.pick("erase:no"),
    ),
}

EVERY = 4
"""Of so many questions, each injection is tried at one: all are tried, at all questions."""

PLACES = [
    (name, key)
    for first, name in enumerate(INJECTIONS)
    for key in QUESTIONS[first % EVERY :: EVERY]
]


def started() -> Stage:
    stage = new_stage(language=Language.JA)
    stage.pick("do:start")
    return stage


def walk_to(stage: Stage, key: str) -> None:
    while stage.open != key:
        stage.pick(f"answer:{stage.open}:{harmless(stage, stage.open)}")


def harmless(stage: Stage, key: str | None) -> str:
    question = stage.assistant.flow.question(key or "")
    assert question is not None
    return next(o.value for o in question.options if o.effect is Effect.NONE)


@pytest.mark.parametrize(("name", "key"), PLACES)
def test_doing_something_else_changes_neither_the_open_question_nor_the_verdict(
    name: str, key: str
) -> None:
    stage = started()
    walk_to(stage, key)
    answers = dict(stage.answers)
    INJECTIONS[name](stage)
    assert stage.open == key
    assert dict(stage.answers) == answers
    stage.answer_rest({})
    assert stage.said[-1].verdict == "likely_eligible"


@pytest.mark.parametrize("key", QUESTIONS[1:])
def test_a_click_on_an_old_choice_is_shown_as_a_change_and_changes_nothing_by_itself(
    key: str,
) -> None:
    stage = started()
    walk_to(stage, key)
    answers = dict(stage.answers)
    first = stage.assistant.flow.questions[0]
    other = next(o for o in first.options if o.value != answers[first.key])
    preview, question = stage.pick(f"answer:{first.key}:{other.value}")
    assert f"apply:{first.key}:{other.value}" in [choice.id for choice in preview.choices]
    assert question.question == key
    assert stage.open == key
    assert dict(stage.answers) == answers
    stage.answer_rest({})
    assert stage.said[-1].verdict == "likely_eligible"


@pytest.mark.parametrize("key", QUESTIONS)
def test_every_option_of_every_question_can_be_picked_and_the_conversation_goes_on(
    key: str,
) -> None:
    question = real_assistant().flow.question(key)
    assert question is not None
    for option in question.options:
        stage = started()
        walk_to(stage, key)
        messages = stage.pick(f"answer:{key}:{option.value}")
        assert stage.answers[key] == option.value
        assert messages[-1].choices, "there is always something to do next"


@examples(25)
@given(data=st.data())
def test_the_order_of_the_answers_never_matters(data: st.DataObject) -> None:
    flow = real_assistant().flow
    answers = {
        q.key: data.draw(st.sampled_from([o.value for o in q.options]), label=q.key)
        for q in flow.questions
    }
    shuffled = data.draw(st.permutations(list(answers.items())))
    assert judge(flow, answers) == judge(flow, dict(shuffled))


@examples(25)
@given(data=st.data())
def test_whatever_is_picked_there_is_always_a_way_on(data: st.DataObject) -> None:
    stage = started()
    for _ in range(data.draw(st.integers(1, 25))):
        choices = [choice.id for message in stage.said for choice in message.choices]
        assert choices
        stage.pick(data.draw(st.sampled_from(choices)))


@examples(60)
@given(text=st.text(max_size=60))
def test_any_text_gets_a_reply_and_nothing_crashes(text: str) -> None:
    stage = started()
    assert stage.say(text)
