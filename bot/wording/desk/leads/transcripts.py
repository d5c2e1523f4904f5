"""What staff read in a dialog: the conversation, the decision record, open questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.assistant.curation.unanswered import Unanswered
from bot.assistant.desk.leads import RecordCheck
from bot.assistant.desk.views import Page
from bot.assistant.ports import TranscriptEntry
from bot.handoff.lead import Lead, LeadEvent
from bot.precheck.flow import Flow
from bot.precheck.record import digest
from bot.vocabulary.ui import (
    Dialog,
    Divider,
    Facts,
    Input,
    InputKind,
    Paragraph,
    Part,
    Quotation,
    Small,
)
from bot.wording.applicants.my_data import consent_text
from bot.wording.choices import as_read
from bot.wording.desk.leads.lead_summary import SPEAKERS, answer_entries, happened, origin
from bot.wording.desk.messages import check_text
from bot.wording.desk.names import Names, button, called, listing, row
from bot.wording.labels import language_name, verdict_label
from bot.wording.translator import N_, Translator, section

CHANGES: Mapping[str, str] = {
    "edited": N_("(changed an earlier message)"),
    "deleted": N_("(deleted a message)"),
    "mail": N_("(by mail)"),
    "added": N_("(added to the enquiry)"),
}
"""What happened to an earlier message, by the kind of the line."""


def transcript(lead: Lead, page: Page, flow: Flow, translator: Translator) -> Dialog:
    """A part of what was said, every line whole, with a way to the other parts."""
    empty = (Paragraph(translator.gettext("Nothing of this conversation is stored.")),)
    which = translator.gettext("Part {number} of {total}", number=page.number, total=page.total)
    entries = [as_read(entry, flow, translator) for entry in page.entries]
    parts = tuple(part for entry in entries for part in entry_parts(entry, translator))
    return read_only(
        translator.gettext("Conversation"),
        (
            Small(called(lead, translator)),
            *((Small(which),) if page.total > 1 else ()),
            *(parts or empty),
            *turning(lead, page, translator),
        ),
        translator,
    )


def entry_parts(entry: TranscriptEntry, translator: Translator) -> Iterator[Part]:
    """One line of a transcript."""
    yield Small(
        translator.entry(translator.moment(entry.at), translator.gettext(SPEAKERS[entry.speaker]))
    )
    if entry.kind in CHANGES:
        yield Small(translator.gettext(CHANGES[entry.kind]))
    if entry.text.strip():
        yield Quotation(entry.text)
    elif entry.kind not in CHANGES:
        yield Small(translator.gettext("(contact form: see the contact details)"))


def turning(lead: Lead, page: Page, translator: Translator) -> tuple[Part, ...]:
    """Buttons to the parts before and after this one."""
    buttons = []
    if page.number > 1:
        value = f"{lead.reference} {page.number - 1}"
        # translators: a button that shows older lines of a conversation
        buttons.append(button(translator, "transcript", N_("Earlier"), value))
    if page.number < page.total:
        value = f"{lead.reference} {page.number + 1}"
        # translators: a button that puts an enquiry off until another day
        buttons.append(button(translator, "transcript", N_("Later"), value))
    return row(*buttons)


def record(
    lead: Lead,
    check: RecordCheck,
    history: Sequence[LeadEvent],
    flow: Flow,
    translator: Translator,
    names: Names,
) -> Dialog:
    """The decision record with what it is worth, and what happened to the lead since."""
    parts: list[Part] = [
        Small(called(lead, translator)),
        Facts(((translator.gettext("Pre-check"), verdict_label(lead.verdict, translator)),)),
        Paragraph(check_text(check, translator)),
        Small(origin(lead, flow, translator)),
    ]
    answers = section(
        translator.gettext("Answers to the pre-check:"), answer_entries(lead, flow, translator)
    )
    if answers:
        parts.append(Paragraph(answers))
    if agreed := consent_text(lead, translator):
        parts.append(Small(agreed))
    if lead.record:
        parts += [Small(translator.entry("SHA-256", digest(lead.record))), Quotation(lead.record)]
    told = wordless(history) if lead.erased_at else history
    events = [happened(event, translator, names) for event in reversed(told)]
    parts += [
        Divider(),
        Paragraph(listing(translator.gettext("History, newest first:"), events, translator)),
    ]
    return read_only(translator.gettext("Decision record"), tuple(parts), translator)


def wordless(history: Sequence[LeadEvent]) -> list[LeadEvent]:
    """The history without what staff wrote into it, which may speak of people."""
    return [
        replace(event, detail={k: v for k, v in event.detail.items() if k != "text"})
        for event in history
    ]


def read_only(title: str, parts: tuple[Part, ...], translator: Translator) -> Dialog:
    """A dialog in which nothing is filled in."""
    return Dialog(action="read", title=title, parts=parts, close=translator.gettext("Close"))


def unanswered(questions: Sequence[Unanswered], translator: Translator) -> Dialog:
    """Questions that wait for an answer to be written, the most frequent first."""
    parts = tuple(part for question in questions for part in question_parts(question, translator))
    none = (Paragraph(translator.gettext("Every question was answered.")),)
    return read_only(translator.gettext("Unanswered"), parts or none, translator)


def question_parts(question: Unanswered, translator: Translator) -> tuple[Part, ...]:
    """One question with a way to answer it."""
    times = translator.ngettext("asked {count} time", "asked {count} times", question.times)
    note = translator.gettext("{text} ({note})", text=times, note=language_name(question.language))
    return (
        Quotation(question.text),
        Small(note),
        *row(button(translator, "answer", N_("Write an answer"), question.key)),
    )


def answering(question: Unanswered, translator: Translator) -> Dialog:
    """Asks for the answer to a question, which curators check before anybody reads it."""
    explained = translator.gettext(
        "Curators check the answer against the guideline before it is published. Those who asked "
        "to hear of it are told then."
    )
    text = Input(
        "answer",
        translator.gettext("Answer"),
        InputKind.PROSE,
        hint=translator.gettext(
            "In the language of the question, with the clause that it rests on."
        ),
    )
    return Dialog(
        action="answer.send",
        title=translator.gettext("Write an answer"),
        parts=(Quotation(question.text), Small(language_name(question.language)), Small(explained)),
        inputs=(text,),
        value=question.key,
        submit=translator.gettext("Hand in"),
        close=translator.gettext("Cancel"),
    )
