"""The way to staff: the purpose notice, the contact form and the receipt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.assistant.acts import AskConsent, AskField, CorrectField, Receipt, ReviewForm
from bot.handoff.form import Field, FormDefinition, split_values
from bot.handoff.form_errors import Mistake, MistakeCode
from bot.vocabulary import Choice, Message, MessageKind
from bot.wording.choices import choice, command, commands, marked, numbered
from bot.wording.labels import field_value, form_entries, option_label
from bot.wording.translator import N_, Voice, lines, one_line, paragraphs, section

SENTENCES: Mapping[MistakeCode, str] = {
    MistakeCode.EMPTY: N_(
        "I could not find anything to write down there. Could you type it again?"
    ),
    MistakeCode.CHOICE_MISSING: N_("Please choose one of these."),
    MistakeCode.REQUIRED: N_(
        "I'm sorry, staff need this one to reach you, so it cannot be skipped."
    ),
    MistakeCode.TOO_LONG: N_(
        "That is a little too long. Could you put it in {detail} characters or fewer?"
    ),
    MistakeCode.NO_LETTER: N_("There are no letters in it. Could you type the name?"),
    MistakeCode.NUMBER_NOT_DIGITS: N_(
        "A corporate number consists of 13 digits. Could you check it? You can also skip this."
    ),
    MistakeCode.NUMBER_REGISTRY: N_(
        "That looks like the 12-digit number from the company register. The 13-digit corporate "
        "number that belongs to it would be {detail}. Could you check it and type it in?"
    ),
    MistakeCode.NUMBER_LENGTH: N_(
        "A corporate number has 13 digits; I counted {detail}. Could you check it? You can also "
        "skip this."
    ),
    MistakeCode.NUMBER_CHECK_DIGIT: N_(
        "The digits do not fit together, so one of them may be mistyped. Could you check the "
        "number? You can also skip this."
    ),
    MistakeCode.EMAIL_INVALID: N_(
        "I could not read that as an e-mail address. Could you check it? It should look like "
        "name@example.co.jp."
    ),
    MistakeCode.EMAIL_TYPO: N_("Did you mean {detail}? If so, please type it like that."),
    MistakeCode.PHONE_INVALID: N_(
        "I could not read that as a phone number. Please type it with the area code, or with the "
        "country code (+…) if it is outside Japan. You can also skip this."
    ),
    MistakeCode.PHONE_EXTENSION: N_(
        "Please type the phone number alone. An extension can go into the last field of the form."
    ),
    MistakeCode.OPTION_UNKNOWN: N_(
        "I could not match “{detail}” with any of the choices. Could you pick one or type its "
        "number?"
    ),
    MistakeCode.OPTION_UNCLEAR: N_(
        "I could not tell which of the choices you mean. Could you pick them once more?"
    ),
}


def mistake_text(mistake: Mistake, voice: Voice) -> str:
    """What is wrong and what to do."""
    return voice.gettext(SENTENCES[mistake.code], detail=one_line(mistake.detail))


def ask_consent(
    act: AskConsent, voice: Voice, form: FormDefinition, retention_days: int
) -> Message:
    """Show what contact details are used for, and ask for consent."""
    over = voice.gettext(
        "The support period of the {edition_name} edition ended on {support_end}, but staff still "
        "take your enquiry and can tell you what is offered now."
    )
    yes = choice(voice.gettext("I agree, go on"), "consent", "yes")
    no = choice(voice.gettext("I do not agree"), "consent", "no")
    return Message(
        kind=MessageKind.CONTACT,
        text=paragraphs(
            "" if act.is_again else over if act.has_ended else "",
            "" if act.is_again else voice.speak(form.notice, retention_days=retention_days),
            "" if act.is_again else voice.source(form.clauses),
            voice.gettext("Do you agree to this use of your contact details?"),
        ),
        choices=numbered((yes, no)),
        clauses=form.clauses,
    )


def ask_field(act: AskField, voice: Voice) -> Message:
    """Ask for one field of the form."""
    field = act.field
    mistake = "" if act.mistake is None else mistake_text(act.mistake, voice)
    return Message(
        kind=MessageKind.CONTACT,
        text=paragraphs(
            mistake,
            lines(field_heading(act, voice), voice.speak(field.ask)),
            voice.speak(field.hint),
            standing(act, voice),
        ),
        choices=field_choices(field, act.current, voice),
        clauses=voice.in_order(clause for option in field.options for clause in option.clauses),
    )


def field_heading(act: AskField, voice: Voice) -> str:
    """The short name of the field, and how far the form is filled in."""
    title = voice.speak(act.field.title)
    if act.current is not None:
        return voice.gettext("Contact form: {title}", title=title)
    number = min(act.answered + 1, act.total)
    return voice.gettext(
        "Contact form {number} of {total}: {title}", number=number, total=act.total, title=title
    )


def standing(act: AskField, voice: Voice) -> str:
    """The value that stands while a field is corrected; empty where there is none."""
    if not act.current:
        return ""
    return voice.gettext("Now: {value}", value=field_value(act.field, act.current, voice))


def field_choices(field: Field, current: str | None, voice: Voice) -> tuple[Choice, ...]:
    """The options of a field, and leaving it out where that is possible.

    They have numbers only where no number could be meant as a value. One can always stop.
    """
    chosen = split_values(current or "") if field.is_several else (current,)
    offered = [field_choice(field, option.value, voice) for option in field.options]
    shown = [marked(voice, c) if c.value in chosen else c for c in offered]
    if not field.is_required:
        shown.append(skip(field, current, voice))
    shown.append(command(voice, "cancel"))
    has_only_options = bool(field.options) and not field.takes_words
    return numbered(shown) if has_only_options else tuple(shown)


def field_choice(field: Field, value: str, voice: Voice) -> Choice:
    """The choice that fills in one option."""
    return choice(option_label(field, value, voice), "field", field.name, value)


def skip(field: Field, current: str | None, voice: Voice) -> Choice:
    """The choice that leaves a field out, or is done with one that takes several values."""
    if not current:
        label = voice.gettext("Skip")
    elif field.is_several:
        label = voice.gettext("Done, go on with these")
    else:
        label = voice.gettext("Leave it empty")
    return replace(choice(label, "skip", field.name), value="")


def review_form(act: ReviewForm, voice: Voice, form: FormDefinition) -> Message:
    """Show everything that would be sent, each field with a way to correct it."""
    correct = [
        choice(
            voice.gettext("Correct “{title}”", title=voice.speak(field.title)), "refill", field.name
        )
        for field in form.fields
    ]
    send = choice(voice.gettext("Send this"), "send")
    return Message(
        kind=MessageKind.CONTACT,
        text=section(
            voice.gettext("Please check before it is sent. Is everything right?"),
            form_entries(form, act.form.values, voice),
        ),
        choices=numbered((send, *correct, command(voice, "cancel"))),
    )


def correct_field(act: CorrectField, voice: Voice) -> Message:
    """What is wrong with one value, shortly enough to stand beside it."""
    return Message(MessageKind.CONTACT, mistake_text(act.mistake, voice))


def receipt(act: Receipt, voice: Voice) -> Message:
    """Say that the enquiry was sent, until when staff reply, and what can be done meanwhile."""
    return Message(
        kind=MessageKind.RECEIPT,
        text=paragraphs(
            sent(act, voice),
            reply(act, voice),
            voice.gettext(
                "Staff see your answers, your wishes and the questions you asked here, so you need "
                "not explain them again. They reply in the language you chose."
            ),
            voice.gettext(
                "You can see or delete what is stored about you at any time with the choices below."
            ),
        ),
        choices=numbered(commands(voice, "my_data", "delete_data", "ask")),
        clauses=("VI",),
    )


def sent(act: Receipt, voice: Voice) -> str:
    """That the enquiry arrived, with its number."""
    if act.is_update:
        arrived = voice.gettext("Thank you. Your earlier enquiry has been brought up to date.")
    else:
        arrived = voice.gettext("Thank you. Your enquiry has reached our staff.")
    number = voice.gettext("Reference number: {reference}", reference=act.lead.reference)
    return lines(arrived, number)


def reply(act: Receipt, voice: Voice) -> str:
    """Until when staff reply, and that the desk is closed now, where it is."""
    moment = voice.moment(act.lead.reply_by)
    late = voice.gettext(
        "Staff were to reply by {moment} (Japan time) and have not done so yet. We are sorry for "
        "the wait; your enquiry stands among the overdue ones.",
        moment=moment,
    )
    due = voice.gettext("Staff will reply by {moment} (Japan time).", moment=moment)
    closed = voice.gettext(
        "The desk is closed at the moment. Its hours are {desk_hours}, except on weekends and "
        "national holidays."
    )
    return lines(late if act.is_late else due, "" if act.is_desk_open else closed)
