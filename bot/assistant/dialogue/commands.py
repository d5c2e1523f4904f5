"""Commands: what a person can ask for at any point, by word or by choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.assistant.acts import (
    AskConsent,
    AskField,
    ClarifyAnswer,
    ExplainQuestion,
    NotSent,
    ReviewForm,
    ShowAnswers,
    ShowHelp,
)
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.contact.completion import (
    ask_needed,
    finish,
    show_filled,
    skip_rest,
)
from bot.assistant.dialogue.contact.contact_form import (
    begin_contact,
    cancel_form,
    go_back_in_form,
    skip_field,
    take_consent,
)
from bot.assistant.dialogue.contact.lead_submission import send_lead, show_enquiry
from bot.assistant.dialogue.faq import (
    tell_more,
    wish_to_be_told,
)
from bot.assistant.dialogue.greeting import arrive, resume
from bot.assistant.dialogue.my_data import ask_erasure, settle_erasure, show_data
from bot.assistant.dialogue.next_question import (
    ask_form,
    open_question,
    proceed,
    reprompt,
    show_verdict,
)
from bot.assistant.dialogue.other_languages import speak_english, speak_japanese, switch_language
from bot.assistant.dialogue.precheck import go_back, keep_answer, undo, with_answers
from bot.assistant.dialogue.staff_chat import back_to_counter, contact_staff, write_to_staff
from bot.assistant.notices import Notice, Say
from bot.precheck.flow import NOT_SURE
from bot.vocabulary.commands import Command

CommandHandler = Callable[[TurnContext, Conversation], TurnResult]


def run(context: TurnContext, conversation: Conversation, command: str) -> TurnResult:
    """Do what a command says."""
    return COMMANDS[Command(command)](context, conversation)


def start(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Begin the pre-check, or go on with it; the verdict where it is complete."""
    begun = replace(conversation, is_asking=True, is_paused=False)
    return TurnResult(begun, proceed(context, begun))


