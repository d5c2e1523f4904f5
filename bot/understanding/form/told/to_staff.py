"""What somebody says that staff are to know or to leave undone, beside a yes or before all is sent:
"tell them …", "but no newsletter please"."""

from __future__ import annotations

import re

from bot.precheck.nlu.sentences import sentences
from bot.vocabulary.text import plain

TELLS = (
    r"\b(?:tell|let) (?:them|staff|the staff)\b|\bone more thing\b|\bi forgot to (?:say|mention)\b"
    r"|(?:担当(?:者|の方)?|スタッフ)(?:さん)?に(?:も)?(?:伝|言っ|伝言)"
    r"|(?:って|と|を)(?:お?伝え|伝言)(?:て|ください|お願い)"
)
ADDS = re.compile(
    rf"{TELLS}|\b(?:please )?(?:add|pass (?:it |this |that )?on|forward)"
    r"(?: (?:this|that|it|to))?\b(?!\?)"
    r"|\bwrite to staff\b"
    r"|追加|追記|付け加え|付け足|言い忘れ|書き忘れ|伝え忘れ",
    re.IGNORECASE,
)
"""How somebody says that staff are to be told something more."""

TOLD = re.compile(TELLS, re.IGNORECASE)
"""The same in words that mean nothing else: what is added may be what was put to them."""

COURTESY = re.compile(
    r"^(?:はい|ええ|yes|ok(?:ay)?)?[、,\s]*|え?て(?:おいて)?(?:ください|下さい|ほしいです)[。!]*$|please",
    re.IGNORECASE,
)
"""What stands around such words and tells nothing."""

NO_MAILING = re.compile(
    r"\b(?:no|not any|without|don'?t (?:send|want|need)(?: me| us)?(?: any| the| your)?|stop)"
    r" (?:\w+ )?(?:news(?:letters?)?|advertis\w+|ads?|adverts?|marketing|spam|promotions?"
    r"|promotional|mailing lists?|sales calls?|brochures?)\b"
    r"|(?:メルマガ|メールマガジン|ダイレクトメール|ニュースレター|広告|宣伝|営業(?:の)?(?:電話|メール)|案内メール)"
    r"[^。]{0,8}(?:不要|いら|要ら|やめ|止め|送ら|しない|なし|結構|遠慮)",
    re.IGNORECASE,
)
"""How somebody says what they do not want to be sent."""

SHORTEST_ADDED = 8
"""Characters beside such words from which on something is told."""

JOINT = re.compile(
    r"^(?:(?:and|but|also|so|just|oh|yes|yeah|ok(?:ay)?|(?:yes,? )?i agree),? "
    r"|(?:でも|ただし?|あと|それと)[、,]?)+",
    re.IGNORECASE,
)
"""What leads in to it."""


def added(text: str) -> bool:
    """Whether a text says that staff are to be told something, and tells it."""
    is_said = ADDS.search(text) is not None and len(ADDS.sub("", text)) >= SHORTEST_ADDED
    return is_said and "?" not in plain(text)


def for_staff(text: str) -> str:
    """The sentences of a text that are for staff whatever stands beside them; empty without any."""
    told = (each for each in sentences(text) if _is_told(each) or is_mailing_declined(each))
    return "\n".join(JOINT.sub("", each.strip()) for each in told)


def _is_told(text: str) -> bool:
    rest = COURTESY.sub("", TOLD.sub("", text))
    return added(text) and TOLD.search(text) is not None and len(rest) >= SHORTEST_ADDED


def is_mailing_declined(text: str) -> bool:
    """Whether a text says that somebody wants no newsletters and the like."""
    return NO_MAILING.search(text) is not None and "?" not in plain(text)
