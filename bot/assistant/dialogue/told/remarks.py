"""What is said to a message that decides nothing: thanks for what it tells, regret where it asks
for something that was not understood, and what it may mean of the open question.
"""

from __future__ import annotations

from bot.assistant.acts import AskConsent, ClarifyAnswer
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.next_question import open_question, reprompt
from bot.assistant.notices import Notice, Say
from bot.understanding.meaning import Hint


def acknowledge(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Say that a statement was heard which answers nothing, and what can be done now."""
    if conversation.is_consent_asked:
        asking = AskConsent(has_ended=False, is_again=True)
        return TurnResult(conversation, (Say(Notice.HEARD_AT_CONSENT), asking))
    asked = reprompt(context, conversation)
    heard = Say(Notice.HEARD_BESIDE if asked else Notice.HEARD)
    return TurnResult(conversation, (heard, *asked))


def regret(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Say that a question, a wish or a complaint was not understood, and how to be heard."""
    if conversation.is_consent_asked:
        asking = AskConsent(has_ended=False, is_again=True)
        return TurnResult(conversation, (Say(Notice.CONSENT_UNCLEAR), asking))
    asked = reprompt(context, conversation)
    missed = Say(Notice.WISH_MISSED_BESIDE if asked else Notice.WISH_MISSED)
    return TurnResult(conversation, (missed, *asked))


def clarify(
    context: TurnContext, conversation: Conversation, hint: Hint, maybe: tuple[str, ...]
) -> TurnResult:
    """Ask what was meant of a question, unless it was answered in the same breath."""
    question = hint.question
    asked = reprompt(context, conversation)
    is_answered = question.key in conversation.answers
    if is_answered and open_question(context, conversation) is not question:
        return TurnResult(conversation, asked)
    clarified = ClarifyAnswer(question, hint.options, () if hint.options else maybe)
    return TurnResult(conversation, (clarified, *asked))
