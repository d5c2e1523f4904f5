"""What is only hummed while somebody thinks, and what only presses to go on."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded

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
