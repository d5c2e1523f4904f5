"""Text folded so that forms which mean the same compare equal."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.vocabulary.text import REJECTION, plain

APOSTROPHES = str.maketrans("’‘´`", "''''")
EMOJI = re.compile(r"[\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]")
EDGES = " \t\n、,。.!?~〜・…:;-–—\"'「」『』()[]"
"""What may stand around a short answer without changing it."""

OPENING = re.compile(
    r"(?:えっ?と|えーっ?と|うーん|んー|あの[ー、 ]|すみません|すいません|はい[、 ]+(?=\d)|um+"
    r"|uh+|hmm+|well"
    r"|ok(?:ay)?[,. ]|so|actually|sorry|that(?:'s| is| would be)|it(?:'s| is)|i(?:'ll"
    r"| will) (?:take|go with)"
    r"|i (?:choose|pick|select)|たしか[、 ])[\s、,.…]*"
)
CLOSING = re.compile(
    r"[\s、,]*(?:でお願い(?:いた)?します|でおねがいします|をお願いします|お願い(?:いた)?します"
    r"|おねがいします|よろしく"
    r"|でいい|で結構|[、,。\s]+(?:すみません|すいません|ごめんなさい)|でございます|(?:に|と)なります|にします|を選びます|を選択します|ください|下さい"
    r"|(?<=.)(?:[でて]す(?:ね|よ)?|や(?:ねん|で|わ)|っす|じゃけど?|じゃよ|だよ|(?<![ぁ-ん])じゃ)|(?<=[^た])だ(?:ね|よ)?"
    r"|(?<=[ぁ-ん])[よね]|[,\s](?:please|pls|thanks|thank you))$"
)

TURN = re.compile(
    r"\s*(?:(?:やっぱり?|やっぱし|やはり|じゃあ|じゃ(?!な)"
    r"|それでは|それなら|では(?=[、, ]))[、,。 ]*"
    r"|いや[ー〜]+[、,。 ]*|あ[あー]*[、, ]+|(?:いや|わかった|分かった|わかりました|分かりました"
    r"|了解(?:です|しました)?|訂正(?:です|します)?)"
    r"[、,。 ]+)+(?=[^\s、,。])"
)
"""How someone begins who has changed their mind or gives in; it says nothing by itself."""


TOPIC = re.compile(r"[^、。,\nは]{1,12}は[、 ]*")

DOUBLED = re.compile(r"(?P<word>[^\s、,。.!?]{2,}?)(?:[、,。.! ]*(?P=word))+")
"""A word that is said twice or more, and nothing else: 「ないない」, "no no no"."""


def undoubled(text: str) -> str:
    """A word once that is said several times in a row; any other text as it is."""
    doubled = DOUBLED.fullmatch(text)
    return doubled["word"] if doubled else text


def without_rejected(text: str) -> str:
    """The text without what is said not to hold where what holds stands behind it; the topic of the
    sentence stays."""
    if "なく" not in text:
        return text
    return "".join(_without_rejected(part) for part in re.split(r"(?<=[。\n])", text))


def _without_rejected(sentence: str) -> str:
    found = list(REJECTION.finditer(sentence))
    if not found:
        return sentence
    topic = TOPIC.match(sentence, 0, found[0].start())
    return (topic.group() if topic else "") + sentence[found[-1].end() :]


UNCHANGED = re.compile(
    r"(?:と|から)?(?:も|は)?(?:特に|何も|全く|まったく|全然)?変(?:わ|更)(?:は)?"
    r"(?:らず|らない|りません|りなく|りない|りなし|らん|って(?:い)?(?:ない|ません)|なし|な[いく]|ありません)"
    r"|\b(?:unchanged|(?:has|have|did|is|are)(?:n't| not) changed?|no changes?)\b"
    r"(?: (?:since|from|to|in)\b)?"
)
"""How something is said to be as it was before; that denies nothing of it."""

LIKE_BEFORE = re.compile(
    r"(?:前回?|以前|去年|昨年度?|これまで|今まで)と"
    r"(?:同じ(?:く|で)?|同様(?:に|の|で)?)[、, ]*(?=[^\s、。で])"
)
"""That something is as before, before what it is: it holds now."""


def as_before(text: str) -> str:
    """The text with "unchanged" as "the same", so that nothing in it sounds denied, and without
    "as before" where what it is stands behind it, so that nothing in it sounds bygone."""
    text = LIKE_BEFORE.sub("", text)
    return UNCHANGED.sub(lambda found: " the same " if found[0].isascii() else "と同じ", text)


def without_turn(text: str) -> str:
    """The text without what only turns the talk: "oh no", "well then", "I see"."""
    return TURN.sub("", text, count=1) if TURN.match(text) else text


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """NFKC, case folded, straight apostrophes, single spaces; line breaks stay."""
    straight = plain(text).casefold().translate(APOSTROPHES)
    return re.sub(r"[^\S\n]+", " ", straight)


def without_emoji(text: str) -> str:
    """The text without pictures; unchanged if it is nothing but pictures."""
    return EMOJI.sub(" ", text).strip() or text


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """The core of a short message: folded, without punctuation, hesitation and polite endings."""
    core = without_emoji(folded(text)).strip(EDGES)
    core = OPENING.sub("", core, count=1) if OPENING.match(core) else core
    return _without_closing(core.strip(EDGES)) or core


def _without_closing(core: str) -> str:
    while (shorter := CLOSING.sub("", core).strip(EDGES)) != core and shorter:
        core = shorter
    return core
