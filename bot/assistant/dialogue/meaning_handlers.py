"""What becomes of each thing that a message can mean."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.acts import (
    Act,
    AskConsent,
    AskField,
    AskQuestion,
    ClarifyAnswer,
    Decline,
    DoubtValue,
    HearWish,
    OfferAddition,
    OfferSuggestions,
    Puzzle,
    ReviewForm,
    ShowVerdict,
)
from bot.assistant.context import Scene, Step
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.commands import run
from bot.assistant.dialogue.contact_form import ask_consent_first, fill_in, take_consent
from bot.assistant.dialogue.faq import after, keep_question, tell
from bot.assistant.dialogue.lead_submission import send_lead
from bot.assistant.dialogue.my_data import settle_erasure
from bot.assistant.dialogue.next_question import ask_form, ask_open, is_consent_open
from bot.assistant.dialogue.precheck import (
    apply_edit,
    keep_answer,
    known,
    offer_facts,
    preview,
    take_offered,
    take_readings,
)
from bot.assistant.dialogue.router import follow_pick
from bot.assistant.dialogue.staff_chat import is_with_staff, pass_on
from bot.assistant.notices import Notice, Say
from bot.assistant.person_status import lead_of
from bot.faq.decision import Decision, DecisionKind
from bot.handoff.business_hours import is_open
from bot.precheck.nlu.interpreter import Reading
from bot.understanding import meaning
from bot.understanding.meaning import Sense
from bot.understanding.state import State
from bot.vocabulary.choice_ids import NO_FACTS, verb_of

ASKING = (AskConsent, AskField, AskQuestion, ReviewForm, ShowVerdict)
"""What is said once, at the end, however much was meant."""

MISSED = (ClarifyAnswer, Decline, DoubtValue, OfferSuggestions)
"""What is said where a message was not understood, or not certainly."""

MISSED_NOTICES = {
    Notice.NOT_SENT_YET,
    Notice.CONSENT_UNCLEAR,
    Notice.EMPTY_TEXT,
    Notice.WHICH_OF_TWO,
}


def carry_out(
    scene: Scene, conversation: Conversation, state: State, sense: Sense, maybe: tuple[str, ...]
) -> Step:
    """Do everything that a message means, one after the other. `maybe`: commands that it may mean
    where nothing is certain."""
    step = Step(conversation)
    for act in sense.acts:
        if step.conversation is None:
            break
        done = carry(scene, step.conversation, state, act, maybe)
        said = tuple(each for each in step.acts if not isinstance(each, ASKING))
        key = done.entry_key or step.entry_key
        step = replace(done, acts=(*said, *done.acts), entry_key=key)
    return without_parrot(scene, step, maybe)


def carry(
    scene: Scene,
    conversation: Conversation,
    state: State,
    act: meaning.Act,
    maybe: tuple[str, ...],
) -> Step:
    """Do one thing."""
    match act:
        case meaning.Pick(choice):
            return follow_pick(scene, conversation, choice)
        case meaning.Agree(is_yes):
            return settle(scene, conversation, state, is_yes=is_yes)
        case meaning.Do():
            return do(scene, conversation, act)
        case meaning.Offer(readings):
            return offer_facts(conversation, readings)
        case meaning.Tell(readings):
            return take_readings(scene, conversation, readings)
        case meaning.Ask(text, decisions):
            return answer(scene, conversation, text, decisions, maybe)
        case meaning.Hint(question, options):
            clarify = ClarifyAnswer(question, options, maybe if not options else ())
            return Step(conversation, (clarify, *ask_open(scene, conversation)))
    return carry_to_people(scene, conversation, act)


def carry_to_people(scene: Scene, conversation: Conversation, act: meaning.Act) -> Step:
    """Do one thing that concerns the form or staff; or say that nothing was understood."""
    match act:
        case meaning.Fill(text):
            return fill_in(scene, conversation, text)
        case meaning.Doubt(text):
            return doubt(scene, conversation, text)
        case meaning.Leave():
            return ask_consent_first(scene, conversation)
        case meaning.Write():
            return pass_on(scene, conversation)
        case meaning.Add(text):
            return offer_addition(scene, conversation, text)
        case meaning.Nothing(is_empty):
            return not_understood(scene, conversation, is_empty=is_empty)
    msg = f"nothing is done for {act}"
    raise TypeError(msg)


def do(scene: Scene, conversation: Conversation, act: meaning.Do) -> Step:
    """Do what a command says; who asks for a person in words of their own is heard first."""
    step = run(scene, conversation, act.command)
    if act.command != "staff" or not (act.is_free or act.is_angry):
        return step
    heard = HearWish(act.is_angry, is_desk_open(scene))
    return replace(step, acts=(heard, *step.acts))


def is_desk_open(scene: Scene) -> bool:
    """Whether somebody answers the desk's telephone now."""
    return is_open(scene.now, scene.counter.edition.desk_hours)


