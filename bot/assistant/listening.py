"""While a person talks with staff: what they write is passed on, the counter answers nothing.

Choices and a few plain commands are understood as ever, and "ask the counter" ends it.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime

from bot.assistant.asking import ask_open
from bot.assistant.contacting import begin_contact
from bot.assistant.conversation import Conversation
from bot.assistant.counter import Counter, Scene, Step
from bot.assistant.notices import Notice, Say
from bot.assistant.ports import Entry, Speaker
from bot.assistant.posting import call_owner, show_in_thread, show_lead
from bot.assistant.putting import MAX_KEPT, keep, put_into_words
from bot.assistant.standing import lead_of, own_lead
from bot.handoff import status
from bot.handoff.lead import Lead, LeadStatus
from bot.handoff.validation import hide_contact_details
from bot.vocabulary import Reply
from bot.vocabulary.plain import visible


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


def keep_edit(counter: Counter, person: str, event: str, text: str, now: datetime) -> Reply | None:
    """The person changed an earlier message on their side: keep what it says now, and explain.

    None if the event was handled before, or nothing is kept of this person.
    """
    return keep_afterthought(counter, person, event, "edited", text, now)


def keep_deletion(counter: Counter, person: str, event: str, now: datetime) -> Reply | None:
    """The person deleted an earlier message on their side: keep that they did, and explain.

    None if the event was handled before, or nothing is kept of this person.
    """
    return keep_afterthought(counter, person, event, "deleted", "", now)


def keep_afterthought(
    counter: Counter, person: str, event: str, kind: str, text: str, now: datetime
) -> Reply | None:
    """Keep what a person did to an earlier message. Answers never change by it."""
    with counter.storage() as work:
        conversation = work.conversations.of(person)
        if conversation is None or not work.events.is_new(person, event, now):
            return None
        scene = Scene(counter, work, now)
        key = secrets.token_hex(8)
        step = explain(scene, conversation, kind, key)
        reply = put_into_words(counter, step, conversation.language)
        said = Entry(now, Speaker.PERSON, kind, kept_text(conversation, text), key)
        keep(work, person, event, step, said, reply, now)
        work.commit()
    return reply


def explain(scene: Scene, conversation: Conversation, kind: str, key: str) -> Step:
    """Say what an edit or a deletion does and what not; staff see it while they are written to."""
    is_edit, reference = kind == "edited", conversation.with_staff
    if reference is None:
        notice = Notice.EDIT_EXPLAINED if is_edit else Notice.DELETION_EXPLAINED
        return Step(conversation, (Say(notice), *ask_open(scene, conversation)))
    show(scene, reference, f"told:{reference}:{key}", {"what": kind, "entry": key})
    notice = Notice.EDIT_PASSED_ON if is_edit else Notice.DELETION_PASSED_ON
    return Step(conversation, (Say(notice),))


def kept_text(conversation: Conversation, text: str) -> str:
    """What the transcript keeps of a changed message, as of any other."""
    cut = visible(text)[:MAX_KEPT]
    if conversation.with_staff:
        return cut
    return "" if conversation.form is not None else hide_contact_details(cut)
