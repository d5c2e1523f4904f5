"""What stands below the card of a lead: messages of both sides, events, reminders, alerts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.assistant.ports import DeliveryStatus, DeskPost, Outgoing, TranscriptEntry
from bot.handoff.lead import Lead, LeadStatus
from bot.vocabulary.ui import Facts, Paragraph, Part, Quotation, Screen, Small, Style
from bot.wording.desk.leads.deliveries import delivery
from bot.wording.desk.leads.lead_card import button_for
from bot.wording.desk.names import Names, button, called, in_japan, left, named, row
from bot.wording.translator import N_, Translator, lines, one_line

SAID: Mapping[str, str] = {
    "text": N_("The applicant writes"),
    "mail": N_("The applicant answers by mail"),
    "added": N_("The applicant adds to the enquiry"),
    "choice": N_("The applicant chose"),
    "edited": N_("The applicant changed an earlier message. It now reads"),
    "deleted": N_("The applicant deleted a message"),
    "form": N_("The applicant filled in a field of the contact form"),
}
"""What the applicant did, by the kind of the line in the transcript."""

DELETED_KEPT = N_(
    "What was written stays in the conversation. If the applicant wishes it to be erased, “delete "
    "my data” does so."
)
"""What a deleted message means here."""

CLOSED_MEANWHILE = N_("This enquiry is closed. To reply, open it again.")
"""What staff need to know of a message that came after the end."""

ALERTS: Mapping[str, str] = {
    "token_revoked": N_("The connection was revoked. Messages wait until it is renewed."),
    "invalid_auth": N_("The connection is no longer valid. Messages wait until it is renewed."),
    "account_inactive": N_("The account of the app was switched off. Messages wait."),
    "is_archived": N_("The channel was archived. What is to be shown there waits."),
    "channel_not_found": N_("The channel was not found. What is to be shown there waits."),
    "not_in_channel": N_(
        "The app is not in the channel. Please invite it; what is to be shown waits."
    ),
    "undelivered": N_(
        "It is not known whether some messages reached the people named below. Please ask them, or "
        "write to them in another way."
    ),
}
"""What is wrong, by the platform's code."""


def erased_post(lead: Lead | None, translator: Translator) -> Screen:
    """What stands where something of an erased lead was shown."""
    title = lead.reference if lead else translator.gettext("(deleted)")
    return Screen(
        title, (Paragraph(translator.gettext("The contents of this enquiry have been deleted.")),)
    )


def said_post(lead: Lead, entry: TranscriptEntry, translator: Translator) -> Screen:
    """What the applicant wrote to staff, as it was written."""
    heading = translator.gettext(SAID.get(entry.kind, SAID["text"]))
    said: tuple[Part, ...] = (Quotation(entry.text),) if entry.text.strip() else ()
    explained = (Small(translator.gettext(DELETED_KEPT)),) if entry.kind == "deleted" else ()
    is_closed = lead.status is LeadStatus.CLOSED
    closed = (Small(translator.gettext(CLOSED_MEANWHILE)),) if is_closed else ()
    title = translator.gettext("{what} ({lead})", what=heading, lead=lead.reference)
    at, way = (
        Small(in_japan(entry.at, translator)),
        row(button_for(way_to_reply(lead), lead, translator)),
    )
    return Screen(title, (*said, *explained, at, *closed, *way))


def way_to_reply(lead: Lead) -> str:
    """What can be done next to write to the applicant."""
    if lead.status is LeadStatus.CLOSED:
        return "reopen"
    return "reply"


def reply_post(
    lead: Lead,
    sent: Outgoing,
    mail: Outgoing | None,
    staff: str,
    translator: Translator,
    names: Names,
) -> Screen:
    """What staff wrote to the applicant, and what is known of its delivery."""
    who = named(staff, translator, names)
    _, told = delivery(sent, mail)
    return Screen(
        translator.gettext(
            "{staff} writes to the applicant ({lead})", staff=who, lead=lead.reference
        ),
        (
            Quotation(sent.message.text),
            Paragraph(translator.gettext(told)),
            Small(in_japan(sent.created_at, translator)),
            *settling(lead, mail or sent, translator),
        ),
    )


def settling(lead: Lead, sent: Outgoing, translator: Translator) -> tuple[Part, ...]:
    """Two buttons that end the uncertainty about a message."""
    if sent.status is not DeliveryStatus.UNCERTAIN:
        return ()
    value = f"{lead.reference} {sent.id}"
    return row(
        button(translator, "settle.arrived", N_("It has arrived"), value, Style.PRIMARY),
        button(
            translator,
            "settle.again",
            N_("Send it again"),
            value,
            confirm=N_("If it arrived after all, the applicant will have it twice. Send it again?"),
        ),
    )


def told_post(
    lead: Lead,
    post: DeskPost,
    entry: TranscriptEntry | None,
    reason: str,
    translator: Translator,
    names: Names,
) -> Screen:
    """Something else that happened with a lead."""
    if entry is not None:
        return said_post(lead, entry, translator)
    what = post.detail.get("what", "")
    heading = translator.gettext(SAID.get(what, N_("Something changed")))
    if what == "handed_over":
        heading = handed_over(post, translator, names)
    elif what == "taken_over":
        heading = taken_over(post, translator, names)
    why = (Quotation(reason),) if reason else ()
    at = Small(in_japan(post.created_at, translator))
    return Screen(called(lead, translator), (Paragraph(heading), *why, at))


def handed_over(post: DeskPost, translator: Translator, names: Names) -> str:
    """Who gave the lead to whom."""
    staff, colleague = (
        named(post.detail.get(who, ""), translator, names) for who in ("by", "calls")
    )
    return translator.gettext(
        "{staff} hands this enquiry over to {colleague}.", staff=staff, colleague=colleague
    )


def taken_over(post: DeskPost, translator: Translator, names: Names) -> str:
    """Who took the lead from whom."""
    staff, colleague = (
        named(post.detail.get(who, ""), translator, names) for who in ("by", "calls")
    )
    return translator.gettext(
        "{staff} takes this enquiry over from {colleague}.", staff=staff, colleague=colleague
    )


def reminder(lead: Lead, translator: Translator, names: Names, now: datetime) -> Screen:
    """That a reply is due, to whom it matters, with what can be done."""
    title = translator.gettext("A reply is due: {lead}", lead=called(lead, translator))
    owner = (translator.gettext("Taken on by"), named(lead.owner, translator, names))
    due = (translator.gettext("Reply by"), in_japan(lead.reply_by, translator))
    time = left(lead.reply_by, now, translator)
    ways = ("reply", "snooze") if lead.owner else ("reply", "claim", "snooze")
    return Screen(
        title,
        (
            Facts((owner, due)),
            Small(
                translator.gettext("{time} (as of {at})", time=time, at=in_japan(now, translator))
            ),
            *row(*(button_for(way, lead, translator) for way in ways)),
        ),
    )


def alert(detail: Mapping[str, str], translator: Translator) -> Screen:
    """That something is wrong with how people are reached, and how it shows."""
    code = one_line(detail.get("code", ""))
    told = translator.gettext(ALERTS.get(code, N_("Something keeps messages from being sent.")))
    others = [translator.entry(key, value) for key, value in sorted(detail.items()) if value]
    small = (Small(lines(*others)),) if others else ()
    return Screen(translator.gettext("The desk needs attention"), (Paragraph(told), *small))
