"""The way to staff: consent first, then the contact form, then the lead.

Without consent nothing personal is kept (III.4); what is typed into the form is kept with the
conversation until it is sent or cancelled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.assistant.acts import AskConsent, AskField, CorrectField, EchoFields
from bot.assistant.consent_notice import is_current
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation, Form
from bot.assistant.dialogue.contact.early_details import told_before
from bot.assistant.dialogue.contact.lead_submission import send_lead
from bot.assistant.dialogue.contact.named_fields import (
    TIMES,
    check_named,
    field_asked,
    field_named,
    stood_in_for,
    told_for,
    without_closed,
)
from bot.assistant.dialogue.next_question import (
    ask_form,
    is_another_day,
    no_longer,
    reprompt,
)
from bot.assistant.notices import Notice, Say
from bot.assistant.person_status import lead_of
from bot.assistant.ports import DeliveryStatus, UnitOfWork
from bot.assistant.privacy import PERSONAL
from bot.handoff.form.definition import (
    Field,
    FormDefinition,
    first_values,
    join_values,
    next_field,
    split_values,
)
from bot.handoff.form.errors import FormError
from bot.handoff.form.validation import check
from bot.understanding.form.contact_times import joined_times
from bot.understanding.meaning import FieldValue
from bot.vocabulary import Message
from bot.vocabulary.choice_ids import Verb, verb_of

REMARKS = "remarks"
"""The field of free words."""


def begin_contact(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Show the purpose notice and ask for consent; go on with the form if it is open already."""
    if conversation.form is not None:
        return go_on_in_form(context, conversation)
    is_shown = any(verb_of(choice.id) is Verb.CONSENT for choice in conversation.offered)
    is_news = context.has_ended and is_another_day(context, conversation)
    asked = AskConsent(is_news, is_again=conversation.is_consent_asked and is_shown)
    return TurnResult(replace(conversation, is_consent_asked=True), (asked,))


