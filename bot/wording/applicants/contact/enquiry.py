"""What is said of an enquiry that was sent: that it arrived, where it stands, and until when staff
reply.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.assistant.acts import NoEnquiryYet, NotSent, Receipt, ShowEnquiry
from bot.handoff.form.definition import Field, FormDefinition, values_of
from bot.handoff.lead import Lead, LeadStatus
from bot.vocabulary import Message, MessageKind, Statement
from bot.vocabulary.commands import Command
from bot.wording.choices import commands, numbered
from bot.wording.labels import form_entries
from bot.wording.translator import N_, Translator, lines, one_line, paragraphs, section

STANDS: Mapping[LeadStatus, str] = {
    LeadStatus.NEW: N_("It has arrived. Nobody has taken it on yet."),
    LeadStatus.CLAIMED: N_("A member of staff has taken it on."),
    LeadStatus.CONTACTED: N_("Staff have replied to you."),
    LeadStatus.APPLIED: N_("Staff have noted that you applied."),
    LeadStatus.CLOSED: N_("Staff have closed it. If anything is left, please write it here."),
}


def show_enquiry(act: ShowEnquiry, translator: Translator, form: FormDefinition) -> Message:
    """Say where an enquiry stands, and what staff have of it."""
    stands = translator.gettext(STANDS[act.lead.status])
    due = reply(act, translator) if act.lead.awaits_us else ""
    return Message(
        kind=MessageKind.RECEIPT,
        text=paragraphs(
            lines(sent_on(act.lead, translator), stands),
            due,
            section(translator.gettext("Staff have this:"), held_of(act.lead, form, translator)),
            passed_on(act.passed_on, translator),
            translator.gettext("Is something wrong or missing? Just write it here."),
        ),
        choices=numbered(commands(translator, Command.REPLY, Command.ASK, Command.MY_DATA)),
        clauses=translator.edition.behind(Statement.DESK),
    )


def no_enquiry_yet(act: NoEnquiryYet, translator: Translator, form: FormDefinition) -> Message:
    """Say that nothing was sent, and until when staff reply if it is sent now."""
    promised = translator.gettext(
        "Staff will reply by {moment} ({zone}) to an enquiry that you send now.",
        moment=translator.moment(act.reply_by),
    )
    if act.is_being_written:
        text = paragraphs(lacking(act.missing, translator, form), promised)
        return Message(MessageKind.NOTICE, text)
    none_yet = translator.gettext("No enquiry has been sent from this chat yet.")
    elsewhere = translator.gettext(
        "If you wrote to us in another way and are still waiting, we are sorry: say “contact "
        "staff”, and they will look into it."
    )
    return Message(
        kind=MessageKind.NOTICE,
        text=paragraphs(lines(none_yet, promised), elsewhere),
        choices=numbered(commands(translator, Command.STAFF)),
    )


def not_sent(act: NotSent, translator: Translator, form: FormDefinition) -> Message:
    """Say that nothing was sent yet, and what is missing."""
    return Message(MessageKind.NOTICE, lacking(act.missing, translator, form))


def lacking(missing: Sequence[Field], translator: Translator, form: FormDefinition) -> str:
    """That nothing was sent yet, and the fields that are missing, if any are."""
    if not missing:
        return translator.gettext("Nothing has been sent yet.")
    titles = [missing_title(field, translator, form) for field in missing]
    if len(titles) == 1:
        return translator.gettext(
            "Nothing has been sent yet. Only one thing is missing: “{title}”.", title=titles[0]
        )
    return section(
        translator.gettext("Nothing has been sent yet. Before it can be, staff need this:"), titles
    )


def missing_title(field: Field, translator: Translator, form: FormDefinition) -> str:
    """The short name of a field that is missing, and of the one that may stand in for it."""
    title, other = translator.speak(field.title), form.field(field.instead)
    if other is None:
        return title
    # translators: two fields of which one is enough: "E-mail or Phone"
    return translator.gettext(
        "{title} or {other}", title=title, other=translator.speak(other.title)
    )


def sent_on(lead: Lead, translator: Translator) -> str:
    """Which enquiry it is, and when it was sent."""
    return lines(
        translator.gettext("Reference number: {reference}", reference=lead.reference),
        translator.gettext("Sent on {moment} ({zone}).", moment=translator.moment(lead.created_at)),
    )


def held_of(lead: Lead, form: FormDefinition, translator: Translator) -> list[str]:
    """What an enquiry says, of the fields that were filled in."""
    if lead.contact is None or lead.wish is None:
        return []
    values = {name: value for name, value in values_of(lead.contact, lead.wish).items() if value}
    return form_entries(form, values, translator)


def passed_on(texts: tuple[str, ...], translator: Translator) -> str:
    """What the person wrote to staff beside the form."""
    return section(
        translator.gettext("Passed on to staff since:"), [one_line(text) for text in texts]
    )


def receipt(act: Receipt, translator: Translator) -> Message:
    """Say that the enquiry was sent, until when staff reply, and what can be done meanwhile."""
    return Message(
        kind=MessageKind.RECEIPT,
        text=paragraphs(
            sent(act, translator),
            reply(act, translator),
            notified(act, translator),
            translator.gettext(
                "Staff see what you answered and asked here. You need not say it again."
            ),
        ),
        choices=numbered(commands(translator, *after_sending(act))),
        clauses=translator.edition.behind(Statement.DESK),
    )


def after_sending(act: Receipt) -> tuple[Command, ...]:
    """The commands that are worth offering now."""
    going_on = (Command.RESUME,) if act.is_unfinished else ()
    return (*going_on, Command.ASK, Command.MY_DATA, Command.DELETE_DATA)


def notified(act: Receipt, translator: Translator) -> str:
    """How they learn of the reply: by mail, by coming back, or where they are."""
    if act.is_mailed:
        return translator.gettext(
            "We have also written to your e-mail address, with a link that opens this conversation "
            "on any device. When a reply waits here that you have not seen, we write there again."
        )
    if act.lead.contact is not None and not act.lead.contact.email:
        return translator.gettext(
            "Staff call the number you gave, or reply here, in this conversation. Please keep the "
            "reference number."
        )
    if act.is_away:
        return translator.gettext(
            "The reply will come here. Please open this page again in the same browser."
        )
    return translator.gettext(
        "The reply comes here, in this conversation, or to the e-mail address you gave. Please "
        "keep the number."
    )


def sent(act: Receipt, translator: Translator) -> str:
    """That the enquiry arrived, with its number."""
    if act.is_update:
        arrived = translator.gettext("Thank you. Your earlier enquiry has been brought up to date.")
    else:
        arrived = translator.gettext("Thank you. Your enquiry has reached our staff.")
    number = translator.gettext("Reference number: {reference}", reference=act.lead.reference)
    return lines(arrived, number)


def reply(act: Receipt | ShowEnquiry, translator: Translator) -> str:
    """Until when staff reply, and that the desk is closed now, where it is."""
    moment = translator.moment(act.lead.reply_by)
    late = translator.gettext(
        "Staff were to reply by {moment} ({zone}) and have not done so yet. We are sorry for "
        "the wait; your enquiry stands among the overdue ones.",
        moment=moment,
    )
    due = translator.gettext("Staff will reply by {moment} ({zone}).", moment=moment)
    closed = translator.gettext(
        "The desk is closed at the moment. Its hours are {desk_hours}, except on weekends and "
        "national holidays."
    )
    return lines(late if act.is_late else due, "" if act.is_desk_open else closed)
