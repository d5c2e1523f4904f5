"""The page of a lead, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from bot.assistant.desk.appointments.arrangement import upcoming
from bot.assistant.desk.inbox import LeadDossier
from bot.assistant.desk.leads import LeadDetails
from bot.assistant.mail_queue import NO_MAIL, MailReach
from bot.assistant.ports import Author, Outgoing, TranscriptEntry
from bot.faq.article import Article
from bot.handoff.appointments.appointment_workflow import TOLD
from bot.handoff.form.definition import FormDefinition
from bot.handoff.lead import Lead, LeadEvent
from bot.precheck.flow import Flow
from bot.vocabulary.ui import Button, Buttons, Divider, Paragraph, Part
from bot.wording.choices import as_read
from bot.wording.desk.inbox import lead_row
from bot.wording.desk.leads.appointments import appointment_parts
from bot.wording.desk.leads.deliveries import delivery_badge, reach
from bot.wording.desk.leads.lead_card import (
    button_for,
    contact_parts,
    looks,
    standing,
    ways_of,
)
from bot.wording.desk.leads.lead_summary import (
    SPEAKERS,
    asked,
    check_list,
    happened,
    origin,
    read_record,
)
from bot.wording.desk.leads.related import related_leads
from bot.wording.desk.leads.threads import settling
from bot.wording.desk.leads.transcripts import CHANGES, wordless
from bot.wording.desk.names import Names, called, in_japan, named
from bot.wording.desk.views import LeadPage, SpokenLine
from bot.wording.translator import N_, Translator

CHANNELS: Mapping[str, str] = {
    "web": N_("the web page"),
    "slack": N_("Slack"),
    "teams": N_("Teams"),
    "terminal": N_("a terminal"),
}
"""Where an applicant writes from."""


def lead_page(
    dossier: LeadDossier,
    staff: str,
    flow: Flow,
    form: FormDefinition,
    articles: Mapping[str, Article],
    translator: Translator,
    names: Names,
    now: datetime,
    mailed: MailReach = NO_MAIL,
) -> LeadPage:
    """Everything about a lead. Of an erased one, only that and its wordless history."""
    case, lead = dossier.case, dossier.case.lead
    is_erased = lead.erased_at is not None or lead.contact is None or lead.wish is None
    told = wordless(case.history) if is_erased else case.history
    page = LeadPage(
        row=lead_row(lead, staff, translator, names, now),
        title=called(lead, translator),
        channel=channel_of(lead, translator),
        standing=(
            *standing(case, translator, names, now)[2:],
            came(lead, translator),
            *reached(lead, mailed, translator),
        ),
        contact=contact_of(lead, flow, form, translator),
        call=appointment_parts(case, staff, translator, names, now),
        history=tuple(happened(event, translator, names) for event in reversed(told)),
        origin=origin(lead, flow, translator),
        is_erased=is_erased,
    )
    if is_erased:
        return page
    return replace(
        page,
        ways=ways_on(case, staff, translator, now),
        looks=tuple(button_for(look, lead, translator) for look in looks(case)),
        points=points(lead, flow, translator),
        answers=answers_of(lead, flow, translator),
        questions=tuple(asked(each, articles, translator) for each in case.questions),
        notes=tuple(notes_of(case, translator, names)),
        said=tuple(conversation(dossier, flow, translator, names)),
        related=related_leads(case, translator, names),
    )


def ways_on(
    case: LeadDetails, staff: str, translator: Translator, now: datetime
) -> tuple[Button, ...]:
    """What can be done with it; a call that is to come has buttons of its own."""
    has_call = upcoming(case.appointments, now) is not None
    return tuple(
        button_for(way, case.lead, translator)
        for way in ways_of(case.lead, staff, now)
        if way != "call" or not has_call
    )


def came(lead: Lead, translator: Translator) -> tuple[str, str]:
    """When it was sent."""
    return translator.gettext("Came in"), in_japan(lead.created_at, translator)


def reached(lead: Lead, mailed: MailReach, translator: Translator) -> tuple[tuple[str, str], ...]:
    """How the applicant learns of a reply, where no platform calls them."""
    told = reach(lead, mailed, translator)
    # translators: how an applicant learns of a reply
    return ((translator.gettext("Reached by"), told),) if told else ()


def points(lead: Lead, flow: Flow, translator: Translator) -> tuple[Part, ...]:
    """What staff have to look at, each point with its clauses."""
    return tuple(Paragraph(text) for text in check_list(lead, flow, translator) if text)


def contact_of(
    lead: Lead, flow: Flow, form: FormDefinition, translator: Translator
) -> tuple[Part, ...]:
    """Whom to reach and what they hope for."""
    if lead.contact is None or lead.wish is None:
        return ()
    parts = contact_parts(lead.contact, lead.wish, flow, form, translator)
    return tuple(part for part in parts if not isinstance(part, Divider))


def answers_of(lead: Lead, flow: Flow, translator: Translator) -> tuple[tuple[str, str], ...]:
    """Each question with the answer and the clauses that it rests on."""
    answers = read_record(lead.record, flow).answers
    return tuple(
        (
            translator.speak(question.title),
            translator.cited(translator.speak(option.label), option.clauses),
        )
        for question in flow.questions
        if (option := question.option(answers.get(question.key, ""))) is not None
    )


def channel_of(lead: Lead, translator: Translator) -> str:
    """Where the applicant writes from; empty where that is not known."""
    said = CHANNELS.get(lead.person.partition(":")[0])
    return (
        translator.gettext("writes through {channel}", channel=translator.gettext(said))
        if said
        else ""
    )


def notes_of(case: LeadDetails, translator: Translator, names: Names) -> Iterator[SpokenLine]:
    """What staff wrote to each other, the newest first."""
    for event in reversed(case.history):
        if event.action == "noted":
            who = named(event.actor, translator, names)
            yield SpokenLine(
                "staff", who, translator.moment(event.at), event.detail.get("text", "")
            )


def conversation(
    dossier: LeadDossier, flow: Flow, translator: Translator, names: Names
) -> Iterator[SpokenLine]:
    """Everything that was said, in order, and what became of what staff wrote."""
    writers = writers_of(dossier.case.history)
    for entry in dossier.case.transcript:
        if entry.kind == "text" and not entry.text.strip():
            continue  # somebody opened the page and said nothing
        sent = dossier.sent.get(entry.key)
        mail = dossier.mails.get(sent.id) if sent else None
        writer, lead = writers.get(entry.key.partition("-")[2], ""), dossier.case.lead
        yield said(as_read(entry, flow, translator), sent, mail, writer, lead, translator, names)


def writers_of(history: tuple[LeadEvent, ...]) -> dict[str, str]:
    """Who wrote each message to the applicant, by its id."""
    return {
        event.detail["outgoing"]: event.actor
        for event in history
        if event.action in {"replied", *TOLD} and "outgoing" in event.detail
    }


def said(
    entry: TranscriptEntry,
    sent: Outgoing | None,
    mail: Outgoing | None,
    writer: str,
    lead: Lead,
    translator: Translator,
    names: Names,
) -> SpokenLine:
    """One line of the conversation."""
    remark = translator.gettext(CHANGES[entry.kind]) if entry.kind in CHANGES else ""
    if not entry.text.strip() and not remark:
        remark = translator.gettext("(contact form: see the contact details)")
    who = translator.gettext(SPEAKERS[entry.speaker])
    if entry.speaker is Author.STAFF and writer:
        who = named(writer, translator, names)
    return SpokenLine(
        side=entry.speaker.value,
        who=who,
        at=translator.moment(entry.at),
        text=entry.text,
        remark=remark,
        delivery=delivery_badge(sent, mail, translator),
        buttons=tuple(settle_buttons(lead, mail or sent, translator)),
        is_quiet=is_quiet(entry),
    )


def is_quiet(entry: TranscriptEntry) -> bool:
    """Whether staff may pass over a line: said by itself, picked, or kept elsewhere."""
    return entry.speaker is Author.COUNTER or entry.kind in {"choice", "form"}


def settle_buttons(lead: Lead, sent: Outgoing | None, translator: Translator) -> Iterator[Button]:
    """What ends the uncertainty about a message."""
    if sent is None:
        return
    for part in settling(lead, sent, translator):
        if isinstance(part, Buttons):
            yield from part.buttons
