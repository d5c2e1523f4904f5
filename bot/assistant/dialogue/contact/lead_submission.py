"""What becomes of a contact form: a lead, or the person's own recent one brought up to date.

An enquiry belongs to whoever sent it. What is typed into a form never finds another person's lead,
whatever company, number or address it names: it makes a new one, and staff see which belong
together.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from bot.assistant.acts import NoEnquiryYet, Receipt, ShowEnquiry
from bot.assistant.context import Addition, TurnContext, TurnResult
from bot.assistant.conversation import Conversation, Form
from bot.assistant.desk_posts import NEW_LEAD, show_lead
from bot.assistant.dialogue.contact.completion import missing_fields
from bot.assistant.dialogue.next_question import no_longer, open_question, reprompt
from bot.assistant.dialogue.staff_thread import hear
from bot.assistant.mail_queue import MailKind, has_receipt, is_away, put_mail
from bot.assistant.notices import Notice, Say
from bot.assistant.person_status import lead_of, own_lead, passed_on_by
from bot.handoff.business_hours import is_open, reply_by
from bot.handoff.company_matching import company_keys, is_same_company
from bot.handoff.form.definition import is_complete, to_contact_and_wish
from bot.handoff.lead import Lead, LeadEvent, LeadStatus
from bot.handoff.reference import new_reference
from bot.precheck.record import record_of
from bot.precheck.verdict import judge
from bot.vocabulary.desk_zone import desk_zone

RENEWED_WITHIN = timedelta(days=30)
"""What a person sends again for a company within this time brings their lead up to date."""


def send_lead(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Send the form: a new lead, or the person's own recent one brought up to date."""
    form = conversation.form
    if form is None or not is_complete(context.assistant.form, form.values):
        return no_longer(context, conversation)
    if form.corrects and (own := own_lead(context.work, conversation.person, form.corrects)):
        return send_correction(context, conversation, form, own)
    known_for = context.now - conversation.started_at
    if not context.assistant.enquiries.allows(conversation.person, context.origin, known_for):
        refused = Say(Notice.TOO_MANY_ENQUIRIES)
        return TurnResult(conversation, (refused, *reprompt(context, conversation)))
    draft = draft_lead(context, conversation, form)
    earlier = earlier_lead(context, draft)
    lead = renew(context, draft, earlier) if earlier else create(context, draft)
    show_lead(context.work, lead.reference, context.now, context.assistant.desks, NEW_LEAD)
    put_mail(context.work, lead, MailKind.RECEIPT, context.now, context.assistant.mailed)
    sent = replace(conversation, form=None, lead=lead.reference, with_staff=None)
    receipt = replace(
        acknowledge(context, lead, is_update=earlier is not None),
        is_unfinished=open_question(context, sent) is not None,
    )
    # nobody who has just been promised an answer is asked the next question
    return TurnResult(replace(sent, is_asking=False), (receipt,))


def send_correction(
    context: TurnContext, conversation: Conversation, form: Form, lead: Lead
) -> TurnResult:
    """Put an enquiry right that was sent already; staff are shown it, and what the person wrote."""
    contact, wish = to_contact_and_wish(form.values)
    wish = replace(wish, profile=lead.wish.profile if lead.wish else {})
    settled = replace(conversation, form=None, addition=None)
    if (contact, wish) == (lead.contact, lead.wish):
        return TurnResult(settled, (Say(Notice.ENQUIRY_KEPT),))
    key = " ".join(company_keys(contact))
    corrected = replace(lead, contact=contact, wish=wish, company_key=key, updated_at=context.now)
    if not context.work.leads.change(corrected, LeadEvent(context.now, "applicant", "corrected")):
        msg = f"lead {lead.reference} changed while its person was locked"
        raise RuntimeError(msg)
    told = tell_staff(context, conversation, lead.reference)
    receipt = acknowledge(context, replace(corrected, version=lead.version + 1), is_update=True)
    return TurnResult(settled, (receipt,), addition=told)


def tell_staff(context: TurnContext, conversation: Conversation, reference: str) -> Addition | None:
    """Show staff the enquiry as it is now, and the words by which it was put right, if they are
    not those of the form."""
    if not conversation.addition:
        show_lead(context.work, reference, context.now, context.assistant.desks)
        return None
    key = secrets.token_hex(8)
    hear(context, reference, key)
    return Addition(conversation.addition, key)


