"""Replies that begin with a worry and end in a yes: "tight but ok", 「忙しいですが出られます」."""

from __future__ import annotations

import re

from bot.precheck.flow import Question
from bot.precheck.nlu.common_words import CommonWords, says_yes
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.readings import PossibleReading, Reading, Understanding

ABILITIES = frozenset({"capacity", "cooperation", "screening_attendance"})
"""Questions of what a company is able to do: a worry takes nothing back of the yes behind it."""

TURNS = re.compile(
    r"(?:[\s,;]*\b(?:but|though|although|however)\b|[,;]\s*so\b)[\s,]*"
    r"(?:(?:it'?s|it is|that'?s|we'?re|we are|now|still|overall|otherwise|in the end) )*"
    r"|(?<=[いうえくすたつただなのるんで])(?:が|けれ?ども?|けども?|ので|んで|から)[、\s]*"
    r"(?:(?:今は|もう|まあ|なんとか|何とか|一応|それでも|全体としては)、?)*"
)
"""Where a reply goes on from a worry to what holds all the same."""

ABLE = re.compile(
    r"(?:(?:i|we|he|she|they)(?:'ll| can| will| should| do)? )?(?:just about )?"
    r"(?:manage|cope|get by|make (?:it|time)|pull (?:it )?off|do it|can)(?: it| it work| fine"
    r"| well| ok)?"
    r"|enough|sufficient|doable|manageable|possible|workable|affordable|good"
    r"|(?:大丈夫|平気|可能|十分|充分|ok|問題(?:は)?(?:ない|なし|ありませ?ん))(?:です"
    r"|だと思います|かと思います)?"
    r"|(?:(?:何|なん)とか)?(?:(?:出席|参加|対応|協力|用意|確保|支払い?)?(?:でき|出来)|出られ"
    r"|出れ|出|行け|いけ|やれ|足り|賄え|まかなえ"
    r"|回せ|回り|し|なり)(?:ます|ると思います|る)"
)
"""How somebody says that it can be done, besides a plain yes."""

LACKING = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|lack\w*|without|cannot|missing|unable|short of"
    r"|except|if"
    r"|unless|when|once)\b|n't\b"
    r"|ない|無い|なく|ません|無理|足り|不足|なし|ゼロ|むずかし|難し|だめ|困|嫌|なら|たら|れば|以外"
)
"""Words that make of the worry a no, or a condition: what is meant is asked, then."""


def able(question: Question, words: CommonWords, text: str) -> Understanding | None:
    """The yes in which a reply ends behind a worry; a doubt where the worry may be a no."""
    said = folded(text).strip(" 。.!")
    yes, no = question.option(question.yes or ""), question.option(question.no or "")
    if question.key not in ABILITIES or "?" in said or yes is None or no is None:
        return None
    turns = [*TURNS.finditer(said)]
    if not turns or not said[: turns[-1].start()]:
        return None
    turn = turns[-1]
    end = said[turn.end() :]
    if says_yes(words, end) is not True and ABLE.fullmatch(end) is None:
        return None
    if LACKING.search(said[: turn.start()]):
        return Understanding(doubts=(PossibleReading(question, (yes, no)),))
    return Understanding((Reading(question, yes),))
