"""Fields of the contact form by their names, and their values as they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.assistant.acts import AskField
from bot.assistant.context import TurnContext
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.next_question import ask_form
from bot.handoff.form.definition import Field
from bot.handoff.form.errors import FormError, FormErrorCode
from bot.handoff.form.validation import check
from bot.understanding.meaning import FieldValue

NOTHING: Mapping[str, str] = MappingProxyType({})

TIMES = "times"
"""The field for when to call."""


def field_named(
    context: TurnContext, name: str, values: Mapping[str, str] = NOTHING
) -> Field | None:
    """The field of the form with this name, as it is beside these values."""
    form = context.assistant.form
    field = form.field(name)
    return field and form.beside(field, values)


def check_named(
    context: TurnContext, values: Mapping[str, str], given: FieldValue
) -> str | FormError:
    """The value of a field that a message names, as it is kept, or what is wrong with it."""
    field = field_named(context, given.field, values)
    assert field is not None  # noqa: S101  only fields of the form are named
    if not given.text and field.default:
        return field.default
    if not given.text:
        return FormError(FormErrorCode.REQUIRED, field.name) if field.is_required else ""
    return check(field, given.text, context.assistant.form)


def field_asked(context: TurnContext, conversation: Conversation) -> str | None:
    """The name of the field that is asked; None while all of the form is shown."""
    asked = ask_form(context, conversation)
    return asked.field.name if isinstance(asked, AskField) else None


def stood_in_for(
    context: TurnContext, conversation: Conversation, kept: Mapping[str, str]
) -> str | None:
    """The field that is left out where only the one that may stand in for it was told: it is asked,
    or they say when to call."""
    asked = field_asked(context, conversation)
    known = conversation.form.values if conversation.form else NOTHING
    return next(
        (
            field.name
            for field in context.assistant.form.fields
            if kept.get(field.instead) and field.name not in kept
            if not known.get(field.name) and (field.name == asked or kept.get(TIMES))
        ),
        None,
    )


def without_closed(
    context: TurnContext, values: Mapping[str, str], kept: Mapping[str, str]
) -> Mapping[str, str]:
    """The values without the field that was left out for one that is taken back now: "no calls
    after all, write to me" has it asked."""
    fields = context.assistant.form.fields
    taken = (f.name for f in fields if values.get(f.instead) and kept.get(f.instead) == "")
    closed = {name for name in taken if values.get(name) == ""}
    return {name: value for name, value in values.items() if name not in closed}


def told_for(context: TurnContext, values: Mapping[str, str], name: str) -> str:
    """What was told for a field, as far as it is not what stands there in any case."""
    field, value = field_named(context, name), values.get(name, "")
    return "" if field is None or value == field.default else value
