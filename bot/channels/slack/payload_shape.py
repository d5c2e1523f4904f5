"""The shape of what Slack sends, as far as anything here relies on it.

A payload of another shape is refused at the border: what is read behind it would break, and Slack
would send again what breaks again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Text = str | None
Part = dict[str, Any] | None


class PayloadShape(BaseModel):
    """Something that has at least this; nothing is made to fit."""

    model_config = ConfigDict(strict=True, extra="ignore")


class Named(PayloadShape):
    """Somebody, or a workspace."""

    id: str


class MessageShape(PayloadShape):
    """A message inside of an event."""

    text: Text = None
    user: Text = None
    ts: Text = None
    thread_ts: Text = None


class Event(PayloadShape):
    """What happened. In some events, `user` and `channel` are told in full."""

    type: str
    subtype: Text = None
    text: Text = None
    ts: Text = None
    event_ts: Text = None
    thread_ts: Text = None
    channel_type: Text = None
    user: str | dict[str, Any] | None = None
    channel: str | dict[str, Any] | None = None
    message: MessageShape | None = None
    previous_message: MessageShape | None = None


class Written(Event):
    """A message, in some channel."""

    channel: str


class Opened(Event):
    """Somebody opened their home, or the direct messages."""

    user: str
    channel: Text = None


class EventEnvelope(PayloadShape):
    """An event, with the name by which it is known again."""

    event_id: str
    team_id: Text = None
    event: Event


class Picked(PayloadShape):
    """An option that was chosen."""

    value: str


class Entry(PayloadShape):
    """What was filled in at one place of a modal."""

    value: Text = None
    selected_option: Picked | None = None
    selected_options: list[Picked] | None = None


class ViewStateShape(PayloadShape):
    """All that was filled in, by block and by place in it."""

    values: dict[str, dict[str, Entry]] = Field(default_factory=dict)


class View(PayloadShape):
    """A modal, or somebody's home."""

    id: str
    type: str
    callback_id: Text = None
    private_metadata: Text = None
    state: ViewStateShape | None = None


class Action(Entry):
    """What was pressed."""

    action_id: str
    block_id: Text = None


class Interaction(PayloadShape):
    """Somebody pressed something, or handed a modal in."""

    user: Named
    team: Named | None = None
    container: Part = None
    channel: Part = None
    message: Part = None
    trigger_id: Text = None
    response_url: Text = None
    callback_id: Text = None
    view: View | None = None
    actions: list[Action] | None = None


class Press(Interaction):
    """Something was pressed, and it is told what."""

    actions: Annotated[list[Action], Field(min_length=1)]


class Submission(Interaction):
    """A modal was handed in, or closed."""

    view: View


class SlashCommandShape(PayloadShape):
    """A slash command, which names no type."""

    command: str
    text: Text = None
    user_id: str
    channel_id: str
    trigger_id: str


EVENTS: Mapping[str, type[Event]] = {
    "app_home_opened": Opened,
    "app_mention": Written,
    "message": Written,
}
SHAPES: Mapping[str, type[PayloadShape]] = {
    "event_callback": EventEnvelope,
    "block_actions": Press,
    "view_submission": Submission,
    "view_closed": Submission,
    "shortcut": Interaction,
    "message_action": Interaction,
}


def is_whole(payload: Mapping[str, Any]) -> bool:
    """Whether a payload has what everything relies on that hears of its kind."""
    shape = shape_of(payload)
    if shape is None:
        return True  # nobody reads more of it than that
    try:
        found = shape.model_validate(payload)
        if isinstance(found, EventEnvelope):
            EVENTS.get(found.event.type, Event).model_validate(payload["event"])
    except ValidationError:
        return False
    return True


def shape_of(payload: Mapping[str, Any]) -> type[PayloadShape] | None:
    """What a payload has to be like."""
    kind = payload.get("type")
    if isinstance(kind, str) and kind in SHAPES:
        return SHAPES[kind]
    return SlashCommandShape if "command" in payload else None
