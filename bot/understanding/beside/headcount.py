"""How many people a company has: everybody says it, and no question asks it."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import asks
from bot.understanding.beside.wish import is_wish

HEADCOUNT = re.compile(
    r"(?:\d[\d,.]*|[一二三四五六七八九十百千万]+)\s*(?:万|千)?(?:人|名)"
    r"(?!目|様|以[上下]の?(?:会社|企業)|の(?:方|会社|企業|枠))"
    r"|\b(?:\d[\d,.]*k?|an? (?:dozen|hundred|handful)|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)"
    r"\s*(?:or so |odd |\+ )?(?:people|ppl|staff|employees?|persons?|workers|of us|heads|folks"
    r"|(?:in|across) (?:total|all|japan))\b"
    r"|(?:人数|従業員数?|社員数?)(?:は|が)?[^、。]{0,6}\d"
    r"|\b(?:employees?|staff|headcount|people|workforce)\s*(?:[:=]|is|are|of|about|around|approx\w*\.?)?"
    r"\s*\d+\b|\b\d+\s*(?:headcount|fte|strong)\b"
    r"|\b(?:just|only) (?:me|myself|us)\b|\b(?:headcount|number of (?:staff|employees|people))\b"
)
"""A number of people."""


NUMBER = (
    r"(?:\d[\d,.]*|(?:[一二三四五六七八九十百千万]+)(?=[人名])"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|(?:a|one) (?:dozen|hundred))\b)"
)
SPAN = rf"{NUMBER}(?:\s*(?:to|or|[-–~〜]|から)\s*{NUMBER})?"
ABOUT = r"(?:約|およそ|だいたい|ざっと|わずか|たった|全部で|全員で|合わせて|あわせて)?"
ROUGHLY = (
    r"(?:くらい|ぐらい|ほど|程度|前後|弱|強|余り|以上|以下|未満"
    r"|ちょい|ちょっと|そこそこ|だけ|のみ)?"
)
STAFF = r"(?:従業員|社員|職員|スタッフ|メンバー|働き手|人員|(?<![募採希雇])人数(?!制限))"
JAPANESE_COUNT = re.compile(
    rf"(?<!外国人)(?<!外国籍の){STAFF}(?:数|の数)?(?:さ|は|が|も|って|:|、)?\s*(?:今|現在|まだ|みんなで|全体で)?"
    rf"\s*(?P<a>{ABOUT}{SPAN}(?:人|名)?{ROUGHLY})"
    rf"|(?P<b>{ABOUT}{SPAN}(?:人|名){ROUGHLY})(?:の(?:会社|企業|工場|店|町工場|小さな会社|所帯|規模)|規模"
    r"|で(?:や|回|営|切り盛り|運営|仕事|経営))"
)
"""How many people there are, where it is said of whom."""

ALONE = re.compile(
    r"^(?:うちは|弊社は|当社は|会社は|全部で|全社で|家族経営で|家族で|(?:家族|夫婦|親子|役員)(?:と[^、。]{1,6})?(?:を)?(?:あわせて|合わせて|で)"
    rf"|えっと|あと|今|現在|人数は|規模は|\s)*(?P<c>{ABOUT}{SPAN}(?:人|名){ROUGHLY})"
    r"(?:です|でした|だ|だった|かな|になります|います|いる|おります|おる|やで|や|ですね|ですけど|ですが|くらいかな)*[ね。.!！\s]*$"
)
"""A clause that is a number of people and no more."""

ENGLISH_COUNT = re.compile(
    rf"(?P<a>(?:(?:about|around|approx\w*\.?|roughly|some|only|just|nearly|almost|over|abt)\s+)?{SPAN}"
    r"\+?\s*(?:or so |odd |full-time |full time |permanent |regular )?"
    r"(?:people|ppl|persons?|staffs?|employees?|workers?|heads|folks|pax|of us"
    r"|(?:team |staff )?members?))\b"
    r"|\b(?:employees?|staff|headcount|workforce|team)\s*(?:count|size|number)?"
    rf"\s*(?::|=|is|are|of|about|around)*\s*(?P<b>{NUMBER})\b"
    rf"|\bwe (?:now )?employ (?P<d>{NUMBER})$"
    r"|(?P<c>\d+)[- ](?:person|people|man|strong|employee)\b"
)


OF_PART = re.compile(
    r"(?: members?)? (?:"
    r"(?:in|at|on|for|with|under) (?:(?:our|the|my|its|their|an?) )?"
    r"(?!total|all|japan|staff|payroll|board|firm|company|business)(?P<where>[a-z-]+)"
    r"|(?:who|that|which|doing|do|does|handl\w+|speak\w*|making|make|from|are (?!in )\w+)\b)"
)
"""What makes of a number of people some of those whom a company has, right behind it."""


PART_BEFORE = re.compile(
    r"\b(?:hr|human resources|it|sales|accounting|back office|team|department|section|office|admin)"
    r"(?: (?:team|department))? (?:has|have|is|are|counts|with|of)(?: only| just| about)? *$"
    r"|(?:人事|総務|経理|管理|部|課|室|係|チーム|部門)(?:は|が|に(?:は)?|も)?[^、。は]{0,3}$"
)
"""The same right before it: 「人事2名」."""


def is_headcount(text: str) -> bool:
    """Whether a text says how many people there are, and asks or wishes nothing."""
    said = folded(text)
    return HEADCOUNT.search(said) is not None and not asks(text) and not is_wish(said)


def headcount_in(clause: str) -> str:
    """The words by which a folded clause plainly tells how many people a company has; "" where it
    does not."""
    found = (pattern.search(clause) for pattern in (JAPANESE_COUNT, ALONE, ENGLISH_COUNT))
    groups = (match.groups() for match in found if match is not None)
    return next((words for each in groups for words in each if words), "")
