"""What a person did in Slack, as a turn. Pure: a payload in, a turn or nothing out.

Event keys: `Ev…` of an event; interactions carry none of their own, so theirs are made of where,
what and when. A redelivery has the same key in whatever form it comes. Behind an `@` stands the
thread of direct messages in which to answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.channels.slack.api.address import SlackAddress, parse_address
from bot.channels.slack.api.mrkdwn import decode, without_mention
from bot.channels.slack.applicants.ids import outgoing_in
from bot.vocabulary import Language, Turn
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command

WISH_TO_ASK = str(ChoiceId.command(Command.ASK))


def directly(incoming: Incoming) -> Incoming:
    """The same turn as a direct message, with a key of its own."""
    turn, address = incoming.turn, parse_address(incoming.person)
    private = replace(
        turn,
        event=f"{turn.event}:directly",
        person=str(address.private) if address else turn.person,
        is_public=False,
    )
    return Incoming(private, replace(incoming.origin, thread="", outgoing=0))


Json = Mapping[str, Any]

SPOKEN = frozenset({None, "file_share", "me_message", "thread_broadcast"})
"""Subtypes of messages that a person wrote; the others tell of something else."""

SLACKBOT = "USLACKBOT"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a turn comes from: enough to show its person something before there is a reply.

    `at` is when it was done, in seconds, by Slack's clock: what was done first comes first.
    `thread` is empty outside of threads; `ts` is the message that was written or pressed on.
    `outgoing` is our message that was pressed on, 0 for none.
    """

    team: str
    user: str
    channel: str = ""
    thread: str = ""
    ts: str = ""
    at: float = 0.0
    outgoing: int = 0


@dataclass(frozen=True, slots=True)
class Incoming:
    """A turn and where it comes from."""

    turn: Turn
    origin: Origin

    @property
    def person(self) -> str:
        """Who did it."""
        return self.turn.person


@dataclass(frozen=True, slots=True)
class Correction:
    """A person edited (`text`) or deleted (None) a message of theirs."""

    person: str
    event: str
    text: str | None
    origin: Origin


def event_key(key: str, thread: str = "") -> str:
    """The key of an event that is answered in a thread of direct messages, or in none."""
    return f"{key}@{thread}" if thread else key


def thread_in(key: str) -> str:
    """The thread that an event is answered in; empty for none."""
    return key.partition("@")[2]


def said(body: Json, language: Language | None = None) -> Incoming | None:
    """A direct message of a person; None for everything else that comes as a message."""
    event = body["event"]
    if event.get("channel_type") != "im" or not is_spoken(event):
        return None
    origin = origin_of(body, event)
    turn = Turn(
        event=event_key(body["event_id"], origin.thread),
        person=str(SlackAddress(origin.team, origin.user)),
        text=decode(event.get("text") or ""),
        language=language,
    )
    return Incoming(turn, origin)


def is_spoken(event: Json) -> bool:
    """Whether a person, and no bot, wrote this message."""
    is_bot = event.get("bot_id") or event.get("bot_profile") or event.get("app_id")
    user = event.get("user")
    return event.get("subtype") in SPOKEN and not is_bot and user not in (None, SLACKBOT)


def origin_of(body: Json, event: Json) -> Origin:
    """Where an event comes from."""
    ts = event.get("ts") or event.get("event_ts") or ""
    thread = event.get("thread_ts") or ""
    return Origin(
        team=team_of(body),
        user=str(event["user"]),
        channel=str(event["channel"]),
        thread=str(thread),
        ts=str(ts),
        at=seconds(ts),
    )


def team_of(body: Json) -> str:
    """The workspace in which the app is installed that this came to."""
    team = body.get("team_id") or (body.get("team") or {}).get("id")
    user = body.get("user")
    return str(team or (user.get("team_id") if isinstance(user, Mapping) else ""))


def seconds(ts: object) -> float:
    """Slack's moments as a number; 0 for what is none."""
    try:
        return float(str(ts))
    except ValueError:
        return 0.0


def mentioned(body: Json, bot_user: str, language: Language | None = None) -> Incoming | None:
    """A mention in a channel: public, answered in its thread."""
    event = body["event"]
    if not is_spoken(event):
        return None
    origin = origin_of(body, event)
    thread = origin.thread or origin.ts
    turn = Turn(
        event=body["event_id"],
        person=str(SlackAddress(origin.team, origin.user, origin.channel, thread)),
        text=decode(without_mention(event.get("text") or "", bot_user)),
        language=language,
        is_public=True,
    )
    return Incoming(turn, Origin(*_fields(origin), thread, origin.ts, origin.at))


def _fields(origin: Origin) -> tuple[str, str, str]:
    return origin.team, origin.user, origin.channel


