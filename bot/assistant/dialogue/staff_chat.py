"""While a person talks with staff: what they write is passed on, the counter answers nothing.

Choices and a few plain commands are understood as ever, and "ask the counter" ends it.
"""

from __future__ import annotations

import secrets
from dataclasses import replace

from bot.assistant.context import Addition, TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.contact.contact_form import begin_contact
from bot.assistant.dialogue.next_question import reprompt
from bot.assistant.dialogue.staff_thread import hear, is_over, show
from bot.assistant.notices import Notice, Say
from bot.assistant.person_status import lead_of, own_lead


def is_with_staff(conversation: Conversation) -> bool:
    """Whether what the person writes now goes to staff; a form that is open waits meanwhile."""
    return conversation.with_staff is not None


def while_with_staff(context: TurnContext, conversation: Conversation) -> Conversation:
    """The conversation, no longer with staff if what they had of the person was deleted."""
    if conversation.with_staff is None:
        return conversation
    lead = own_lead(context.work, conversation.person, conversation.with_staff)
    return conversation if lead is not None else replace(conversation, with_staff=None)


def forward_to_staff(
    context: TurnContext, conversation: Conversation, *, is_known: bool = False
) -> TurnResult:
    """Show staff what the person just wrote. `is_known`: the counter's own answer follows."""
    reference, key = conversation.with_staff, secrets.token_hex(8)
    assert reference is not None  # noqa: S101  asked before
    lead = hear(context, reference, key)
    passed_on = Notice.PASSED_ON_AND_KNOWN if is_known else Notice.PASSED_ON
    told = Notice.PASSED_ON_AFTER_END if is_over(lead) else passed_on
    return TurnResult(conversation, (Say(told),), entry_key=key)


def settle_addition(
    context: TurnContext, conversation: Conversation, *, is_wished: bool
) -> TurnResult:
    """Add to the enquiry what the person had written before they were asked, or leave it."""
    text, lead = conversation.addition, lead_of(context.work, conversation)
    settled = replace(conversation, addition=None)
    if text is None or lead is None:
        again = reprompt(context, settled)
        return TurnResult(settled, (Say(Notice.CHOICE_NOT_KNOWN), *again))
    if not is_wished:
        return TurnResult(settled, (Say(Notice.NOT_ADDED), *reprompt(context, settled)))
    key = secrets.token_hex(8)
    told = Notice.PASSED_ON_AFTER_END if is_over(lead) else Notice.ADDED
    hear(context, lead.reference, key)
    return TurnResult(settled, (Say(told),), addition=Addition(text, key))


def back_to_counter(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Listen to the person again."""
    back = replace(conversation, with_staff=None)
    return TurnResult(back, (Say(Notice.BACK_AT_COUNTER), *reprompt(context, back)))


def contact_staff(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Offer to write to staff who have an enquiry already; begin one where they have none."""
    is_begun = conversation.form is not None or conversation.is_consent_asked
    if is_begun or is_over(lead_of(context.work, conversation)):
        return begin_contact(context, conversation)
    return TurnResult(conversation, (Say(Notice.ADD_TO_ENQUIRY),))


def write_to_staff(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Pass on to staff what the person writes next; begin an enquiry where there is none."""
    lead = lead_of(context.work, conversation)
    if lead is None:
        return begin_contact(context, conversation)
    turned = replace(conversation, with_staff=lead.reference)
    return TurnResult(turned, (Say(Notice.WRITE_TO_STAFF),))


def explain(context: TurnContext, conversation: Conversation, kind: str, key: str) -> TurnResult:
    """Say what an edit or a deletion does and what not; staff see it while they are written to."""
    is_edit, reference = kind == "edited", conversation.with_staff
    if reference is None:
        notice = Notice.EDIT_EXPLAINED if is_edit else Notice.DELETION_EXPLAINED
        return TurnResult(conversation, (Say(notice), *reprompt(context, conversation)))
    show(context, reference, f"told:{reference}:{key}", {"what": kind, "entry": key})
    notice = Notice.EDIT_PASSED_ON if is_edit else Notice.DELETION_PASSED_ON
    return TurnResult(conversation, (Say(notice),))
