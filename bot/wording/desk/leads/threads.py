"""What stands below the card of a lead: messages of both sides, events, reminders, alerts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.assistant.ports import DeliveryStatus, DeskPost, Entry, Outgoing
from bot.handoff.lead import Lead, LeadStatus
from bot.vocabulary.ui import Facts, Paragraph, Part, Quotation, Screen, Small, Style
from bot.wording.desk.leads.lead_card import button_for
from bot.wording.desk.names import Names, button, called, in_japan, left, named, row
from bot.wording.translator import N_, Voice, lines, one_line

DELIVERIES: Mapping[DeliveryStatus, str] = {
    DeliveryStatus.QUEUED: N_("Waiting to be sent"),
    DeliveryStatus.SENDING: N_("Being sent"),
    DeliveryStatus.SENT: N_("Sent"),
    DeliveryStatus.FAILED: N_("Could not be sent. The applicant has not received it."),
    DeliveryStatus.UNCERTAIN: N_(
        "Nobody knows whether this arrived. Please find out whether the applicant has it, and say "
        "so."
    ),
}
"""What is known of a message on its way."""

SAID: Mapping[str, str] = {
    "text": N_("The applicant writes"),
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
        "Nobody knows whether some messages reached the people named below. Please ask them, or "
        "write to them in another way."
    ),
}
"""What is wrong, by the platform's code."""


def erased_post(lead: Lead | None, voice: Voice) -> Screen:
    """What stands where something of an erased lead was shown."""
    title = lead.reference if lead else voice.gettext("(deleted)")
    return Screen(
        title, (Paragraph(voice.gettext("The contents of this enquiry have been deleted.")),)
    )


def said_post(lead: Lead, entry: Entry, voice: Voice) -> Screen:
    """What the applicant wrote to staff, as it was written."""
    heading = voice.gettext(SAID.get(entry.kind, SAID["text"]))
    said: tuple[Part, ...] = (Quotation(entry.text),) if entry.text.strip() else ()
    explained = (Small(voice.gettext(DELETED_KEPT)),) if entry.kind == "deleted" else ()
    is_closed = lead.status is LeadStatus.CLOSED
    closed = (Small(voice.gettext(CLOSED_MEANWHILE)),) if is_closed else ()
    title = voice.gettext("{what} ({lead})", what=heading, lead=lead.reference)
    at, way = Small(in_japan(entry.at, voice)), row(button_for(way_to_reply(lead), lead, voice))
    return Screen(title, (*said, *explained, at, *closed, *way))


def way_to_reply(lead: Lead) -> str:
    """What can be done next to write to the applicant."""
    if lead.status is LeadStatus.CLOSED:
        return "reopen"
    return "reply" if lead.owner else "claim"


def reply_post(lead: Lead, sent: Outgoing, staff: str, voice: Voice, names: Names) -> Screen:
    """What staff wrote to the applicant, and what is known of its delivery."""
    who = named(staff, voice, names)
    return Screen(
        voice.gettext("{staff} writes to the applicant ({lead})", staff=who, lead=lead.reference),
        (
            Quotation(sent.message.text),
            Paragraph(voice.gettext(DELIVERIES[sent.status])),
            Small(in_japan(sent.created_at, voice)),
            *settling(lead, sent, voice),
        ),
    )


def settling(lead: Lead, sent: Outgoing, voice: Voice) -> tuple[Part, ...]:
    """Two buttons that end the uncertainty about a message."""
    if sent.status is not DeliveryStatus.UNCERTAIN:
        return ()
    value = f"{lead.reference} {sent.id}"
    return row(
        button(voice, "settle.arrived", N_("It has arrived"), value, Style.PRIMARY),
        button(
            voice,
            "settle.again",
            N_("Send it again"),
            value,
            confirm=N_("If it arrived after all, the applicant will have it twice. Send it again?"),
        ),
    )


def told_post(
    lead: Lead, post: DeskPost, entry: Entry | None, voice: Voice, names: Names
) -> Screen:
    """Something else that happened with a lead."""
    if entry is not None:
        return said_post(lead, entry, voice)
    what = post.detail.get("what", "")
    heading = voice.gettext(SAID.get(what, N_("Something changed")))
    if what == "handed_over":
        heading = handed_over(post, voice, names)
    return Screen(
        called(lead, voice), (Paragraph(heading), Small(in_japan(post.created_at, voice)))
    )


def handed_over(post: DeskPost, voice: Voice, names: Names) -> str:
    """Who gave the lead to whom."""
    staff, colleague = (named(post.detail.get(who, ""), voice, names) for who in ("by", "calls"))
    return voice.gettext(
        "{staff} hands this enquiry over to {colleague}.", staff=staff, colleague=colleague
    )


def reminder(lead: Lead, voice: Voice, names: Names, now: datetime) -> Screen:
    """That a reply is due, to whom it matters, with what can be done."""
    title = voice.gettext("A reply is due: {lead}", lead=called(lead, voice))
    owner = (voice.gettext("Taken on by"), named(lead.owner, voice, names))
    due = (voice.gettext("Reply by"), in_japan(lead.reply_by, voice))
    time = left(lead.reply_by, now, voice)
    ways = ("reply", "snooze") if lead.owner else ("claim", "snooze")
    return Screen(
        title,
        (
            Facts((owner, due)),
            Small(voice.gettext("{time} (as of {at})", time=time, at=in_japan(now, voice))),
            *row(*(button_for(way, lead, voice) for way in ways)),
        ),
    )


def alert(detail: Mapping[str, str], voice: Voice) -> Screen:
    """That something is wrong with how people are reached, and how it shows."""
    code = one_line(detail.get("code", ""))
    told = voice.gettext(ALERTS.get(code, N_("Something keeps messages from being sent.")))
    others = [voice.entry(key, value) for key, value in sorted(detail.items()) if value]
    small = (Small(lines(*others)),) if others else ()
    return Screen(voice.gettext("The desk needs attention"), (Paragraph(told), *small))