def pressed(body: Json, language: Language | None = None) -> Incoming | None:
    """A choice that was picked with a button or in a menu; None if nothing was picked.

    On a message in a channel it is public; in a home or a modal it is answered directly.
    """
    action = body["actions"][0]
    choice = picked(action)
    if not choice:
        return None
    origin = pressed_at(body, action)
    is_public = bool(origin.channel) and not origin.channel.startswith("D")
    address = SlackAddress(origin.team, origin.user)
    if is_public:
        address = SlackAddress(*_fields(origin), origin.thread or origin.ts)
    key = f"press:{origin.channel or 'view'}:{origin.ts}:{choice}:{action.get('action_ts', '')}"
    turn = Turn(
        event=event_key(key, "" if is_public else origin.thread),
        person=str(address),
        choose=choice,
        language=language,
        is_public=is_public,
    )
    return Incoming(turn, origin)


def picked(action: Json) -> str:
    """The id of the choice that a press or a menu names."""
    return str((action.get("selected_option") or action).get("value") or "")


def pressed_at(body: Json, action: Json) -> Origin:
    """Where something was pressed."""
    container = body.get("container") or {}
    message = body.get("message") or {}
    return Origin(
        team=team_of(body),
        user=str(body["user"]["id"]),
        channel=str(container.get("channel_id") or ""),
        thread=str(container.get("thread_ts") or message.get("thread_ts") or ""),
        ts=str(container.get("message_ts") or container.get("view_id") or ""),
        at=seconds(action.get("action_ts")),
        outgoing=outgoing_in(str(action.get("block_id") or "")),
    )


def commanded(body: Json, language: Language | None = None) -> Incoming:
    """A slash command. It is answered directly, wherever it was typed."""
    choose, text = command_of(str(body.get("text") or ""))
    origin = Origin(team=team_of(body), user=str(body["user_id"]), channel=str(body["channel_id"]))
    turn = Turn(
        event=f"command:{body['trigger_id']}",
        person=str(SlackAddress(origin.team, origin.user)),
        text=text,
        choose=choose,
        language=language,
        is_for_counter=choose is None,
    )
    return Incoming(turn, origin)


COMMANDS: Mapping[str, Command] = {
    "": Command.RESUME,
    "start": Command.START,
    "ask": Command.ASK,
    "language": Command.LANGUAGE,
    "my data": Command.MY_DATA,
    "help": Command.HELP,
    "開始": Command.START,
    "質問": Command.ASK,
    "言語": Command.LANGUAGE,
    "データ": Command.MY_DATA,
    "ヘルプ": Command.HELP,
}
"""What may be typed after the command; everything else is said to the counter as it stands."""


def command_of(typed: str) -> tuple[str | None, str]:
    """The choice that a command picks, or else the text that it says."""
    text = " ".join(decode(typed).split())
    command = COMMANDS.get(text.casefold())
    if command is not None:
        return str(ChoiceId.command(command)), ""
    first, _, rest = text.partition(" ")
    return None, rest if first.casefold() in ("ask", "質問") else text


def asked(body: Json, text: str, language: Language | None = None) -> Incoming:
    """A question that was typed into a window."""
    origin = Origin(team=team_of(body), user=str(body["user"]["id"]))
    person = str(SlackAddress(origin.team, origin.user))
    key = submission_key(body, text)
    return Incoming(Turn(key, person, text, language=language, is_for_counter=True), origin)


def wishing_to_ask(body: Json, language: Language | None = None) -> Incoming:
    """The wish to ask something, where no window could be opened for it."""
    user = body.get("user_id") or body["user"]["id"]
    origin = Origin(team=team_of(body), user=str(user))
    person, event = str(SlackAddress(origin.team, origin.user)), f"ask:{body.get('trigger_id')}"
    return Incoming(Turn(event, person, choose=WISH_TO_ASK, language=language), origin)


def submission_key(body: Json, *values: str) -> str:
    """The key of a submission: of one window, the same contents have one effect."""
    told = hashlib.sha256("\x1f".join(values).encode("utf-8", "replace")).hexdigest()[:16]
    return f"view:{body['view']['id']}:{told}"


def corrected(body: Json) -> Correction | None:
    """An edit or a deletion in direct messages; None if nothing that a person wrote was changed."""
    event = body["event"]
    before = event.get("previous_message") or {}
    kind, new = event.get("subtype"), event.get("message") or {}
    if event.get("channel_type") != "im" or not is_spoken({**before, "subtype": None}):
        return None
    is_deleted = kind == "message_deleted" or new.get("subtype") == "tombstone"
    if not is_deleted and (kind != "message_changed" or new.get("text") == before.get("text")):
        return None
    origin = Origin(
        team=team_of(body),
        user=str(before["user"]),
        channel=str(event["channel"]),
        thread=str(before.get("thread_ts") or ""),
        ts=str(before.get("ts") or ""),
        at=seconds(event.get("event_ts") or event.get("ts")),
    )
    return Correction(
        person=str(SlackAddress(origin.team, origin.user)),
        event=event_key(body["event_id"], origin.thread),
        text=None if is_deleted else decode(new.get("text") or ""),
        origin=origin,
    )
