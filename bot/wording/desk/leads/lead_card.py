"""The card of a lead: everything at a glance, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.assistant.desk.appointments.arrangement import upcoming
from bot.assistant.desk.leads import LeadDetails
from bot.faq.article import Article
from bot.handoff.form.definition import FormDefinition, values_of
from bot.handoff.lead import Contact, Lead, LeadStatus, Wish, is_resting
from bot.precheck.flow import Flow
from bot.vocabulary.ui import (
    Button,
    Divider,
    Facts,
    Paragraph,
    Part,
    Quotation,
    Screen,
    Small,
    Style,
)
from bot.wording.appointments import plan_entries
from bot.wording.desk.leads.lead_summary import asked, check_list, origin
from bot.wording.desk.leads.related import related_parts
from bot.wording.desk.names import (
    Names,
    button,
    called,
    excerpt,
    in_japan,
    left,
    listing,
    named,
    row,
)
from bot.wording.labels import closing_label, field_value, status_label, verdict_label
from bot.wording.profile import profile_pairs
from bot.wording.translator import N_, Translator, one_line

BUTTONS: Mapping[str, tuple[str, Style, str]] = {
    "claim": (N_("Take on"), Style.PRIMARY, ""),
    "reply": (N_("Write to the applicant"), Style.PRIMARY, ""),
    "canned": (N_("Use a prepared reply"), Style.PLAIN, ""),
    "contacted": (N_("Mark as contacted"), Style.PLAIN, ""),
    "applied": (N_("Mark as applied"), Style.PLAIN, ""),
    "release": (
        N_("Give back"),
        Style.PLAIN,
        N_("Give this lead back, so that anybody can take it on?"),
    ),
    "hand_over": (N_("Hand over"), Style.PLAIN, ""),
    "take_over": (N_("Take over"), Style.PLAIN, ""),
    "snooze": (N_("Snooze"), Style.PLAIN, ""),
    "wake": (N_("End snooze"), Style.PLAIN, ""),
    # translators: arranges a call with the applicant, or changes the one that is to come
    "call": (N_("Arrange a call"), Style.PLAIN, ""),
    "note": (N_("Add a note"), Style.PLAIN, ""),
    "close": (N_("Close the enquiry"), Style.DANGER, ""),
    "reopen": (N_("Open again"), Style.PRIMARY, ""),
    "transcript": (N_("Conversation"), Style.PLAIN, ""),
    "record": (N_("Decision record"), Style.PLAIN, ""),
    "join": (N_("Put together"), Style.PLAIN, ""),
    "part": (
        N_("Take apart"),
        Style.PLAIN,
        N_("Take this enquiry apart from those that it was put together with?"),
    ),
}
"""What can be done from a card: label, looks, and what is asked before it is done."""

WAYS: Mapping[LeadStatus, tuple[str, ...]] = {
    LeadStatus.NEW: ("claim", "reply", "call", "snooze", "close"),
    LeadStatus.CLAIMED: (
        *("reply", "canned", "call", "contacted", "release", "hand_over", "snooze", "close"),
    ),
    LeadStatus.CONTACTED: (
        *("reply", "canned", "call", "applied", "hand_over", "snooze", "close"),
    ),
    LeadStatus.APPLIED: ("reply", "canned", "call", "hand_over", "snooze", "close"),
    LeadStatus.CLOSED: ("reopen",),
}
"""What moves a lead on, by where it stands."""

LOOKS = ("note", "transcript", "record")
"""What can be done wherever a lead stands."""


def lead_card(
    case: LeadDetails,
    flow: Flow,
    form: FormDefinition,
    articles: Mapping[str, Article],
    translator: Translator,
    names: Names,
    now: datetime,
    viewer: str = "",
) -> Screen:
    """Everything about a lead, the most important first. Says nothing once it was erased.

    `viewer`: the member of staff who alone sees it; empty where many see the same.
    """
    lead = case.lead
    title = called(lead, translator)
    if lead.erased_at or lead.contact is None or lead.wish is None:
        return Screen(title, erased_parts(lead, translator))
    return Screen(
        title,
        (
            Facts(standing(case, translator, names, now)),
            *deadline(lead, translator, now),
            *(Paragraph(text) for text in check_list(lead, flow, translator) if text),
            *contact_parts(lead.contact, lead.wish, flow, form, translator),
            *related_parts(case, translator, names),
            *question_parts(case, articles, translator),
            *call_parts(case, translator, now),
            *note_parts(case, translator, names),
            Small(origin(lead, flow, translator)),
            *row(*(button_for(way, lead, translator) for way in ways_for(lead, viewer, now))),
            *row(*(button_for(look, lead, translator) for look in looks(case))),
        ),
    )


def erased_parts(lead: Lead, translator: Translator) -> tuple[Part, ...]:
    """What is left to say of a lead whose contents were deleted."""
    gone = Paragraph(translator.gettext("The contents of this enquiry have been deleted."))
    when = Small(in_japan(lead.erased_at, translator)) if lead.erased_at else None
    return (gone, when) if when else (gone,)


def standing(
    case: LeadDetails, translator: Translator, names: Names, now: datetime
) -> tuple[tuple[str, str], ...]:
    """Where a lead stands: how it looks, who has it, by when to reply or why it was closed."""
    lead = case.lead
    rests = lead.snoozed_until if is_resting(lead, now) else None
    return (
        (translator.gettext("Pre-check"), verdict_label(lead.verdict, translator)),
        (translator.gettext("Status"), status_label(lead.status, translator)),
        (translator.gettext("Taken on by"), named(lead.owner, translator, names)),
        due_or_reason(case, translator),
        *([(translator.gettext("Snoozed until"), in_japan(rests, translator))] if rests else []),
    )


def due_or_reason(case: LeadDetails, translator: Translator) -> tuple[str, str]:
    """By when to reply; of a closed lead why it was closed, as nobody waits for a reply."""
    if case.lead.status is not LeadStatus.CLOSED:
        return translator.gettext("Reply by"), in_japan(case.lead.reply_by, translator)
    told = [event.detail.get("text", "") for event in case.history if event.action == "closed"]
    why = closing_label(told[-1], translator) if told else translator.gettext("(none)")
    return translator.gettext("Reason for closing"), why


def deadline(lead: Lead, translator: Translator, now: datetime) -> tuple[Part, ...]:
    """How long there is to reply, and when that was said; nothing once there was a reply."""
    if not lead.awaits_us:
        return ()
    time = left(lead.reply_by, now, translator)
    return (
        Small(translator.gettext("{time} (as of {at})", time=time, at=in_japan(now, translator))),
    )


def contact_parts(
    contact: Contact, wish: Wish, flow: Flow, form: FormDefinition, translator: Translator
) -> tuple[Part, ...]:
    """Whom to reach, what they hope for and what they told of the company; remarks stand apart, as
    they were written."""
    values = values_of(contact, wish)
    entries = tuple(
        (translator.speak(field.title), field_value(field, values[field.name], translator))
        for field in form.fields
        if field.name in values and field.name != "remarks"
    )
    field = form.field("remarks")
    heading = (Small(translator.speak(field.title)),) if field else ()
    remarks = (*heading, Quotation(wish.remarks)) if wish.remarks.strip() else ()
    told = profile_pairs(flow.told(wish.profile), translator)
    return (Divider(), Facts(tuple((k, one_line(v)) for k, v in (*entries, *told))), *remarks)


def call_parts(case: LeadDetails, translator: Translator, now: datetime) -> tuple[Part, ...]:
    """The call that is to come; nothing where there is none."""
    found = upcoming(case.appointments, now)
    if found is None:
        return ()
    heading = Small(translator.gettext("Call with the applicant"))
    return heading, Facts(plan_entries(found.plan, translator))


def question_parts(
    case: LeadDetails, articles: Mapping[str, Article], translator: Translator
) -> tuple[Part, ...]:
    """The questions that were asked on the way, the newest first where there are many."""
    entries = [
        asked(replace(question, text=excerpt(question.text)), articles, translator)
        for question in reversed(case.questions)
    ]
    text = listing(translator.gettext("Questions asked:"), entries, translator)
    return (Paragraph(text),) if text else ()


def note_parts(case: LeadDetails, translator: Translator, names: Names) -> tuple[Part, ...]:
    """The notes of staff, the newest first where there are many."""
    entries = [
        translator.gettext(
            "{text} ({note})",
            text=excerpt(event.detail.get("text", "")),
            note=named(event.actor, translator, names),
        )
        for event in reversed(case.history)
        if event.action == "noted"
    ]
    text = listing(translator.gettext("Notes:"), entries, translator)
    return (Paragraph(text),) if text else ()


def ways(lead: Lead, now: datetime) -> tuple[str, ...]:
    """What can be done to move the lead on."""
    rests = is_resting(lead, now)
    return tuple("wake" if way == "snooze" and rests else way for way in WAYS[lead.status])


def ways_for(lead: Lead, viewer: str, now: datetime) -> tuple[str, ...]:
    """What this person can do to move the lead on; what anybody can, where many see the same."""
    is_others = viewer and lead.owner not in ("", viewer) and lead.status is not LeadStatus.CLOSED
    return ("take_over",) if is_others else ways(lead, now)


def ways_of(lead: Lead, staff: str, now: datetime) -> tuple[str, ...]:
    """What this person can do to move the lead on, besides writing, which the composer is for.

    What only its owner can do is for its owner.
    """
    return tuple(way for way in ways_for(lead, staff, now) if way not in ("reply", "canned"))


def looks(case: LeadDetails) -> tuple[str, ...]:
    """What can be done wherever the lead stands, as far as there is something to do it with."""
    return (*LOOKS, *(("join",) if case.alike else ()), *(("part",) if case.joined else ()))


def button_for(action: str, lead: Lead, translator: Translator) -> Button:
    """The button that does something with the lead."""
    label, style, confirm = BUTTONS[action]
    return button(translator, action, label, lead.reference, style, confirm)
