"""Words that are part of a name, and say of what is named no more: the "engineer" of a visa."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.precheck.nlu.phrases import Mention

PERMIT = r"(?:visas?|status(?:es)?(?: of residence)?|residence (?:cards?|permits?)|zairyu)"
VISA_BEHIND = re.compile(
    rf"^(?:s|'s|s')?(?:\s*[/&]\s*(?:[\w-]+\s?){{1,4}}|\s+(?:and so on|etc\.?|or so))?\s+{PERMIT}\b"
)
"""What makes of work the name of a visa, behind it: an engineer's visa, the Researcher status."""

VISA_BEFORE = re.compile(
    rf"\b{PERMIT}(?: (?:type|category|name|kind))?(?: (?:in japan|now|currently|today))?"
    r"(?:\s*[:=(]|\s+(?:of|for|as|is|says|reads|called|named|type|under|in))*"
    r"(?: (?:an?|the|type|kind|of|called|category))*\s*[\"'(]*$"
)
"""The same before it: a visa of Engineer, status: Researcher."""

AGENCY_BEHIND = re.compile(
    r"^\s+(?:agenc(?:y|ies)|firms?|compan(?:y|ies)|business|licen[cs]\w*|permits?|services?|trade|placements?)\b"
    r"|^(?:\s+(?:and|or|nor)|,|\s*/)\s*shokai\b"
)
AGENCY_BEFORE = re.compile(
    r"\b(?:shokai|placements?)(?:,| and| or| nor|\s*/)? $"
    r"|\b(?:licen[cs]e|permit|permission) for $"
)
"""What makes of a kind of employment the trade of an agency, behind it and before it."""

OTHER_VISA = re.compile(rf"\b{PERMIT} or (?:an? |the |on (?:an? )?|with (?:an? )?|maybe )?$")
"""What stands before a visa of several, of which one holds: "an X visa or …"."""

MAKER = re.compile(
    r"\b(?:art|creative|film|music|stage|animation|game|photography|video|visual|design) $"
)
"""What makes a director of who directs no company, before that word."""

FROM_ABROAD = re.compile(
    r"^(?:\w+ ){0,3}?(?:from|through|thru|via|by) "
    r"(?!(?:the |an? |our |local )*(?:\w+ )?(?:universit|college|school))\w+"
)
OF_SCHOOLS = re.compile(r"\b(?:internships?|students?|universit(?:y|ies)|college|school)\b")
"""Where interns of a trainee programme come from, and what tells of others."""


def standing_alone(line: str, found: Iterable[Mention]) -> Iterator[Mention]:
    """The phrases of a folded line that are no part of the name of something else."""
    for mention in found:
        if not _is_of_a_name(line, mention):
            yield mention


def is_of_trade(behind: str) -> bool:
    """Whether what stands behind a word for employment makes the trade of an agency of it."""
    return AGENCY_BEHIND.match(behind) is not None


def _is_of_a_name(line: str, mention: Mention) -> bool:
    before, behind = line[: mention.start], line[mention.end :]
    match mention.question.key:
        case "role":
            return _is_of_a_visa_or_craft(before, line[mention.start :], behind)
        case "residence_status":
            return OTHER_VISA.search(before) is not None
        case "employment":
            is_trade = is_of_trade(behind) or AGENCY_BEFORE.search(before) is not None
            is_intern = line[mention.start : mention.end] == "interns"
            is_trainee = FROM_ABROAD.match(behind.lstrip()) and not OF_SCHOOLS.search(line)
            return is_trade or (is_intern and bool(is_trainee))
    return False


def _is_of_a_visa_or_craft(before: str, named: str, behind: str) -> bool:
    """Whether work is the name of a visa, or a "director" directs no company."""
    is_craft = named.startswith("director") and MAKER.search(before) is not None
    return (
        is_craft or VISA_BEHIND.match(behind) is not None or VISA_BEFORE.search(before) is not None
    )
