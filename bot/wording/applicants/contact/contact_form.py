"""The way to staff: the purpose notice, the contact form and the receipt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.assistant.acts import (
    AskConsent,
    AskField,
    CorrectField,
    EchoFields,
    ReviewForm,
)
from bot.handoff.form.definition import Field, FormDefinition, split_values
from bot.handoff.form.errors import FormError, FormErrorCode
from bot.vocabulary import Choice, Message, MessageKind
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command
from bot.wording.applicants.ended import edition_ended
from bot.wording.choices import choice, command, marked, numbered
from bot.wording.labels import field_value, form_entries, option_label
from bot.wording.translator import N_, Translator, lines, one_line, paragraphs, section

SENTENCES: Mapping[FormErrorCode, str] = {
    FormErrorCode.EMPTY: N_("“{title}” is still empty. Please fill it in."),
    FormErrorCode.CHOICE_MISSING: N_("Please choose one for “{title}”."),
    FormErrorCode.REQUIRED: N_(
        "I'm sorry, staff need “{title}” to reach you, so it cannot be skipped. If you would "
        "rather not write it here, please call {desk_phone}, or stop: nothing has been sent yet."
    ),
    FormErrorCode.TOO_LONG: N_(
        "That is a little too long. Could you put it in {detail} characters or fewer?"
    ),
    FormErrorCode.NO_LETTER: N_("There are no letters in it. Could you type the name?"),
    FormErrorCode.NUMBER_NOT_DIGITS: N_(
        "A corporate number consists of 13 digits. Could you check it? You can also skip this."
    ),
    FormErrorCode.NUMBER_REGISTRY: N_(
        "That looks like the 12-digit number from the company register. The 13-digit corporate "
        "number that belongs to it would be {detail}. Could you check it and type it in?"
    ),
    FormErrorCode.NUMBER_LENGTH: N_(
        "A corporate number has 13 digits; I counted {detail}. Could you check it? You can also "
        "skip this."
    ),
    FormErrorCode.NUMBER_CHECK_DIGIT: N_(
        "The digits do not fit together, so one of them may be mistyped. Could you check the "
        "number? You can also skip this."
    ),
    FormErrorCode.EMAIL_INVALID: N_(
        "I could not read that as an e-mail address. Could you check it? It should look like "
        "name@example.co.jp."
    ),
    FormErrorCode.EMAIL_TYPO: N_("Did you mean {detail}? If so, please type it like that."),
    FormErrorCode.PHONE_INVALID: N_(
        "I could not read that as a phone number. Please type it with the area code, or with the "
        "country code (+…) if it is outside Japan. You can also skip this."
    ),
    FormErrorCode.PHONE_EXTENSION: N_(
        "Please type the phone number alone. An extension can go into the last field of the form."
    ),
    FormErrorCode.OPTION_UNKNOWN: N_(
        "I could not match “{detail}” with any of the choices. Could you pick one or type its "
        "number?"
    ),
    FormErrorCode.OPTION_UNCLEAR: N_(
        "I could not tell which of the choices you mean. Could you pick them once more?"
    ),
}


def mistake_text(mistake: FormError, field: Field, translator: Translator) -> str:
    """What is wrong with a field and what to do."""
    detail, title = one_line(mistake.detail), translator.speak(field.title)
    return translator.gettext(SENTENCES[mistake.code], detail=detail, title=title)


def ask_consent(
    act: AskConsent, translator: Translator, form: FormDefinition, retention_days: int
) -> Message:
    """Show what contact details are used for, and ask for consent."""
    over = edition_ended(
        translator,
        translator.gettext("Staff still take your enquiry and can tell you what is offered now."),
    )
    yes = choice(translator.gettext("I agree, go on"), ChoiceId.consent(is_given=True))
    no = choice(translator.gettext("I do not agree"), ChoiceId.consent(is_given=False))
    return Message(
        kind=MessageKind.CONTACT,
        text=paragraphs(
            "" if act.is_again else over if act.has_ended else "",
            "" if act.is_again else translator.speak(form.notice, retention_days=retention_days),
            "" if act.is_again else translator.source(form.clauses),
            translator.gettext("Do you agree to this use of your contact details?"),
        ),
        choices=numbered((yes, no)),
        clauses=form.clauses,
    )


def ask_field(act: AskField, translator: Translator, form: FormDefinition) -> Message:
    """Ask for one field of the form."""
    field = act.field
    mistake = "" if act.mistake is None else mistake_text(act.mistake, field, translator)
    return Message(
        kind=MessageKind.CONTACT,
        text=paragraphs(
            mistake,
            lines(field_heading(act, translator), translator.speak(field.ask)),
            translator.speak(field.hint),
            standing(act, translator),
        ),
        choices=field_choices(field, act.current, translator, form.field(field.instead)),
        clauses=translator.in_order(
            clause for option in field.options for clause in option.clauses
        ),
    )


def echo_fields(act: EchoFields, translator: Translator, form: FormDefinition) -> Message:
    """Say what was taken into the form."""
    noted = translator.gettext("Thank you. This is what I noted:")
    if act.is_review:
        noted = translator.gettext("So far the form says this. Nothing has been sent yet.")
    return Message(MessageKind.CONTACT, section(noted, form_entries(form, act.values, translator)))


def field_heading(act: AskField, translator: Translator) -> str:
    """The short name of the field, and its place in the form."""
    title = translator.speak(act.field.title)
    if act.current is not None or act.number is None:
        return translator.gettext("Contact form: {title}", title=title)
    place = {"number": act.number, "total": act.total}
    return translator.gettext("Contact form {number} of {total}: {title}", **place, title=title)


def standing(act: AskField, translator: Translator) -> str:
    """The value that stands while a field is corrected; empty where there is none."""
    if not act.current:
        return ""
    return translator.gettext("Now: {value}", value=field_value(act.field, act.current, translator))


def field_choices(
    field: Field, current: str | None, translator: Translator, stand_in: Field | None = None
) -> tuple[Choice, ...]:
    """The options of a field, and leaving it out where that is possible.

    They have numbers only where no number could be meant as a value. One can always stop.
    `stand_in` is the field that is asked once this one is left out.
    """
    chosen = split_values(current or "") if field.is_several else (current,)
    offered = [field_choice(field, option.value, translator) for option in field.options]
    shown = [marked(translator, c) if c.value in chosen else c for c in offered]
    if not field.is_required:
        shown.append(skip(field, current, translator, stand_in))
    shown.append(command(translator, Command.CANCEL))
    has_only_options = bool(field.options) and not field.takes_words
    return numbered(shown) if has_only_options else tuple(shown)


def field_choice(field: Field, value: str, translator: Translator) -> Choice:
    """The choice that fills in one option."""
    return choice(option_label(field, value, translator), ChoiceId.field(field.name, value))


def skip(
    field: Field, current: str | None, translator: Translator, stand_in: Field | None
) -> Choice:
    """The choice that leaves a field out, or is done with one that takes several values."""
    if stand_in is not None:
        # translators: a button that leaves a field out and fills in another: "Phone instead"
        label = translator.gettext("{title} instead", title=translator.speak(stand_in.title))
    elif not current:
        # translators: a button that leaves an optional field empty
        label = translator.gettext("Skip")
    elif field.is_several:
        label = translator.gettext("Done, go on with these")
    else:
        label = translator.gettext("Leave it empty")
    return replace(choice(label, ChoiceId.skip(field.name)), value="")


def review_form(act: ReviewForm, translator: Translator, form: FormDefinition) -> Message:
    """Show everything that would be sent, each field with a way to correct it."""
    values = {name: value for name, value in act.form.values.items() if value}
    given = [field for field in form.fields if field.name in values]
    left = [field for field in form.fields if field not in given]
    correct = [refill(N_("Correct “{title}”"), field, translator) for field in given]
    add = [refill(N_("Add “{title}”"), field, translator) for field in left]
    send = choice(translator.gettext("Send this"), ChoiceId.send())
    question = translator.gettext("Please check before it is sent. Is everything right?")
    if act.form.corrects:
        question = translator.gettext(
            "This is your enquiry {reference} as it would be from now on. Shall I pass it on?",
            reference=act.form.corrects,
        )
    return Message(
        kind=MessageKind.CONTACT,
        text=section(question, form_entries(form, values, translator)),
        choices=numbered((send, *correct, *add, command(translator, Command.CANCEL))),
    )


def refill(sentence: str, field: Field, translator: Translator) -> Choice:
    """The choice that asks a field again, in a sentence with its `{title}`."""
    label = translator.gettext(sentence, title=translator.speak(field.title))
    return choice(label, ChoiceId.refill(field.name))


def correct_field(act: CorrectField, translator: Translator, form: FormDefinition) -> Message:
    """What is wrong with one value, shortly enough to stand beside it."""
    field = form.field(act.mistake.field)
    assert field is not None  # noqa: S101  only fields of the form are checked
    return Message(MessageKind.CONTACT, mistake_text(act.mistake, field, translator))
