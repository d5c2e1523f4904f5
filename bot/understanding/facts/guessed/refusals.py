"""Kinds of support that are not to be had here: who names none, or says that they look for no such
thing, does not wish for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.understanding.facts.entities.places import BOTH, OVERSEAS
from bot.understanding.facts.extraction import Line, ParsedMessage

NAMED = {
    "job_fair_only": re.compile(
        r"フェア|説明会|合説|イベント|ブース|出展|\b(?:fairs?|events?|booths?|stalls?|exhibit\w*|expo)\b"
    ),
    "candidate_introduction": re.compile(
        r"(?:人材|候補者?|人|学生)の?(?:ご?紹介|斡旋|あっせん)|紹介(?:は|も)?(?:いら|要ら|いり|要り|不要|結構)"
        r"|\bintroduc\w+|\bheadhunt\w*"
        r"|\b(?:find|send|bring)(?:ing)? (?:us |me )?(?:any )?(?:candidates|people|workers)\b"
    ),
    "overseas_recruiting": re.compile(
        r"(?:海外|現地)(?:法人)?(?:で)?の(?:採用|求人)"
        r"|\b(?:overseas|abroad)\b.{0,14}\b(?:recruit|hir)\w*"
        r"|\b(?:recruit|hir)\w*\b.{0,14}\b(?:overseas|abroad)\b"
    ),
    "specified_skilled_or_trainee_advice": re.compile(
        r"(?:特定技能|技能実習)[^、。]{0,8}(?:相談|制度|話)"
        r"|\b(?:advice|help|support)\b.{0,14}\b(?:trainees?|interns?|ssw|specified skilled)\b"
    ),
}
"""What each kind that is not to be had here is spoken of with, by its value."""

SPOKEN_OF = {
    "job_fair_only": NAMED["job_fair_only"],
    "overseas_recruiting": re.compile(
        r"海外|国外|現地|外国の|支社|駐在"
        r"|\b(?:overseas|abroad|subsidiar\w*|branch\w*|foreign office|local(?:ly)?|outside japan)\b"
    ),
}
"""What at least must stand in a text that is likened to one of these."""

REFUSING = re.compile(
    r"(?:いら|要ら)な|(?:いり|要り)ませ|不要|結構です|遠慮|は(?:もう)?いい(?:です|や|わ)|なしで|(?:では|じゃ)な[いく]|わけでは"
    r"|(?:興味|関心|必要|予定|つもり|考え|気)(?:が|は|も)?(?:あり?ませ|な[いく]|無)"
    r"|(?:希望|参加|利用|考えて(?:い)?|求めて(?:い)?|頼んで(?:い)?|思って(?:い)?)(?:は)?(?:し)?(?:ませ|な[いく])"
    r"|(?:使い|出|頼み)ませ|(?:使わ|出|頼ま)ない"
    r"|\bno (?:interest|need|use|wish|desire|point|thanks|plans?)\b|\bof no (?:use|interest|help)\b"
    r"|\b(?:not|never|don't|dont|doesn't|won't|wouldn't|isn't|aren't|can't)\b"
    r"|\b(?:skip|forget|without|instead of|rather than) (?:the|a|any|your)\b|^\W*no\b"
)
"""How something is said not to be wished."""

ALL_BUT = re.compile(
    r"以外|(?:ほか|他)に?は|だけ|のみ|\b(?:any|no)thing (?:but|except|else|other)\b"
    r"|\b(?:other than|except)\b"
    r"|\b(?:apart|aside) from\b|\bbesides\b|(?<!\bnot )(?<!n't )\b(?:just|only)\b"
)
"""How it is said that nothing else is wished."""

NOT_ALONE = re.compile(r"(?:だけ|のみ|ばかり)(?:では|じゃ|で)な|\b(?:not|n't) (?:just|only)\b")
"""How it is said that more is wished than that."""


NOT_DONE = re.compile(
    r"\b(?:we|i|nobody|nor|company|firm|parent|group)\b(?: (?!want|need|look|seek|ask)\w+){0,2}? "
    r"(?:don't|do not|doesn't|does not|never|neither)(?: (?:do|make|offer|provide|any|the|ever))*"
    r" introduc"
)
"""How somebody says what their company does not do for others."""


def refused(text: str) -> frozenset[str]:
    """The values of what a folded clause says is not looked for."""
    text = NOT_DONE.sub(" ", text)
    is_refusing = REFUSING.search(text) is not None and ALL_BUT.search(text) is None
    if not is_refusing and NOT_ALONE.search(text) is None:
        return frozenset()
    return frozenset(value for value, named in NAMED.items() if named.search(text))


def is_wish_for(value: str, message: ParsedMessage) -> bool:
    """Whether a message may wish for a kind of support: it speaks of it, and does not refuse it."""
    needed = SPOKEN_OF.get(value)
    is_abroad = value == "overseas_recruiting" and any(
        told.mention.value in {OVERSEAS, BOTH, value} for told in message.told
    )
    said = "\n".join(line.text for line in message.lines)
    is_named = needed is None or is_abroad or needed.search(said) is not None
    return is_named and value not in refused_in(message)


def refused_in(message: ParsedMessage) -> frozenset[str]:
    """The values of what a message says is not looked for."""
    return frozenset(value for clause in _clauses(message.lines) for value in refused(clause))


def without_refused(message: ParsedMessage) -> str:
    """What a message says besides what it does not look for; empty where it says nothing else."""
    clauses = [clause.strip(" 、,") for clause in _clauses(message.lines)]
    left = [clause for clause in clauses if not refused(clause)]
    return "" if len(left) == len(clauses) else "\n".join(left)


def _clauses(lines: Iterable[Line]) -> Iterable[str]:
    return (clause.text for line in lines for clause in line.clauses)
