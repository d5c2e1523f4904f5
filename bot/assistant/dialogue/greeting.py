"""Someone comes, or comes back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.assistant.acts import AskConsent, DialogueAct, GiveAnswer, Greet, ShowVerdict, WelcomeBack
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.next_question import is_another_day, reprompt
from bot.precheck.flow import Question
from bot.precheck.verdict import judge


def arrive(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Someone opens the conversation: a greeting with the ways to begin, or how far they came."""
    if not conversation.answers and not conversation.is_asking and conversation.form is None:
        return TurnResult(conversation, (Greet(context.has_ended),))
    return resume(context, conversation)


def greeting_before(context: TurnContext, acts: Iterable[DialogueAct]) -> Greet:
    """The welcome of somebody new before these acts: that the edition is over is said once."""
    return Greet(context.has_ended and not any(map(tells_of_the_end, acts)))


def tells_of_the_end(act: DialogueAct) -> bool:
    """Whether an act says by itself that the edition is over."""
    match act:
        case GiveAnswer(article=article):
            return article.is_dated
        case AskConsent(has_ended=has_ended) | ShowVerdict(has_ended=has_ended):
            return has_ended
    return False


def resume(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Go on where the person left."""
    resumed = replace(conversation, is_paused=False, is_asking=True)
    return TurnResult(resumed, (welcome_back(context, resumed, ()), *reprompt(context, resumed)))


def welcome_back(
    context: TurnContext, conversation: Conversation, changed: tuple[Question, ...]
) -> WelcomeBack:
    """How far the person came, and what is asked again because it changed."""
    return WelcomeBack(
        answered=len(conversation.answers),
        total=len(context.flow.questions),
        verdict=judge(context.flow, conversation.answers).verdict,
        lead=conversation.lead,
        changed=changed,
        has_ended=context.has_ended and is_another_day(context, conversation),
    )
