"""Noun phrases by which somebody asks to be told about a thing: "average salary of an engineer"."""

from __future__ import annotations

import re

JAPANESE = re.compile(
    r"^[^、。はがもを?:：]{2,24}?"
    r"(?:[採見書作取探選決始進使育直払調測](?:り|き|し|い|め|え|べ)?方|方法|仕方|やり方|数え方|手順|コツ|相場|ランキング|一覧|定義"
    r"|平均(?:年収|給与|給料|賃金)|年収|見本|ひな形|雛形|テンプレート?|サンプル|例文|計算(?:式|表|方法)|メリット|デメリット|注意点|試験日)"
    r"(?:とか|など|について)?[?。!…\s]*$"
)
"""A Japanese one, folded: nothing in it is said of anything."""

WHAT = (
    r"(?:tips?|guides?|rankings?|examples?|samples?|templates?|costs?|prices?|salar(?:y|ies)"
    r"|wages?|meaning|definition|differences?|steps|process|procedure|how to|ways? to|where to)"
)
LEAD = r"(?:(?:some|any|the|a|an|good|best|top|typical|average|usual|current|more|list of)\W+)*"
ENGLISH = re.compile(
    rf"^\W*{LEAD}{WHAT}\b(?: \w+){{0,2}}? (?:of|for|on|about|to|between|in|write|find|get|choose)\b"
    rf"|^\W*(?:the )?(?:best|top|list of(?: the)?) (?:\w+ )?(?:universit(?:y|ies)|schools?"
    r"|colleges?|compan(?:y|ies)|agenc(?:y|ies)|jobs|websites|cities)\b"
)
"""How a folded English one begins."""

VERB = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|does|do|did|needs?|wants?|should"
    r"|must|may|might|we|i|they|he|she|you|it's|that's)\b"
)
"""What makes a sentence of it."""

LONGEST = 14
"""Words of such a phrase in English."""


def is_heading(line: str) -> bool:
    """Whether a folded sentence only names a thing that is to be told about."""
    if JAPANESE.match(line):
        return True
    is_short = len(line.split()) <= LONGEST
    return is_short and ENGLISH.match(line) is not None and VERB.search(line) is None
