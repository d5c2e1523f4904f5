"""Facts that a message probably tells: asking whether they are so, and keeping those that are."""

from __future__ import annotations

from collections.abc import Sequence

from bot.assistant.acts import OfferFacts
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.next_question import proceed, reprompt
from bot.assistant.dialogue.precheck import all_known, take_readings
from bot.assistant.dialogue.told.likely_answers import asked_about, denied, worth_asking
from bot.assistant.notices import Notice, Say
from bot.precheck.nlu.readings import Reading
from bot.vocabulary.choice_ids import NO_FACTS, Verb, parted, verb_of


def offer_facts(
    context: TurnContext, conversation: Conversation, readings: Sequence[Reading]
) -> TurnResult:
    """Ask whether what a message probably said is right; one yes keeps all of it. What was asked
    often enough rests.

    What is offered is in the ids of the choices, so the open question can wait.
    """
    put = worth_asking(conversation, readings)
    if not put:
        return TurnResult(conversation, reprompt(context, conversation))
    return TurnResult(asked_about(conversation, put), (OfferFacts(put),))


def take_offered(context: TurnContext, conversation: Conversation, told: str) -> TurnResult:
    """Keep the facts that were offered, by their id; where none of them is right, go on with the
    pre-check if it is under way."""
    readings = all_known(context, parted(told) if told != NO_FACTS else ())
    if readings is None:
        return TurnResult(
            conversation, (Say(Notice.CHOICE_NOT_KNOWN), *reprompt(context, conversation))
        )
    left = [r for r in put_last(context, conversation) if r not in readings]
    conversation = denied(conversation, left)
    if readings:
        return take_readings(context, conversation, readings)
    is_begun = conversation.is_asking and not conversation.is_paused
    said = () if is_begun else (Say(Notice.NOT_NOTED),)  # a no begins nothing
    return TurnResult(conversation, (*said, *proceed(context, conversation)))


def put_last(context: TurnContext, conversation: Conversation) -> tuple[Reading, ...]:
    """All that the last reply asked to confirm."""
    told = next((c.id for c in conversation.offered if verb_of(c.id) is Verb.TELL), "")
    facts = told.partition(":")[2]
    return (all_known(context, parted(facts)) or ()) if facts and facts != NO_FACTS else ()