def acknowledge(context: TurnContext, lead: Lead, *, is_update: bool = False) -> Receipt:
    """The receipt of a lead, as things are now."""
    return Receipt(
        lead=lead,
        is_update=is_update,
        is_desk_open=is_open(context.now, context.calendar),
        is_late=lead.awaits_us and lead.reply_by <= context.now,
        is_mailed=context.assistant.mailed.reaches(lead.person) and has_receipt(context.work, lead),
        is_away=is_away(lead.person),
    )


def show_enquiry(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Say where the person's enquiry stands, or that there is none yet."""
    lead = lead_of(context.work, conversation)
    if lead is None:
        form = conversation.form
        none_yet = NoEnquiryYet(
            promised_reply(context),
            is_being_written=conversation.is_consent_asked or form is not None,
            missing=missing_fields(context.assistant.form, form.values) if form else (),
        )
        return TurnResult(conversation, (none_yet, *reprompt(context, conversation)))
    shown = ShowEnquiry(
        lead,
        passed_on_by(context.work, conversation),
        is_desk_open=is_open(context.now, context.calendar),
        is_late=lead.awaits_us and lead.reply_by <= context.now,
    )
    return TurnResult(conversation, (shown, *reprompt(context, conversation)))


def promised_reply(context: TurnContext) -> datetime:
    """Until when staff reply to what is sent now."""
    days = context.assistant.form.reply_within_working_days
    return reply_by(context.now, context.calendar, days)


def draft_lead(context: TurnContext, conversation: Conversation, form: Form) -> Lead:
    """The lead that this form and these answers make."""
    contact, wish = to_contact_and_wish(form.values)
    return Lead(
        reference=new_reference(context.now.astimezone(desk_zone()).date(), secrets.token_bytes(8)),
        conversation=conversation.id,
        person=conversation.person,
        company_key=" ".join(company_keys(contact)),
        status=LeadStatus.NEW,
        verdict=judge(context.flow, conversation.answers).verdict.value,
        edition=context.flow.edition,
        flow_version=context.flow.version,
        language=conversation.language,
        record=record_of(context.flow, conversation.answers),
        contact=contact,
        wish=replace(wish, profile=conversation.profile),
        created_at=context.now,
        updated_at=context.now,
        reply_by=promised_reply(context),
        consented_at=form.consented_at,
        consent_notice=form.notice or None,
    )


def earlier_lead(context: TurnContext, draft: Lead) -> Lead | None:
    """The newest of the person's own recent leads for the same company."""
    since = context.now - RENEWED_WITHIN
    own = [
        lead
        for lead in context.work.leads.of(draft.person)
        if lead.created_at > since and is_for_same_company(draft, lead)
    ]
    return own[-1] if own else None


def is_for_same_company(draft: Lead, lead: Lead) -> bool:
    """Whether two leads name the same company; an erased one names none."""
    if draft.contact is None or lead.contact is None:
        return False
    return is_same_company(draft.contact, lead.contact)


def create(context: TurnContext, draft: Lead) -> Lead:
    """Keep a new lead."""
    context.work.leads.add(draft, LeadEvent(context.now, "applicant", "sent"))
    return draft


def renew(context: TurnContext, draft: Lead, earlier: Lead) -> Lead:
    """Bring an earlier lead up to date; its reference, status, owner and history go on."""
    renewed = replace(
        draft,
        reference=earlier.reference,
        status=LeadStatus.CLAIMED if earlier.owner else LeadStatus.NEW,
        owner=earlier.owner,
        created_at=earlier.created_at,
        reply_by=promise(draft, earlier),
        joined=earlier.joined,
        version=earlier.version,
    )
    event = LeadEvent(context.now, "applicant", "sent_again", renewal(renewed, earlier))
    if not context.work.leads.change(renewed, event):
        msg = f"lead {earlier.reference} changed while its person was locked"
        raise RuntimeError(msg)
    return replace(renewed, version=renewed.version + 1)


def promise(draft: Lead, earlier: Lead) -> datetime:
    """By when to reply. A promise that is still to be kept stays: sending again never moves it."""
    return earlier.reply_by if earlier.awaits_us else draft.reply_by


def renewal(renewed: Lead, earlier: Lead) -> dict[str, str]:
    """What the history keeps of the lead as it was before it was sent again."""
    told = {
        "verdict": renewed.verdict,
        "earlier_verdict": earlier.verdict,
        "conversation": renewed.conversation,
        "earlier_conversation": earlier.conversation,
        "earlier_consented_at": earlier.consented_at.isoformat() if earlier.consented_at else "",
        "earlier_notice": earlier.consent_notice or "",
    }
    return {key: value for key, value in told.items() if value}
