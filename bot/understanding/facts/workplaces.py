"""Whether a place that is named is one where people work, or are to work."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.precheck.nlu.phrases import Mention
from bot.understanding.facts.clauses import TextClause
from bot.understanding.facts.entities.places import OVERSEAS

WORKING = re.compile(
    r"働|勤務|採用|雇|募集|配属|迎え|職場|仕事を"
    r"|\b(?:work|works|working|hire|hiring|hires|employ|employing|recruit|recruiting|workplace|job"
    r"|jobs|position|positions|assigned|placed|bring|bringing|based|stationed|desk|sit|sits|sitting)\b"
    r"|\b(?:at|in|for) our\b"
)
"""What a place is said with where people are to work there."""

AT_PLACE = re.compile(
    r"で(?!す)|に(?:配属|勤務|来て|赴任)|勤務|[とや・、]"
    r"|の?(?:本社|支社|支店|工場|オフィス|事業所|営業所|拠点|研究所|現場|事務所)"
)
NAMED_PLACE = re.compile(r"勤務地|勤務先|職場|場所|配属先")
"""What makes of a place the one where people work: behind it, and before it."""

ONLY_BEFORE = re.compile(
    r"\b(?:just|only|all (?:of (?:us|them) )?(?:here )?(?:in|at)"
    r"|every(?:one|body)(?:'s| is)? (?:in|at))"
    r"\s*(?:the |our )?$"
)
ONLY_BEHIND = re.compile(
    r"\s*(?:office|plant|factory|branch|hq|headquarters|site)?\s*(?:only|alone)\b"
)
"""How a place is told that is the only one: people work there."""

SOME_IN = re.compile(
    r"\b(?:\d+|one|two|three|four|five|some|others?|another|(?:the )?rest)(?: of them)?"
    r"(?: (?:is|are|stays?|works?|sits?|will be|would be))? (?:in|at) "
    r"(?!the\b|our\b|total\b|all\b|a\b|march\b|may\b|april\b)(?P<place>[a-z]+)"
)
"""How some of those who are hired are said to be at a place."""


def is_worked_at(mention: Mention, line: str, clause: TextClause, after: str) -> bool:
    """Whether it is said that people work at the place, not only that there is something. `after`:
    what is said behind it."""
    phrase = line[mention.start : mention.end]
    before = line[clause.start : mention.start]
    if mention.value == OVERSEAS or WORKING.search(phrase):
        return WORKING.search(phrase) is not None
    if not clause.is_japanese:
        is_only = ONLY_BEFORE.search(before) or ONLY_BEHIND.match(line[mention.end : clause.end])
        return is_only is not None or WORKING.search(before) is not None
    is_there = AT_PLACE.match(after) or NAMED_PLACE.search(before)
    return is_there is not None and WORKING.search(line, clause.start, clause.end) is not None


def is_parted_elsewhere(line: str, mentions: Sequence[Mention]) -> bool:
    """Whether some are said to be at a place that is not known: "2 in Osaka and 1 in …"."""
    known = [(m.start, m.end) for m in mentions if m.question.key == "workplace"]
    found = [match.span("place") for match in SOME_IN.finditer(line)]
    return len(found) > 1 and any(
        not any(start < last and first < end for first, last in known) for start, end in found
    )
