"""What a person probably said: they are asked about it once, and it is put again where it belongs.

A guess that nobody answers is no reason to ask it under each message. It is asked once, once more
if it is told again, and then rests until its own question comes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.assistant.conversation import Conversation, LikelyAnswer
from bot.precheck.flow import Effect, Flow, Option, Question
from bot.precheck.nlu.readings import Reading

MOST_ASKED = 2
"""So often a person is asked whether one thing is so, before its question comes."""


def remembered(conversation: Conversation, readings: Sequence[Reading]) -> Conversation:
    """The conversation with what was probably said, of which nobody was asked yet."""
    new = {
        r.question.key: LikelyAnswer(r.option.value)
        for r in readings
        if r.question.key not in conversation.answers and not _is_known(conversation, r)
    }
    return replace(conversation, likely={**conversation.likely, **new}) if new else conversation


def asked_about(conversation: Conversation, readings: Sequence[Reading]) -> Conversation:
    """The conversation of a person who is asked now whether this is so."""
    asked = {
        r.question.key: LikelyAnswer(r.option.value, times_asked(conversation, r) + 1)
        for r in readings
    }
    return replace(conversation, likely={**conversation.likely, **asked})


def denied(conversation: Conversation, readings: Sequence[Reading]) -> Conversation:
    """The conversation of a person who said that none of this is so."""
    wrong = {r.question.key: LikelyAnswer(r.option.value, is_denied=True) for r in readings}
    return replace(conversation, likely={**conversation.likely, **wrong})


def worth_asking(conversation: Conversation, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """What a person may be asked about: not what they were asked often enough or have denied; what
    would exclude their case is put each time that they say it."""
    return tuple(
        r
        for r in readings
        if r.option.effect is Effect.EXCLUDED
        or (times_asked(conversation, r) < MOST_ASKED and not _is_denied(conversation, r))
    )


def asked_once(conversation: Conversation, flow: Flow) -> tuple[Reading, ...]:
    """What a person was asked about once and has neither confirmed nor denied."""
    found = ((q, likely_answer(conversation, q)) for q in flow.questions)
    readings = (Reading(q, option) for q, option in found if option is not None)
    return tuple(r for r in readings if times_asked(conversation, r) == 1)


def times_asked(conversation: Conversation, reading: Reading) -> int:
    """How often a person was asked whether this is so."""
    likely = conversation.likely.get(reading.question.key)
    return likely.asked if likely is not None and likely.value == reading.option.value else 0


def likely_answer(conversation: Conversation, question: Question) -> Option | None:
    """What was probably said of a question that has no answer, and was not denied."""
    likely = conversation.likely.get(question.key)
    if likely is None or likely.is_denied or question.key in conversation.answers:
        return None
    return question.option(likely.value)


def _is_known(conversation: Conversation, reading: Reading) -> bool:
    likely = conversation.likely.get(reading.question.key)
    return likely is not None and likely.value == reading.option.value


def _is_denied(conversation: Conversation, reading: Reading) -> bool:
    likely = conversation.likely.get(reading.question.key)
    return likely is not None and likely.is_denied and likely.value == reading.option.value
