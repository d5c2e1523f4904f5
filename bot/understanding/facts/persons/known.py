"""Who is there already: who asks, who owns or runs the company, its staff, whom an agency offers.

What they do, hold and have learnt is no fact of whoever is to be hired.
"""

from __future__ import annotations

import re

from bot.precheck.flow import Effect
from bot.precheck.nlu.phrases import Mention
from bot.understanding.facts.persons.staff import TO_COME

FORM, WORK, STATUS, WORKPLACE = "legal_form", "role", "residence_status", "workplace"
PERSONAL = frozenset({"role", "education", "residence_status"})
"""What a company is, what somebody works, and what else is told of one person."""

INTRODUCED_JA = re.compile(
    r"^(?:[^、。]{0,12}(?:[。、,]|で)|(?:当方|私|僕|わたし|こちら)(?:は|、)|(?:[^、。はがをに]{0,8}(?:の|で)))?\s*"
    r"〓(?:法人|事務所)?(?:の者|を(?:営ん|開業し))?(?:に勤め)?"
    r"(?:をし|をやっ|やっ|して|をさせていただい|です|でして|でございます|なん|だけど|だが|の者)"
)
INTRODUCED_EN = re.compile(
    r"^\W*(?:hi|hello|hey|dear \w+|good \w+)?\W*(?:"
    r"〓s? (?:here|speaking)\b|as an? (?:[\w-]+ ){0,3}〓,? (?:i|we)\b"
    r"|(?:i|we)(?: am|'m| are|'re) (?:an? )?(?:[\w-]+ ){0,3}〓)"
)
"""How who asks says what they are themselves."""

ADVISERS = re.compile(
    r"士$|コンサルタント$|顧問$"
    r"|\b(?:lawyers?|attorneys?|accountants?|cpas?|scriveners?|bookkeepers?|solicitors?"
    r"|consultants?|advisers?|advisors?|barristers?|paralegals?)$"
)
"""Who asks for others by profession."""

WANTED = re.compile(
    r"採[るりっ用]|候補|職種|ポジション|雇|募集|\b(?:hir\w+|candidates?|position|role|need|want)\b"
)
"""Behind it, who is named is looked for."""

HERE = re.compile(r"\bhere\b|\bspeaking\b")

STAFF = re.compile(
    r"(?:(?:社員|従業員|スタッフ|職員|メンバー|チーム|創業メンバー)(?:は|が|の)"
    r"(?:[^、。]{0,10}(?:全員|みんな|みな|全部|ほぼ|ほとんど|[\d一二三四五六七八九十]+[人名]))?"
    r"|(?:うち|弊社|当社|私たち|我々|全社)(?:は|の)?(?:社員)?(?:全員|みんな|みな))[^、。]{0,4}〓"
    r"|〓の社員が|顧問〓|〓(?:さん)?が\S{0,6}(?:辞め|やめ|退職)"
    r"|^\W*(?:all|most|half|both|many|some) of us (?:are|is) [^.,]{0,24}〓"
    r"|^\W*(?:(?:the|our) (?:whole|entire) (?:team|staff|company)|(?:our|the) (?:team|staff)"
    r"|every(?:one|body)(?: here| at \w+)?|my (?:co-?founders?|colleagues?|team))"
    r" (?:is|are|here (?:is|are))(?: all)? [^.,]{0,24}〓"
    r"|^\W*we (?:\w+ )?employ [^.]{0,40}〓"
)
"""How the staff of a company are said to be something."""

OWNER = re.compile(
    r"(?:社長|代表|オーナー|創業者|会長|経営者|取締役|夫|妻|家内|主人|嫁|旦那)(?:さん)?(?:は|が|も|の私)[^。]*〓"
    r"|(?:私|僕|俺|自分|わたし)(?:は|が|も)[^。]*〓[^。]*(?:社長|代表|経営|会社をやっ)"
    r"|^\W*(?:(?:the|our|my|its) )?(?:owners?|founders?|co-?founders?|ceo|president|chairman"
    r"|husband|wife|boss|representative director)(?:'s)?(?: \w+)?"
    r" (?:is|are|was|holds?|has|have|got|:)\b[^.]*〓"
)
"""How who owns or runs a company is said to be something."""

