"""What becomes of each thing that a message can mean."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.acts import (
    AskConsent,
    AskField,
    AskQuestion,
    DoubtValue,
    ExplainQuestion,
    HearWish,
    OfferAddition,
    RecallAnswer,
    WeighAnswer,
)
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.choice_handlers import route_choice
from bot.assistant.dialogue.commands import clear, run
from bot.assistant.dialogue.contact.contact_form import (
    ask_consent_first,
    fill_in,
    fill_several,
    note,
    take_consent,
)
from bot.assistant.dialogue.contact.enquiry_correction import correct_enquiry
from bot.assistant.dialogue.contact.lead_submission import send_lead
from bot.assistant.dialogue.conversation_state import is_addition_open
from bot.assistant.dialogue.faq import answer
from bot.assistant.dialogue.my_data import settle_erasure
from bot.assistant.dialogue.next_question import (
    ASKING,
    ask_form,
    open_question,
    reprompt,
)
from bot.assistant.dialogue.other_words import without_parrot
from bot.assistant.dialogue.precheck import take_back, take_readings
from bot.assistant.dialogue.staff_chat import forward_to_staff, settle_addition
from bot.assistant.dialogue.told.joint import joined, with_verdict
from bot.assistant.dialogue.told.likely_answers import asked_once, remembered
from bot.assistant.dialogue.told.noted_only import (
    is_told_beside,
    only_noted,
    without_idle_no,
)
from bot.assistant.dialogue.told.offer import offer_facts, take_offered
from bot.assistant.dialogue.told.profile import with_profile
from bot.assistant.dialogue.told.recap import recap
from bot.assistant.dialogue.told.remarks import acknowledge, clarify, regret
from bot.assistant.dialogue.told.waiting_change import settle_change
from bot.assistant.notices import Notice, Say
from bot.assistant.person_status import lead_of
from bot.handoff.business_hours import is_open
from bot.precheck.nlu.readings import Reading
from bot.precheck.verdict import Reason
from bot.understanding import meaning
from bot.understanding.meaning import Sense
from bot.understanding.state import DialogueState
from bot.vocabulary.choice_ids import NO_FACTS, Verb, verb_of
from bot.vocabulary.text import MAX_TEXT

HEARD_AS = {
    meaning.Hum: Notice.NO_HURRY,
    meaning.Nod: Notice.ALL_RIGHT,
    meaning.Complain: Notice.SORRY,
    meaning.Chat: Notice.FORM_WAITS,
    meaning.PointBack: Notice.WRITE_ONCE_MORE,
    meaning.WithoutCompany: Notice.NO_COMPANY,
}
"""What is said to what asks for nothing."""


def carry_out(
    context: TurnContext,
    conversation: Conversation,
    state: DialogueState,
    sense: Sense,
    maybe: tuple[str, ...],
) -> TurnResult:
    """Do everything that a message means, one after the other. `maybe`: commands that it may mean
    where nothing is certain."""
    result = TurnResult(remembered(conversation, sense.inferred))
    is_beside = is_told_beside(context, sense)
    for act in sense.acts:
        if (current := result.conversation) is None:
            break
        done = carry(context, current, state, act, maybe)
        if is_beside and isinstance(act, meaning.Tell):
            done = only_noted(context, current, done)
        result = joined(result, done)
    result = with_verdict(context, conversation, replace(result, acts=without_idle_no(result.acts)))
    if only_rests(sense, result):
        result = acknowledge(context, result.conversation or conversation)
    return without_parrot(context, with_profile(context, result, sense.profile), maybe)


def only_rests(sense: Sense, result: TurnResult) -> bool:
    """Whether a message only tells what the person was asked about often enough."""
    is_silent = all(isinstance(act, ASKING) for act in result.acts)
    is_offer = all(isinstance(act, meaning.OfferReadings) for act in sense.acts)
    return is_silent and is_offer and bool(sense.acts)


def with_consent(before: Conversation, result: TurnResult) -> TurnResult:
    """What becomes of a fact that is told while consent is asked: that is asked again, not what the
    pre-check asks next."""
    after = result.conversation
    if not before.is_consent_asked or after is None or after.edit is not None:
        return result
    acts = (act for act in result.acts if not isinstance(act, AskQuestion | RecallAnswer))
    said = (act for act in acts if not isinstance(act, AskConsent))
    asking = AskConsent(has_ended=False, is_again=True)
    kept = replace(after, is_asking=before.is_asking, is_paused=before.is_paused)
    return replace(result, conversation=replace(kept, is_consent_asked=True), acts=(*said, asking))


def carry(
    context: TurnContext,
    conversation: Conversation,
    state: DialogueState,
    act: meaning.Act,
    maybe: tuple[str, ...],
) -> TurnResult:
    """Do one thing."""
    match act:
        case meaning.Pick(choice) | meaning.Begin(choice):
            route = begin if isinstance(act, meaning.Begin) else route_choice
            return route(context, conversation, choice)
        case meaning.Agree(is_yes):
            return settle(context, conversation, state, is_yes=is_yes)
        case meaning.Do():
            return do(context, conversation, act)
        case meaning.OfferReadings(readings):
            return offer_facts(context, conversation, readings)
        case meaning.Tell(readings):
            return with_consent(conversation, take_readings(context, conversation, readings))
        case meaning.Ask():
            return answer(context, conversation, act, maybe)
        case meaning.Hint():
            return clarify(context, conversation, act, maybe)
    return hear(context, conversation, act)


def hear(context: TurnContext, conversation: Conversation, act: meaning.Act) -> TurnResult:
    """Say what was heard, or take back what was told."""
    match act:
        case meaning.Acknowledge(is_wish):
            return regret(context, conversation) if is_wish else acknowledge(context, conversation)
        case _ if type(act) in HEARD_AS:
            return refuse(context, conversation, HEARD_AS[type(act)])
        case meaning.Explain(question):
            is_another = open_question(context, conversation) is not question
            explained = ExplainQuestion(question, is_another)
            return TurnResult(conversation, (explained, *reprompt(context, conversation)))
        case meaning.Weigh(Reading(question, option)):
            weighed = WeighAnswer(Reason(question, option))
            return TurnResult(conversation, (weighed, *reprompt(context, conversation)))
        case meaning.Recap(language):
            return recap(context, conversation, language)
        case meaning.Retract() | meaning.Clear():
            return forget(context, conversation, act)
        case meaning.Nothing(is_empty):
            return not_understood(context, conversation, is_empty=is_empty)
    return carry_to_people(context, conversation, act)


def forget(
    context: TurnContext, conversation: Conversation, act: meaning.Retract | meaning.Clear
) -> TurnResult:
    """Take back one answer, or all of them."""
    if isinstance(act, meaning.Clear):
        return clear(context, conversation)
    return take_back(context, conversation, act.question.key)


def carry_to_people(
    context: TurnContext, conversation: Conversation, act: meaning.Act
) -> TurnResult:
    """Do one thing that concerns staff or the form."""
    match act:
        case meaning.Leave():
            return ask_consent_first(context, conversation)
        case meaning.Write(is_known):
            return forward_to_staff(context, conversation, is_known=is_known)
        case meaning.Add(text):
            return offer_addition(context, conversation, text)
        case meaning.CorrectEnquiry(text, values, field):
            return correct_enquiry(context, conversation, values, field, text)
    return carry_to_form(context, conversation, act)


def carry_to_form(context: TurnContext, conversation: Conversation, act: meaning.Act) -> TurnResult:
    """Take what is a value for the form, or may be one."""
    match act:
        case meaning.Fill(text):
            return fill_in(context, conversation, text)
        case meaning.FillSeveral(values):
            return fill_several(context, conversation, values)
        case meaning.Doubt(text):
            return doubt(context, conversation, text)
        case meaning.Note(text):
            return note(context, conversation, text)
    msg = f"nothing is done for {act}"
    raise TypeError(msg)


def do(context: TurnContext, conversation: Conversation, act: meaning.Do) -> TurnResult:
    """Do what a command says; who asks for a person in words of their own is heard first."""
    result = run(context, conversation, act.command)
    is_beside = conversation.is_consent_asked or conversation.form is not None
    is_wish = act.is_free or act.is_angry or is_beside
    if act.command != "staff" or not is_wish:
        return result
    heard = HearWish(act.is_angry, is_desk_open(context))
    return replace(result, acts=(heard, *result.acts))


def is_desk_open(context: TurnContext) -> bool:
    """Whether somebody answers the desk's telephone now."""
    return is_open(context.now, context.calendar)


