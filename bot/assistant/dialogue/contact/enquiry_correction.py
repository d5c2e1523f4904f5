"""An enquiry that was sent, put right: its values stand in the form until the change is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation, Form
from bot.assistant.dialogue.contact.contact_form import begin_contact, fill_several
from bot.assistant.dialogue.next_question import ask_form
from bot.assistant.person_status import lead_of
from bot.handoff.form.definition import values_of
from bot.handoff.lead import Lead
from bot.understanding.meaning import FieldValue


def correct_enquiry(
    context: TurnContext,
    conversation: Conversation,
    given: Sequence[FieldValue],
    field: str | None,
    text: str,
) -> TurnResult:
    """Show the enquiry with what is to be changed in it; staff see nothing of it before a yes.

    `field` is asked anew where no value was told; `text` is what the person wrote.
    """
    lead = lead_of(context.work, conversation)
    form = form_of(lead, field) if lead is not None else None
    if form is None:
        return begin_contact(context, conversation)
    opened = replace(conversation, form=form, addition=text if given else None)
    if given:
        return fill_several(context, opened, given)
    return TurnResult(opened, (ask_form(context, opened),))


def form_of(lead: Lead, field: str | None) -> Form | None:
    """The form as an enquiry was sent with it; None where its contents are gone."""
    if lead.contact is None or lead.wish is None:
        return None
    return Form(
        consented_at=lead.consented_at or lead.created_at,
        values=values_of(lead.contact, lead.wish),
        reopened=field,
        notice=lead.consent_notice or "",
        corrects=lead.reference,
    )
