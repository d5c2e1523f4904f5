"""What a question is said to be about where it is also said what it is not about: "not the
deadline, the start date"."""

from __future__ import annotations

import re

from bot.vocabulary import Language
from bot.vocabulary.text import REJECTION

SHORTEST = 4
"""Characters that say what is meant; fewer name it only ("not that, this")."""

LONGEST = 300
"""A longer text is a story, in which something is easily said not to be so."""

REJECTED = {
    Language.JA: (
        # 「締切のことじゃないです。始まる日です」: a sentence that only says what is not meant
        re.compile(
            r"[^。!?！？\n]*(?:のこと|の話|の件|のほう|の方|(?:聞|訊)(?:いて|きたいの|いたの)(?:い?るの|いるわけ)?|わけ)"
            r"(?:じゃ|では)(?:ない|ありません|なくて?)(?:です|んです|のです)?(?:けど|が|よ|ね)?[。、,.\s!！]+"
        ),
        # 「締切じゃなくて始まる日」
        re.compile(rf"[^。、,.!?！？\n]*{REJECTION.pattern}"),
    ),
    Language.EN: (
        # "I'm not asking about the deadline."
        re.compile(
            r"(?:^|(?<=[.!?\n] ))(?:(?:no|sorry|well|and|but),? )?"
            r"(?:(?:i|we)(?:'m| am|'re| are| was| were)? not (?:asking|talking|enquiring|after)"
            r"|(?:i|we) (?:don't|didn't|do not|did not) (?:mean|ask)"
            r"|(?:it's|this is|that's)? ?not about)\b[^.!?;,\n]*[.!?;,\n]+\s*",
            re.IGNORECASE,
        ),
        # "not the deadline but the start", "not the deadline, the start"
        re.compile(
            r"(?:^|(?<=[.!?,\n] ))(?:i mean )?not (?!only|just|sure|yet|clear|even"
            r"|that\b|bad|really)[^.!?,;\n]{2,60}?(?:,? but(?: rather)? |, )",
            re.IGNORECASE,
        ),
        # "the start, not the deadline"
        re.compile(
            r", not (?!only|just|sure|yet|clear|even|that\b|bad|really|a problem|possible)"
            r"[^.!?,;\n]{2,60}(?=[.!?,;\n]|$)",
            re.IGNORECASE,
        ),
    ),
}
"""What is said not to be meant."""


def meant_in(text: str, language: Language) -> str | None:
    """The text without what it is said not to be about; None where nothing is said of that, or
    hardly anything is left."""
    if len(text) > LONGEST:
        return None
    left = text
    for rejected in REJECTED[language]:
        left = rejected.sub("", left)
    left = left.strip(" 、,")
    return left if left != text.strip(" 、,") and len(left) >= SHORTEST else None
