"""What was picked, in words, where the transcript only holds the id of a choice."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.picks import parse_pick
from bot.assistant.ports import Entry
from bot.precheck.flow import Flow
from bot.vocabulary import Language
from bot.wording.choices import COMMANDS, edit
from bot.wording.labels import language_name
from bot.wording.voice import Voice

LANGUAGES = {"do:japanese": Language.JA, "do:english": Language.EN}


def picked_label(choice: str, flow: Flow, voice: Voice) -> str:
    """What a choice is called that stood beside the conversation; its id where nobody calls it.

    The transcript holds the label of a choice only where the last reply offered it.
    """
    pick = parse_pick(choice)
    if pick is None:
        return choice
    if choice in LANGUAGES:
        return language_name(LANGUAGES[choice])
    if pick.verb == "do" and pick.first in COMMANDS:
        return voice.gettext(COMMANDS[pick.first])
    question = flow.question(pick.first) if pick.verb == "edit" else None
    return edit(voice, question).label if question else choice


def as_read(entry: Entry, flow: Flow, voice: Voice) -> Entry:
    """A line of a transcript as somebody reads it."""
    if entry.kind != "choice":
        return entry
    return replace(entry, text=picked_label(entry.text, flow, voice))
