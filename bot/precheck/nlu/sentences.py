"""Where sentences end, and which of them ask something."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import EMOJI, folded
from bot.vocabulary.text import plain

ABBREVIATION = re.compile(
    r"(?:^|[\s(,])(?:no|vs|mr|mrs|ms|dr|prof|etc|approx|e\.g|i\.e)$",
    re.IGNORECASE,
)
LEGAL_FORM = re.compile(r"(?:^|[\s(,])(?:co|ltd|inc|corp|llc|[a-z](?:\.[a-z])*)$", re.IGNORECASE)
BEGINS_ANEW = re.compile(r"\.?\s+(?!Ltd|Inc|Co\b|Corp|LLC|L\.L\.C)[A-Z]")
"""After "Ltd." a capital letter begins a sentence, unless it goes on with the legal form."""
END = re.compile(rf"(?:[。!?]+|{EMOJI.pattern}+)+|\n+|(?<!\.)\.(?!\.)(?=\s|$|[^\x00-\x7f])")
"""Several dots are a pause: 「ホームページは…たぶんあります」 says one thing."""

JAPANESE_ASKS = re.compile(
    r"(?:(?:大丈夫|可能|無理|対象|必要|駄目|ダメ|有効|無効|不可)かな"
    r"|(?<!し)(?<!たし)(?!(?<=たい)かな|(?<=しい)かな|(?<=がいい)かな|(?<=[一-龥ァ-ヶ])かな)か(?:ね|な|しら)?|かい|っけ|でしょう|だろう|(?:です|ます|だ|る|い)よね"
    r"|(?<!こんにち)(?<!こんばん)(?<!または)は|とは|について|に関して|の違い"
    r"|でも(?:いい|良い|よい|大丈夫|可能|ok|対象|申し?込め|申込め|応募でき|利用でき)(?:です|ます)?"
    r"|教えて(?:(?:くだ|下)さい|(?:ほし|欲し)い(?:です)?|もらえますか|頂けますか|いただけますか"
    r"|いただきたいです?)?"
    r"|(?:知り|聞き|伺い|うかがい|確認し)たい(?:です|のです|のですが|んですが|んです)?"
    r"|(?:知り|聞き|伺い|うかがい)たく(?:存じます|思います)?|お?聞かせください"
    r"|ご?説明して(?:ください)?"
    r"|(?:っ?て|とは?)(?:なん|何|なに)(?:だ|です|なの)?(?:か|よ)?"
    r"|(?:の|は|て|で)(?:なぜ|いつ|どこ|だれ|誰|何|なに|いくら|どう)(?:です)?)"
    r"[\s。.!…~ー)」』]*$"
)
JAPANESE_WONDERS = re.compile(
    r"いつまで|いつから|いくら|どうやって|どうすれば|どうしたら|どのくらい|どれくらい|どんな"
    r"|なぜ|どこで|どこに"
    r"|何社|何人まで|何が|何を|何に|誰が|誰に|(?:です|ます|でしょう|のでしょう)か(?:[、\s]|$)"
    r"|かどうか|(?:い|る|た)のか"
)
SUBJECT = (
    r"(?:we|you|i|it|they|he|she|there|this|that|these|those|the|our|your|my|a|an|any|all|some"
    r"|anyone|someone|companies|employees)"
)
ENGLISH_ASKS = re.compile(
    r"^[\s\"'(]*(?:(?:and|but|so|then|also|ok|okay|well|hi|hello|hey|excuse me|sorry|just|yes|no"
    r"|thanks)[,.\s]+)*(?:"
    r"(?:what(?! (?:we|i)\b)|when|where|who|whom|whose|why|how|which|what's|who's|when's|how's)\b"
    r"|(?:is|are|was|were|am|does|did|must|shall|should|may|might|isn't|aren't|doesn't|didn't"
    r"|wasn't)\b"
    r"|(?:do|don't|would|wouldn't|won't|can't|couldn't)\s+" + SUBJECT + r"\b"
    r"|(?:have|haven't|has|hasn't|had)\s+(?:we|you|i|they|it|he|she)\b"
    r"|(?:can|could)\b(?!')(?!\s+(?:not|cooperate|attend|agree|seal|stamp|submit|commit|do|be|use)\b)"
    r"|will\b(?!\s+(?:be|attend|cooperate|have|hire|work|need|not|do|join|submit)\b)"
    r"|(?:please\s+)?(?:tell|explain|describe|advise|clarify|show)\b"
    r"|(?:i|we)(?:'d| would)? (?:want|like|need|wish) to (?:know|ask|understand|hear|learn"
    r"|find out|confirm|check)\b"
    r"|(?:i|we)(?:'m| am|'re| are)? (?:wonder|wondering|curious)\b|wondering\b|let me know\b"
    r"|question:"
    r"|any (?:info|information|idea)\b|(?:more |further )?(?:info|information|details) (?:on"
    r"|about)\b"
    r")"
)


TURNS_TO_ASK = re.compile(
    r",?\s(?:and|but|also|plus|btw|by the way|oh and)(?:,? by the way)?,?\s+(?=(?:"
    r"is (?:there|it|that)|are there|do|does|can|could|how|what|when|where|who|which|why"
    r"|will|would|should|may)\s)"
    r"|、\s*(?=(?:あと|ちなみに|ところで|それと|それから|なお|一点|ひとつ|一つ)[、は]?)",
    re.IGNORECASE,
)
"""Where a statement goes on with a question."""


def parted(sentence: str) -> tuple[str, ...]:
    """A sentence; what it states and what it asks behind that as two: "it's a KK and how …?"."""
    for turn in TURNS_TO_ASK.finditer(sentence):
        before, after = sentence[: turn.start()], sentence[turn.end() :]
        if before.strip() and is_asking(after) and not is_asking(before):
            return before, after
    return (sentence,)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each with its end mark. Nothing ends in "Co., Ltd." or in 1.5."""
    tidy = plain(text)
    found: list[str] = []
    start = 0
    for end in END.finditer(tidy):
        if end.group().startswith(".") and is_abbreviated(tidy, start, end.start()):
            continue
        found.append(tidy[start : end.end()])
        start = end.end()
    found.append(tidy[start:])
    each = (part for sentence in found for part in parted(sentence))
    said = tuple(part.strip() for part in each if re.search(r"\w", part))
    return said or ((tidy,) if tidy else ())


