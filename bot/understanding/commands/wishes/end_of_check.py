"""Who wishes not to be asked any more: the pre-check is to stop, whatever else they say."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded

CHECK = (
    r"(?:the |this |that |your |an? |any |all |some |these |those |more |whole |such )*"
    r"(?:eligibility |little |stupid |silly |long )?"
    r"(?:pre-?checks?|checks?(?! (?:of|on|for|in|at|with|if|whether|mark|up)\b|-)|quiz"
    r"|questionnaires?|surveys?|tests?(?! (?:of|for|in)\b)"
    r"|questions(?! (?:of|on|about|for|to|from|i|we|you)\b)"
    r"|assessment|interrogation)\b"
)
WISHING = (
    r"(?:want|need|wish|like|feel like|have time for|care for|intend|plan|going|about|here|ask for)"
)
DOING = r"(?:do|doing|take|taking|answer|answering|run|go through|fill (?:in|out)|start|have|begin)"
NOT = r"(?:don'?t|do not|dont|didn'?t|did not|won'?t|will not|wouldn'?t|not|never)"
STOPS = re.compile(
    r"\b(?:stop|quit) (?:asking|with (?:the |that |this |your )?(?:\w+ )?question|repeating)"
    rf"|(?<!n't )(?<!not )\b(?:stop|quit|end|cancel|abort|leave|exit|close|pause|drop) {CHECK}"
    r"|\b(?:don't|do not|dont) (?:keep )?ask(?:ing)? (?:me )?(?:that|this|it|again|any)"
    rf"|\b{NOT} (?:really |even )?(?:{WISHING} )?(?:to )?(?:{DOING} )?{CHECK}(?<!questions)"
    rf"|\b{NOT} (?:really |even )?(?:{WISHING} )?(?:to )?{DOING} (?:{CHECK}|these|those|yours)\b"
    rf"|\b{NOT} (?:really )?want (?:these|those|your|any|any more|more|all these) questions\b"
    r"|\bno more questions\b|\b(?:not interested in|enough (?:of|with)|no time for)"
    rf" {CHECK}"
    r"|(?:^|[.,;!?]\s*)no (?:pre-?check|check|quiz|questionnaire|survey|test)\b(?! (?:of|on))"
)
"""How somebody says so in English."""

CHECK_JA = (
    r"(?<![一-龠ァ-ヶー])(?:事前チェック|チェック|診断|アンケート|質問票"
    r"|質問[\d一二三]*(?:とか|など|なんか)?(?:に(?:答える|回答する)(?:の|こと))?)"
)
NO_QUESTION = r"(?![^、。]{0,10}(?:\?|か(?:[?。、]|な|$)))"
ENDS_JA = (
    r"(?:やめ|止め|中止|終わり|終了|打ち切|いら(?:な|ん)|いりませ|要ら|要りませ|不要|必要は?(?:な[いく]|ありませ)"
    r"|結構|けっこう|遠慮|パス|やら(?:な[いく]|ん)|やりませ|やりたく|し(?:な(?:い(?!と)|くて)|ませ|たくな)|出さないで"
    r"|(?:に)?(?:は)?答え(?:な(?:い(?!と)|くて)|ませ|たくな)"
    r"|(?:また|今度|あと|後|後回し)(?:で|に)?(?:今度|あと|後)?(?:で|に)?(?:も)?"
    r"(?:(?:いい|良い|よい)(?:です)?(?:ので|んで|から)?|し(?:ます|たい)|やり|お願い|$)"
    r"|いい(?:です|わ|よ|や|んで|ので|から|。|、|$)(?!ね|よね|か))"
)
STOPS_JA = re.compile(
    rf"{CHECK_JA}(?:は|を|も|なんて|とか)*(?:もう|今は|今日は|いまは|まだ|ちょっと|別に|、)*{ENDS_JA}{NO_QUESTION}"
    r"|(?:もう|何度も|いちいち)聞かないで"
    r"|(?:やら|答え|回答し)(?:ない|ません|たくない)(?:って|と)(?:いっ|言っ|言い|申し)"
    r"|(?:質問|設問|チェック)[にを]?(?:答え|回答し|し)たい(?:の|ん|わけ)?(?:では|じゃ)"
    r"(?:な(?:い|くて)|ありません(?:が|けど)?)"
)
"""The same in Japanese."""


def is_to_stop(text: str) -> bool:
    """Whether a text wishes that nothing is asked any more."""
    said = folded(text)
    return STOPS.search(said) is not None or STOPS_JA.search(said) is not None


def without_stop(text: str) -> str:
    """What a text says besides that nothing more is to be asked."""
    rest = STOPS_JA.sub(" ", STOPS.sub(" ", folded(text)))
    return rest.strip(" 、。,.;:!-")
