"""What becomes of a contact form: a lead, or the company's recent one brought up to date."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.assistant.acts import Receipt
from bot.assistant.asking import ask_open, no_longer
from bot.assistant.conversation import Conversation
from bot.assistant.counter import DESK_ZONE, Scene, Step
from bot.assistant.notices import Notice, Say
from bot.assistant.posting import NEW_LEAD, show_lead
from bot.handoff.company import company_keys, is_same_company, may_renew
from bot.handoff.form import is_complete, to_contact_and_wish
from bot.handoff.lead import Lead, LeadEvent, LeadStatus
from bot.handoff.promise import is_open, reply_by
from bot.handoff.reference import new_reference
from bot.precheck.record import record_of
from bot.precheck.verdict import judge

SAME_COMPANY_WITHIN = timedelta(days=30)
"""A further lead of a company within this time brings the earlier one up to date."""


def send_lead(scene: Scene, conversation: Conversation) -> Step:
    """Send the form: a new lead, or the company's recent one brought up to date."""
    form = conversation.form
    if form is None or not is_complete(scene.counter.form, form.values):
        return no_longer(scene, conversation)
    known_for = scene.now - conversation.started_at
    if not scene.counter.enquiries.allows(conversation.person, scene.origin, known_for):
        refused = Say(Notice.TOO_MANY_ENQUIRIES)
        return Step(conversation, (refused, *ask_open(scene, conversation)))
    draft = draft_lead(scene, conversation, form.values)
    earlier = earlier_lead(scene, draft)
    lead = renew(scene, draft, earlier) if earlier else create(scene, draft)
    show_lead(scene.work, lead.reference, scene.now, scene.counter.desks, NEW_LEAD)
    sent = replace(conversation, form=None, lead=lead.reference, with_staff=None)
    receipt = acknowledge(scene, lead, is_update=earlier is not None)
    return Step(sent, (receipt, *ask_open(scene, sent)))


def acknowledge(scene: Scene, lead: Lead, *, is_update: bool = False) -> Receipt:
    """The receipt of a lead, as things are now."""
    return Receipt(
        lead=lead,
        is_update=is_update,
        is_desk_open=is_open(scene.now, scene.counter.edition.desk_hours),
    )


def draft_lead(scene: Scene, conversation: Conversation, values: Mapping[str, str]) -> Lead:
    """The lead that this form and these answers make."""
    contact, wish = to_contact_and_wish(values)
    hours, days = scene.counter.edition.desk_hours, scene.counter.form.reply_within_working_days
    return Lead(
        reference=new_reference(scene.now.astimezone(DESK_ZONE).date(), secrets.token_bytes(8)),
        conversation=conversation.id,
        person=conversation.person,
        company_key=" ".join(company_keys(contact)),
        status=LeadStatus.NEW,
        verdict=judge(scene.flow, conversation.answers).verdict.value,
        edition=scene.flow.edition,
        flow_version=scene.flow.version,
        language=conversation.language,
        record=record_of(scene.flow, conversation.answers),
        contact=contact,
        wish=wish,
        created_at=scene.now,
        updated_at=scene.now,
        reply_by=reply_by(scene.now, hours, days),
    )


def earlier_lead(scene: Scene, draft: Lead) -> Lead | None:
    """The recent lead of the same company, if this person may bring it up to date."""
    keys = draft.company_key.split()
    found = scene.work.leads.recent(keys, scene.now - SAME_COMPANY_WITHIN)
    if found is None or found.contact is None or draft.contact is None:
        return None
    is_allowed = found.person == draft.person or may_renew(draft.contact, found.contact)
    return found if is_allowed and is_same_company(draft.contact, found.contact) else None


def create(scene: Scene, draft: Lead) -> Lead:
    """Keep a new lead."""
    scene.work.leads.add(draft, LeadEvent(scene.now, "applicant", "sent"))
    return draft


def renew(scene: Scene, draft: Lead, earlier: Lead) -> Lead:
    """Bring an earlier lead up to date; its reference, status, owner and history go on."""
    renewed = replace(
        draft,
        reference=earlier.reference,
        status=LeadStatus.CLAIMED if earlier.owner else LeadStatus.NEW,
        owner=earlier.owner,
        created_at=earlier.created_at,
        version=earlier.version,
    )
    detail = {
        "verdict": renewed.verdict,
        "earlier_verdict": earlier.verdict,
        "conversation": renewed.conversation,
        "earlier_conversation": earlier.conversation,
    }
    event = LeadEvent(scene.now, "applicant", "sent_again", detail)
    if not scene.work.leads.change(renewed, event):
        msg = f"lead {earlier.reference} changed while its company was locked"
        raise RuntimeError(msg)
    return replace(renewed, version=renewed.version + 1)
