"""Commands: what a person can ask for at any point, by word or by choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.assistant.acts import (
    AskField,
    ClarifyAnswer,
    ExplainQuestion,
    ReviewForm,
    ShowAnswers,
    ShowHelp,
)
from bot.assistant.context import Scene, Step
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.contact_form import (
    begin_contact,
    cancel_form,
    go_back_in_form,
    skip_field,
    take_consent,
)
from bot.assistant.dialogue.faq import read_article, tell_more, wish_to_be_told
from bot.assistant.dialogue.greeting import arrive, resume
from bot.assistant.dialogue.lead_submission import acknowledge, send_lead
from bot.assistant.dialogue.my_data import ask_erasure, settle_erasure, show_data
from bot.assistant.dialogue.next_question import (
    ask_form,
    ask_open,
    open_question,
    proceed,
    show_verdict,
)
from bot.assistant.dialogue.precheck import go_back, keep_answer, undo, with_answers
from bot.assistant.dialogue.staff_chat import back_to_counter, contact_staff, write_to_staff
from bot.assistant.notices import Notice, Say
from bot.assistant.person_status import lead_of
from bot.precheck.flow import NOT_SURE
from bot.vocabulary import Language
from bot.vocabulary.choice_ids import pick_id


def switch_language(scene: Scene, conversation: Conversation) -> Step:
    """Go on in the other language."""
    return speak(scene, conversation, conversation.language.other)


def speak_japanese(scene: Scene, conversation: Conversation) -> Step:
    """Go on in Japanese."""
    return speak(scene, conversation, Language.JA)


def speak_english(scene: Scene, conversation: Conversation) -> Step:
    """Go on in English."""
    return speak(scene, conversation, Language.EN)


def speak(scene: Scene, conversation: Conversation, language: Language) -> Step:
    """Go on in this language: repeat an answer that was just given, and ask what is open."""
    switched = replace(conversation, language=language)
    said = Say(Notice.LANGUAGE_SWITCHED)
    again = ask_open(scene, switched)
    if switched.topic is None or (again and not was_just_answered(conversation)):
        return Step(switched, (said, *again))
    step = read_article(scene, switched, switched.topic)
    return replace(step, acts=(said, *step.acts))


def was_just_answered(conversation: Conversation) -> bool:
    """Whether the last reply gave the article that is spoken of."""
    rated = pick_id("rate", conversation.topic or "", "yes")
    return any(choice.id == rated for choice in conversation.offered)


Command = Callable[[Scene, Conversation], Step]


def run(scene: Scene, conversation: Conversation, command: str) -> Step:
    """Do what a command says."""
    return COMMANDS[command](scene, conversation)


def start(scene: Scene, conversation: Conversation) -> Step:
    """Begin the pre-check, or go on with it; the verdict where it is complete."""
    begun = replace(conversation, is_asking=True, is_paused=False)
    return Step(begun, proceed(scene, begun))


def restart(scene: Scene, conversation: Conversation) -> Step:
    """Begin again without answers; "undo" brings them back."""
    cleared = with_answers(scene, conversation, {})
    begun = replace(cleared, is_asking=True, sees_all=False)
    return Step(begun, (Say(Notice.RESTARTED), *ask_open(scene, begun)))


def go_on(scene: Scene, conversation: Conversation) -> Step:
    """Go through all questions although an answer already decides."""
    going = replace(conversation, sees_all=True, is_asking=True, is_paused=False)
    return Step(going, proceed(scene, going))


def pause(_: Scene, conversation: Conversation) -> Step:
    """Stop asking; everything is kept."""
    return Step(replace(conversation, is_paused=True, edit=None), (Say(Notice.PAUSED),))


def review(scene: Scene, conversation: Conversation) -> Step:
    """Show everything answered so far, each with a way to change it."""
    given = tuple(
        (question, option)
        for question in scene.flow.questions
        if (option := question.option(conversation.answers.get(question.key, ""))) is not None
    )
    if not given:
        again = ask_open(scene, conversation)
        return Step(conversation, (Say(Notice.NOTHING_ANSWERED_YET), *again))
    shown = ShowAnswers(given, total=len(scene.flow.questions))
    return Step(conversation, (shown, *ask_open(scene, conversation)))


def verdict(scene: Scene, conversation: Conversation) -> Step:
    """Show the verdict as it stands, and the open question if there is one."""
    if not conversation.answers:
        return review(scene, conversation)
    shown = show_verdict(scene, conversation)
    return Step(conversation, (shown, *ask_open(scene, conversation)))


def explain(scene: Scene, conversation: Conversation) -> Step:
    """Why the open question is asked, and on which clauses it rests."""
    question = open_question(scene, conversation)
    if question is None:
        again = ask_open(scene, conversation)
        return Step(conversation, (Say(Notice.NO_QUESTION_OPEN), *again))
    return Step(conversation, (ExplainQuestion(question), *ask_open(scene, conversation)))


def back(scene: Scene, conversation: Conversation) -> Step:
    """One step back, in the form or in the pre-check."""
    if conversation.form is not None:
        return go_back_in_form(scene, conversation)
    return go_back(scene, conversation)


def skip(scene: Scene, conversation: Conversation) -> Step:
    """Leave an optional field out; a question of the pre-check can be answered with "not sure"."""
    if conversation.form is not None:
        asked = ask_form(scene, conversation)
        if isinstance(asked, AskField) and not asked.field.is_required:
            return skip_field(scene, conversation, asked.field.name)
        return Step(conversation, (asked,))
    question = open_question(scene, conversation)
    if question is None:
        return explain(scene, conversation)
    unsure = tuple(option for option in question.options if option.value == NOT_SURE)
    return Step(conversation, (ClarifyAnswer(question, unsure), *ask_open(scene, conversation)))


def done(scene: Scene, conversation: Conversation) -> Step:
    """Finish a field of several values, or the form."""
    is_review = conversation.form and isinstance(ask_form(scene, conversation), ReviewForm)
    return send(scene, conversation) if is_review else skip(scene, conversation)


def say(notice: Notice) -> Command:
    """A command that only says something and asks again what was open."""

    def command(scene: Scene, conversation: Conversation) -> Step:
        return Step(conversation, (Say(notice), *ask_open(scene, conversation)))

    return command


def send(scene: Scene, conversation: Conversation) -> Step:
    """Send the contact form once it is complete; begin it where there is none."""
    if conversation.form is None:
        return begin_contact(scene, conversation)
    if isinstance(ask_form(scene, conversation), ReviewForm):
        return send_lead(scene, conversation)
    return Step(conversation, ask_open(scene, conversation))


def enquiry(scene: Scene, conversation: Conversation) -> Step:
    """Say once more what became of the person's enquiry, or that there is none yet."""
    lead = lead_of(scene.work, conversation)
    if lead is None:
        return Step(conversation, (Say(Notice.NO_ENQUIRY_YET), *ask_open(scene, conversation)))
    return Step(conversation, (acknowledge(scene, lead), *ask_open(scene, conversation)))