def is_abbreviated(text: str, start: int, dot: int) -> bool:
    """Whether the dot belongs to an abbreviation and ends no sentence."""
    nearby = max(start, dot - 12)
    if ABBREVIATION.search(text, nearby, dot):
        return True
    is_form = LEGAL_FORM.search(text, nearby, dot) is not None
    return is_form and BEGINS_ANEW.match(text, dot) is None


NO_QUESTION = re.compile(
    r"\b(?:i (?:think|guess|believe|suppose|hope)|probably|or so|maybe)\s*\?"
    r"|(?:[だるたいん]|です|ます)よ\s*\?"
    r"|(?:言|い|申し上げ|伝え|書)[っいき]?(?:た|まし(?:た)?|て(?:い)?る|うてる)(?:ん(?:だ|です)|の)?"
    r"(?:よね?|でしょう?|だろう?|やろ|やん|じゃん)\s*\?"
    r"|わけ(?:が|は|も)?な(?:い|か)[^?]{0,12}\?"
    r"|,? (?:didn't|did) (?:i|we)(?: not)?\s*\?"
    r"|^(?:happy(?: now)?|satisfied|get it|got it)\s*\?$"
)
"""A question mark of who is not quite sure of what they say, or is sure and says it again."""

ROUGH_NUMBER = re.compile(
    r"(?<!何)(?P<number>[\d一二三四五六七八九十百千万]+(?:人|名|社)?)"
    r"(?:(?:くらい|ぐらい|ほど|前後|程度)\s*\?"
    r"|(?:くらい|ぐらい|ぐれぇ|ほど|前後|程度|位)?(?:だ|です)?"
    r"(?:かな|かも|かしら|べか|べな|ろか|ろう|っけ)[あーぁ〜な]*\s*\??$)"
)
"""A number of who is not quite sure of it."""


def is_asking(sentence: str) -> bool:
    """Whether a sentence asks something, with or without a question mark."""
    line = ROUGH_NUMBER.sub(r"\g<number>.", NO_QUESTION.sub(".", folded(sentence)))
    if "?" in line:
        return True
    return any(p.search(line) for p in (JAPANESE_ASKS, JAPANESE_WONDERS, ENGLISH_ASKS))


def statements(text: str) -> str:
    """The part of a text that states something."""
    return "\n".join(s for s in sentences(text) if not is_asking(s))


def asks(text: str) -> str:
    """The part of a text that asks something."""
    return "\n".join(s for s in sentences(text) if is_asking(s))
