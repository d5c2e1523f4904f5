"""What is stored about a person: showing it, and deleting it."""

from __future__ import annotations

from bot.assistant.acts import ConfirmErased, ConfirmErasure, ShowData
from bot.handoff.form.definition import FormDefinition, values_of
from bot.handoff.lead import Lead
from bot.precheck.flow import Flow
from bot.vocabulary import Message, MessageKind
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command
from bot.wording.applicants.contact.enquiry import passed_on
from bot.wording.choices import choice, command, numbered
from bot.wording.labels import form_entries, language_name, status_label
from bot.wording.profile import profile_entries
from bot.wording.translator import Translator, lines, one_line, paragraphs, section


def show_data(
    act: ShowData, translator: Translator, flow: Flow, form: FormDefinition, retention_days: int
) -> Message:
    """Show everything that is stored about the person."""
    return Message(
        kind=MessageKind.NOTICE,
        text=paragraphs(
            translator.gettext("This is what is stored about you."),
            conversation_text(act, translator),
            section(
                translator.gettext("Answers to the pre-check:"),
                answer_entries(act, flow, translator),
            ),
            section(
                translator.gettext("What I may have understood, not confirmed by you:"),
                likely_entries(act, flow, translator),
            ),
            section(
                translator.gettext("What you told of your company besides:"),
                profile_entries(flow.told(act.conversation.profile), translator),
            ),
            form_in_progress(act, form, translator),
            *(lead_text(lead, form, translator) for lead in act.leads),
            passed_on(act.passed_on, translator),
            section(
                translator.gettext("Questions you asked:"),
                [one_line(question.text) for question in act.questions],
            ),
            kept_for(retention_days, translator),
        ),
        choices=numbered((command(translator, Command.DELETE_DATA),)),
    )


def conversation_text(act: ShowData, translator: Translator) -> str:
    """Since when there is a conversation, and how much of it was written down."""
    begun = translator.gettext(
        "The conversation began on {moment} ({zone}).",
        moment=translator.moment(act.conversation.started_at),
    )
    written = translator.ngettext(
        "{count} message of it is stored.", "{count} messages of it are stored.", act.entries
    )
    spoken = translator.gettext(
        "Language of the conversation: {name}", name=language_name(act.conversation.language)
    )
    return lines(begun, spoken, written)


def answer_entries(act: ShowData, flow: Flow, translator: Translator) -> list[str]:
    """The answers of the pre-check, in the order of the questions."""
    return [
        translator.entry(translator.speak(question.title), translator.speak(option.label))
        for question in flow.questions
        if (option := question.option(act.conversation.answers.get(question.key, ""))) is not None
    ]


def likely_entries(act: ShowData, flow: Flow, translator: Translator) -> list[str]:
    """What was probably said of questions that have no answer, in their order."""
    return [
        translator.entry(translator.speak(question.title), translator.speak(option.label))
        for question in flow.questions
        if (likely := act.conversation.likely.get(question.key)) is not None
        and not likely.is_denied
        and (option := question.option(likely.value)) is not None
    ]


def form_in_progress(act: ShowData, form: FormDefinition, translator: Translator) -> str:
    """What was typed into a form that is still open; empty where none is."""
    if act.conversation.form is None:
        return ""
    entries = form_entries(form, act.conversation.form.values, translator)
    return section(translator.gettext("Contact form, not sent yet:"), entries)


def lead_text(lead: Lead, form: FormDefinition, translator: Translator) -> str:
    """One enquiry with everything it says about the person."""
    heading = translator.gettext(
        "Enquiry {reference} ({status}), sent on {moment} ({zone}):",
        reference=lead.reference,
        status=status_label(lead.status, translator),
        moment=translator.moment(lead.created_at),
    )
    if lead.contact is None or lead.wish is None:
        return lines(heading, translator.gettext("Its contents have been deleted."))
    entries = form_entries(form, values_of(lead.contact, lead.wish), translator)
    return section(lines(heading, consent_text(lead, translator)), entries)


def consent_text(lead: Lead, translator: Translator) -> str:
    """When the applicant agreed to which purpose notice; empty where that was not kept."""
    if lead.consented_at is None:
        return ""
    return translator.gettext(
        "Use of contact details agreed to on {moment} ({zone}), notice {notice}.",
        moment=translator.moment(lead.consented_at),
        notice=lead.consent_notice or "–",
    )


def kept_for(retention_days: int, translator: Translator) -> str:
    """How long things are kept."""
    return translator.ngettext(
        "Everything is deleted by itself once it has not been used for {count} day. You can also "
        "delete it now.",
        "Everything is deleted by itself once it has not been used for {count} days. You can also "
        "delete it now.",
        retention_days,
    )


def confirm_erasure(act: ConfirmErasure, translator: Translator) -> Message:
    """Ask once more before everything is deleted."""
    ask = translator.gettext(
        "Shall I delete everything that is stored about you: the conversation, your answers and "
        "your questions? This cannot be undone."
    )
    enquiries = translator.gettext(
        "Your contact details and wishes are removed from the enquiries that staff have, too "
        "({references}); staff can then no longer reply.",
        references=translator.listed(act.leads),
    )
    yes = choice(translator.gettext("Yes, delete everything"), ChoiceId.erase(is_wished=True))
    no = choice(translator.gettext("No, keep it"), ChoiceId.erase(is_wished=False))
    return Message(
        kind=MessageKind.NOTICE,
        text=paragraphs(ask, enquiries if act.leads else ""),
        choices=numbered((yes, no)),
    )


def confirm_erased(act: ConfirmErased, translator: Translator) -> Message:
    """The receipt for the deletion."""
    done = translator.gettext("Everything stored about you has been deleted.")
    when = translator.gettext("{moment} ({zone})", moment=translator.moment(act.at))
    number = translator.gettext("Receipt number: {receipt}", receipt=act.receipt)
    rest = translator.gettext(
        "Of your enquiries ({references}) only the number and the record of how they were handled "
        "remain, without anything about you.",
        references=translator.listed(act.leads),
    )
    shown = translator.gettext(
        "Our earlier messages here are being removed as well. What you wrote yourself stays here "
        "until you delete it."
    )
    return Message(
        kind=MessageKind.RECEIPT,
        text=paragraphs(
            lines(done, when, number),
            rest if act.leads else "",
            shown if act.is_elsewhere else "",
        ),
        choices=numbered((command(translator, Command.START),)),
    )
