"""What a person did in Teams, as a turn. Pure: an activity in, a turn or nothing out.

Every card carries a nonce: the number of its message, and a mark that is new whenever it is drawn
anew. A press is known by it, since Teams may tell of one twice, under other ids and times.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.channels.teams.api.activity import TeamsActivity
from bot.channels.teams.api.address import parse_address
from bot.channels.teams.api.references import event_key
from bot.vocabulary import Turn

NONCE = re.compile(r"(\d{1,18})\.([A-Za-z0-9]{1,32})")
FORM = "form"
"""The data of what opens the contact form, and of the form itself."""
OPENED = "opened"
"""The event of somebody who has just come."""

EDITED, DELETED = "editMessage", "softDeleteMessage"


@dataclass(frozen=True, slots=True)
class TeamsPress:
    """A choice that was pressed on a card of ours; `outgoing` is its message, 0 for none."""

    turn: Turn
    outgoing: int


def nonce(outgoing: int, mark: str = "0") -> str:
    """What a drawing of a message is known by."""
    return f"{outgoing}.{mark}"


def next_mark(event: str) -> str:
    """The mark of the drawing that answers an event."""
    return hashlib.sha256(event.encode("utf-8", "replace")).hexdigest()[:12]


def said(activity: TeamsActivity) -> Turn:
    """Something that was written: in a personal chat, or where others read it."""
    is_public = not activity.is_personal
    return Turn(
        event=activity.id if is_public else event_key(activity.id, activity.conversation.id),
        person=str(activity.address),
        text=activity.said,
        language=activity.language,
        is_public=is_public,
    )


def directly(turn: Turn, account: str) -> Turn:
    """The same turn in the personal chat, with a key of its own."""
    address = parse_address(turn.person)
    return replace(
        turn,
        event=event_key(f"{turn.event.partition('@')[0]}:directly", account),
        person=str(address.private) if address else turn.person,
        is_public=False,
    )


def arrived(activity: TeamsActivity) -> Turn:
    """Somebody opened the personal chat for the first time."""
    return Turn(
        event=event_key(OPENED, activity.conversation.id),
        person=str(activity.address),
        language=activity.language,
    )


def pressed(activity: TeamsActivity) -> TeamsPress | None:
    """A choice that was pressed; None where the card was not ours."""
    action = activity.data.get("action")
    data = action.get("data") if isinstance(action, Mapping) else None
    if not isinstance(data, Mapping):
        return None
    choice, mark = data.get("choose"), data.get("nonce")
    found = NONCE.fullmatch(mark) if isinstance(mark, str) else None
    if not isinstance(choice, str) or not choice or found is None:
        return None
    key = f"press:{mark}:{choice}"
    is_public = not activity.is_personal
    turn = Turn(
        event=key if is_public else event_key(key, activity.conversation.id),
        person=str(activity.address),
        choose=choice,
        language=activity.language,
        is_public=is_public,
    )
    return TeamsPress(turn, int(found[1]))


def form_key(activity: TeamsActivity, values: Mapping[str, str]) -> str:
    """The key of a form that was handed in: the same contents have one effect."""
    told = "\x1f".join(f"{name}={value}" for name, value in sorted(values.items()))
    return event_key(f"form:{next_mark(told)}", activity.conversation.id)
