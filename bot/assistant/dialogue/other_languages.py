"""Somebody who writes in a language that is not spoken here."""

from __future__ import annotations

from bot.assistant.acts import SpokenHere
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.next_question import reprompt
from bot.assistant.dialogue.staff_chat import is_with_staff
from bot.faq.text.other_languages import tongue_of
from bot.vocabulary import Turn
from bot.vocabulary.text import plain

LOOKED_AT = 2_000
"""Characters that tell the language."""


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
