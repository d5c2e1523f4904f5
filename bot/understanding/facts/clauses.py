"""A sentence cut into clauses, and what of it is in reach of a phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.precheck.nlu.phrases import Mention
from bot.speech.mood import JAPANESE

BEHIND = re.compile(
    r"(?:です|ます|ません|ました|でした|な[いく]|無[いく]|ある|いる|する|した|たい|だ|った|んだ|[るむすうくぐ])"
    r"(?:けれども|けれど|けども|けど|ので(?!す|しょ|は)|のに|んですが|のですが|(?<![たる])が"
    r"|(?<=[たる])が(?=[、,]))[、, ]*"
    r"|(?:です|ます|ません|ました|でして|まして|あって|おって|して|いて|なくて|だから|から|でも"
    r"|ただ|し|り|で)[、,]\s*"
    r"|(?:では|じゃ|で)なく(?:て)?[、, ]*|なくて(?!も)[、, ]*|[;:\n]|\.\.\.|…"
)
"""A Japanese clause ends behind this."""

ALSO = re.compile(
    r"(?:(?<=[ぁ-ん])ない|(?<!な)(?<![願伝])い|る|(?<![わあ])た|ん|です|ます|(?<!た)だ)し"
    r"(?![かたてまなよろいのつをめ])[、, ]*"
    r"|(?:あって|ありまして|ございまして|(?:持っ|し|やっ)てい?て)(?![もはのいほおこくな])[、, ]*"
    r"|(?:(?<=[はがも])あり|(?<=[一-龠ァ-ヺーa-z])(?:あり|有り|なし|無し))"
    r"(?=[一-龠ァ-ヺa-z])(?![可不者])"
    r"|(?:ません|でした|ました|(?:です|ます|ない|ある|いる|だ)(?=[よねわ]))(?:よね|[よねわ])?"
    r"(?=[一-龠ァ-ヺa-z])"
)
"""And behind this, also without a comma: what comes next is said besides, 「…もあるし…もない」, or
is the next note, 「…あり…なし」. Neither is 「2名ないし3名」 nor 「お願いします」."""

BEFORE = re.compile(
    r"\s(?=(?:but|because|while|whereas|although|though|however|so|since|which|who|where)\s)"
    r"|\s(?=and\s+(?:we|our|it|they|the|i|have|has|are|is|will|want|would|hire|hiring|no|not|don't|do"
    r"|plan|need|looking|now|currently|without|never|yes|yeah)\b)"
    r"|(?<=[,–—])\s*(?=(?:can|could|do|does|is|are|may|what|how|would|will|should|am)\s)|\s[-–—]+\s"
)
"""An English clause begins behind this."""

WEAK = re.compile(r"(?<![一二三四五六七八九])[、,]\s*|\s+")
JOINED = re.compile(
    r"(?:[をはにともやのへ]|まだ|もう|昔|以前|もともと|元々|当初|将来|来年|去年|もし|現在|いま|今|[^すたるいだんうに]が)$"
)
BARE_NOUN = re.compile(r"[一-龠ァ-ヺー](?:って|とか|なんて|なら)?$")
PREDICATE = re.compile(
    r"(?:まだ|もう|今は|いまは|特に|一応|ちゃんと|一切|全く|まったく|全然)?"
    r"(?:持っ|もっ|あり(?!がと)|ある|無[いくし]|な[いし](?!で(?!す))|ござい|取っ|取得|いま(?:す|せ)|おり(?:ます|ません)|やって)"
)
"""What is said of a thing that is only named before a comma: 紹介の免許、持ってないです."""

CLAUSE_START = re.compile(
    r"(?:we|we're|our|it|they|the|i|i'm|have|has|are|is|will|want|would|hire|hiring|looking|need|no|not"
    r"|don't|do|plan|and|a|an|based|all|both|now|never|without|with)\b"
)
NO_MORE = re.compile(r"(?:[\w' -]{1,40},\s*){0,3}(?:[\w' -]{1,40},?\s)?(?:or|nor)\s")
"""The rest of a list that is denied: "no website, budget or licence"."""

GOES_ON = re.compile(r"じゃ|では|でな|でも|な[いし]|無|以外|あり|有|です|だ|も|の|を|は|が|と|中")
"""What belongs to the word before it, even behind a space."""
ENGLISH_NO = re.compile(r"\b(?:no|not|never|neither|nor|without|cannot|\w+n't)\b")
BARE = re.compile(r"[、,\s]*(?:と|や|・|及び|および|並びに|か|も|or|and|/|、)*[、,\s]*")


NOT = r",? (?:and |but )?(?:not|rather than|instead of) (?:an? |the |in )?"
CONTRAST = re.compile(NOT)
"""What stands between what holds and what does not: "a GK not a KK"."""

CONTRASTED = re.compile(
    NOT + r"(?:[\w-]+ ){0,2}(?:workers?|employees?|staff|contract\w*|temps?|part-?timers?|visas?"
    r"|graduates?|diplomas?|degrees?|compan(?:y|ies)|corporation|k\.?k|llc|kaisha|gaisha|engineers?"
    r"|interns?|trainees?|sales|managers?)[\s.,!]*$"
)
"""The same, with the name of what does not hold that nobody listed."""


@dataclass(frozen=True, slots=True)
class TextClause:
    """A part of a line: where it stands, and whether it is Japanese."""

    start: int
    end: int
    is_japanese: bool


def clauses(line: str, mentions: Sequence[Mention]) -> tuple[TextClause, ...]:
    """The clauses of a folded sentence. Phrases are never cut."""
    cuts = {0, len(line)}
    for strong in (BEHIND, ALSO, BEFORE):
        cuts.update(m.end() for m in strong.finditer(line) if _is_between(m.end(), mentions))
    for cut in WEAK.finditer(line):
        if _is_between(cut.start(), mentions) and _parts(
            line, max(c for c in cuts if c <= cut.start()), cut
        ):
            cuts.add(cut.end())
    return tuple(
        TextClause(start, end, JAPANESE.search(line, start, end) is not None)
        for start, end in pairwise(sorted(cuts))
        if re.search(r"\w", line[start:end])
    )


def _is_between(place: int, mentions: Sequence[Mention]) -> bool:
    return not any(m.start < place < m.end for m in mentions)


def _parts(line: str, begun: int, cut: re.Match[str]) -> bool:
    """Whether a comma (in Japanese also a space) parts two statements."""
    earlier, later = line[begun : cut.start()], line[cut.end() :]
    if JAPANESE.search(line[max(cut.start() - 1, 0) : cut.end() + 1]):
        if is_told_of(earlier, later):
            return False
        return JOINED.search(earlier) is None and (
            bool(cut.group().strip()) or not GOES_ON.match(later)
        )
    if not cut.group().strip():
        return False
    if CLAUSE_START.match(later) or not ENGLISH_NO.search(earlier):
        return True
    return NO_MORE.match(later) is None


def held(clause: TextClause, found: Sequence[Mention]) -> list[Mention]:
    """The phrases in a clause."""
    return [m for m in found if clause.start <= m.start < clause.end]


def is_told_of(earlier: str, later: str) -> bool:
    """Whether what stands behind a comma is said of a thing that is only named before it."""
    return BARE_NOUN.search(earlier) is not None and PREDICATE.match(later) is not None


def reach_behind(
    line: str, clause: TextClause, mention: Mention, mentions: Sequence[Mention]
) -> str:
    """What is said behind a phrase: to the end of its clause, or to where another subject begins.

    Phrases of a list share what is said behind the last of them.
    """
    place = mention.end
    for other in (m for m in mentions if mention.end <= m.start < clause.end):
        between = line[place : other.start]
        if other.question is mention.question and CONTRAST.fullmatch(between):
            return line[mention.end : place]
        if other.question is not mention.question and (
            not between.strip(" 、,で") or mention.is_topic or other.is_topic or _is_told(between)
        ):
            return line[mention.end : other.start]
        place = other.end
    behind = line[mention.end : clause.end]
    return "" if CONTRASTED.match(behind) else behind


def _is_told(between: str) -> bool:
    """Whether what stands between two phrases already ends the first statement."""
    return (
        re.match(r"(?:で(?!は)|として|です|の会社|,|\s+(?:in|and|that|which|who)\s)", between)
        is not None
    )
