"""What is only hummed while somebody thinks, and what only presses to go on."""

from __future__ import annotations

import re

from bot.precheck.nlu.common_words import PIECES, CommonWords
from bot.precheck.nlu.normalize import folded
from bot.understanding.commands.wishes.none import SUMMED_UP

HUMMED = re.compile(
    r"(?:(?:h+m+|u+h+m*|e+r+m*|u+m+|a+h+|o+h+|well|let me (?:see|think)"
    r"|ふ[ーう〜～]*ん|へ[ーえぇ〜～]+|う[ーう〜～]+ん|ん[ーんっ〜～]+|む[ーう〜～]+ん?|ほ[ーおう〜～]+|あー+|え[ーえっ〜～]*と|そっかー*"
    r"|なるほど(?:ね[ーえ]*|です(?:ね)?)?|そうなんですね|i see)"
    r"[\s.…、。,!~〜～ー]*)+(?:ok(?:ay)?)?"
)
"""A text of sounds, or of a word or two by which nothing is said yet."""

PRESSED = re.compile(
    r"(?:(?:で|それで|んで|ほんで|そんで)(?:[、,…]?(?:どう(?:なの|なん)?|結局))?"
    r"|so(?: what)?|and(?: then| so)?|so,? and)[\s.…、。]*\?+"
    r"|(?:それで|ほんで|そんで)[\s.…。]*"
)
"""A word by which somebody asks to hear more."""

GRATEFUL = re.compile(
    r"\b(?:thank\w*|thanx|thx|tks|ty|cheers|appreciat\w*|grateful|obliged|helpful|helped|kind|nice|great"
    r"|perfect|excellent|awesome|wonderful|lovely|brilliant|lifesaver|clear\w*|arigato\w*)\b|🙏"
    r"|ありがと|有難|有り難|感謝|助か|たすか|どうも|恐れ入り|恐縮|お世話|サンキュ|さんきゅ|あざ|おおきに|親切|丁寧|おかげ|よく[わ分]か",
    re.IGNORECASE,
)
"""Words of thanks; beside "understood" something else may be said."""


def is_hummed(text: str) -> bool:
    """Whether a text only hums: whoever writes it thinks, or has heard."""
    return HUMMED.fullmatch(folded(text).strip(" .…、。")) is not None


def presses(text: str) -> bool:
    """Whether a text only presses to go on: "so?"."""
    return PRESSED.fullmatch(folded(text).strip(" …")) is not None


NODDED = re.compile(
    r"(?:ok(?:ay)?|all right|alright|fine|understood|got it|noted"
    r"|(?:わ|分)か(?:った|りました)|了解(?:です|しました|いたしました)?|承知(?:しました|いたしました)|かしこまりました)"
    r"(?:よ|ね|です)?"
)
"""How somebody says that they have heard; to a question that is put it is a yes."""

MARKS = " \t\n、,。.!?！？…〜~ー-–—"


def nods(words: CommonWords, text: str) -> bool:
    """Whether a text only says that something was heard, with a word on it."""
    pieces = [p for each in PIECES.split(folded(text)) if (p := each.strip(MARKS))]
    others = [piece for piece in pieces if piece not in words.exclaimed_forms]
    is_heard = all(NODDED.fullmatch(piece) is not None for piece in others)
    return is_heard and len(others) < len(pieces)


def takes_up(words: CommonWords, text: str) -> bool:
    """Whether a text begins with a word on what was heard, and goes on to say what that means: "I
    see, not on the list"."""
    return words.without_exclaimed(text) != text or SUMMED_UP.search(folded(text)) is not None
