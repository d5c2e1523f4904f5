"""One turn, one transaction: what a person did, what follows, what is said, kept together."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from bot.assistant.context import Assistant, TurnContext, TurnObserver, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.contact.contact_form import check_all, take_all, told_wrong
from bot.assistant.dialogue.public import answer_in_public, first_language
from bot.assistant.dialogue.staff_chat import explain
from bot.assistant.ports import Author, TranscriptEntry, UnitOfWork
from bot.assistant.privacy import PERSONAL
from bot.assistant.response import take_turn
from bot.handoff.form.validation import FormError, hide_contact_details
from bot.handoff.held_details import HeldMessage
from bot.vocabulary import Choice, Language, Message, Reply, Turn
from bot.vocabulary.choice_ids import Verb, verb_of
from bot.vocabulary.desk_zone import within
from bot.vocabulary.stages import stage
from bot.vocabulary.text import MAX_TEXT, plain, visible

Given = ParamSpec("Given")
Result = TypeVar("Result")


def at_desk(
    use_case: Callable[Concatenate[Assistant, Given], Result],
) -> Callable[Concatenate[Assistant, Given], Result]:
    """Have days and hours be those of where the desk of a counter is."""

    @wraps(use_case)
    def done(assistant: Assistant, /, *args: Given.args, **kwargs: Given.kwargs) -> Result:
        with within(assistant.edition.zone):
            return use_case(assistant, *args, **kwargs)

    return done


def render_reply(assistant: Assistant, result: TurnResult, language: Language) -> Reply:
    """The reply in the person's language; only the last choices keep their numbers."""
    spoken = result.conversation.language if result.conversation else language
    messages = [assistant.wording(act, spoken) for act in result.acts]
    last = max((i for i, message in enumerate(messages) if message.choices), default=-1)
    numbered = tuple(
        message if i == last else without_numbers(message) for i, message in enumerate(messages)
    )
    return Reply(spoken, numbered)


def without_numbers(message: Message) -> Message:
    """The message whose choices cannot be picked by number, so that no number means two things."""
    return replace(message, choices=tuple(replace(c, number=None) for c in message.choices))


def save_turn(
    work: UnitOfWork,
    person: str,
    event: str,
    result: TurnResult,
    said: Sequence[TranscriptEntry],
    reply: Reply,
    now: datetime,
) -> None:
    """Keep the transcript, the conversation and what is to be sent."""
    work.outbox.put(person, event, reply.messages, now)
    if result.conversation is None:
        return
    after = replace(result.conversation, updated_at=now, offered=offered_in(reply))
    work.transcripts.add(after.id, [*said, *said_by_us(reply, now)])
    work.conversations.save(after)


def offered_in(reply: Reply) -> tuple[Choice, ...]:
    """Every choice of the reply, so that its label can be typed."""
    return tuple(choice for message in reply.messages for choice in message.choices)


def said_by_us(reply: Reply, now: datetime) -> Sequence[TranscriptEntry]:
    """The counter's lines in the transcript; what it repeats of the form stands in the form."""
    return [
        TranscriptEntry(now, Author.COUNTER, m.kind.value, "" if m.kind in PERSONAL else m.text)
        for m in reply.messages
    ]


@at_desk
def fill_all(
    assistant: Assistant,
    person: str,
    event: str,
    values: Mapping[str, str],
    now: datetime,
    *,
    is_sent: bool = False,
) -> Reply | Mapping[str, str] | None:
    """Fill in the open form as a whole, by field name; what is wrong with which field, in words.

    A field that is not among the values is left out. What is wrong keeps nothing, so the same event
    may come again. `is_sent`: the person has seen all of it and sends it; otherwise it is shown
    once more. None if the event was handled before.
    """
    with assistant.storage() as work:
        if not work.events.is_new(person, event, now):
            return None
        conversation = work.conversations.of(person)
        if conversation is None:
            return None
        seated = assistant.seated(conversation, now)
        context = TurnContext(seated, work, now)
        checked = check_all(context, conversation, values)
        wrong = {name: found for name, found in checked.items() if isinstance(found, FormError)}
        if conversation.form is not None and wrong:
            return {name: told_wrong(context, conversation, found) for name, found in wrong.items()}
        filled = {name: found for name, found in checked.items() if isinstance(found, str)}
        result = take_all(context, conversation, filled, is_sent=is_sent)
        reply = render_reply(seated, result, conversation.language)
        said = TranscriptEntry(now, Author.PERSON, "form", "")
        save_turn(work, person, event, result, [said], reply, now)
        work.commit()
    return reply


@at_desk
def keep_edit(
    assistant: Assistant, person: str, event: str, text: str, now: datetime
) -> Reply | None:
    """The person changed an earlier message on their side: keep what it says now, and explain.

    None if the event was handled before, or nothing is kept of this person.
    """
    return keep_afterthought(assistant, person, event, "edited", text, now)


