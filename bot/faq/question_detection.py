"""Whether a text asks something or states a fact."""

from __future__ import annotations

import re

from bot.vocabulary import Language
from bot.vocabulary.text import plain

LOOKED_AT = 2_000
"""Characters that are looked at, from the end: a question stands at the end of a message."""

SENTENCE_END = re.compile(r"[。．.!！\n]+")

ENGLISH_OPENING = re.compile(
    r"^(?:(?:and|but|so|also|ok|okay|hi|hello|well|then|please|excuse me|sorry)[\s,]+)*"
    r"(?:what(?:'s|s)?|how(?:'s)?|when|where(?:'s)?|who(?:'s|m)?|whose|which|why|can|could|may|might"
    r"|must|shall|should|will|would|do|does|did|is|are|am|was|were|has|have (?:you|i|we|they)"
    r"|isn't|aren't|don't|doesn't|can't|couldn't|won't|in (?:what|which)|for (?:what|which|whom)"
    r"|(?:tell|show|give|send|explain) (?:to )?(?:me|us)|explain|describe|any (?:chance|way))\b",
    re.IGNORECASE,
)

ENGLISH_WISH = re.compile(
    r"\b(?:(?:want|wants|wanted|like|need|love|wish|trying|curious) to (?:know|ask|learn|understand"
    r"|find out|hear)|wonder(?:ing)? (?:if|whether|what|how|when|who|about)"
    r"|(?:tell|show) (?:me|us)|(?:let me|us) know|(?:have|got) (?:a|one|another|some) questions?"
    r"|(?:question|questions|information|info|details) (?:about|on|regarding)"
    r"|(?:not sure|unsure|unclear) (?:if|whether|what|how|who|which))\b",
    re.IGNORECASE,
)

JAPANESE_ASKING_END = re.compile(
    r"(?:(?:です|ます|ました|ません|でした|でしょう|だろう|の|ん|た|る|い|う|く|ぐ|す|つ|ぬ|ぶ|む|もの|ない|必要|可能"
    r"|対象|無料|有料|大丈夫|可|不可)か(?:ね|な|なあ|い)?|っけ|とは|って(?:何|なに|なん|どう)"
    r"|(?:何|なに|なん|どう|いつ|どこ|だれ|誰|いくら|どれ|どっち|どちら|なぜ|なんで)(?:なの|です|だ|だっけ|から|まで)?"
    r"|(?:でしょう|だろう)|(?:る|た|い|な|てる|ます)の|は何|について)$"
)

JAPANESE_WISH = re.compile(
    r"教えて|おしえて|知りたい|しりたい|聞きたい|伺いたい|うかがいたい|お聞き|お尋ね|質問|疑問"
    r"|分から(?:ない|ず|なく)|わから(?:ない|ず|なく)|分かりません|わかりません|説明して|確認したい"
    r"|気になり|気になる|のか|かどうか|どうすれば|どうしたら|どうやって|どのよう|どんな|どれくらい|どのくらい"
    r"|なぜ|どうして|いつまで|いつから|何時|いくら"
)


def looks_like_question(text: str, language: Language) -> bool:
    """Whether the text asks ("教えて", "Can we …", "…?") rather than states ("合同会社です")."""
    looked_at = plain(text[-LOOKED_AT:]).replace("？", "?")
    if "?" in looked_at:
        return True
    sentences = [part.strip() for part in SENTENCE_END.split(looked_at) if part.strip()]
    asks = asks_in_japanese if language is Language.JA else asks_in_english
    return any(asks(sentence) for sentence in sentences)


def asks_in_japanese(sentence: str) -> bool:
    """Whether a Japanese sentence ends as questions do, or says that something is to be told."""
    return bool(JAPANESE_ASKING_END.search(sentence) or JAPANESE_WISH.search(sentence))


def asks_in_english(sentence: str) -> bool:
    """Whether an English sentence opens as questions do, or says that something is to be told."""
    return bool(ENGLISH_OPENING.match(sentence) or ENGLISH_WISH.search(sentence))
