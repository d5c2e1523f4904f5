"""Whether somebody says that they have no company: 「会社はないです、個人です」."""

from __future__ import annotations

import re

from bot.faq.question_detection import looks_like_question
from bot.understanding.form.told.remark import language_of
from bot.vocabulary.text import plain

ALONE = (
    r"(?:(?:an?|the) )?(?:private (?:person|individual|citizen)|individual(?: person)?|freelanc"
    r"(?:er?|ing)"
    r"|self[- ]employed(?: person)?|sole (?:proprietor|trader|owner)|one[- ](?:man|woman|person) "
    r"(?:shop|business|show)"
    r"|independent(?: (?:contractor|consultant))?|student|unemployed|retired)"
)
"""What somebody is who has no company."""

WITHOUT_ONE = re.compile(
    r"(?:会社|法人|勤務先|勤め先|所属(?:先|会社|団体)?|社名|会社名|屋号)(?:名)?"
    r"(?:など|とか)?(?:には|とは|では|に|は|が|も|を)?(?:まだ|特に|とくに|ちょっと)?[、\s]?"
    r"(?:な(?:い|し|く(?:て)?)|無(?:い|し)|ありませ|ございませ|持って(?:い)?(?:ない|ませ|おら|おり)"
    r"|(?:所属し|勤め|属し|作っ|つくっ|設立し|立ち上げ|登記し)て(?:い)?(?:ない|ませ|おら|おりませ))"
    r"|法人化?(?:は|を)?して(?:い)?(?:ない|ませ|おりませ)|(?:会社|法人)(?:では|じゃ)(?:な|あり|ござ)"
    r"|会社(?:勤め|員)(?:では|じゃ)(?:な|あり|ござ)"
    r"|(?:\b(?:no|without (?:a|any)|not (?:an?|any))|(?:\bnot|n't) (?:really |actually |yet )?"
    r"(?:have|own|run|work (?:for|at)|belong to|represent) (?:an?|any))"
    r" (?:actual |real |registered |own )?(?:company|firm|business|employer|organi[sz]ation"
    r"|corporation)\b"
    r"(?! (?:name|number|e-?mail|address|phone|card|site|website))"
    r"|(?:\bnot|n't)(?: been)? (?:yet )?(?:founded|set up|incorporated|registered|started"
    r"|established)\b"
    r"|\bnot (?:yet )?(?:a company|incorporated)\b",
    re.IGNORECASE,
)
"""How somebody says that there is none."""

BY_ONESELF = re.compile(
    r"(?:(?:私|わたし|当方|うち|弊社|会社名|社名|名前)(?:は|も)[、\s]?)?(?:ただの|普通の|一)?"
    r"(?:個人(?:事業(?:主|者)?|営業|経営|経営者|参加|での?(?:相談|申(?:し)?込み?|問い?合わせ))?"
    r"|フリーランス|フリー(?:の\w{2,8})?|自営(?:業)?(?:者)?|無職|無所属|一般人|学生|一人(?:で(?:やって(?:い)?ます|す))?)"
    r"(?:です(?:が|けど|ので|ね)?|なんです(?:が|けど)?|なので|になります|でございます|だ(?:けど|よ)?"
    r"|として(?:です)?|でやって(?:い|お)?(?:ります|ます)|でもいいです)?[。.!\s]*"
    r"|(?:none|no|sorry|well|hi|so|oh)?[,\s]*"
    r"(?:(?:i am|i'm|im|we are|we're|it's|it is|this is|that's|as|just|only|simply) )*"
    rf"(?:{ALONE}(?: here| only)?|(?:just|only) (?:me|myself)(?: here)?"
    r"|(?:by|for) myself|on my own)[.!\s]*"
    r"|i(?:'m| am)? work(?:ing)? (?:for myself|alone|by myself|on my own|freelance"
    r"|independently)[.!\s]*"
    r"|(?:it's|it is|this is) (?:just|only) (?:me|myself)[.!\s]*",
    re.IGNORECASE,
)
"""All of a clause by which somebody says that they stand for themselves."""

CLAUSES = re.compile(r"[、。,;\n]\s*|(?<=[a-z])\.\s+")

LONGEST = 80
"""Characters: who says more tells a story."""


def says_no_company(written: str) -> bool:
    """Whether a message says that there is no company whose name could be written. Who asks whether
    one is needed, has not said so."""
    said = plain(written)
    if len(said) > LONGEST or looks_like_question(said, language_of(said)):
        return False
    clauses = [clause for clause in CLAUSES.split(said) if clause.strip()]
    return WITHOUT_ONE.search(said) is not None or any(map(BY_ONESELF.fullmatch, clauses))
