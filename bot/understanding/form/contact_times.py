"""When somebody wishes to be called: 「明日の午後3時ごろ」, "weekdays after 5 pm"."""

from __future__ import annotations

import re

from bot.faq.question_detection import looks_like_question
from bot.faq.text.language import JAPANESE
from bot.vocabulary import Language
from bot.vocabulary.text import plain

MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
DAY = (
    r"今日|本日|明日|あした|明後日|あさって|今週|来週|再来週|週明け|週末|平日|毎日"
    r"|[月火水木金土日](?:曜日?|(?=・[月火水木金土日]曜))"
    r"|\d{1,2}月\d{1,2}日"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}"
    rf"|\b{MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b"
    r"|(?<![\d/-])\d{1,2}/\d{1,2}(?![\d/-])"
    r"|\b(?:to(?:day|morrow|night)|(?:this|next|any) (?:week|morning|afternoon|evening)"
    r"|any ?time|week(?:days?|ends?)"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?)\b"
)
HOUR = (
    r"午前中?|午後|お?昼(?:前|過ぎ|休み)?|夕方"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,2})時(?:半|\d{1,2}分)?"
    r"|\d{1,2}:\d\d(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2} ?h(?:\d\d|rs)?\b"
    r"|\b(?:mornings?|afternoons?|evenings?|noon|lunch(?: ?time| break)?"
    r"|\d{1,2} ?(?:[ap]\.?m\b\.?|o'?clock)|between \d{1,2} and \d{1,2}(?: ?[ap]\.?m\b\.?)?"
    r"|(?:from )?\d{1,2} ?(?:to|-|–) ?\d{1,2} ?[ap]\.?m\b\.?"
    r"|(?:after|before|around|from|until|at) \d{1,2})\b"
)
BEFORE = r"(?:\b(?:after|before|around|about|from|until|till|at|by|on|in the|any) )*"
BEHIND = (
    r"(?:\s*(?:だけ|のみ|台|ごろ|ころ|頃|くらい|ぐらい|あたり|以降|以後|以前|前後|まで|から|より前|前|過ぎ|すぎ|の間|いっぱい)"
    r"|\s+(?:onwards?|or later|jst)\b)*"
)
WHEN = re.compile(rf"{BEFORE}(?:{DAY}|{HOUR}){BEHIND}", re.IGNORECASE)

HOURS = re.compile(
    r"(?:[\s、,]|の|(?:from|between|at)\b)*"
    r"(?<![\d:-])\d{1,2}(?::\d\d)?時?\s?(?:-|–|~|〜|to|and|から)\s?\d{1,2}(?::\d\d)?(?![\d:-])"
    r"(?:時(?:の間)?|\s?[ap]\.?m\b\.?)?(?:まで)?",
    re.IGNORECASE,
)
"""Bare hours behind a day or a part of one: "tomorrow morning 9-11"."""

NOT_THEN = re.compile(
    r"\b(?:(?:but )?not|never|except(?: for)?|other than|excluding|avoid(?:ing)?|no)\s+"
    r"(?:(?:on|in|at|during|the|any) )*$",
    re.IGNORECASE,
)
BUT_THEN = re.compile(
    r"\s*(?:以外|を?(?:除|のぞ)(?:いて|いた|く|き)|じゃない(?:日|時間)|は(?:避けて|除いて|外して))"
)
"""How somebody excepts a time, before it and behind it: that belongs to what they say."""

DEADLINE = re.compile(r"by\b|[^。]*?まで(?=に)", re.IGNORECASE)
"""By when somebody wishes for something, which is no time to be called at."""

NEVER = re.compile(r"not (?:at )?(?:just )?any ?time", re.IGNORECASE)
"""How somebody says that not every time suits them, and not which does."""

DAY_LAST = re.compile(rf"(?:{DAY})\W*$", re.IGNORECASE)
HOUR_FIRST = re.compile(rf"\s*(?:in the |at |around |from )?(?:{HOUR})", re.IGNORECASE)

UNFIT = re.compile(
    r"出(?:ら)?れ?(?:ない|ませ|へん|なく|まへん)|出(?:ら)?れん|(?:都合|具合)(?:が|は|の)?(?:悪|わる|つか|合わ|あわ|よくな|良くな)"
    r"|無理|むり|ムリ|ダメ|だめ|駄目|(?<![A-Za-z])NG(?![A-Za-z])|不可|不在|留守"
    r"|忙し|難し|むずかし|厳し|きび|困(?:る|り)|避け|い(?:ない|ませ)|おり?ませ"
    r"|休み(?:です|なの|に)"
    r"|(?:つな|繋)が(?:ら|りませ)|(?:取|と)れ(?:ない|ませ)|でき(?:ない|ませ)|空いて(?:い)?(?:ない|ませ)|ふさが|塞が"
    r"|会議|埋ま|やめて|外して"
    r"|\b(?:can'?t|cannot|can not|(?:do|does|did|wo|would|is|are|was)n'?t"
    r"|not (?:be )?(?:possible|good|available|free|reachable|work\w*|ok(?:ay)?|in|there|pick)"
    r"|unavailable|no good|bad|impossible|no longer|too busy|in meetings|never|avoid"
    r"|(?:am|i'?m|we'?re|is|are|be) (?:not|out|off|away|busy|closed|booked|tied))\b",
    re.IGNORECASE,
)
"""How somebody says that a time does not suit them."""

LEAD = re.compile(
    r"^(?:(?:and|but|also|so|only|just|please|maybe|ideally|preferably|oh|sorry|ok(?:ay)?"
    r"|(?:as )?i (?:said|wrote|told you|meant))\b[,\s]*"
    r"|(?:でも|あと|ただし?|できれば|なるべく|それと|すみません|やっぱり)[、,\s]*)+",
    re.IGNORECASE,
)
"""What may stand before a time that is all a clause says."""

