"""Words of denial and of the past that belong to a phrase itself, and say nothing about it."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from bot.precheck.nlu.phrases import Mention
from bot.understanding.facts.stances import Reach, Stance

MYSELF = re.compile(
    r"^\W*(?:and |but )?(?:i|my|i've|i'm)\b(?!.*\b(?:hire|hiring|recruit|employ|want|need|looking"
    r"|meant?|said|wrote|answered|chose|picked|someone|somebody|candidates?|run|own)\b)"
    r"|\b(?:i'm|i am|i work as|im|i was)\s+(?:an?\s+)?(?:[a-z-]+\s+)?$"
    r"|(?:私|僕|俺|自分|わたし|わたくし)(?:は|が|も)[^、,]*$"
)
"""Who says what they are themselves speaks neither for the company nor of those it hires."""

AWAITS_NO = re.compile(r"一度も|一回も|まだ|まったく|全く|一切|何も|少しも")
"""What in a Japanese phrase waits for a denial, which then belongs to it: 一度も受け(ていない)."""

IS_NO = re.compile(r"(?:no|not|never|none|without|neither|nobody)\b|n't\b")
"""How an English phrase begins that is a denial itself: no other before it turns it round."""

RIGHT_BEFORE = re.compile(r"(?:\b(?:not|no|never|nor)|n't)(?: an?| the| really| exactly)? $")
"""A denial right before such a phrase, which does turn it round."""

ONLY_AFTER = re.compile(
    r"(?:の?(?:外国人|社員|人材?|方|ビザ|資格|者))?(?:だけ|のみ|ばかり|限定)"
    r"|[^。]*\b(?:only|nothing else)\b"
)
ONLY_BEFORE = re.compile(
    r"\b(?:only|just|nothing but|solely|exclusively)(?:\s[\w'-]+){0,4}\s*$|(?:だけ|のみ)$"
)
"""How it is said, behind and before a phrase, that there are no others."""

TAKES_BACK = re.compile(
    r"(?:[、,…。\s]|\.\.+|[かでをのだね])(?:いや(?![だなでがす])|いえ(?!ば)|ち?がう(?:な|わ)?|違(?:う|った)(?:な|わ)?"
    r"|(?:じゃ|では)なか(?:った|っ)|もとい|訂正)"
    r"|\b(?:no,? wait|wait,? no|scratch that|i mean|or rather|make that|correction)\b"
)
"""How somebody says in the middle of a sentence that what they just said is not so."""

OH = re.compile(r"[、,…。\s]あ[、,っ]")
"""What takes something back only where what follows "was" so; else it adds something."""

PUT_RIGHT = re.compile(
    r"正しくは|[、,]あ[、,]|もとい|訂正|間違|まちが|(?:では|じゃ)なく|実は(?!以前|昔|前)"
)
WAS = ("でした", "だった")
"""What is put right is told in the past and holds today: 正しくは合同会社でした."""


BECOMES = re.compile(r"になります")
"""A polite way of saying what something is, or that it will be."""

STILL = re.compile(
    r"\b(?:still (?:is|are|has|have)|(?:is|are) still|as (?:it )?(?:still )?is today|to this day"
    r"|even now|and (?:still )?today|never changed|has not changed|hasn't changed)\b"
    r"|(?:今|いま|現在)も(?:そう|同じ|変わ|まま|ある)|そのまま"
)
"""How somebody goes on whose former times last."""


def is_so_still(behind: str) -> bool:
    """Whether what was told of former times holds today, from what stands behind it."""
    return STILL.search(behind) is not None


def own_reaches(stance: Stance, mention: Mention, line: str, before: str) -> Container[Reach]:
    """Where words of a stance belong to the phrase itself. `before`: the clause up to it."""
    phrase, rest = line[mention.start : mention.end], line[mention.end :]
    if stance in {Stance.DENIED, Stance.ABSENT}:
        if AWAITS_NO.search(phrase):
            return {Reach.AFTER, Reach.NEXT}
        if IS_NO.match(phrase) and RIGHT_BEFORE.search(before) is None:
            return {Reach.BEFORE}
    if stance is Stance.FORMER and rest.startswith(WAS):
        is_lasting = mention.question.key == "education"  # who was a graduate is one
        return {Reach.NEXT} if is_lasting or PUT_RIGHT.search(line) else ()
    return ()


def is_taken_back(mention: Mention, line: str, mentions: Sequence[Mention]) -> bool:
    """Whether another value is told of the question in the same sentence, behind words that take
    this one back: 「…デザイナー、いや海外営業です」."""
    later = [m for m in mentions if m.question is mention.question and m.start >= mention.end]
    if mention.is_topic or not later or any(m.value == mention.value for m in later):
        return False
    between, behind = line[mention.end : later[0].start], line[later[0].end :]
    is_oh = OH.search(between) is not None and behind.startswith(WAS)
    return is_oh or TAKES_BACK.search(between) is not None


def is_only(before: str, phrase: str, after: str) -> bool:
    """Whether it is said of a phrase that there are no others."""
    is_before = any(ONLY_BEFORE.search(text) for text in (before, phrase))
    return is_before or ONLY_AFTER.match(after) is not None
