"""One dialogue on a stage: each turn is played, and what must hold after it is looked at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.vocabulary import Message
from tests.dialogues.script import Dialogue, Expectation, Step
from tests.driver import Stage

UNITS = {"d": "days", "h": "hours", "m": "minutes"}


def moment_of(dialogue: Dialogue) -> datetime:
    """When the dialogue begins."""
    return (
        datetime.fromisoformat(dialogue.now).replace(tzinfo=ZoneInfo("Asia/Tokyo")).astimezone(UTC)
    )


def play(stage: Stage, dialogue: Dialogue) -> None:
    """All turns; the first one after which something else holds is told with what was said."""
    for number, step in enumerate(dialogue.turns, start=1):
        messages = perform(stage, step)
        try:
            check(stage, messages, step.expect)
        except AssertionError as error:
            spoken = "\n---\n".join(f"[{m.kind}] {m.text}" for m in messages)
            msg = f"turn {number} ({step.model_dump(exclude_defaults=True)}): {error}\n{spoken}"
            raise AssertionError(msg) from None


def perform(stage: Stage, step: Step) -> list[Message]:
    if step.wait is not None:
        stage.wait(timedelta(**{UNITS[step.wait[-1]]: int(step.wait[:-1])}))
        return []
    if step.enquire:
        stage.enquire()
        return stage.said
    if step.staff is not None:
        stage.hear_from_staff(step.staff)
        return stage.said
    if step.answer_rest is not None:
        stage.answer_rest(step.answer_rest)
        return stage.said
    if step.pick is not None:
        return stage.pick(step.pick)
    if step.say is not None:
        return stage.say(step.say)
    return stage.repeat() if step.repeat else stage.arrive()


def check(stage: Stage, messages: list[Message], expect: Expectation) -> None:
    text = "\n".join(message.text for message in messages)
    if expect.nothing:
        assert messages == []
    if expect.asks != "*":
        assert stage.open == expect.asks
    if expect.kinds is not None:
        assert [message.kind.value for message in messages] == expect.kinds
    for words in expect.says:
        assert words in text, f"{words!r} was not said"
    for words in expect.says_not:
        assert words not in text, f"{words!r} was said"
    check_choices(messages, expect)
    check_state(stage, expect)


def check_choices(messages: list[Message], expect: Expectation) -> None:
    offered = {choice.id for message in messages for choice in message.choices}
    assert set(expect.offers) <= offered, f"offered were {sorted(offered)}"
    assert not set(expect.offers_not) & offered, f"offered were {sorted(offered)}"
    given = [message.article for message in messages if message.article]
    if expect.article is not None:
        assert expect.article in given, f"given were {given}"
    if expect.article_in is not None:
        near = {*given, *(i.removeprefix("article:") for i in offered)}
        assert near & set(expect.article_in), f"given or suggested were {sorted(near)}"
    if expect.verdict is not None:
        assert expect.verdict in [message.verdict for message in messages]


def check_state(stage: Stage, expect: Expectation) -> None:
    answers = dict(stage.answers)
    if expect.answers is not None:
        assert answers == expect.answers
    assert {key: answers.get(key) for key in expect.holds} == expect.holds
    assert not set(expect.lacks) & set(answers)
    conversation = stage.conversation
    if expect.language is not None:
        assert conversation is not None
        assert conversation.language == expect.language
    if expect.leads is not None:
        with stage.assistant.storage() as work:
            assert len(work.leads.all()) == expect.leads