def begin(context: TurnContext, conversation: Conversation, choice: str) -> TurnResult:
    """Begin the pre-check, or put again what was asked a while ago."""
    if pending := asked_once(conversation, context.flow):
        return offer_facts(context, conversation, pending)
    return route_choice(context, conversation, choice)


def settle(
    context: TurnContext, conversation: Conversation, state: DialogueState, *, is_yes: bool
) -> TurnResult:
    """A yes or no to what waits for one."""
    match state.waits:
        case "erasure":
            return settle_erasure(context, conversation, is_wished=is_yes)
        case "consent":
            return take_consent(context, conversation, is_given=is_yes)
        case "addition":
            return settle_addition(context, conversation, is_wished=is_yes)
        case "facts":
            offered = next(c.id for c in conversation.offered if verb_of(c.id) is Verb.TELL)
            told = offered.partition(":")[2] if is_yes else NO_FACTS
            return take_offered(context, conversation, told)
        case "sending" if is_yes:
            return send_lead(context, conversation)
        case "sending":
            return not_understood(context, conversation)
    return settle_change(context, conversation, state, is_yes=is_yes)


def doubt(context: TurnContext, conversation: Conversation, text: str) -> TurnResult:
    """Ask whether this is really the value of the field, before it is taken."""
    asked = ask_form(context, conversation)
    form = conversation.form
    if form is None or not isinstance(asked, AskField):
        return not_understood(context, conversation)
    doubted = replace(conversation, form=replace(form, doubted=text))
    return TurnResult(doubted, (DoubtValue(asked.field, text),))


