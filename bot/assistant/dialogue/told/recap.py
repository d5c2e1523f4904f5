"""A summary of what was said, in the language of whom it is for."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.acts import GiveAnswer
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.commands import review
from bot.assistant.dialogue.faq import read_article
from bot.assistant.notices import Notice, Say
from bot.vocabulary import Language


def recap(
    context: TurnContext, conversation: Conversation, language: Language | None
) -> TurnResult:
    """Show what was answered, in this language; where nothing was, the gist of what was told."""
    spoken = language or conversation.language
    switched = replace(conversation, language=spoken)
    said = (Say(Notice.LANGUAGE_SWITCHED),) if spoken is not conversation.language else ()
    shown = review(context, switched)
    if not conversation.answers and switched.topic is not None:
        told = read_article(context, switched, switched.topic)
        gist = tuple(
            replace(act, is_again=True) for act in told.acts if isinstance(act, GiveAnswer)
        )
        said = (*said, *gist)
    return replace(shown, acts=(*said, *shown.acts))
