"""Plays every dialogue against the real counter."""

from __future__ import annotations

from collections import Counter as Tally
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.vocabulary import Language, Message
from tests.dialogues.script import GROUPS, Dialogue, Expectation, Step, dialogues_in
from tests.driver import Stage, new_stage

UNITS = {"d": "days", "h": "hours", "m": "minutes"}
DIALOGUES = [(language, d) for language in Language for d in dialogues_in(language.value)]


@pytest.mark.parametrize(
    ("language", "dialogue"), DIALOGUES, ids=[f"{la}: {d.name}" for la, d in DIALOGUES]
)
def test_the_conversation_goes_as_people_expect(language: Language, dialogue: Dialogue) -> None:
    now = datetime.fromisoformat(dialogue.now).replace(tzinfo=ZoneInfo("Asia/Tokyo"))
    stage = new_stage(now=now.astimezone(UTC), language=language)
    for number, step in enumerate(dialogue.turns, start=1):
        messages = perform(stage, step)
        try:
            check(stage, messages, step.expect)
        except AssertionError as error:
            spoken = "\n---\n".join(f"[{m.kind}] {m.text}" for m in messages)
            msg = f"turn {number} ({step.model_dump(exclude_defaults=True)}): {error}\n{spoken}"
            raise AssertionError(msg) from None


@pytest.mark.parametrize("language", list(Language))
def test_at_least_sixty_dialogues_cover_every_way_that_people_behave(language: Language) -> None:
    dialogues = dialogues_in(language.value)
    tally = Tally(dialogue.group for dialogue in dialogues)
    assert set(tally) == set(GROUPS)
    assert len(dialogues) >= 60
    assert len({dialogue.name for dialogue in dialogues}) == len(dialogues)


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