def cancel(scene: Scene, conversation: Conversation) -> Step:
    """Stop whatever was asked last: deleting, changing an answer, or the form."""
    if conversation.is_erasure_asked:
        return settle_erasure(scene, conversation, is_wished=False)
    edit = conversation.edit
    if edit is not None and edit.question in conversation.answers and conversation.form is None:
        return keep_answer(scene, conversation, Notice.ANSWER_KEPT)
    return cancel_form(scene, conversation)


def help_out(scene: Scene, conversation: Conversation) -> Step:
    """What can be done here."""
    return Step(conversation, (ShowHelp(), *ask_open(scene, conversation)))


def goodbye(scene: Scene, conversation: Conversation) -> Step:
    """Part: a pre-check that is under way stops for now."""
    if open_question(scene, conversation) is not None:
        return pause(scene, conversation)
    return Step(conversation, (Say(Notice.GOODBYE),))


def settle_consent(*, is_given: bool) -> Command:
    """The command that agrees to the purpose notice, or does not; only where it was shown."""

    def command(scene: Scene, conversation: Conversation) -> Step:
        if not conversation.is_consent_asked:
            return begin_contact(scene, conversation)
        return take_consent(scene, conversation, is_given=is_given)

    return command


def ask_away(_: Scene, conversation: Conversation) -> Step:
    """Invite a question."""
    return Step(conversation, (Say(Notice.ASK_AWAY),))


def at_counter(command: Command) -> Command:
    """The command, with which a person turns from staff to the counter."""

    def turned(scene: Scene, conversation: Conversation) -> Step:
        return command(scene, replace(conversation, with_staff=None, is_consent_asked=False))

    return turned


COMMANDS: Mapping[str, Command] = {
    "start": at_counter(start),
    "hello": arrive,
    "resume": at_counter(resume),
    "restart": at_counter(restart),
    "go_on": at_counter(go_on),
    "pause": pause,
    "back": back,
    "change": review,
    "review": review,
    "undo": undo,
    "verdict": verdict,
    "why": explain,
    "clause": explain,
    "help": help_out,
    "ask": at_counter(ask_away),
    "counter": back_to_counter,
    "reply": write_to_staff,
    "tell_me": wish_to_be_told,
    "more": tell_more,
    "thanks": say(Notice.YOU_ARE_WELCOME),
    "language": switch_language,
    "japanese": speak_japanese,
    "english": speak_english,
    "staff": contact_staff,
    "new_enquiry": begin_contact,
    "cancel": cancel,
    "send": send,
    "enquiry": enquiry,
    "skip": skip,
    "done": done,
    "my_data": show_data,
    "delete_data": ask_erasure,
    "goodbye": goodbye,
    "consent_yes": settle_consent(is_given=True),
    "consent_no": settle_consent(is_given=False),
}
