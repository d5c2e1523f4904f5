"""What was typed before the person could see what is asked by now."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.next_question import reprompt
from bot.assistant.dialogue.staff_chat import is_with_staff
from bot.assistant.notices import Notice, Say
from bot.handoff.form.option_parsing import folded_words
from bot.precheck.nlu.common_words import says_yes
from bot.vocabulary import Message, MessageKind, Turn
from bot.vocabulary.choice_ids import Verb, verb_of
from bot.vocabulary.text import plain, same

NUMBER = re.compile(r"[0-9]{1,2}(?:番目?|つ目|個目)?")
EDGES = " 、。,.!)("
LONGEST = 30
RECENT = 50
"""Messages among which the one that the person saw last is looked for: it is never far back."""
"""Characters; a longer text says by itself what it is about."""


def leave_overtaken(
    context: TurnContext, conversation: Conversation, turn: Turn
) -> TurnResult | None:
    """Take nothing that answers what the person had not seen, and ask it; None for all else.

    Of a text, only what means nothing without its question is left: a bare number, yes, no or
    none. In the contact form that is every text, since any may be the value of any field.
    """
    if turn.choose is not None or turn.seen is None or is_with_staff(conversation):
        return None
    if conversation.form is None and not is_bare(context, turn.text):
        return None
    if not is_changed(context, turn.person, turn.seen):
        return None
    return TurnResult(
        conversation, (Say(Notice.QUESTION_CHANGED), *reprompt(context, conversation))
    )


def is_bare(context: TurnContext, text: str) -> bool:
    """Whether a text is an answer to whatever is asked: a number, yes, no or none."""
    said = plain(text[: LONGEST + 1]).strip(EDGES)
    if len(said) > LONGEST:
        return False
    is_none = same(said) in folded_words(context.assistant.form.words.none)
    is_yes_or_no = says_yes(context.assistant.words, said) is not None
    return is_none or is_yes_or_no or NUMBER.fullmatch(said) is not None


def is_changed(context: TurnContext, person: str, seen: int) -> bool:
    """Whether something else was asked since the message that the person had seen last."""
    asking = [out for out in context.work.outbox.last(person, RECENT) if asks(out.message)]
    shown = [out.message for out in asking if out.id <= seen]
    return not is_same(shown[-1:], [out.message for out in asking if out.id > seen])


def is_same(shown: Sequence[Message], since: Sequence[Message]) -> bool:
    """Whether all that was asked since is the question that was shown already."""
    known = {message.question for message in shown} - {None}
    return all(message.question in known for message in since)


def asks(message: Message) -> bool:
    """Whether a message can be answered; how helpful it was is never asked by itself."""
    if message.kind is MessageKind.STAFF:
        return False
    is_field = message.kind is MessageKind.CONTACT
    is_offer = any(verb_of(choice.id) is not Verb.RATE for choice in message.choices)
    return is_field or is_offer or message.question is not None