JOINTS = re.compile(
    r"(?:[\s、,・/~〜～-]|の|と|か|や|は"
    r"|,? ?(?:and|or|to|on|at|in the|except(?: for)?|but not|other than))*",
    re.IGNORECASE,
)
"""What stands between the parts of one time."""

LONGEST_UNFIT = 40
"""Characters of a clause that is about a time and nothing else."""

CALLING = re.compile(
    r"電話|連絡|折り?返|おりかえし|架電|かけて|つなが|繋が|出ら?れ|空い|都合|希望"
    r"|\b(?:call|phone|ring|reach|write to|e?-?mail me|contact|available|free|prefer"
    r"|works (?:best|fine|well|for)|(?:is|are) (?:best|better))\b",
    re.IGNORECASE,
)
"""What makes a time one to be called at."""

TO_BE_CALLED = re.compile(
    r"(?:電話|連絡|折り?返し?|おりかえし|かけて|返事|返信)[^。?]{0,14}(?:もらえ|いただけ|頂け|くれ|くださ|下さ|お願い|願え)"
    r"|\b(?:can|could|would|will|may) (?:you|someone|somebody|anybody|staff|they)\b.{0,24}"
    r"\b(?:call|phone|ring|reach|contact|write|e-?mail|get back|talk|speak)\b",
    re.IGNORECASE,
)
"""How somebody asks to be called or written to."""

POLITE = re.compile(
    r"(?:の?(?:方|ほう)(?:が|で))?"
    r"(?:で|に|が|なら|だと|でしたら)?(?:お願い(?:いた|致)?(?:し|申し上げ)ます|おねがいします|お願い|(?:い|よ|良)(?:い|かった)(?:です)?"
    r"|都合が(?:い|よ|良)い(?:です)?|希望(?:です|します)?"
    r"|大丈夫です|助かります|ありがたいです|(?:変更)?して(?:ください|下さい|ほしいです)|です)?[。.!\s]*"
    r"|,?\s*(?:please|is (?:best|fine|good|ok)|works|would be (?:best|good|great)|thanks)?[.!\s]*",
    re.IGNORECASE,
)
"""What may follow a time that is all a clause says."""


def contact_times(text: str) -> str:
    """The time at which a clause asks to be called, in its own words; empty where it does not, or
    says that a time does not suit."""
    said = LEAD.sub("", re.sub(r"[「」“”\"]", "", plain(text)).strip())
    found = list(WHEN.finditer(said))
    if not found or is_asked_of_times(said):
        return ""
    begin, end = _span(said, found)
    if UNFIT.search(f"{said[:begin]} {said[end:]}"):
        return ""
    is_all = not said[:begin].strip() and POLITE.fullmatch(said, end) is not None
    is_time = CALLING.search(said) or (is_all and not DEADLINE.match(said[begin:]))
    return said[begin:end].strip() if is_time and not NEVER.fullmatch(said[begin:end]) else ""


def goes_on_in_time(before: str, joint: str, behind: str) -> bool:
    """Whether a text ends in a day, and behind a comma the next one begins with an hour of it."""
    return (
        "," in joint
        and DAY_LAST.search(before) is not None
        and HOUR_FIRST.match(behind) is not None
    )


def is_asked_of_times(said: str) -> bool:
    """Whether a clause asks something ("is anybody there on Sunday?"), and not to be called."""
    language = Language.JA if JAPANESE.search(said) else Language.EN
    return looks_like_question(said, language) and TO_BE_CALLED.search(said) is None


def _span(said: str, found: list[re.Match[str]]) -> tuple[int, int]:
    """Where the first time of a clause begins and ends, with what excepts it."""
    begin, end = found[0].start(), found[0].end()
    for more in found[1:]:
        end = _with_hours(said, end)
        if more.end() <= end:
            continue
        if not JOINTS.fullmatch(said, min(end, more.start()), more.start()):
            break
        end = more.end()
    end = _with_hours(said, end)
    excepted, behind = NOT_THEN.search(said, 0, begin), BUT_THEN.match(said, end)
    return (excepted.start() if excepted else begin), (behind.end() if behind else end)


def _with_hours(said: str, end: int) -> int:
    """Where a time ends that bare hours follow."""
    hours = HOURS.match(said, end)
    return hours.end() if hours else end


def unfit_times(text: str) -> str:
    """A clause that says which time does not suit, in its own words; empty where none does."""
    said = LEAD.sub("", plain(text).strip(" 。.!"))
    is_unfit = len(said) <= LONGEST_UNFIT and WHEN.search(said) and UNFIT.search(said)
    return said if is_unfit and contact_times(text) == "" and "?" not in said else ""


def all_times(first: str, then: str) -> str:
    """Both times of one message; one that does not suit says nothing more beside one that does."""
    if unfit_times(first) and not unfit_times(then):
        return then
    if unfit_times(then) and not unfit_times(first):
        return first
    return first if then in first else f"{first}{_comma(then)}{then}"


def _comma(text: str) -> str:
    return "、" if JAPANESE.search(text) else ", "


def joined_times(before: str, told: str) -> str:
    """The times as they were told before with what is told now: a time that does not suit takes
    nothing else away."""
    if not before or before == told or not unfit_times(told):
        return told
    return f"{before}{_comma(told)}{told}"


def only_contact_times(text: str) -> str:
    """The time that a clause names and nothing else besides; empty where it says more."""
    times, said = contact_times(text), LEAD.sub("", plain(text).strip())
    is_all = said.startswith(times) and POLITE.fullmatch(said, len(times)) is not None
    return times if is_all else ""
