"""Whether a text asks something or states a fact, where who does not know is taken to ask."""

from __future__ import annotations

import re

from bot.speech.mood import is_asking
from bot.vocabulary import Language
from bot.vocabulary.text import plain

LOOKED_AT = 2_000
"""Characters that are looked at, from the end: a question stands at the end of a message."""

SENTENCE_END = re.compile(r"[。．.!！\n]+")

UNKNOWING = {
    Language.EN: re.compile(
        r"^(?:in|for) (?:what|which|whom)\b|\b(?:tell|show) (?:me|us)\b"
        r"|\b(?:have|got) (?:a|one|another|some) questions?\b"
        r"|\b(?:not sure|unsure|unclear) (?:if|whether|what|how|who|which)\b"
    ),
    Language.JA: re.compile(
        r"教えて|おしえて|お聞き|お尋ね|質問|疑問|分から(?:ない|ず|なく)|わから(?:ない|ず|なく)|分かりません|わかりません"
        r"|説明して|気になり|気になる|のか|どのよう|どうして|何時"
        r"|(?:もの|ない|必要|可能|対象|無料|有料|大丈夫|可|不可)か(?:ね|な|なあ|い)?$"
        r"|(?:る|た|い|な|てる|ます)の$"
    ),
}
"""Words of who asks, or says that they do not know; in a statement they may also tell a fact."""


def looks_like_question(text: str, language: Language) -> bool:
    """Whether the text asks ("教えて", "Can we …", "…?") rather than states ("合同会社です")."""
    looked_at = plain(text[-LOOKED_AT:]).casefold().replace("’", "'")
    if "?" in looked_at:
        return True
    sentences = [part.strip() for part in SENTENCE_END.split(looked_at) if part.strip()]
    wide = UNKNOWING[language]
    return any(is_asking(sentence) or wide.search(sentence) for sentence in sentences)
