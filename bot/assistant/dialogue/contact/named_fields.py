"""Fields of the contact form by their names, and their values as they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.assistant.context import TurnContext
from bot.handoff.form import Field
from bot.handoff.form_errors import FormError, FormErrorCode
from bot.handoff.validation import check
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
    if not given.text:
        return FormError(FormErrorCode.REQUIRED, field.name) if field.is_required else ""
    return check(field, given.text, context.assistant.form)
