"""While a person talks with staff: what they write is passed on, the counter answers nothing.

Choices and a few plain commands are understood as ever, and "ask the counter" ends it.
"""

from __future__ import annotations

import secrets
from dataclasses import replace

from bot.assistant.context import Scene, Step
from bot.assistant.conversation import Conversation
from bot.assistant.desk_posts import call_owner, show_in_thread, show_lead
from bot.assistant.dialogue.contact_form import begin_contact
from bot.assistant.dialogue.next_question import ask_open
from bot.assistant.notices import Notice, Say
from bot.assistant.person_status import lead_of, own_lead
from bot.handoff import lead_workflow as status
from bot.handoff.lead import Lead, LeadStatus


def is_with_staff(conversation: Conversation) -> bool:
    """Whether what the person writes now goes to staff; a form that is open waits meanwhile."""
    return conversation.with_staff is not None


def while_with_staff(scene: Scene, conversation: Conversation) -> Conversation:
    """The conversation, no longer with staff if what they had of the person was deleted."""
    if conversation.with_staff is None:
        return conversation
    lead = own_lead(scene.work, conversation.person, conversation.with_staff)
    return conversation if lead is not None else replace(conversation, with_staff=None)


def pass_on(scene: Scene, conversation: Conversation) -> Step:
    """Show staff what the person just wrote."""
    reference, key = conversation.with_staff, secrets.token_hex(8)
    assert reference is not None  # noqa: S101  asked before
    lead = show(scene, reference, f"said:{reference}:{key}", {"entry": key})
    told = Notice.PASSED_ON_AFTER_END if is_over(lead) else Notice.PASSED_ON
    return Step(conversation, (Say(told),), entry_key=key)


def settle_addition(scene: Scene, conversation: Conversation, *, is_wished: bool) -> Step:
    """Add to the enquiry what the person had written before they were asked, or leave it."""
    text, lead = conversation.addition, lead_of(scene.work, conversation)
    settled = replace(conversation, addition=None)
    if text is None or lead is None:
        again = ask_open(scene, settled)
        return Step(settled, (Say(Notice.CHOICE_NOT_KNOWN), *again))
    if not is_wished:
        return Step(settled, (Say(Notice.NOT_ADDED), *ask_open(scene, settled)))
    key = secrets.token_hex(8)
    shown = show(scene, lead.reference, f"said:{lead.reference}:{key}", {"entry": key})
    told = Notice.PASSED_ON_AFTER_END if is_over(shown) else Notice.ADDED
    return Step(settled, (Say(told),), entry_key=key, entry_text=text)


def is_over(lead: Lead | None) -> bool:
    """Whether staff wait for nothing more from the person."""
    return lead is None or lead.status is LeadStatus.CLOSED


def show(scene: Scene, reference: str, subject: str, detail: dict[str, str]) -> Lead | None:
    """Show something on every desk below the card of the lead, which no longer rests; the lead.

    Whoever has the lead is called: nobody is told of a thread in which they have not written.
    """
    lead = scene.work.leads.get(reference)
    if lead is not None and lead.snoozed_until is not None:
        wake(scene, lead)
    told = {**detail, **call_owner(lead)}
    show_in_thread(scene.work, reference, subject, scene.now, scene.counter.desks, told)
    return lead


def wake(scene: Scene, lead: Lead) -> None:
    """End the rest of a lead whose applicant writes; staff who are just at it see it anyway."""
    if scene.work.leads.change(*status.rest(lead, "applicant", scene.now, "woken", None)):
        show_lead(scene.work, lead.reference, scene.now, scene.counter.desks)


def back_to_counter(scene: Scene, conversation: Conversation) -> Step:
    """Listen to the person again."""
    back = replace(conversation, with_staff=None)
    return Step(back, (Say(Notice.BACK_AT_COUNTER), *ask_open(scene, back)))


def contact_staff(scene: Scene, conversation: Conversation) -> Step:
    """Offer to write to staff who have an enquiry already; begin one where they have none."""
    is_begun = conversation.form is not None or conversation.is_consent_asked
    if is_begun or is_over(lead_of(scene.work, conversation)):
        return begin_contact(scene, conversation)
    return Step(conversation, (Say(Notice.ADD_TO_ENQUIRY),))


def write_to_staff(scene: Scene, conversation: Conversation) -> Step:
    """Pass on to staff what the person writes next; begin an enquiry where there is none."""
    lead = lead_of(scene.work, conversation)
    if lead is None:
        return begin_contact(scene, conversation)
    turned = replace(conversation, with_staff=lead.reference)
    return Step(turned, (Say(Notice.WRITE_TO_STAFF),))


def explain(scene: Scene, conversation: Conversation, kind: str, key: str) -> Step:
    """Say what an edit or a deletion does and what not; staff see it while they are written to."""
    is_edit, reference = kind == "edited", conversation.with_staff
    if reference is None:
        notice = Notice.EDIT_EXPLAINED if is_edit else Notice.DELETION_EXPLAINED
        return Step(conversation, (Say(notice), *ask_open(scene, conversation)))
    show(scene, reference, f"told:{reference}:{key}", {"what": kind, "entry": key})
    notice = Notice.EDIT_PASSED_ON if is_edit else Notice.DELETION_PASSED_ON
    return Step(conversation, (Say(notice),))
