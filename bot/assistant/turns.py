"""One turn, one transaction: what a person did, what follows, what is said, kept together."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime

from bot.assistant.acts import Act, AskConsent, AskQuestion, ConfirmErasure, Greet, PreviewEdit
from bot.assistant.arriving import welcome_back
from bot.assistant.asking import onward, open_question
from bot.assistant.consent_notice import with_notice_shown
from bot.assistant.conversation import Conversation
from bot.assistant.counter import Counter, Scene, Step
from bot.assistant.foreign import say_what_is_spoken
from bot.assistant.notices import Notice, Onward, Say
from bot.assistant.overtaken import leave_overtaken
from bot.assistant.ports import Entry, Speaker
from bot.assistant.public import answer_in_public, first_language
from bot.assistant.putting import MAX_KEPT, keep, put_into_words
from bot.assistant.responding import respond
from bot.handoff.validation import hide_contact_details
from bot.precheck.flow import Question
from bot.vocabulary import Reply, Turn
from bot.vocabulary.plain import plain, visible


def handle_turn(counter: Counter, turn: Turn, now: datetime) -> Reply | None:
    """Handle one turn durably. None if its event was handled before: nothing happens again.

    `now` is in UTC. The reply waits in the outbox; delivering it is a step of its own.
    """
    if turn.is_public:
        return answer_in_public(counter, turn, now)
    with counter.storage() as work:
        if not work.events.is_new(turn.person, turn.event, now):
            return None
        scene = Scene(counter, work, now, turn.origin)
        found = work.conversations.of(turn.person)
        before = found or begin(counter, turn, now)
        step = take_turn(scene, before, turn, is_new=found is None)
        reply = put_into_words(counter, step, before.language)
        said = said_by_person(before, turn, now, step)
        keep(work, turn.person, turn.event, step, said, reply, now)
        work.commit()
    return reply


def begin(counter: Counter, turn: Turn, now: datetime) -> Conversation:
    """A conversation that has just begun."""
    return Conversation(
        id=uuid.uuid4().hex,
        person=turn.person,
        language=turn.language or first_language(turn.text),
        edition=counter.edition.id,
        started_at=now,
        updated_at=now,
    )


def take_turn(scene: Scene, before: Conversation, turn: Turn, *, is_new: bool) -> Step:
    """Respond to the turn; greet first who is new, and say first what changed meanwhile."""
    current, changed = refresh(scene, before)
    step = (
        leave_overtaken(scene, current, turn)
        or say_what_is_spoken(scene, current, turn)
        or respond(scene, current, turn)
    )
    opening: tuple[Act, ...] = ()
    if is_new and not any(isinstance(act, Greet) for act in step.acts):
        opening = (Greet(scene.has_ended),)
    if changed:
        opening = (welcome_back(scene, current, changed),)
    if is_lapsed(current, step.conversation):
        opening = (*opening, Say(Notice.ANSWER_KEPT))
    step = replace(step, conversation=with_notice_shown(scene, step))
    step = replace(step, conversation=without_stale_wishes(step))
    asked = None if is_new else open_question(scene, before)
    acts = tuple(shorter(act, asked) for act in (*opening, *step.acts))
    following = onward(scene, step.conversation or current)
    return replace(step, acts=leading_on(acts, following))


def is_lapsed(before: Conversation, after: Conversation | None) -> bool:
    """Whether a change that waited for a yes was left aside by something else."""
    if before.edit is None or before.edit.value is None or after is None or after.edit is not None:
        return False
    key = before.edit.question
    return after.answers != before.answers and after.answers.get(key) == before.answers.get(key)


def without_stale_wishes(step: Step) -> Conversation | None:
    """The conversation in which only what this reply asked to confirm can be confirmed by a yes."""
    after = step.conversation
    if after is None:
        return None
    kinds = {type(act) for act in step.acts}
    if after.is_erasure_asked and ConfirmErasure not in kinds:
        after = replace(after, is_erasure_asked=False)
    if after.is_consent_asked and AskConsent not in kinds:
        after = replace(after, is_consent_asked=False)
    if after.edit and after.edit.value is not None and PreviewEdit not in kinds:
        after = replace(after, edit=None)
    return after


def shorter(act: Act, asked: Question | None) -> Act:
    """A question that was open before the turn is asked more shortly."""
    if isinstance(act, AskQuestion) and act.question == asked:
        return replace(act, is_again=not act.in_full)
    return act


def leading_on(acts: tuple[Act, ...], following: Onward) -> tuple[Act, ...]:
    """The acts; notices know the next step, and offer it where nothing else is said."""
    is_all = all(isinstance(act, Say) for act in acts)
    return tuple(
        replace(act, onward=following, leads_on=is_all and number == len(acts))
        if isinstance(act, Say)
        else act
        for number, act in enumerate(acts, start=1)
    )


def refresh(scene: Scene, conversation: Conversation) -> tuple[Conversation, tuple[Question, ...]]:
    """The conversation under today's flow; questions whose meaning changed lose their answer."""
    flow = scene.flow
    changed = tuple(
        question
        for key, value in conversation.answers.items()
        if (question := flow.question(key)) is not None
        and (
            conversation.fingerprints.get(key) != question.fingerprint
            or question.option(value) is None
        )
    )
    dropped = {question.key for question in changed}
    kept = {
        key: value
        for key, value in conversation.answers.items()
        if key not in dropped and flow.question(key) is not None
    }
    if len(kept) == len(conversation.answers) and conversation.edition == flow.edition:
        return conversation, ()
    fresh = replace(conversation, answers=kept, edition=flow.edition, before=None, edit=None)
    return fresh, changed


def said_by_person(before: Conversation, turn: Turn, now: datetime, step: Step) -> Entry:
    """The person's line in the transcript, without contact details and the form's fields.

    What is passed on to staff (it has a key) is kept as it was written: they were consented to.
    """
    key = step.entry_key
    if step.entry_text:
        return Entry(now, Speaker.PERSON, "text", step.entry_text, key)
    if turn.choose is not None:
        return Entry(now, Speaker.PERSON, "choice", label_of(before, turn.choose))
    if before.form is not None and not key:
        return Entry(now, Speaker.PERSON, "form", "")
    text = visible(turn.text[:MAX_KEPT])
    return Entry(now, Speaker.PERSON, "text", text if key else hide_contact_details(text), key)


def label_of(before: Conversation, choice_id: str) -> str:
    """What the person saw on the choice; its id where it is not one of the last reply's."""
    labels = {choice.id: choice.label for choice in before.offered}
    return labels.get(choice_id) or plain(choice_id)[:MAX_KEPT]
