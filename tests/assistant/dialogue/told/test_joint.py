"""A message that means several things: the result is told, and nothing is noted twice."""

from __future__ import annotations

import pytest

from bot.assistant.acts import AskQuestion, EchoReadings, ShowVerdict
from bot.assistant.context import TurnResult
from bot.assistant.dialogue.told.joint import joined
from bot.bootstrap import content
from bot.precheck.nlu.readings import Reading
from bot.vocabulary import Language, MessageKind
from tests.driver import Stage, new_stage


def asked(key: str, language: Language = Language.EN) -> Stage:
    """A stage at which this question is open."""
    stage = new_stage(language=language)
    stage.pick("do:start")
    while stage.open != key:
        question = stage.assistant.flow.question(stage.open or "")
        assert question is not None
        option = next(o for o in question.options if o.effect == "none")
        stage.pick(f"answer:{question.key}:{option.value}")
    return stage


@pytest.mark.parametrize(
    ("key", "told", "yes", "language"),
    [
        ("employment", "temporary staff. what does it cost?", "yes. who pays?", Language.EN),
        (
            "workplace",
            "only at our plant in Vietnam. How long does screening take?",
            "Yes. And what is the deadline?",
            Language.EN,
        ),
        (
            "employment",
            "派遣社員です。費用はかかりますか？",
            "はい。締め切りはいつですか？",
            Language.JA,
        ),
    ],
)
def test_who_agrees_to_what_excludes_and_asks_something_hears_both(
    key: str, told: str, yes: str, language: Language
) -> None:
    stage = asked(key, language)
    stage.say(told)
    kinds = [message.kind for message in stage.say(yes)]
    assert MessageKind.VERDICT in kinds
    assert MessageKind.ANSWER in kinds
    assert kinds.index(MessageKind.VERDICT) < kinds.index(MessageKind.ANSWER)


@pytest.mark.parametrize(
    ("text", "language"),
    [("yes. so we are out?", Language.EN), ("はい。じゃあ対象外ですか？", Language.JA)],
)
def test_who_agrees_and_asks_whether_they_are_out_hears_the_result_once(
    text: str, language: Language
) -> None:
    stage = asked("employment", language)
    stage.say(
        "temporary staff. what does it cost?"
        if language is Language.EN
        else "派遣社員です。費用は？"
    )
    kinds = [message.kind for message in stage.say(text)]
    assert kinds.count(MessageKind.VERDICT) == 1


def test_the_last_answer_with_thanks_is_followed_by_the_result() -> None:
    stage = asked("screening_attendance", Language.JA)
    stage.say("たぶん出席できそうです")
    kinds = [message.kind for message in stage.say("はい、それでいいです。助かりました")]
    assert MessageKind.VERDICT in kinds


def test_what_was_kept_is_said_once() -> None:
    flow = content().flow
    readings = [Reading(q, q.options[0]) for q in flow.questions[:2]]
    first, second = (TurnResult(None, (EchoReadings((r,), can_undo=False),)) for r in readings)
    (echo,) = joined(first, second).acts
    assert isinstance(echo, EchoReadings)
    assert echo.readings == tuple(readings)


def test_what_is_open_is_asked_once_and_last() -> None:
    question = content().flow.questions[0]
    asking = AskQuestion(question, number=1, total=2, current=None)
    both = joined(TurnResult(None, (asking,)), TurnResult(None, (asking,)))
    assert both.acts == (asking,)
    assert not any(isinstance(act, ShowVerdict) for act in both.acts)
