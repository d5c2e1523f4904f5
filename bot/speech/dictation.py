"""Sentences that were spoken to a phone and written down without marks: where each of them ends.

Only where nothing else can be meant: a polite Japanese predicate never stands before what it
qualifies, but for a few words of letters and rules.
"""

from __future__ import annotations

import re

SOUND = r"(?:えー?っ?と[ーぉ]*|えーっ?と[ーぉ]*|んーと[ーぉ]*|うーん|あのー+|あの(?=[、 ]))"

OPENER = (
    r"(?:あと(?!で)|それ(?:と|から|で)|そ[れの]|こ[れの]|でも|ただ|だから|なので|ちなみに|はい|いいえ|いや|まだ|もう|いま"
    r"|うち|わたし|みんな|すべて|ぜんぶ|たぶん|ほか|また(?!は)|まあ|いちおう|とりあえず|はじめて|はんこ|ホーム"
    r"|お(?=[一-龠])|ご(?=[一-龠])|ない(?=で|$)|あり(?=ま|$)|ある(?=$)|でき(?=ま|る)|そう(?=で|$))"
)
"""How the next sentence begins where it begins in kana."""

NOUN = (
    r"(?:件(?!数)|場合|時(?!給|間|期)|際|通り|方(?!針|法|向)|者(?!が|は)|以上|程|後(?!継)|前(?!回|年|向)"
    r"|旨|限り|次第|為|所存)"
)
"""What a polite verb may qualify all the same: 「お送りしました件」."""

PREDICATE = (
    rf"(?:で(?:す|した|しょう)|(?:(?<!ま)ます|ました|ません(?:でした)?)(?!{NOUN}))(?:(?:わ|よ)?ね|よ|わ)?"
)

END = re.compile(
    rf"(?P<end>{PREDICATE})[ 　]*(?:で[ 　]*(?=[一-龠ァ-ヺ]))?(?:{SOUND}[ 　]*)?"
    rf"(?=[一-龠ァ-ヺa-zA-Z0-9]|{OPENER})"
)
"""A polite predicate with something else behind it, and what may join the two."""

PAUSE = re.compile(rf"(?P<joint>[ぁ-ん])[ 　]*{SOUND}[ 　]*(?=[一-龠ァ-ヺa-zA-Zぁ-ん])")
"""A sound of who thinks within a sentence."""


def with_stops(text: str) -> str:
    """A Japanese text with a stop behind each sentence, and a comma where somebody pauses."""
    return PAUSE.sub(r"\g<joint>、", END.sub(r"\g<end>。", text))
