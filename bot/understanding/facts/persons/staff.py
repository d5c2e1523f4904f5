"""The people of a company today: how they are counted by kind, and what they do."""

from __future__ import annotations

import re

from bot.understanding.facts.persons.recruits import HIRING

COUNTED_STAFF = re.compile(
    r"(?:正社員|社員|従業員|役員|取締役|パート|アルバイト|バイト|契約社員|派遣|業務委託|職員|スタッフ|実習生)(?:さん|社員)?"
    r"(?:は|が|も|を)?[^、。\d]{0,3}[\d一二三四五六七八九十百千万]+\s*(?:人|名)"
    r"|(?:パート|アルバイト|バイト|派遣|役員|業務委託)(?:さん)?[^、。]{0,6}(?:入れ|含め|除|抜き|合わせ|込み)"
    r"|(?:実習生|特定技能|インターン)(?:さん|の人)?(?:を|は|も)?(?:含め|除[きくい]|抜[きくい]|合わせ|込み)"
    r"|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a few|some|several)\s+"
    r"(?:are |is |of (?:us|them) (?:are )?)?(?:(?:full|part)[- ]?time\w*|directors?|executives?"
    r"|employees|freelancers?|contractors?|temps?|(?:permanent|regular) staff|interns?|trainees?)\b"
    r"|\b(?:count(?:ed|ing)?|includ(?:ed|ing|es)|exclud(?:ed|ing|es)|without|minus) "
    r"(?:in )?(?:the |our |all |some )*(?:part[- ]?time\w*|interns?|trainees?|temps?|contractors?"
    r"|directors?|freelancers?)\b"
    r"|\b(?:of us|people|ppl|persons?|staff|employees|workers?|heads)\b[^.;]{0,14}"
    r"\b(?:plus|and|with|most(?:ly)?|(?:the )?(?:others?|rest)|half|some|many)\b[^.;]{0,14}"
    r"\b(?:seasonals?|part[- ]?tim\w*|temps?|arubaito|baito|casuals?|interns?|trainees?)\b"
)
"""How somebody counts who works for them already, by kind."""

SEES_TO = re.compile(
    r"\s*(?:would|will|can|could|may|is (?:ready|happy|able) to)?\s*(?:also )?"
    r"(?:take care|look after|looks after|takes care|handle|support|see to|mentor|teach|train"
    r"|help)\w*\b"
    r"|(?:さん)?(?:が|も)[^、。]{0,10}(?:面倒|世話|担当し|サポート|教え|対応し|見(?:ます|る|てくれ|られ))"
)
"""What those do who are there for whoever comes."""

NOW = re.compile(
    r"今(?:は|も|、|[ぁ-んァ-ヶ一-龠]{0,6}で)|いま(?!す|せ)|現在|現状"
    r"|\b(?:now|currently|at present|at the moment|presently|these days|so far|as of today)\b"
    r"|(?:\b(?:has|have)|'s|'ve) been\b"
)
TO_COME = re.compile(
    r"たい|予定|募集|採用|雇お|雇う|求人|探し|つもり|ほし|欲し"
    r"|\b(?:hir\w+|recruit\w*|seek\w*|look\w*|want\w*|need\w*|would|will|plan\w*|going|offer\w*"
    r"|open\w*|position|to be|from)\b"
)
"""When something is so of people who are known: today, or only once they are hired."""

DOING = re.compile(
    r"(?:さん|社員|職員)?(?:で|として|に|の(?:形|かたち)で)?(?:[^、。]{0,3}(?:うち|弊社|当社|店|会社)[でに])?"
    r"(?:来|働い|勤め|勤務し|手伝っ|入っ|やっ|雇われ)て"
    r"(?:い(?:る|ます|た|て)|る|ます|おり|くれて|もらって|いただいて)|(?:さん)?中(?:です|の|で|$)"
    r"|(?:さん|社員|職員)?をして(?:い(?:る|ます|た|て)|る|ます|おり|くれて|もらって|いただいて)"
)
"""What somebody does today, right behind what they do it as."""


def is_present(before: str, after: str) -> bool:
    """Whether people are said to be something today, from what stands around it: that is not what
    they are to be."""
    if DOING.match(after):
        return True
    return is_of_today(f"{before}〓{after}")


def is_of_today(text: str) -> bool:
    """Whether a text tells what is so today, and nothing of what is to come."""
    is_now = NOW.search(text) is not None or DOING.search(text) is not None
    return is_now and TO_COME.search(text) is None


def is_staff_counted(line: str) -> bool:
    """Whether a sentence counts who is there already by kind: "30 full-timers, 12 part-timers"."""
    return COUNTED_STAFF.search(line) is not None and HIRING.search(line) is None
