"""When somebody wishes to be called: 「明日の午後3時ごろ」, "weekdays after 5 pm"."""

from __future__ import annotations

import re

from bot.vocabulary.text import plain

DAY = (
    r"今日|本日|明日|あした|明後日|あさって|今週|来週|再来週|週明け|週末|平日|毎日"
    r"|[月火水木金土日](?:曜日?|(?=・[月火水木金土日]曜))"
    r"|\d{1,2}月\d{1,2}日|(?<![\d/-])\d{1,2}/\d{1,2}(?![\d/-])"
    r"|\b(?:to(?:day|morrow|night)|(?:this|next|any) (?:week|morning|afternoon|evening)"
    r"|any ?time|week(?:days?|ends?)"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?)\b"
)
HOUR = (
    r"午前中?|午後|お?昼(?:前|過ぎ|休み)?|夕方"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,2})時(?:半|\d{1,2}分)?"
    r"|\d{1,2}:\d\d(?:\s?[ap]\.?m\b\.?)?"
    r"|\b(?:mornings?|afternoons?|evenings?|noon|lunch(?: ?time| break)?"
    r"|\d{1,2} ?(?:[ap]\.?m\b\.?|o'?clock)|between \d{1,2} and \d{1,2}(?: ?[ap]\.?m\b\.?)?"
    r"|(?:from )?\d{1,2} ?(?:to|-|–) ?\d{1,2} ?[ap]\.?m\b\.?"
    r"|(?:after|before|around|from|until|at) \d{1,2})\b"
)
BEFORE = r"(?:\b(?:after|before|around|about|from|until|till|at|by|on|in the|any) )*"
BEHIND = (
    r"(?:\s*(?:ごろ|ころ|頃|くらい|ぐらい|あたり|以降|以後|以前|まで|から|より前|前|過ぎ|すぎ|の間|いっぱい)"
    r"|\s+(?:onwards?|or later|jst)\b)*"
)
WHEN = re.compile(rf"{BEFORE}(?:{DAY}|{HOUR}){BEHIND}", re.IGNORECASE)

JOINTS = re.compile(
    r"(?:[\s、,・/~〜～-]|の|と|か|や|は|,? ?(?:and|or|to|on|at|in the))*", re.IGNORECASE
)
"""What stands between the parts of one time."""

CALLING = re.compile(
    r"電話|連絡|折り?返|おりかえし|架電|かけて|つなが|繋が|出ら?れ|空い|都合|希望"
    r"|\b(?:call|phone|ring|reach|contact|available|free|prefer"
    r"|works (?:best|fine|well|for)|(?:is|are) (?:best|better))\b",
    re.IGNORECASE,
)
"""What makes a time one to be called at."""

POLITE = re.compile(
    r"(?:で|に|が|なら|だと)?(?:お願い(?:いた|致)?(?:し|申し上げ)ます|おねがいします|いいです|良いです|大丈夫です|助かります|です)?[。.!\s]*"
    r"|,?\s*(?:please|is (?:best|fine|good|ok)|works|would be (?:best|good|great)|thanks)?[.!\s]*",
    re.IGNORECASE,
)
"""What may follow a time that is all a clause says."""


def contact_times(text: str) -> str:
    """The time at which a clause asks to be called, in its own words; empty where it does not."""
    said = re.sub(r"[「」“”\"]", "", plain(text))
    found = list(WHEN.finditer(said))
    if not found:
        return ""
    begin, end = found[0].start(), found[0].end()
    for more in found[1:]:
        if not JOINTS.fullmatch(said, end, more.start()):
            break
        end = more.end()
    is_all = not said[:begin].strip() and POLITE.fullmatch(said, end) is not None
    return said[begin:end].strip() if is_all or CALLING.search(said) else ""


def only_contact_times(text: str) -> str:
    """The time that a clause names and nothing else besides; empty where it says more."""
    times, said = contact_times(text), plain(text).strip()
    is_all = said.startswith(times) and POLITE.fullmatch(said, len(times)) is not None
    return times if is_all else ""