def offer_addition(context: TurnContext, conversation: Conversation, text: str) -> TurnResult:
    """Offer to add what was said to the enquiry that staff have, behind what waits already."""
    lead = lead_of(context.work, conversation)
    if lead is None:  # staff receive the conversation with the first enquiry
        return acknowledge(context, conversation)
    before = conversation.addition if is_addition_open(conversation) else None
    addition = (f"{before}\n{text}" if before else text)[:MAX_TEXT]
    offered = replace(conversation, addition=addition)
    return TurnResult(offered, (OfferAddition(lead.reference, addition),))


def not_understood(
    context: TurnContext, conversation: Conversation, *, is_empty: bool = False
) -> TurnResult:
    """Say that nothing was understood, and what can be said here."""
    if is_empty:
        return refuse(context, conversation, Notice.EMPTY_TEXT)
    is_form = conversation.form is not None
    pending = () if is_form else asked_once(conversation, context.flow)
    if pending:  # perhaps it is the answer to what was asked a while ago
        return offer_facts(context, conversation, pending)
    return refuse(context, conversation, Notice.NOT_SENT_YET if is_form else Notice.WHAT_NEXT)


def refuse(context: TurnContext, conversation: Conversation, notice: Notice) -> TurnResult:
    """Say kindly why nothing was done with this, and ask again what was open."""
    return TurnResult(conversation, (Say(notice), *reprompt(context, conversation)))
