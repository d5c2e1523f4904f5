"""Thumbs below an answer: what Teams itself draws and asks, and what is told of it to us.

A thumb stands for the choice by which the answer is rated everywhere, so it does the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.channels.teams.api.activity import TeamsActivity
from bot.channels.teams.api.references import event_key
from bot.vocabulary import Message, Turn
from bot.vocabulary.choice_ids import NO, YES, Verb, verb_of

THUMBS = {"like": YES, "dislike": NO}
KEY = re.compile(r"thumb:(\d+):(\d+):(\w+)@")
"""Of a thumb that was pressed: on which message, how often one was changed there, and which."""


@dataclass(frozen=True, slots=True)
class TeamsRating:
    """A thumb that was pressed. `value` is that of the choice, `remark` what was said on it.

    `activity` is what Teams calls the message below which it stands; empty where it does not say.
    """

    activity: str
    value: str
    remark: str


def ratings_of(message: Message) -> Mapping[str, str]:
    """The choices by which an answer is rated, by their value; nothing for any other message."""
    return {each.value: each.id for each in message.choices if verb_of(each.id) is Verb.RATE}


def rating_in(activity: TeamsActivity) -> TeamsRating | None:
    """The thumb that was pressed; None for anything else that is handed in below a message."""
    given = activity.data.get("actionValue")
    if activity.data.get("actionName") != "feedback" or not isinstance(given, Mapping):
        return None
    value = THUMBS.get(str(given.get("reaction")))
    if value is None:
        return None
    return TeamsRating(activity.reply_to_id or "", value, remark_in(given.get("feedback")))


def remark_in(feedback: object) -> str:
    """What somebody wrote beside a thumb: it comes as JSON within a text."""
    try:
        told = json.loads(feedback) if isinstance(feedback, str) else feedback
    except (ValueError, RecursionError):
        told = feedback
    text = told.get("feedbackText") if isinstance(told, Mapping) else told
    return text.strip() if isinstance(text, str) else ""


def rated(
    activity: TeamsActivity, rating: TeamsRating, outgoing: int, choose: str, known: Collection[str]
) -> Turn:
    """A thumb as a turn. `outgoing` is the message it stands below, `known` the person's events.

    Teams may tell of one twice under other ids; so the same thumb is the same event until the other
    one was pressed.
    """
    found = [KEY.match(key) for key in known]
    earlier = {int(each[2]): each[3] for each in found if each and int(each[1]) == outgoing}
    last = max(earlier, default=0)
    count = last if earlier.get(last) == rating.value else last + 1
    return Turn(
        event=event_key(f"thumb:{outgoing}:{count}:{rating.value}", activity.conversation.id),
        person=str(activity.address),
        text=rating.remark,
        choose=choose,
        language=activity.language,
    )
