"""What concerns one person although it was said where others read along: it goes on directly."""

from __future__ import annotations

from bot.assistant.counter import Counter
from bot.assistant.picks import parse_pick
from bot.assistant.public import MAX_TEXT, SMALL_TALK
from bot.handoff.validation import hide_contact_details
from bot.precheck.words import command_in
from bot.vocabulary import Turn
from bot.vocabulary.plain import plain


def is_private(counter: Counter, turn: Turn) -> bool:
    """Whether a public turn is answered there by "I have written to you directly".

    It follows from the turn alone, so that a turn that comes twice goes on just as surely.
    """
    if turn.choose is not None:
        pick = parse_pick(turn.choose)
        return pick is None or pick.verb != "article"
    text = plain(turn.text)
    if not text or len(text) > MAX_TEXT:
        return False
    command = command_in(counter.words, text)
    is_command = command is not None and command not in SMALL_TALK
    return is_command or (command is None and hide_contact_details(text) != text)