@at_desk
def keep_deletion(assistant: Assistant, person: str, event: str, now: datetime) -> Reply | None:
    """The person deleted an earlier message on their side: keep that they did, and explain.

    None if the event was handled before, or nothing is kept of this person.
    """
    return keep_afterthought(assistant, person, event, "deleted", "", now)


@at_desk
def keep_afterthought(
    assistant: Assistant, person: str, event: str, kind: str, text: str, now: datetime
) -> Reply | None:
    """Keep what a person did to an earlier message. Answers never change by it."""
    with assistant.storage() as work:
        conversation = work.conversations.of(person)
        if conversation is None or not work.events.is_new(person, event, now):
            return None
        seated = assistant.seated(conversation, now)
        context = TurnContext(seated, work, now)
        key = secrets.token_hex(8)
        result = explain(context, conversation, kind, key)
        reply = render_reply(seated, result, conversation.language)
        said = TranscriptEntry(now, Author.PERSON, kind, kept_text(conversation, text), key)
        save_turn(work, person, event, result, [said], reply, now)
        work.commit()
    return reply


def kept_text(conversation: Conversation, text: str) -> str:
    """What the transcript keeps of a changed message, as of any other."""
    cut = visible(text)[:MAX_TEXT]
    if conversation.with_staff:
        return cut
    return "" if conversation.form is not None else hide_contact_details(cut)


@at_desk
def handle_turn(
    assistant: Assistant, turn: Turn, now: datetime, observer: TurnObserver | None = None
) -> Reply | None:
    """Handle one turn durably. None if its event was handled before: nothing happens again.

    `now` is in UTC. The reply waits in the outbox; delivering it is a step of its own.
    """
    if turn.is_public:
        return answer_in_public(assistant.today(now), turn, now, observer)
    with assistant.storage() as work:
        is_new = work.events.is_new(turn.person, turn.event, now)
        found = work.conversations.of(turn.person) if is_new or observer else None
        if observer is not None:
            observer.begin(work, found)
        if not is_new:
            return None
        seated = assistant.today(now) if is_moving(turn) else assistant.seated(found, now)
        context = TurnContext(seated, work, now, turn.origin)
        before = found or begin(seated, turn, now)
        hold_details(seated, before, turn, now)
        with stage("decide", conversation=before.id):
            result = take_turn(context, before, turn, is_new=found is None)
        with stage("word"):
            reply = render_reply(seated, result, before.language)
        said = [said_by_person(before, turn, now, result.entry_key), *added(result, now)]
        save_turn(work, turn.person, turn.event, result, said, reply, now)
        if observer is not None:
            observer.end(result.conversation)
        work.commit()
    return reply


def is_moving(turn: Turn) -> bool:
    """Whether the person chooses to go on under the edition that holds now."""
    return turn.choose is not None and verb_of(turn.choose) is Verb.MOVE


def begin(assistant: Assistant, turn: Turn, now: datetime) -> Conversation:
    """A conversation that has just begun."""
    return Conversation(
        id=uuid.uuid4().hex,
        person=turn.person,
        language=turn.language or first_language(turn.text),
        edition=assistant.edition.id,
        started_at=now,
        updated_at=now,
    )


def said_by_person(before: Conversation, turn: Turn, now: datetime, key: str) -> TranscriptEntry:
    """The person's line in the transcript, without contact details and the form's fields.

    What is passed on to staff (it has a key) is kept as it was written: they were consented to.
    """
    if turn.choose is not None:
        return TranscriptEntry(now, Author.PERSON, "choice", picked(before, turn))
    if before.form is not None and not key:
        return TranscriptEntry(now, Author.PERSON, "form", "")
    text = visible(turn.text[:MAX_TEXT])
    return TranscriptEntry(
        now, Author.PERSON, "text", text if key else hide_contact_details(text), key
    )


def hold_details(assistant: Assistant, before: Conversation, turn: Turn, now: datetime) -> None:
    """Hold the contact details that are written before anybody agreed; they are kept hidden."""
    if turn.choose is not None or before.form or before.lead or before.with_staff:
        return
    text = visible(turn.text[:MAX_TEXT])
    hidden = hide_contact_details(text)
    if hidden != text:
        assistant.held.keep(HeldMessage(before.id, hidden, text, now))


def added(result: TurnResult, now: datetime) -> Iterator[TranscriptEntry]:
    """What the person had written before and agreed to pass on, now with its contact details."""
    if result.addition is not None:
        addition = result.addition
        yield TranscriptEntry(now, Author.PERSON, "added", addition.text, addition.key)


def picked(before: Conversation, turn: Turn) -> str:
    """What was picked, and what the person wrote on it, if anything."""
    label, remark = label_of(before, turn.choose or ""), visible(turn.text[:MAX_TEXT])
    return f"{label}: {hide_contact_details(remark)}" if remark.strip() else label


def label_of(before: Conversation, choice_id: str) -> str:
    """What the person saw on the choice; its id where it is not one of the last reply's."""
    labels = {choice.id: choice.label for choice in before.offered}
    return labels.get(choice_id) or plain(choice_id)[:MAX_TEXT]
