"""The inbox and the page of a lead, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from bot.assistant.desk.appointments.arrangement import upcoming
from bot.assistant.desk.inbox import Inbox, LeadDossier
from bot.assistant.desk.leads import LeadDetails
from bot.assistant.desk.search.query import QueryMistake
from bot.assistant.mail_queue import NO_MAIL, MailReach
from bot.assistant.ports import MOST_COUNTED, Author, InboxTab, LeadOrder, Outgoing, TranscriptEntry
from bot.faq.article import Article
from bot.handoff.appointments.appointment_workflow import TOLD
from bot.handoff.form.definition import FormDefinition
from bot.handoff.lead import Lead, LeadEvent
from bot.precheck.flow import Flow
from bot.vocabulary.ui import Button, Buttons, Divider, Paragraph, Part
from bot.wording.choices import as_read
from bot.wording.desk.labels import SHELVES
from bot.wording.desk.leads.appointments import appointment_parts
from bot.wording.desk.leads.deliveries import delivery_badge, reach
from bot.wording.desk.leads.lead_card import (
    button_for,
    contact_parts,
    is_resting,
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
from bot.wording.desk.names import Names, brief, called, company_of, in_japan, left, named
from bot.wording.desk.views import Badge, InboxPage, LeadPage, LeadRow, SpokenLine, Tab
from bot.wording.labels import language_name, status_label, verdict_label
from bot.wording.translator import N_, Translator, one_line

CHANNELS: Mapping[str, str] = {
    "web": N_("the web page"),
    "slack": N_("Slack"),
    "teams": N_("Teams"),
    "terminal": N_("a terminal"),
}
"""Where an applicant writes from."""


def inbox_page(found: Inbox, staff: str, translator: Translator, names: Names) -> InboxPage:
    """One page of the inbox."""
    now, wanted = found.at, found.wanted
    summary = translator.ngettext("{count} enquiry", "{count} enquiries", found.total)
    return InboxPage(
        shelf=wanted.shelf.value,
        sought=wanted.sought,
        tabs=tuple(
            Tab(shelf.value, translator.gettext(said), shelf is wanted.shelf, found.counts[shelf])
            for shelf, said in SHELVES.items()
        ),
        rows=tuple(lead_row(lead, staff, translator, names, now) for lead in found.leads),
        summary=translator.entry(translator.gettext(SHELVES[InboxTab(wanted.shelf)]), summary),
        order=wanted.order.value,
        orders=tuple((order.value, translator.gettext(said)) for order, said in ORDERS.items()),
        most=MOST_COUNTED,
        next=found.next,
        is_first=not wanted.after,
        remarks=tuple(remarks(found, translator)),
    )


ORDERS: Mapping[LeadOrder, str] = {
    LeadOrder.URGENT: N_("Most urgent first"),
    LeadOrder.NEWEST: N_("Newest first"),
    LeadOrder.OLDEST: N_("Oldest first"),
    LeadOrder.CHANGED: N_("Last changed first"),
}

MISTAKES: Mapping[QueryMistake, str] = {
    QueryMistake.NO_SUCH_VALUE: N_("“{typed}” is not known. Possible are: {allowed}."),
    QueryMistake.NO_DATE: N_("“{typed}” is no date. Write it like before:2026-11-28 or after:30d."),
    QueryMistake.NO_WORD: N_("“{typed}” holds no letter and no digit to look for."),
}


def remarks(found: Inbox, translator: Translator) -> Iterator[str]:
    """What of the search could not be understood, and what it does not show."""
    for problem in found.problems:
        typed, allowed = one_line(problem.typed), ", ".join(problem.allowed)
        yield translator.gettext(MISTAKES[problem.mistake], typed=typed, allowed=allowed)
    if found.problems:
        yield translator.gettext("The rest was searched for all the same.")
    if found.is_cut:
        yield translator.gettext(
            "There are very many hits: these are of the {count} newest. Add a word or a date to "
            "see older ones.",
            count=f"{MOST_COUNTED:,}",
        )
    if not found.is_complete:
        yield translator.gettext(
            "Older enquiries are still being prepared for the search and may be missing for some "
            "minutes."
        )


def lead_row(
    lead: Lead, staff: str, translator: Translator, names: Names, now: datetime
) -> LeadRow:
    """A lead in a list."""
    rests = is_resting(lead, now)
    waits = lead.awaits_us
    until = lead.snoozed_until
    return LeadRow(
        reference=lead.reference,
        company=company_of(lead, translator),
        person=one_line(lead.contact.name) if lead.contact else "",
        verdict=Badge(lead.verdict, verdict_label(lead.verdict, translator)),
        status=Badge(lead.status.value, status_label(lead.status, translator)),
        owner=named(lead.owner, translator, names),
        language=language_name(lead.language),
        came=brief(lead.created_at, now, translator),
        due=brief(lead.reply_by, now, translator) if waits else "",
        left=left(lead.reply_by, now, translator) if waits and not rests else "",
        is_mine=bool(lead.owner) and lead.owner == staff,
        is_urgent=waits and not rests and lead.reply_by <= now,
        rests=brief(until, now, translator) if rests and until else "",
    )


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
    has_kept = not is_erased and lead.contact is not None and lead.wish is not None
    return LeadPage(
        row=lead_row(lead, staff, translator, names, now),
        title=called(lead, translator),
        channel=channel_of(lead, translator),
        standing=(
            *standing(case, translator, names, now)[2:],
            came(lead, translator),
            *reached(lead, mailed, translator),
        ),
        ways=()
        if is_erased
        else tuple(
            button_for(way, lead, translator)
            for way in ways_of(lead, staff, now)
            if way != "call" or not upcoming(case.appointments, now)
        ),
        call=appointment_parts(case, staff, translator, names, now),
        looks=()
        if is_erased
        else tuple(button_for(look, lead, translator) for look in looks(case)),
        points=points(lead, flow, translator) if has_kept else (),
        contact=contact_of(lead, form, translator),
        answers=answers_of(lead, flow, translator) if has_kept else (),
        questions=()
        if is_erased
        else tuple(asked(each, articles, translator) for each in case.questions),
        notes=() if is_erased else tuple(notes_of(case, translator, names)),
        said=() if is_erased else tuple(conversation(dossier, flow, translator, names)),
        history=tuple(happened(event, translator, names) for event in reversed(told)),
        origin=origin(lead, flow, translator),
        is_erased=is_erased,
        related=() if is_erased else related_leads(case, translator, names),
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


def contact_of(lead: Lead, form: FormDefinition, translator: Translator) -> tuple[Part, ...]:
    """Whom to reach and what they hope for."""
    if lead.contact is None or lead.wish is None:
        return ()
    parts = contact_parts(lead.contact, lead.wish, form, translator)
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
