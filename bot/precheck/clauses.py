"""A sentence cut into clauses, and how each clause stands to the phrases in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.precheck import english, japanese
from bot.precheck.phrases import Mention
from bot.precheck.stance import MENTION, Stance

SEPARATORS = "。.!…~,、;: \n"
JAPANESE = re.compile(r"[ぁ-んァ-ヺ一-龠]")
AFTER_WHICH = re.compile(
    r"(?:です|ます|ません|ました|ない|無い|ある|いる|だ)(?:が|けれども|けれど|けど|ので|し)[、, ]*"
    r"|(?:です|ます|ません|ました|でして|ありまして)(?:から)?[、,]\s*"
    r"|(?:では|じゃ|で)なく(?:て)?[、, ]*|なくて[、, ]*|[;\n]"
)
"""A clause ends behind this."""

BEFORE_WHICH = re.compile(
    r"\s(?=(?:but|because|while|whereas|although|though|however|so)\s)"
    r"|\s(?=and\s+(?:we|our|it|they|the|i|have|has|are|is|will|want|would|hire|no|not|don't|do"
    r"|plan|need|looking)\b)"
)
"""A clause begins behind this."""

PRESENT = r"(?:い(?:ます|る)|雇って|おり|在籍|働いて|受け入れて|\b(?:have|has|employ|employs)\b)"
DESPITE = r"(?:が|けど|けれども?|のに|[。、 ](?:でも|ただ|しかし)|\bbut\b)"
CONTRARY = (
    r"(?:辞め|やめ|退職|解雇|(?:採用|雇用|募集|採り|雇い|雇わ|採ら|増やし|増やさ)[^。]{0,6}(?:ません|ない)"
    r"|不要|い(?:り|ら)(?:ません|ない)|要ら|予定は?(?:ない|なし|ありません)|考えて(?:い)?(?:ません|ない)|対象外"
    r"|\b(?:not|never|no longer|won't|don't|dismiss|fire|let (?:them|him|her) go)\b)"
)
TURNED = re.compile(rf"{PRESENT}[^。]{{0,30}}?{DESPITE}[^。]{{0,30}}?{CONTRARY}")
"""Those who are there are not the ones whom the company wants to hire or keep."""

ONLY = re.compile(
    r"(?:の?(?:外国人|社員|人材?|方|ビザ|資格))?(?:だけ|のみ|ばかり|限定)"
    r"|[^。]*\b(?:only|nothing else)\b"
)
ONLY_BEFORE = re.compile(r"\b(?:only|just|nothing but)\b|(?:だけ|のみ)$")

JOINED = re.compile(r"(?:[をはにともやのへ]|まだ|もう|[^すたるいだんうに]が)$")
WEAK = re.compile(r"[、,]\s*|\s+")
CLAUSE_START = re.compile(
    r"(?:we|our|it|they|the|i|have|has|are|is|will|want|would|hire|hiring|no|not|don't|do|plan"
    r"|need|looking|and)\b"
)


def stances(sentence: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Stance]]:
    """The stance to each phrase of a folded sentence."""
    is_hedged = japanese.is_hedged(masked(sentence, 0, len(sentence), mentions)) or (
        english.is_hedged(sentence)
    )
    turned = TURNED.search(sentence)
    turn = turned.start() if turned else -1
    for start, end in clauses(sentence, mentions):
        for mention in mentions:
            if start <= mention.start < end:
                stance = _stance(sentence, start, end, mention, mentions)
                is_turned = mention.end <= turn and not mention.is_topic
                yield mention, Stance.UNCLEAR if is_hedged or is_turned else stance


def _stance(
    text: str, start: int, end: int, mention: Mention, mentions: Sequence[Mention]
) -> Stance:
    before = masked(text, start, mention.start, mentions)
    after = masked(text, mention.end, max(end, mention.end), mentions).rstrip(SEPARATORS)
    if JAPANESE.search(before + after):
        judged = japanese.topic_stance_of if mention.is_topic else japanese.stance_of
    else:
        judged = english.topic_stance_of if mention.is_topic else english.stance_of
    stance = judged(before, after)
    is_only = ONLY.match(after) or ONLY_BEFORE.search(text[start : mention.end])
    is_open = mention.beside_others and stance is Stance.STATED and not is_only
    return Stance.UNCLEAR if is_open else stance


def masked(text: str, start: int, end: int, mentions: Sequence[Mention]) -> str:
    """A part of the text with every phrase in it replaced by one sign."""
    parts, place = [], start
    for mention in mentions:
        if start <= mention.start and mention.end <= end:
            parts += [text[place : mention.start], MENTION]
            place = mention.end
    return "".join((*parts, text[place:end]))


def clauses(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Where the clauses of a sentence begin and end. Phrases are never cut."""
    cuts = {0, len(text)}
    for strong in (AFTER_WHICH, BEFORE_WHICH):
        cuts.update(m.end() for m in strong.finditer(text) if _is_between(m.end(), mentions))
    weak = [
        m for m in WEAK.finditer(text) if _may_part(text, m) and _is_between(m.start(), mentions)
    ]
    stops = sorted({*(m.end() for m in weak), *cuts})
    for cut in weak:
        following = next((stop for stop in stops if stop > cut.end()), len(text))
        begun = max(c for c in cuts if c <= cut.start())
        has_mention = any(cut.end() <= m.start < following for m in mentions)
        if has_mention and _parts(text, begun, cut):
            cuts.add(cut.end())
    yield from pairwise(sorted(cuts))


def _is_between(place: int, mentions: Sequence[Mention]) -> bool:
    return not any(m.start < place < m.end for m in mentions)


def _may_part(text: str, cut: re.Match[str]) -> bool:
    """Spaces part statements in Japanese only."""
    return bool(cut.group().strip()) or _is_japanese_at(text, cut)


def _is_japanese_at(text: str, cut: re.Match[str]) -> bool:
    return JAPANESE.search(text[max(cut.start() - 1, 0) : cut.end() + 1]) is not None


def _parts(text: str, begun: int, cut: re.Match[str]) -> bool:
    """Whether a comma or space parts two statements."""
    earlier, later = text[begun : cut.start()], text[cut.end() :]
    if _is_japanese_at(text, cut):
        return JOINED.search(earlier) is None
    return CLAUSE_START.match(later) is not None or not english.NEGATION.search(earlier)
