"""Someone comes, or comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from bot.assistant.acts import Greet, WelcomeBack
from bot.assistant.context import DESK_ZONE, Scene, Step
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.next_question import ask_open
from bot.precheck.flow import Question
from bot.precheck.verdict import judge


def arrive(scene: Scene, conversation: Conversation) -> Step:
    """Someone opens the conversation: a greeting, or how far they came last time."""
    if not conversation.answers and not conversation.is_asking and conversation.form is None:
        begun = replace(conversation, is_asking=True)
        return Step(begun, (Greet(scene.has_ended), *ask_open(scene, begun)))
    return resume(scene, conversation)


def resume(scene: Scene, conversation: Conversation) -> Step:
    """Go on where the person left."""
    resumed = replace(conversation, is_paused=False, is_asking=True)
    return Step(resumed, (welcome_back(scene, resumed, ()), *ask_open(scene, resumed)))


def welcome_back(
    scene: Scene, conversation: Conversation, changed: tuple[Question, ...]
) -> WelcomeBack:
    """How far the person came, and what is asked again because it changed."""
    return WelcomeBack(
        answered=len(conversation.answers),
        total=len(scene.flow.questions),
        verdict=judge(scene.flow, conversation.answers).verdict,
        lead=conversation.lead,
        changed=changed,
        has_ended=scene.has_ended and is_another_day(scene, conversation),
    )


def is_another_day(scene: Scene, conversation: Conversation) -> bool:
    """Whether the person was last here on an earlier day."""
    return day_of(conversation.updated_at) < day_of(scene.now)


def day_of(moment: datetime) -> date:
    """The day of a moment, where the desk is."""
    return moment.astimezone(DESK_ZONE).date()
