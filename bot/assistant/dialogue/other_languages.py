"""Going on in the other language, and who writes in one that is not spoken here."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.acts import SpokenHere
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.faq import read_article, was_just_answered
from bot.assistant.dialogue.next_question import reprompt
from bot.assistant.dialogue.staff_chat import is_with_staff
from bot.assistant.notices import Notice, Say
from bot.faq.text.other_languages import tongue_of
from bot.vocabulary import Language, Turn
from bot.vocabulary.text import plain

LOOKED_AT = 2_000
"""Characters that tell the language."""


def switch_language(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Go on in the other language."""
    return speak(context, conversation, conversation.language.other)


def speak_japanese(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Go on in Japanese."""
    return speak(context, conversation, Language.JA)


def speak_english(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Go on in English."""
    return speak(context, conversation, Language.EN)


def speak(context: TurnContext, conversation: Conversation, language: Language) -> TurnResult:
    """Go on in this language: repeat an answer that was just given, and ask what is open."""
    switched = replace(conversation, language=language)
    said = Say(Notice.LANGUAGE_SWITCHED)
    again = reprompt(context, switched)
    if switched.topic is None or (again and not was_just_answered(conversation)):
        return TurnResult(switched, (said, *again))
    result = read_article(context, switched, switched.topic)
    return replace(result, acts=(said, *result.acts))


def say_what_is_spoken(
    context: TurnContext, conversation: Conversation, turn: Turn
) -> TurnResult | None:
    """Say it in the person's own language; None where they write in one that is spoken here.

    A field of the form takes names of any language, and staff read all that is written to them.
    """
    is_read_by_staff = is_with_staff(conversation) and not turn.is_for_counter
    if turn.choose is not None or conversation.form is not None or is_read_by_staff:
        return None
    tongue = tongue_of(plain(turn.text[:LOOKED_AT]))
    if tongue is None:
        return None
    return TurnResult(conversation, (SpokenHere(tongue), *reprompt(context, conversation)))
