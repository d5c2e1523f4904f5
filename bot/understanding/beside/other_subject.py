"""What is asked about another subject, of which words that sound like a command are only a part."""

from __future__ import annotations

from bot.understanding.commands.groups import LIKE_COMMANDS
from bot.understanding.commands.reader import CommandReader
from bot.understanding.knowledge_lookup import KnowledgeLookup
from bot.understanding.seen_message import SeenMessage

HARDLY_OURS = 0.15
"""How probable an article may be at most where a subject outside is what is asked about."""

RATHER = 0.7
"""How probable a command must be for all of a text, not for a part alone, beside such a subject."""

ASKED_SO = "help"
"""The command that somebody sounds like who says of anything that they do not know how it goes."""


def is_of_another(
    command: str, seen: SeenMessage, commands: CommandReader, lookup: KnowledgeLookup
) -> bool:
    """Whether a message asks about a subject that the knowledge base knows as none of its own: "a
    function that deletes doubles in Excel", "my formula shows an error, what do I do"."""
    if not (seen.asked or command == ASKED_SO):
        return False
    first, *_ = lookup.answered(seen.text, seen.asked or seen.text, seen.state)
    is_named = first.outside is not None and first.outside not in LIKE_COMMANDS
    if not is_named or first.score > HARDLY_OURS:
        return False
    whole = commands.of_whole(seen.text, seen.state)
    return not any(wish.command == command and wish.sure >= RATHER for wish in whole)
