"""The inbox and the page of a lead, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from bot.assistant.desk.inbox import Dossier, Inbox, Shelf
from bot.assistant.desk.leads import Case
from bot.assistant.ports import Entry, Outgoing, Speaker
from bot.faq.article import Article
from bot.handoff.form import FormDefinition
from bot.handoff.lead import Lead, LeadEvent
from bot.precheck.flow import Flow
from bot.vocabulary.ui import Button, Buttons, Divider, Paragraph, Part
from bot.wording.choices import as_read
from bot.wording.desk.labels import SHELVES
from bot.wording.desk.leads.lead_card import (
    AWAITED,
    button_for,
    contact_parts,
    is_resting,
    looks,
    standing,
    ways,
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
from bot.wording.desk.leads.threads import DELIVERIES, settling
from bot.wording.desk.leads.transcripts import CHANGES, wordless
from bot.wording.desk.names import Names, brief, called, company_of, in_japan, left, named
from bot.wording.desk.views import Badge, InboxPage, LeadPage, LeadRow, Said, Tab
from bot.wording.labels import language_name, status_label, verdict_label
from bot.wording.translator import N_, Voice, one_line

CHANNELS: Mapping[str, str] = {
    "web": N_("the web page"),
    "slack": N_("Slack"),
    "teams": N_("Teams"),
    "terminal": N_("a terminal"),
}
"""Where an applicant writes from."""


def inbox_page(found: Inbox, staff: str, voice: Voice, names: Names) -> InboxPage:
    """One page of the inbox."""
    now, wanted = found.at, found.wanted
    summary = voice.ngettext("{count} enquiry", "{count} enquiries", found.total)
    return InboxPage(
        shelf=wanted.shelf.value,
        sought=wanted.sought,
        tabs=tuple(
            Tab(shelf.value, voice.gettext(said), shelf is wanted.shelf, found.counts[shelf])
            for shelf, said in SHELVES.items()
        ),
        rows=tuple(lead_row(lead, staff, voice, names, now) for lead in found.leads),
        summary=voice.entry(voice.gettext(SHELVES[Shelf(wanted.shelf)]), summary),
        page=found.page,
        pages=found.pages,
    )


def lead_row(lead: Lead, staff: str, voice: Voice, names: Names, now: datetime) -> LeadRow:
    """A lead in a list."""
    rests = is_resting(lead, now)
    waits = lead.status in AWAITED and lead.erased_at is None
    until = lead.snoozed_until
    return LeadRow(
        reference=lead.reference,
        company=company_of(lead, voice),
        person=one_line(lead.contact.name) if lead.contact else "",
        verdict=Badge(lead.verdict, verdict_label(lead.verdict, voice)),
        status=Badge(lead.status.value, status_label(lead.status, voice)),
        owner=named(lead.owner, voice, names),
        language=language_name(lead.language),
        came=brief(lead.created_at, now, voice),
        due=brief(lead.reply_by, now, voice) if waits else "",
        left=left(lead.reply_by, now, voice) if waits and not rests else "",
        is_mine=bool(lead.owner) and lead.owner == staff,
        is_urgent=waits and not rests and lead.reply_by <= now,
        rests=brief(until, now, voice) if rests and until else "",
    )


def lead_page(
    dossier: Dossier,
    staff: str,
    flow: Flow,
    form: FormDefinition,
    articles: Mapping[str, Article],
    voice: Voice,
    names: Names,
    now: datetime,
) -> LeadPage:
    """Everything about a lead. Of an erased one, only that and its wordless history."""
    case, lead = dossier.case, dossier.case.lead
    is_erased = lead.erased_at is not None or lead.contact is None or lead.wish is None
    told = wordless(case.history) if is_erased else case.history
    has_kept = not is_erased and lead.contact is not None and lead.wish is not None
    return LeadPage(
        row=lead_row(lead, staff, voice, names, now),
        title=called(lead, voice),
        channel=channel_of(lead, voice),
        standing=(*standing(case, voice, names, now)[2:], came(lead, voice)),
        ways=() if is_erased else tuple(button_for(way, lead, voice) for way in ways(lead, now)),
        looks=() if is_erased else tuple(button_for(look, lead, voice) for look in looks(case)),
        points=points(lead, flow, voice) if has_kept else (),
        contact=contact_of(lead, form, voice),
        answers=answers_of(lead, flow, voice) if has_kept else (),
        questions=()
        if is_erased
        else tuple(asked(each, articles, voice) for each in case.questions),
        notes=() if is_erased else tuple(notes_of(case, voice, names)),
        said=() if is_erased else tuple(conversation(dossier, flow, voice, names)),
        history=tuple(happened(event, voice, names) for event in reversed(told)),
        origin=origin(lead, flow, voice),
        is_erased=is_erased,
        related=() if is_erased else related_leads(case, voice, names),
    )


def came(lead: Lead, voice: Voice) -> tuple[str, str]:
    """When it was sent."""
    return voice.gettext("Came in"), in_japan(lead.created_at, voice)


def points(lead: Lead, flow: Flow, voice: Voice) -> tuple[Part, ...]:
    """What staff have to look at, each point with its clauses."""
    return tuple(Paragraph(text) for text in check_list(lead, flow, voice) if text)


def contact_of(lead: Lead, form: FormDefinition, voice: Voice) -> tuple[Part, ...]:
    """Whom to reach and what they hope for."""
    if lead.contact is None or lead.wish is None:
        return ()
    parts = contact_parts(lead.contact, lead.wish, form, voice)
    return tuple(part for part in parts if not isinstance(part, Divider))


def answers_of(lead: Lead, flow: Flow, voice: Voice) -> tuple[tuple[str, str], ...]:
    """Each question with the answer and the clauses that it rests on."""
    answers = read_record(lead.record, flow).answers
    return tuple(
        (voice.speak(question.title), voice.cited(voice.speak(option.label), option.clauses))
        for question in flow.questions
        if (option := question.option(answers.get(question.key, ""))) is not None
    )


def channel_of(lead: Lead, voice: Voice) -> str:
    """Where the applicant writes from; empty where that is not known."""
    said = CHANNELS.get(lead.person.partition(":")[0])
    return voice.gettext("writes through {channel}", channel=voice.gettext(said)) if said else ""


def notes_of(case: Case, voice: Voice, names: Names) -> Iterator[Said]:
    """What staff wrote to each other, the newest first."""
    for event in reversed(case.history):
        if event.action == "noted":
            who = named(event.actor, voice, names)
            yield Said("staff", who, voice.moment(event.at), event.detail.get("text", ""))


def conversation(dossier: Dossier, flow: Flow, voice: Voice, names: Names) -> Iterator[Said]:
    """Everything that was said, in order, and what became of what staff wrote."""
    writers = writers_of(dossier.case.history)
    for entry in dossier.case.transcript:
        if entry.kind == "text" and not entry.text.strip():
            continue  # somebody opened the page and said nothing
        sent = dossier.sent.get(entry.key)
        writer = writers.get(entry.key.partition("-")[2], "")
        yield said(as_read(entry, flow, voice), sent, writer, dossier.case.lead, voice, names)


def writers_of(history: tuple[LeadEvent, ...]) -> dict[str, str]:
    """Who wrote each message to the applicant, by its id."""
    return {
        event.detail["outgoing"]: event.actor
        for event in history
        if event.action == "replied" and "outgoing" in event.detail
    }


def said(
    entry: Entry, sent: Outgoing | None, writer: str, lead: Lead, voice: Voice, names: Names
) -> Said:
    """One line of the conversation."""
    remark = voice.gettext(CHANGES[entry.kind]) if entry.kind in CHANGES else ""
    if not entry.text.strip() and not remark:
        remark = voice.gettext("(contact form: see the contact details)")
    who = voice.gettext(SPEAKERS[entry.speaker])
    if entry.speaker is Speaker.STAFF and writer:
        who = named(writer, voice, names)
    return Said(
        side=entry.speaker.value,
        who=who,
        at=voice.moment(entry.at),
        text=entry.text,
        remark=remark,
        delivery=delivery_of(sent, voice),
        buttons=tuple(settle_buttons(lead, sent, voice)),
        is_quiet=is_quiet(entry),
    )


def is_quiet(entry: Entry) -> bool:
    """Whether staff may pass over a line: said by itself, picked, or kept elsewhere."""
    return entry.speaker is Speaker.COUNTER or entry.kind in {"choice", "form"}


def delivery_of(sent: Outgoing | None, voice: Voice) -> Badge | None:
    """What is known of a message on its way."""
    if sent is None:
        return None
    return Badge(sent.status.value, voice.gettext(DELIVERIES[sent.status]))


def settle_buttons(lead: Lead, sent: Outgoing | None, voice: Voice) -> Iterator[Button]:
    """What ends the uncertainty about a message."""
    if sent is None:
        return
    for part in settling(lead, sent, voice):
        if isinstance(part, Buttons):
            yield from part.buttons
