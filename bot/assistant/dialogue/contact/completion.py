"""What the contact form lacks before it can be sent, and what it says so far."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.acts import AskField, EchoFields, NotSent, ReviewForm
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.next_question import ask_form, no_longer
from bot.handoff.form.definition import Field, FormDefinition, FormValues, first_values, is_complete
from bot.handoff.form.errors import FormError, FormErrorCode


def missing_fields(form: FormDefinition, values: FormValues) -> tuple[Field, ...]:
    """The fields without which nothing can be sent, as they are beside the others."""
    beside = (form.beside(field, values) for field in form.fields)
    return tuple(field for field in beside if is_missing(field, values))


def is_missing(field: Field, values: FormValues) -> bool:
    """Whether a field is empty that is needed, or neither it nor the one in its place is given."""
    if values.get(field.name):
        return False
    return field.is_required or (bool(field.instead) and field.name not in values)


def skip_rest(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Leave out every optional field that is still to be filled in, so that all of it can be looked
    at; where something is missing, say what it is, and that nothing was sent."""
    form = conversation.form
    if form is None:
        return no_longer(context, conversation)
    if missing := missing_fields(context.assistant.form, form.values):
        asking = replace(conversation, form=replace(form, reopened=None, doubted=None))
        told = NotSent(missing)
        return TurnResult(asking, (told, ask_form(context, asking)))
    fields = (context.assistant.form.beside(f, form.values) for f in context.assistant.form.fields)
    optional = (field.name for field in fields if not field.is_required)
    values = {**dict.fromkeys(optional, ""), **form.values}
    left = replace(conversation, form=replace(form, values=values, reopened=None, doubted=None))
    return TurnResult(left, (ask_needed(context, left),))


def ask_needed(context: TurnContext, conversation: Conversation) -> AskField | ReviewForm:
    """What the form asks now: a field that was to be left out with the reason why it cannot be."""
    asked = ask_form(context, conversation)
    if not isinstance(asked, AskField) or not asked.field.is_required:
        return asked
    return replace(asked, mistake=FormError(FormErrorCode.REQUIRED, asked.field.name))


def finish(context: TurnContext, conversation: Conversation) -> TurnResult | None:
    """What is said to whoever takes the form for finished; None where nothing is missing."""
    form = conversation.form
    if form is None or is_complete(context.assistant.form, form.values):
        return None
    missing = missing_fields(context.assistant.form, form.values)
    return skip_rest(context, conversation) if missing else None


def show_filled(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Show what the open form says so far, and ask what it asks."""
    form = conversation.form
    if form is None:
        return no_longer(context, conversation)
    asked = ask_form(context, conversation)
    known = first_values(context.assistant.form, conversation.language)
    given = {k: v for k, v in form.values.items() if v and known.get(k) != v}
    if isinstance(asked, ReviewForm):
        return TurnResult(conversation, (asked,))
    shown = (
        EchoFields(given, is_review=True)
        if given
        else NotSent(missing_fields(context.assistant.form, form.values))
    )
    return TurnResult(conversation, (shown, asked))