def go_on_in_form(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Go on with the open form; who wishes to be called where an address is asked leaves it out."""
    asked = ask_form(context, conversation)
    if isinstance(asked, AskField) and asked.field.instead:
        return skip_field(context, conversation, asked.field.name)
    return TurnResult(conversation, (asked,))


def ask_consent_first(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Contact details were written here: say where they belong, and keep nothing of them."""
    if lead_of(context.work, conversation) is not None:
        held = Say(Notice.STAFF_HAVE_ENQUIRY)
        return TurnResult(conversation, (held, *reprompt(context, conversation)))
    is_asked = conversation.is_consent_asked
    told = Notice.CONSENT_THEN_FILLED if is_asked else Notice.CONSENT_NEEDED_FIRST
    result = begin_contact(context, conversation)
    return replace(result, acts=(Say(told), *result.acts))


def take_consent(context: TurnContext, conversation: Conversation, *, is_given: bool) -> TurnResult:
    """Open the form, or go back without having kept anything."""
    shown = conversation.notice_shown
    settled = replace(conversation, is_consent_asked=False, notice_shown="")
    if not is_given:
        context.assistant.held.forget(conversation.id)
        return TurnResult(settled, (Say(Notice.CONSENT_REFUSED), *reprompt(context, settled)))
    if conversation.form is None and not is_current(context, shown):
        return begin_contact(context, settled)  # nobody agrees to what they were not shown
    told = {} if conversation.form else told_before(context, conversation)
    context.assistant.held.forget(conversation.id)
    values = first_values(context.assistant.form, conversation.language)
    form = conversation.form or Form(consented_at=context.now, values=values, notice=shown)
    opened = replace(settled, form=form, with_staff=None)
    if not told:
        return TurnResult(opened, (ask_form(context, opened),))
    return fill_several(context, opened, [FieldValue(name, text) for name, text in told.items()])


def fill_in(context: TurnContext, conversation: Conversation, text: str) -> TurnResult:
    """Check what was typed for the field that is being asked, and go on or ask again kindly."""
    asked = ask_form(context, conversation)
    if not isinstance(asked, AskField):
        return TurnResult(conversation, (Say(Notice.NOT_SENT_YET), asked))
    skip = context.assistant.words.commands["skip"]
    checked = check(asked.field, text, context.assistant.form, skip)
    if isinstance(checked, FormError):
        return TurnResult(conversation, (replace(asked, mistake=checked),))
    return keep_field(context, conversation, asked.field.name, checked)


def fill_several(
    context: TurnContext, conversation: Conversation, given: Sequence[FieldValue]
) -> TurnResult:
    """Keep the values that a message gives to fields by their names, say which, and go on; a field
    whose value is wrong, or that cannot be left out, is asked with the reason."""
    form = conversation.form
    if form is None:
        return no_longer(context, conversation)
    known = without_closed(context, form.values, {each.field: each.text for each in given})
    checks = {each.field: check_named(context, known, each) for each in given}
    kept = {name: value for name, value in checks.items() if isinstance(value, str)}
    if TIMES in kept:
        kept[TIMES] = joined_times(told_for(context, form.values, TIMES), kept[TIMES])
    if (left := stood_in_for(context, conversation, kept)) is not None:
        kept[left] = ""
    wrong = next((each for each in checks.values() if isinstance(each, FormError)), None)
    reopened = wrong.field if wrong else None
    filled = replace(form, values={**known, **kept}, reopened=reopened, doubted=None)
    after = replace(conversation, form=filled)
    asked = ask_form(context, after)
    if wrong is not None and isinstance(asked, AskField):
        asked = replace(asked, mistake=wrong)
    is_echoed = bool(kept.keys() - {field_asked(context, conversation)})
    echo = (EchoFields(kept),) if is_echoed else ()
    return TurnResult(after, (*echo, asked))


def note(context: TurnContext, conversation: Conversation, text: str) -> TurnResult:
    """Keep a remark for staff in the field of free words, behind what stands there, and show it."""
    form, field = conversation.form, field_named(context, REMARKS)
    if form is None or field is None:
        return no_longer(context, conversation)
    noted = "\n".join(part for part in (form.values.get(REMARKS, ""), text.strip()) if part)
    kept = check(field, noted, context.assistant.form)
    if isinstance(kept, FormError):
        return TurnResult(conversation, (ask_form(context, conversation),))
    filled = replace(form, values={**form.values, REMARKS: kept}, doubted=None)
    after = replace(conversation, form=filled)
    return TurnResult(after, (EchoFields({REMARKS: kept}), ask_form(context, after)))


def take_doubted(context: TurnContext, conversation: Conversation, name: str) -> TurnResult:
    """Take as a value what was typed for the field, although it reads like a sentence."""
    form, asked = conversation.form, reprompt(context, conversation)
    is_asked = any(isinstance(act, AskField) and act.field.name == name for act in asked)
    if form is None or not form.doubted or not is_asked:
        return no_longer(context, conversation)
    return fill_in(context, conversation, form.doubted)


def pick_field(
    context: TurnContext, conversation: Conversation, name: str, value: str
) -> TurnResult:
    """Take a picked option; where a field takes several, picking switches one on or off."""
    form, field = conversation.form, field_named(context, name)
    if form is None or field is None or not any(o.value == value for o in field.options):
        return no_longer(context, conversation)
    if not field.is_several:
        return keep_field(context, conversation, name, value)
    chosen = [v for v in form.values.get(name, "").split(",") if v]
    switched = [v for v in chosen if v != value] if value in chosen else [*chosen, value]
    ordered = [o.value for o in field.options if o.value in switched]
    values = {**form.values, name: ",".join(ordered)}
    marked = replace(conversation, form=replace(form, values=values, reopened=name))
    return TurnResult(marked, (ask_form(context, marked),))


def skip_field(context: TurnContext, conversation: Conversation, name: str) -> TurnResult:
    """Leave an optional field empty, or finish a field of several values as it is marked."""
    form = conversation.form
    field = field_named(context, name, form.values if form else {})
    if form is None or field is None or field.is_required:
        return no_longer(context, conversation)
    standing = form.values.get(name, "") if field.is_several else ""
    return keep_field(context, conversation, name, standing)


def refill(context: TurnContext, conversation: Conversation, name: str) -> TurnResult:
    """Ask one field again."""
    if conversation.form is None or field_named(context, name) is None:
        return no_longer(context, conversation)
    opened = replace(conversation, form=replace(conversation.form, reopened=name))
    return TurnResult(opened, (ask_form(context, opened),))


def go_back_in_form(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Ask the field before the one that is being asked, or that one again while its value is in
    doubt."""
    form = conversation.form
    assert form is not None  # noqa: S101  called only while the form is open
    names = [field.name for field in context.assistant.form.asked]
    upcoming = next_field(context.assistant.form, form.values)
    current = form.reopened or (upcoming.name if upcoming else None)
    position = names.index(current) if current in names else len(names)
    if form.doubted and current is not None:  # what was typed for it is taken back
        return refill(context, replace(conversation, form=replace(form, doubted=None)), current)
    return refill(context, conversation, names[max(position - 1, 0)])


def keep_field(
    context: TurnContext, conversation: Conversation, name: str, value: str
) -> TurnResult:
    """Keep one value and ask the next field, or show everything once all is filled in."""
    form = conversation.form
    assert form is not None  # noqa: S101  called only while the form is open
    values = {**form.values, name: value}
    filled = replace(form, values=values, reopened=None, doubted=None)
    kept = replace(conversation, form=filled)
    return TurnResult(kept, (ask_form(context, kept),))


def check_all(
    context: TurnContext, conversation: Conversation, values: Mapping[str, str]
) -> dict[str, str | FormError]:
    """Every field of the form, checked. What was left out has its default."""
    form = context.assistant.form
    known = first_values(form, conversation.language)
    values = {**dict.fromkeys((field.name for field in form.fields), ""), **values}
    found = {
        field.name: checked(form, field, values[field.name] or known.get(field.name, ""))
        for field in (form.beside(each, values) for each in form.fields)
    }
    kept = {name: value for name, value in found.items() if isinstance(value, str)}
    for each in form.fields:
        if form.stood_for(each):  # "none" is an empty value only once it was checked
            found[each.name] = checked(form, form.beside(each, kept), values[each.name])
    return found


def checked(form: FormDefinition, field: Field, given: str) -> str | FormError:
    """A value as it is kept; values of options are taken as they are, in the order of the form."""
    picked = frozenset(split_values(given))
    if picked and all(field.option(value) for value in picked):
        is_one = len(picked) == 1 or field.is_several
        return join_values(field, picked) if is_one else check(field, given, form)
    return check(field, given, form)


def told_wrong(context: TurnContext, conversation: Conversation, mistake: FormError) -> str:
    """What is wrong with a value, in the person's language."""
    return context.assistant.wording(CorrectField(mistake), conversation.language).text


def take_all(
    context: TurnContext, conversation: Conversation, values: Mapping[str, str], *, is_sent: bool
) -> TurnResult:
    """Keep all values in the form that is open, and send it or show it."""
    if conversation.form is None:
        return no_longer(context, conversation)
    form = replace(conversation.form, values=dict(values), reopened=None)
    filled = replace(conversation, form=form)
    return (
        send_lead(context, filled) if is_sent else TurnResult(filled, (ask_form(context, filled),))
    )


def cancel_form(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Drop what was typed into the form; nothing of it is kept."""
    if conversation.form is None and not conversation.is_consent_asked:
        again = reprompt(context, conversation)
        return TurnResult(conversation, (Say(Notice.NOTHING_TO_CANCEL), *again))
    forget_form(context.work, conversation)
    context.assistant.held.forget(conversation.id)
    is_sent = conversation.form is not None and conversation.form.corrects is not None
    dropped = replace(conversation, form=None, is_consent_asked=False, addition=None)
    told = Notice.ENQUIRY_KEPT if is_sent else Notice.FORM_CANCELLED
    return TurnResult(dropped, (Say(told), *reprompt(context, dropped)))


def forget_form(work: UnitOfWork, conversation: Conversation) -> None:
    """Remove what was sent to the person and repeats what they typed into the form."""
    typed = list(conversation.form.values.values()) if conversation.form else []
    work.outbox.forget(
        [
            sent.id
            for sent in work.outbox.of(conversation.person)
            if sent.status is DeliveryStatus.SENT and repeats_form(sent.message, typed)
        ]
    )


def repeats_form(message: Message, typed: Sequence[str]) -> bool:
    """Whether a message belongs to the contact form, or shows any of what was typed into it."""
    return message.kind in PERSONAL or any(value and value in message.text for value in typed)
