"""What is asked about another subject, of which words that sound like a command are only a part."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.readings import Understanding
from bot.understanding.beside.wish import is_wish
from bot.understanding.commands.reader import CommandReader
from bot.understanding.knowledge_lookup import KnowledgeLookup, is_outside
from bot.understanding.seen_message import SeenMessage

RATHER = 0.7
"""How probable a command must be for all of a text, not for a part alone, beside such a subject."""

TO_BE_TOLD = re.compile(
    r"(?:教え|見|計算し|調べ|説明し|診断し)て(?:ほし|欲し|もら|いただ|くださ|下さ|くれ)|(?:知り|聞き|相談し|お聞きし|伺い)たい"
    r"|\b(?:tell (?:me|us)|(?:want|need|like|wish) to know|look (?:it )?up|calculate|work out"
    r"|(?:need|want|like|some) (?:some )?(?:advice|information|info|help) (?:on|about|with))\b"
)
"""How somebody wishes to be told something without asking it."""

ASKED_SO = "help"
"""The command that somebody sounds like who says of anything that they do not know how it goes."""

TROUBLED_SO = "staff"
"""The same of who says, and wishes nothing, that somebody is troubled by it."""


def is_of_another(
    command: str, seen: SeenMessage, commands: CommandReader, lookup: KnowledgeLookup
) -> bool:
    """Whether a message asks about a subject that the knowledge base knows as none of its own: "a
    function that deletes doubles in Excel", "my formula shows an error, what do I do"."""
    is_trouble = command == TROUBLED_SO and not is_wish(folded(seen.text))
    if not (seen.asked or command == ASKED_SO or is_trouble):
        return False
    first, *_ = lookup.answered(seen.text, seen.asked or seen.text, seen.state)
    if not is_outside(first):
        return False
    whole = commands.of_whole(seen.text, seen.state)
    return not any(wish.command == command and wish.sure >= RATHER for wish in whole)


def without_other_subject(seen: SeenMessage, lookup: KnowledgeLookup) -> SeenMessage:
    """A message without facts where it wishes to be told of a subject outside: what it names there
    tells nothing of the company, or of whom it hires."""
    if seen.asked or TO_BE_TOLD.search(folded(seen.text)) is None:
        return seen
    first, *_ = lookup.answered(seen.text, seen.text, seen.state)
    return replace(seen, found=Understanding()) if is_outside(first) else seen
