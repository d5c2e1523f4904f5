"""What somebody did at the desk, as an act that means the same on every platform.

The key of an act is the same whenever Slack tells of it again, and another one for the next press.
A window that was handed in is known by its state and by what was filled in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from bot.assistant.desk.actions import DeskAction
from bot.channels.slack.api.address import SlackAddress
from bot.channels.slack.api.modals import action_of, values_of
from bot.channels.slack.desk.ids import PREFIX
from bot.channels.slack.desk.location import Location, Payload, opened_from
from bot.vocabulary import Language


def pressed(body: Payload, location: Location, language: Language) -> DeskAction:
    """A button was pressed, in a message or in a window."""
    did = body["actions"][0]
    at = location.view or location.ts
    view = body.get("view") or {}
    return DeskAction(
        event=f"click:{at}:{did['action_id']}:{did.get('action_ts', '')}",
        staff=str(location.actor),
        action=action_of(str(did["action_id"]), PREFIX),
        value=value_of(did),
        values=filled_in(view, location.team),
        language=language,
    )


def value_of(did: Payload) -> str:
    """What a pressed button stands for, or what was chosen in a menu."""
    return str(did.get("value") or (did.get("selected_option") or {}).get("value") or "")


def handed_in(body: Payload, location: Location, language: Language) -> DeskAction:
    """A window was handed in."""
    view = body["view"]
    values = filled_in(view, location.team)
    return DeskAction(
        event=f"submit:{view['id']}:{view.get('hash', '')}:{digest(values)}",
        staff=str(location.actor),
        action=action_of(str(view["callback_id"]), PREFIX),
        value=opened_from(view).get("value", ""),
        values=values,
        language=language,
    )


def digest(values: Mapping[str, str]) -> str:
    """Stands for what was filled in, without telling it."""
    written = json.dumps(values, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def filled_in(view: Payload, team: str) -> dict[str, str]:
    """What is filled in, by the names of the inputs; a person by their full address."""
    state: Mapping[str, Any] = (view.get("state") or {}).get("values") or {}
    people = {name for name, held in state.items() if is_person(held)}
    return {
        name: str(SlackAddress(team, value)) if name in people and value else value
        for name, value in values_of(state).items()
    }


def is_person(held: Payload) -> bool:
    """Whether an input takes a person."""
    return any(element.get("type") == "users_select" for element in held.values())


def taken_over(reference: str, text: str, location: Location, language: Language) -> DeskAction:
    """A message of staff is to be sent on to the applicant: it stands in the window."""
    return DeskAction(
        event=f"shortcut:{location.trigger}",
        staff=str(location.actor),
        action="reply",
        value=reference,
        values={"text": text} if text else {},
        language=language,
    )
