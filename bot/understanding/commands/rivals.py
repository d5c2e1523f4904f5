"""Another command than the likeliest, where that one makes no sense."""

from __future__ import annotations

from bot.precheck.nlu.sentences import sentences
from bot.understanding.commands.groups import BEGINNING, EXPLAINING, LEAVING
from bot.understanding.commands.needed_words import KEPT, OF_SENT
from bot.understanding.commands.reader import TYPED_IN, CommandReader
from bot.understanding.commands.wishes.check import GOING_BACK, ONWARD, is_of_check
from bot.understanding.knowledge_lookup import is_far
from bot.understanding.seen_message import SeenMessage
from bot.understanding.state import Place

RIVALLING = 0.3
"""How probable a command must be that is done in place of one that makes no sense there."""


STOPPING = frozenset({"pause", "cancel", "skip"})
"""Commands that somebody sounds like who does not like how it goes, and begins anew."""


def meant_rather(command: str, seen: SeenMessage, commands: CommandReader) -> str:
    """The command that is meant: nobody pauses who has paused already, nor wants more where nothing
    was told; who asks in the middle of the pre-check how it is going hears how it stands."""
    if (certain := _certainly(command, seen)) is not None:
        return certain
    if command in STOPPING and ends_with("restart", seen, commands):
        return "restart"
    others = _others(command, seen, commands)
    likely = (wish.command for wish in seen.wishes if wish.sure >= RIVALLING)
    return next((each for each in likely if each in others), command)


def ends_with(command: str, seen: SeenMessage, commands: CommandReader) -> bool:
    """Whether the last sentence of several wishes this."""
    *before, last = sentences(seen.text) or ("",)
    wishes = commands.wishes(last, seen.state)
    return bool(before) and commands.likely(wishes) == command


def _certainly(command: str, seen: SeenMessage) -> str | None:
    """What a command surely means where somebody stands."""
    if command == "start" and seen.asked and is_far(seen.state):
        return "verdict"
    if command == "verdict" and seen.question is not None and ONWARD.search(seen.text):
        return "resume"
    return "verdict" if command == "enquiry" and is_of_check(seen.text, seen.state) else None


def _others(command: str, seen: SeenMessage, commands: CommandReader) -> frozenset[str]:
    """What may be meant in place of a command, if it is likely enough."""
    place, asked = seen.state.place, seen.asked.casefold()
    match command:
        case "verdict" | "staff" if place is Place.SENT and OF_SENT.search(asked):
            return frozenset({"enquiry"})
        case "delete_data" if KEPT.search(asked):
            return frozenset({"my_data"})
        case "cancel" if place not in TYPED_IN:
            return frozenset({"delete_data"})  # there is no form to stop
        case _ if command in LEAVING and ends_with("staff", seen, commands):
            return frozenset({"staff"})
        case "pause" if GOING_BACK.search(seen.text):
            return frozenset({"back"})
        case "pause" if place is Place.PAUSED:
            return BEGINNING
        case "more" if seen.question is not None and seen.state.topic is None:
            return EXPLAINING
    return frozenset()
