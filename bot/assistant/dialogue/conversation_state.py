"""Where a person stands in a conversation, as understanding sees it."""

from __future__ import annotations

from bot.assistant.acts import ReviewForm
from bot.assistant.context import TurnContext
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.next_question import ask_form, is_stopped, open_question
from bot.assistant.dialogue.staff_chat import is_with_staff
from bot.assistant.ports import Author
from bot.precheck.flow import Question
from bot.precheck.verdict import judge
from bot.understanding.facts.outsiders import is_outsider, is_wanted
from bot.understanding.state import DialogueState, Place
from bot.vocabulary.choice_ids import ChoiceId, Verb, verb_of

LOOKED_BACK = 40
"""So many of the newest lines of a conversation are looked at for who writes."""


def state_of(context: TurnContext, conversation: Conversation) -> DialogueState:
    """Where the person stands."""
    place = place_of(context, conversation)
    return DialogueState(
        language=conversation.language,
        place=place,
        open=open_of(context, conversation, place),
        answers=conversation.answers,
        offered=conversation.offered,
        waits=waiting(context, conversation, place),
        topic=conversation.topic,
        is_outsider=place is not Place.QUESTION and is_by_outsider(context, conversation),
        filled=conversation.form.values if conversation.form else {},
    )


def is_by_outsider(context: TurnContext, conversation: Conversation) -> bool:
    """Whether a person has said lately that they are no company, and of none that wants them."""
    lines = context.work.transcripts.last(conversation.id, LOOKED_BACK)
    said = [e.text for e in lines if e.speaker is Author.PERSON and e.kind == "text"]
    return any(map(is_outsider, said)) and not any(map(is_wanted, said))


def place_of(context: TurnContext, conversation: Conversation) -> Place:
    """The place, of which there is one at a time: what was asked last comes first."""
    if is_with_staff(conversation):
        return Place.STAFF
    if conversation.form is not None:
        is_review = isinstance(ask_form(context, conversation), ReviewForm)
        return Place.REVIEW if is_review else Place.FIELD
    if conversation.is_consent_asked:
        return Place.CONSENT
    if open_question(context, conversation) is not None:
        return Place.QUESTION
    return resting_place(context, conversation)


def resting_place(context: TurnContext, conversation: Conversation) -> Place:
    """The place where nothing is open."""
    outcome = judge(context.flow, conversation.answers)
    is_over = is_stopped(outcome, conversation) or not outcome.unanswered
    if conversation.is_paused and not is_over:
        return Place.PAUSED
    if conversation.lead is not None:
        return Place.SENT
    if not conversation.answers:
        return Place.FRESH
    return Place.VERDICT if is_over else Place.PAUSED


def open_of(context: TurnContext, conversation: Conversation, place: Place) -> str | None:
    """The name of the field that is asked, or the key of the open question."""
    if place in {Place.FIELD, Place.REVIEW}:
        asked = ask_form(context, conversation)
        return None if isinstance(asked, ReviewForm) else asked.field.name
    question = open_question(context, conversation)
    return question.key if question else None


def waiting(context: TurnContext, conversation: Conversation, place: Place) -> str | None:
    """What a bare yes or no would settle: only what was asked last; once staff wrote, it is a word
    to them."""
    offered = {verb_of(choice.id) for choice in conversation.offered}
    if conversation.is_erasure_asked and Verb.ERASE in offered:
        return "erasure"
    if conversation.is_consent_asked and Verb.CONSENT in offered:
        return "consent"
    if place is Place.REVIEW:
        return "sending"
    if is_addition_open(conversation):
        return "addition"
    if Verb.TELL in offered:
        return "facts"
    edit = conversation.edit
    if place is Place.FIELD or edit is None or edit.value is None or Verb.APPLY not in offered:
        return None
    question = open_question(context, conversation)
    return "choice" if question and is_offered(conversation, question) else "change"


def is_addition_open(conversation: Conversation) -> bool:
    """Whether the last reply offered to add something to the enquiry."""
    is_put = any(verb_of(choice.id) is Verb.ADD for choice in conversation.offered)
    return conversation.addition is not None and is_put


def is_offered(conversation: Conversation, question: Question) -> bool:
    """Whether the last reply offered answers to this question."""
    offered = (ChoiceId.parse(choice.id) for choice in conversation.offered)
    return any(
        each is not None and each.verb is Verb.ANSWER and each.first == question.key
        for each in offered
    )