def settle(scene: Scene, conversation: Conversation, state: State, *, is_yes: bool) -> Step:
    """A yes or no to what waits for one."""
    match state.waits:
        case "erasure":
            return settle_erasure(scene, conversation, is_wished=is_yes)
        case "consent":
            return take_consent(scene, conversation, is_given=is_yes)
        case "facts":
            offered = next(c.id for c in conversation.offered if verb_of(c.id) == "tell")
            told = offered.partition(":")[2] if is_yes else NO_FACTS
            return take_offered(scene, conversation, told)
        case "sending" if is_yes:
            return send_lead(scene, conversation)
        case "sending":
            return not_understood(scene, conversation)
    edit = conversation.edit
    assert edit is not None  # noqa: S101  a change waits
    assert edit.value is not None  # noqa: S101  likewise
    if state.waits == "choice":
        return ask_which(scene, conversation, edit.question, edit.value)
    if is_yes:
        return apply_edit(scene, conversation, edit.question, edit.value)
    return keep_answer(scene, conversation, Notice.ANSWER_KEPT)


def ask_which(scene: Scene, conversation: Conversation, key: str, value: str) -> Step:
    """A yes or no could mean the change or the open question: show both once more."""
    found = known(scene, key, value)
    if found is None:
        return refuse(scene, conversation, Notice.CHOICE_NOT_KNOWN)
    step = preview(scene, conversation, Reading(*found), is_old_choice=True)
    return replace(step, acts=(Say(Notice.WHICH_OF_TWO), *step.acts))


def answer(
    scene: Scene,
    conversation: Conversation,
    text: str,
    decisions: tuple[Decision, ...],
    maybe: tuple[str, ...],
) -> Step:
    """Answer what a message asks, suggest what may be meant, or decline; then ask what was open."""
    first, *more = decisions
    keep_question(scene, conversation, text, first)
    if first.kind is DecisionKind.DECLINE and is_consent_open(conversation):
        return refuse(scene, conversation, Notice.CONSENT_UNCLEAR)
    step = tell(scene, conversation, first, maybe)
    for decision in more:
        keep_question(scene, conversation, text, decision)
        step = after(step, tell(scene, conversation, decision))
    return without_asking(step) if is_with_staff(conversation) else step


def without_asking(step: Step) -> Step:
    """The step without asking what was open: staff are talked with."""
    return replace(step, acts=tuple(act for act in step.acts if not isinstance(act, ASKING)))


def doubt(scene: Scene, conversation: Conversation, text: str) -> Step:
    """Ask whether this is really the value of the field, before it is taken."""
    asked = ask_form(scene, conversation)
    form = conversation.form
    if form is None or not isinstance(asked, AskField):
        return not_understood(scene, conversation)
    doubted = replace(conversation, form=replace(form, doubted=text))
    return Step(doubted, (DoubtValue(asked.field, text),))


def offer_addition(scene: Scene, conversation: Conversation, text: str) -> Step:
    """Offer to add what was said to the enquiry that staff have."""
    lead = lead_of(scene.work, conversation)
    if lead is None:
        return not_understood(scene, conversation)
    offered = replace(conversation, addition=text)
    return Step(offered, (OfferAddition(lead.reference, text),))


def not_understood(scene: Scene, conversation: Conversation, *, is_empty: bool = False) -> Step:
    """Say that nothing was understood, and what can be said here."""
    if is_empty:
        return refuse(scene, conversation, Notice.EMPTY_TEXT)
    is_form = conversation.form is not None
    return refuse(scene, conversation, Notice.NOT_SENT_YET if is_form else Notice.WHAT_NEXT)


def refuse(scene: Scene, conversation: Conversation, notice: Notice) -> Step:
    """Say kindly why nothing was done with this, and ask again what was open."""
    return Step(conversation, (Say(notice), *ask_open(scene, conversation)))


def without_parrot(scene: Scene, step: Step, maybe: tuple[str, ...]) -> Step:
    """The step in other words where the message before was not understood either: the second time
    with the choices, the third time with a person."""
    if step.conversation is None:
        return step
    times = step.conversation.missed
    if not any(is_missed(act) for act in step.acts):
        return replace(step, conversation=replace(step.conversation, missed=0))
    counted = replace(step.conversation, missed=times + 1)
    puzzle = Puzzle(times, maybe, is_desk_open(scene))
    acts = (each for act in step.acts for each in reworded(act, puzzle))
    return replace(step, conversation=counted, acts=tuple(acts) if times else step.acts)


def is_missed(act: Act) -> bool:
    """Whether this is said because a message was not understood."""
    if isinstance(act, Say):
        return act.notice in MISSED_NOTICES
    if isinstance(act, AskField):
        return act.mistake is not None
    return isinstance(act, MISSED)


def reworded(act: Act, puzzle: Puzzle) -> tuple[Act, ...]:
    """The same, said in other words than the time before."""
    is_second = puzzle.times % 2 == 1
    match act:
        case Say(notice) if notice in MISSED_NOTICES:
            return (puzzle,)
        case AskField(mistake=mistake) if mistake is not None:
            return (puzzle, replace(act, mistake=None if is_second else mistake))
        case AskQuestion():
            return (replace(act, in_full=is_second),)
        case ClarifyAnswer() | Decline() | OfferSuggestions() | DoubtValue():
            return (replace(act, times=puzzle.times),)
    return (act,)
