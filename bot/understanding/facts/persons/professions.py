"""Kinds of work that nobody is hired for: of whom a company places, asks or is run by."""

from __future__ import annotations

import re

from bot.precheck.nlu.phrases import Mention
from bot.understanding.facts.persons.recruits import HIRING

AGENCY = re.compile(
    r"\b(?:place|places|placing|suppl(?:y|ies|ying)|dispatch(?:es|ing)?|introduc(?:e|es|ing)|lend|lease"
    r"|provid(?:e|es|ing)|train(?:s|ing)?|teach(?:es|ing)?|represent|refer|send(?:s|ing)?|staff)\s"
    r"(?:[\w-]+\s(?:and\s|or\s)?){0,3}$"
)
AGENCY_AFTER = re.compile(
    r"^[^、。]{0,8}(?:を|の)[^、。]{0,8}(?:派遣|紹介|育成|斡旋|あっせん|送り出)(?:し|する|業|会社|事業)"
)
"""What makes of people those whom an agency places: before them, and behind."""

ADVISER = re.compile(
    r"(?:さん|先生)?(?:から|に(?:は|も)?(?:聞|相談|頼|お願い|言われ|勧め)|が(?:言|おっしゃ)|の(?:話|助言))"
)
"""Behind the name of a profession: somebody outside who gives advice."""

ACTING = re.compile(
    r"〓(?:会議|会|一同|たち|ら)?(?:が|は|も)[^、,。]*"
    r"(?:押|決|承認|署名|出席|賛成|反対|同意|提出|対応|サイン|済ませ|確認|進め)"
    r"|〓(?:には|に|が|は)?[^、。]{0,14}(?:権限|委任|一任|決裁)|〓印"
    r"|〓[^,.;]{0,30}?\b(?:looks? after|take[ns]? care of|mentors?|trains?|guides?|supervises?"
    r"|supports?|helps?) (?:him|her|them|whoever|newcomers?"
    r"|(?:the|our|any) new (?:one|hire|person|colleague"
    r"|employee|comer|staff)|the (?:person|newcomer|foreign\w*))\b"
    r"|〓\w*(?:'s|s')?\s(?:\w+\s)?"
    r"(?:voted|decided|agreed|approved|signed|signs|(?:will|can) (?:sign|seal|attend)|attends"
    r"|(?:has|have|holds?|had) (?:the |an? |full |our )*(?:authority|power|mandate|right)"
    r"|wants?|said|says|thinks|supports|met|(?:are|is) for|asked|told|back|backs|backed)\b"
)
"""What those do who run a company already: nobody is hired to do it."""

HIRED_AS = re.compile(
    r"〓(?:として|を|の)[^、,。]*(?:採用|雇|迎え|募集)"
    r"|\b(?:hire|hiring|recruit|looking for|as)\s(?:an?\s)?(?:[\w-]+\s)?〓"
)
"""What makes of a phrase certainly the work of whom is hired."""


def is_not_hired(mention: Mention, line: str, clause: str, before: str) -> bool:
    """Whether a kind of work is that of people whom a company places, asks or is run by."""
    rest = line[mention.end :]
    return is_placed(before, rest) or is_adviser(before, rest) or is_acting(mention, line, clause)


def is_placed(before: str, after: str) -> bool:
    """Whether a kind of work is that of people whom a company places with others."""
    if HIRING.search(before):
        return False
    return AGENCY.search(before) is not None or AGENCY_AFTER.match(after) is not None


def is_adviser(before: str, after: str) -> bool:
    """Whether a phrase names somebody whom the company asks, not whom it hires."""
    return ADVISER.match(after) is not None and HIRING.search(before + after) is None


def is_acting(mention: Mention, line: str, clause: str) -> bool:
    """Whether a phrase names who runs the company already: they decide, sign, or may do so."""
    around = clause.replace(line[mention.start : mention.end], "〓")
    return ACTING.search(around) is not None and HIRED_AS.search(around) is None