POOL = re.compile(
    r"登録(?:している|してる|済みの?|の)?[^、。]{0,6}〓|〓[^、。]{0,6}(?:を|が|も)[^、。]{0,8}"
    r"(?:(?:ご)?紹介(?:でき|した|し(?:ます|て(?:い|お)))|ご?提案|登録|供給)"
    r"|\b(?:pre-?screened|vetted|registered|pre-?selected|pre-?qualified)\b[^.,]{0,20}〓"
    r"|〓[^.]{0,30}\b(?:in|on|from) our (?:\w+ )?(?:database|books|pool|roster|network|platform)\b"
    r"|〓[^.]{0,20}\bready to (?:place|deploy|be placed|be hired|interview)\b"
    r"|\b(?:pool|database|roster|network) of (?:[\w-]+ (?:and )?){0,3}〓"
    r"|\b(?:we|i)(?: can|'ll| will|'d| would)?(?: (?:like|love|be happy) to)?"
    r" (?:offer|supply|introduce|provide|refer) (?:\w+ )?(?:[\w-]+ ){0,3}〓"
    r"(?![^.]*\b(?:jobs?|positions?|pay|salar\w+|employment|contracts?|roles?|visas?)\b)"
)
"""How those whom an agency offers are spoken of."""


FOR_CLIENT = re.compile(
    r"(?:顧問先|クライアント|依頼者|お客様|支援先|取引先|担当先|会員|組合員)[^、。]{0,6}(?:の(?:代わり|代理|ため|件)|に代わ)"
    r"|\b(?:for|on behalf of) (?:an?|my|our|one of (?:my|our)|some) (?:\w+ )?clients?\b"
)
"""How somebody says that they ask for another company: their own form is not that of this one."""


POOL_TOLD = re.compile(
    r"登録(?:人材|スタッフ|者|している|してる|エンジニア|メンバー)[^。]*[\d〇一二三四五六七八九十百千万]+(?:人|名)"
    r"|\b(?:in|from) our (?:\w+ )?(?:database|pool|roster|network)\b|\bour (?:talent )?pool\b"
)
"""How an agency tells of its people, whatever they are."""

KIN = re.compile(
    r"の(?:ご?主人|旦那|夫|妻|奥(?:様|さん)|嫁|ご?両親|父|母|お?(?:父|母)さん|ご?家族|息子|娘|兄|弟|姉|妹)(?!.{0,8}採)"
    r"|(?:'s)? (?:husband|wife|spouse|partner|father|mother|parents?)\b"
)
"""Behind what somebody's family is."""

EMPLOYED_ELSEWHERE = re.compile(
    r"(?:別|他|ほか|前|今|現在)の(?:会社|企業|職場|勤め先|勤務先)|他社|現職"
    r"|\b(?:another|other|different|previous|current|present) (?:company|firm|employer|job)\b"
)
"""How it is said that a candidate works for somebody else today."""

NOW = re.compile(
    r"(?:今|いま)(?:の|いる|おる)(?:子|人|方|社員|スタッフ|メンバー)(?:さん|たち)?(?:は|が|も)"
)
"""How those who are there already are told of, before those who are to come."""


def is_of_known(mention: Mention, line: str, clause: str) -> bool:
    """Whether a phrase tells of somebody who is there already, or whom an agency offers."""
    key, phrase = mention.question.key, line[mention.start : mention.end]
    if key not in PERSONAL:
        elsewhere = {FORM: FOR_CLIENT, WORKPLACE: EMPLOYED_ELSEWHERE}.get(key)
        start = mention.end if key == FORM else 0
        return elsewhere is not None and elsewhere.search(line, start) is not None
    said = f"{line[: mention.start]}〓{line[mention.end :]}"
    is_first = WANTED.search(line[: mention.start]) is None
    if key == WORK and is_first and is_introduced(phrase, clause.replace(phrase, "〓", 1)):
        return True
    if (key == WORK and POOL.search(said)) or POOL_TOLD.search(said):
        return True
    if key == STATUS and KIN.match(line, mention.end):
        return True
    if is_of_now(mention, line):
        return True
    if TO_COME.search(said):
        return False
    return OWNER.search(said) is not None or (key == WORK and STAFF.search(said) is not None)


def is_of_now(mention: Mention, line: str) -> bool:
    """Whether what would exclude the case is told of those who are there already."""
    option = mention.question.option(mention.value or "")
    is_excluding = option is not None and option.effect is Effect.EXCLUDED
    return is_excluding and NOW.search(line, 0, mention.start) is not None


def is_introduced(phrase: str, clause: str) -> bool:
    """Whether somebody says in a clause what they are by profession, from which they ask."""
    is_here = HERE.search(clause) is not None or ADVISERS.search(phrase) is not None
    is_said = INTRODUCED_JA.search(clause) or INTRODUCED_EN.search(clause)
    return is_here and is_said is not None and TO_COME.search(clause) is None
