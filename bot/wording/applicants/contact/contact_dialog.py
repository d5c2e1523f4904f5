"""The contact form as one window, with everything in it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.handoff.form.definition import Field, FormDefinition
from bot.handoff.form.validation import LONGEST, LONGEST_OTHERWISE
from bot.vocabulary.ui import Dialog, Input, InputKind, InputOption, Small
from bot.wording.labels import field_value
from bot.wording.translator import Translator, lines

ACTION = "form"
PROSE = "remarks"


def contact_dialog(
    form: FormDefinition, values: Mapping[str, str], translator: Translator
) -> Dialog:
    """The form with what was given so far. Each input bears the name of its field."""
    told = translator.gettext("You can check everything once more before it is sent.")
    return Dialog(
        action=ACTION,
        title=translator.gettext("Contact form"),
        parts=(Small(told),),
        inputs=tuple(
            input_of(field, values.get(field.name, ""), translator)
            for field in (unfolded(form, each) for each in form.fields)
        ),
        # translators: a button that goes to the next page of a form
        submit=translator.gettext("Next"),
        close=translator.gettext("Close"),
    )


def unfolded(form: FormDefinition, field: Field) -> Field:
    """A field as it stands in the window: what may be filled in for another is seen beside it."""
    seen = form.beside(field, {})
    return replace(seen, is_folded=False) if form.stood_for(field) else seen


def input_of(field: Field, value: str, translator: Translator) -> Input:
    """One field. Where it takes free words as well as options, the options are named below it."""
    is_choice = bool(field.options) and not field.takes_words
    return Input(
        name=field.name,
        label=translator.speak(field.title),
        kind=kind_of(field),
        value=value if is_choice else shown(field, value, translator),
        hint=hint_of(field, translator),
        options=options_of(field, translator) if is_choice else (),
        is_required=field.is_required and not field.is_folded,  # what is folded has a default
        is_folded=field.is_folded,
        most=LONGEST.get(field.name, LONGEST_OTHERWISE),
    )


def kind_of(field: Field) -> InputKind:
    """What the field takes."""
    if field.options and not field.takes_words:
        return InputKind.CHOICES if field.is_several else InputKind.CHOICE
    return InputKind.PROSE if field.name == PROSE else InputKind.TEXT


def options_of(field: Field, translator: Translator) -> tuple[InputOption, ...]:
    """What can be chosen."""
    return tuple(InputOption(o.value, translator.speak(o.label)) for o in field.options)


def shown(field: Field, value: str, translator: Translator) -> str:
    """What stands in a field of free words."""
    return field_value(field, value, translator) if value and field.name != PROSE else value


def hint_of(field: Field, translator: Translator) -> str:
    """How to fill it in."""
    hint = translator.speak(field.hint)
    if not (field.options and field.takes_words):
        return hint
    named = translator.alternatives([translator.speak(option.label) for option in field.options])
    return lines(hint, translator.gettext("For example: {examples}", examples=named))
