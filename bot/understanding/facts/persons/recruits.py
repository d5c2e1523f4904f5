"""Those who are to be hired: how they are spoken of, and whether a kind of work is theirs."""

from __future__ import annotations

import re

from bot.precheck.nlu.phrases import Mention

OF_PEOPLE = frozenset({"workplace", "residence_status", "employment", "role", "education"})
"""Questions about those who are hired: what is planned for them is their case."""

HIRING = re.compile(
    r"採用|募集|雇|迎え|探して|\b(?:hire|hiring|recruit|recruiting|looking|seeking|employ)\b"
)
"""How somebody says that they hire."""

OWN_PEOPLE = re.compile(
    r"(?:\b(?:our|my|the|your|his|her|their)\s+(?:[\w-]+\s+)?|(?:うち|弊社|当社|顧問|社内|現|今)の?)$"
)
"""Before a word for people: they are there already."""

THOUGHT_OF = re.compile(
    r"\bthink(?:ing)?(?: also)? about(?= (?:an?|one|two|three|some|hir|tak|employ|recruit|\d))"
)
"""How somebody says whom they may hire, which is more than to talk about them."""

PERSON = re.compile(
    r"(?:者|員|師|士|手|職|ア|ー|スト|ト|マ|ン|人|役)$|"
    r"(?:[eo]rs?|[iy]sts?|ians?|ants?|cooks?|clerks?|ects?|aries|ary|neys?|staff|counsel|head of"
    r"|drivers?|secret\w+|waitress\w*|executives?|interns?)$"
)
"""How a word ends that names a person by the work."""
DUTY = re.compile(
    r"担当|任せ|従事|してもら|していただ|の仕事|職|業務|採用|雇|募集|求人|人材|探して|迎え|ほしい|欲しい|ポジション|やってもら|主に|人を"
    r"|\b(?:hire|hiring|hires|hired|employ|employing|recruit|recruiting|looking|look|need|needs|want|wants|seek|seeking|role|roles|position|positions|job|jobs|they|he|she|them|who|someone|people|person|as|candidates?|responsible)\b"
)

LIST_OF_POSTS = re.compile(
    r"(?:\b(?:hiring|recruiting|vacanc\w+|positions?|openings?|roles?|jobs|looking for|seek(?:ing)?"
    r"|need(?:ed|s)?|wanted)|募集(?:職種|中)?|採用(?:予定|計画|職種)?|求人|職種|ポジション)\s*:[^.。]*$"
)
"""What stands before a list of those who are to be hired."""

OWN_TRADE = re.compile(
    r"(?:自営|個人事業|個人|自分|一人|ひとり|夫婦|親子)で"
    r"|〓もや(?:る(?=けど|が|し)|って(?:い|る|ます|おり))"
    r"|〓(?:を|として)?(?:営|や(?:って|り)|し(?:て|とり)|開業|独立|開い)"
    r"|\b(?:i|we|who|my (?:wife|husband|father|mother|family))"
    r" (?:run|own|work|am(?! (?:looking|seeking|hiring|searching))|manage|lead|head)\b"
    r"|\b(?:self-employed|freelance|by trade|by profession)\b"
    r"|〓\w* (?:is|are) (?:working|busy|building|making|finishing)\b"
)
"""What makes of a kind of work the writer's own."""

COUNTED_AMONG = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six)\s+\S+,.*\b(?:\d+|one|two|three|four)\s+$"
)
"""Heads that are counted are there already."""

LEARNT = re.compile(
    r"独学|覚え|習っ|習得|学ん|勉強|\b(?:taught|learn(?:ed|t)|studied|studying|majored)\b"
)
"""What was learnt is not yet what somebody is hired for."""

OF_TASK = re.compile(
    r"\b(?:projects?|products?|sites?|stores?|shops?|accounts?|cases?|floors?|kitchen|events?|night|duty"
    r"|line|community|front[- ]?(?:desk|office)?|construction|shift)[\s-]$"
)
"""Before "manager": who manages a task, and need not have a part in managing the company."""

ALONE = re.compile(r"(?:です|だ|で$|でし|[、。,.]|$)")
"""Nothing more is said than the phrase."""


def is_role(mention: Mention, line: str, clause: str) -> bool:
    """Whether a phrase is said as the work of those who are hired, not of the company's people."""
    around = clause.replace(line[mention.start : mention.end], "〓")
    if OWN_PEOPLE.search(line[: mention.start]) and not HIRING.search(around):
        return False
    if LEARNT.search(around) or OWN_TRADE.search(around):
        return False
    if is_of_task(mention, line):
        return False
    if LIST_OF_POSTS.search(line[: mention.start]):
        return True
    if DUTY.search(around):
        return True
    if mention.value == "management" or COUNTED_AMONG.search(line[: mention.start]):
        return False
    is_alone = ALONE.match(line[mention.end :].strip()) is not None
    return is_alone or PERSON.search(line[mention.start : mention.end]) is not None


def is_of_task(mention: Mention, line: str) -> bool:
    """Whether a manager is one of a task: of a project, a site, a shop."""
    is_named = mention.value == "management" and mention.question.key == "role"
    return is_named and OF_TASK.search(line[: mention.start]) is not None