def restart(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Begin again without answers; "undo" brings them back."""
    if not conversation.answers:
        return start(context, conversation)
    begun = replace(cleared(context, conversation), is_asking=True)
    return TurnResult(begun, (Say(Notice.RESTARTED), *reprompt(context, begun)))


def clear(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Forget the answers, and ask nothing until the person begins again; "undo" brings them
    back."""
    return TurnResult(cleared(context, conversation), (Say(Notice.CLEARED),))


def cleared(context: TurnContext, conversation: Conversation) -> Conversation:
    """The conversation without what was told for the pre-check."""
    without = with_answers(context, conversation, {}, is_asking=False)
    return replace(without, sees_all=False, profile={}, likely={})


def go_on(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Go through all questions although an answer already decides."""
    going = replace(conversation, sees_all=True, is_asking=True, is_paused=False)
    return TurnResult(going, proceed(context, going))


def pause(_: TurnContext, conversation: Conversation) -> TurnResult:
    """Stop asking; everything is kept, and of an open form nothing was sent. Where nothing is asked
    and nothing was answered, there is no hurry."""
    if not conversation.answers and not conversation.is_asking and conversation.form is None:
        return TurnResult(conversation, (Say(Notice.NO_HURRY),))
    unsent = (NotSent(()),) if conversation.form is not None else ()
    paused = replace(conversation, is_paused=True, edit=None)
    return TurnResult(paused, (*unsent, Say(Notice.PAUSED)))


def review(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Show everything answered so far, each with a way to change it; in the form, what it says."""
    if conversation.form is not None:
        return show_filled(context, conversation)
    given = tuple(
        (question, option)
        for question in context.flow.questions
        if (option := question.option(conversation.answers.get(question.key, ""))) is not None
    )
    if not given:
        again = reprompt(context, conversation)
        return TurnResult(conversation, (Say(Notice.NOTHING_ANSWERED_YET), *again))
    answered = {question.key for question, _ in given}
    left = tuple(q for q in context.flow.questions if q.key not in answered)
    shown = ShowAnswers(given, total=len(context.flow.questions), left=left)
    return TurnResult(conversation, (shown, *reprompt(context, conversation)))


def verdict(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Show the verdict as it stands, and the open question if there is one."""
    if not conversation.answers:
        return review(context, conversation)
    shown = show_verdict(context, conversation)
    return TurnResult(conversation, (shown, *reprompt(context, conversation)))


def explain(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Why the open question is asked, and on which clauses it rests; where consent is asked, what
    the details are used for, once more in full."""
    if conversation.is_consent_asked:
        return TurnResult(conversation, (AskConsent(has_ended=False),))
    question = open_question(context, conversation)
    if question is None:
        again = reprompt(context, conversation)
        return TurnResult(conversation, (Say(Notice.NO_QUESTION_OPEN), *again))
    return TurnResult(conversation, (ExplainQuestion(question), *reprompt(context, conversation)))


def show_clauses(context: TurnContext, conversation: Conversation) -> TurnResult:
    """On which clauses the open question rests; where none is open, those of the result."""
    is_result = open_question(context, conversation) is None and bool(conversation.answers)
    return (verdict if is_result else explain)(context, conversation)


def back(context: TurnContext, conversation: Conversation) -> TurnResult:
    """One step back, in the form or in the pre-check."""
    if conversation.form is not None:
        return go_back_in_form(context, conversation)
    return go_back(context, conversation)


def skip(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Leave an optional field out; a question of the pre-check can be answered with "not sure"."""
    if conversation.form is not None:
        asked = ask_form(context, conversation)
        if isinstance(asked, AskField) and not asked.field.is_required:
            return skip_field(context, conversation, asked.field.name)
        return TurnResult(conversation, (ask_needed(context, conversation),))
    question = open_question(context, conversation)
    if question is None:
        return explain(context, conversation)
    unsure = tuple(option for option in question.options if option.value == NOT_SURE)
    return TurnResult(
        conversation, (ClarifyAnswer(question, unsure), *reprompt(context, conversation))
    )


def done(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Finish a field of several values, or the form."""
    if (unfinished := finish(context, conversation)) is not None:
        return unfinished
    is_review = conversation.form and isinstance(ask_form(context, conversation), ReviewForm)
    return send(context, conversation) if is_review else skip(context, conversation)


def say(notice: Notice) -> CommandHandler:
    """A command that only says something and asks again what was open."""

    def command(context: TurnContext, conversation: Conversation) -> TurnResult:
        asked = reprompt(context, conversation)
        if conversation.is_consent_asked:
            asked = (AskConsent(has_ended=False, is_again=True),)
        return TurnResult(conversation, (Say(notice), *asked))

    return command


def send(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Send the contact form once it is complete; begin it where there is none. Before its end what
    may be left out is, so that all of it can be looked at; or it is said what is missing."""
    if conversation.form is None:
        return begin_contact(context, conversation)
    if isinstance(ask_form(context, conversation), ReviewForm):
        return send_lead(context, conversation)
    return skip_rest(context, conversation)


def cancel(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Stop whatever was asked last: deleting, changing an answer, or the form."""
    if conversation.is_erasure_asked:
        return settle_erasure(context, conversation, is_wished=False)
    edit = conversation.edit
    if edit is not None and edit.question in conversation.answers and conversation.form is None:
        return keep_answer(context, conversation, Notice.ANSWER_KEPT)
    is_form = conversation.form is not None or conversation.is_consent_asked
    if not is_form and open_question(context, conversation) is not None:
        return pause(context, conversation)  # what is stopped then is the pre-check
    return cancel_form(context, conversation)


def help_out(context: TurnContext, conversation: Conversation) -> TurnResult:
    """What can be done here."""
    return TurnResult(conversation, (ShowHelp(), *reprompt(context, conversation)))


def goodbye(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Part: a pre-check that is under way stops for now."""
    if conversation.form is not None or open_question(context, conversation) is not None:
        return pause(context, conversation)
    return TurnResult(conversation, (Say(Notice.GOODBYE),))


def settle_consent(*, is_given: bool) -> CommandHandler:
    """The command that agrees to the purpose notice, or does not; only where it was shown."""

    def command(context: TurnContext, conversation: Conversation) -> TurnResult:
        if not conversation.is_consent_asked:
            return begin_contact(context, conversation)
        return take_consent(context, conversation, is_given=is_given)

    return command


def ask_away(_: TurnContext, conversation: Conversation) -> TurnResult:
    """Invite a question."""
    return TurnResult(conversation, (Say(Notice.ASK_AWAY),))


def at_counter(command: CommandHandler) -> CommandHandler:
    """The command, with which a person turns from staff to the counter."""

    def turned(context: TurnContext, conversation: Conversation) -> TurnResult:
        return command(context, replace(conversation, with_staff=None, is_consent_asked=False))

    return turned


COMMANDS: Mapping[Command, CommandHandler] = {
    Command.START: at_counter(start),
    Command.HELLO: arrive,
    Command.RESUME: at_counter(resume),
    Command.RESTART: at_counter(restart),
    Command.GO_ON: at_counter(go_on),
    Command.PAUSE: pause,
    Command.BACK: back,
    Command.CHANGE: review,
    Command.REVIEW: review,
    Command.UNDO: undo,
    Command.VERDICT: verdict,
    Command.WHY: explain,
    Command.CLAUSE: show_clauses,
    Command.HELP: help_out,
    Command.ASK: at_counter(ask_away),
    Command.COUNTER: back_to_counter,
    Command.REPLY: write_to_staff,
    Command.TELL_ME: wish_to_be_told,
    Command.MORE: tell_more,
    Command.THANKS: say(Notice.YOU_ARE_WELCOME),
    Command.LANGUAGE: switch_language,
    Command.JAPANESE: speak_japanese,
    Command.ENGLISH: speak_english,
    Command.STAFF: contact_staff,
    Command.NEW_ENQUIRY: begin_contact,
    Command.CANCEL: cancel,
    Command.SEND: send,
    Command.ENQUIRY: show_enquiry,
    Command.SKIP: skip,
    Command.SKIP_REST: skip_rest,
    Command.DONE: done,
    Command.MY_DATA: show_data,
    Command.DELETE_DATA: ask_erasure,
    Command.GOODBYE: goodbye,
    Command.CONSENT_YES: settle_consent(is_given=True),
    Command.CONSENT_NO: settle_consent(is_given=False),
}
