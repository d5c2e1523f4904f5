"""What people do in a small Slack, waiting for what they act on to appear."""

from __future__ import annotations

from typing import Any

from slack_bolt import BoltRequest

from bot.assistant.conversation import Conversation
from bot.assistant.ports import Storage
from bot.channels.slack.app import SlackApp
from bot.serving.service import Service
from tests.fake_slack import Channel, Message, Person, SmallSlack, controls
from tests.fake_slack.block_elements import all_options
from tests.fake_slack.screens import Control

FORM = ("Example KK", "Hanako Yamada", "hanako@example.com")


def slack_app(service: Service) -> SlackApp:
    """Slack among the faces of a service."""
    return next(face for face in service.adapters if isinstance(face, SlackApp))


def actor(person: Person) -> str:
    """What the counter calls a person."""
    return f"slack:{person.team}:{person.id}"


def arrivals(app: SlackApp) -> list[str]:
    """The texts of messages that arrive from now on, in their order."""
    texts: list[str] = []
    receive = app.reception.receive

    def noted(request: BoltRequest) -> Any:
        future = receive(request)
        texts.append(str(request.body.get("event", {}).get("text", "")))
        return future

    vars(app.reception)["receive"] = noted
    return texts


def offers(control: Control, choice: str) -> bool:
    """Whether a button or a menu has a choice."""
    options = all_options(control.element) if "options" in control.element else []
    return control.value == choice or any(o["value"] == choice for o in options)


def offering(person: Person, choice: str) -> tuple[Message, Control] | None:
    """The newest message of the direct messages on which a choice can be picked."""
    for message in reversed(person.sees(person.dm())):
        for control in controls(message.blocks):
            if offers(control, choice):
                return message, control
    return None


def pick(slack: SmallSlack, person: Person, choice: str) -> None:
    """Pick a choice as soon as it is offered."""
    slack.wait_until(lambda: offering(person, choice))
    found = offering(person, choice)
    assert found is not None
    message, control = found
    if control.value == choice:
        person.click(message, choice)
    else:
        person.choose(message, control.action_id, choice)
    slack.quiet()


def conversation_of(storage: Storage, person: Person) -> Conversation | None:
    with storage() as work:
        return work.conversations.of(actor(person))


def transcript(storage: Storage, person: Person) -> list[str]:
    """What the person said, as it is kept."""
    conversation = conversation_of(storage, person)
    if conversation is None:
        return []
    with storage() as work:
        return [e.text for e in work.transcripts.of(conversation.id) if e.speaker == "person"]


def values_of(storage: Storage, person: Person) -> dict[str, Any]:
    """What is in the contact form."""
    conversation = conversation_of(storage, person)
    return dict(conversation.form.values) if conversation and conversation.form else {}


def send_lead(slack: SmallSlack, storage: Storage, person: Person) -> None:
    """Go straight to staff, and fill the contact form in field by field."""
    person.say(person.dm(), "I want to talk to staff")
    pick(slack, person, "consent:yes")
    for text in FORM:
        before = values_of(storage, person)
        person.say(person.dm(), text)
        wait_for_change(slack, storage, person, before)
    pick(slack, person, "skip:remarks")
    pick(slack, person, "send")


def wait_for_change(
    slack: SmallSlack, storage: Storage, person: Person, before: dict[str, Any]
) -> None:
    slack.wait_until(lambda: values_of(storage, person) != before)
    slack.quiet()


def card(staff: Person, desk: Channel) -> Message | None:
    """The card of the newest lead at a desk."""
    cards = [m for m in staff.sees(desk) if m.bot_id and m.thread_ts in (None, m.ts)]
    return cards[-1] if cards else None


def claim(slack: SmallSlack, staff: Person, desk: Channel) -> None:
    """Claim the newest lead as soon as it is there."""
    slack.wait_until(lambda: press_on(staff, desk, "desk:claim"))
    message = card(staff, desk)
    assert message is not None
    staff.click(message, press_on(staff, desk, "desk:claim"))
    slack.quiet()


def press_on(staff: Person, desk: Channel, action: str) -> str:
    """The action id on the newest card that begins so; empty where there is none."""
    message = card(staff, desk)
    ids = [control.action_id for control in controls(message.blocks)] if message else []
    return next((id_ for id_ in ids if id_.partition("#")[0] == action), "")
