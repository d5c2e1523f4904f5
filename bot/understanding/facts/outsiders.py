"""Who writes that they are no company: a student, a journalist, somebody without a firm."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded

SAYS_SO = re.compile(
    r"(?:学生|留学生|大学生|院生|記者|ライター|りゅうがくせい|がくせい)(?:です|なので|なん|だけど|ですが)|就活|求職|就職したい|転職したい"
    r"|取材(?:です|で|なん|をし|を申|の(?:件|お願い|申))|記事を書"
    r"|(?:日本|会社|企業)[^。、]{0,8}で(?:働き|はたらき|就職し)たい(?:です|と思|んです|のです|。|$)"
    r"|(?<![一-龠])(?:会社|企業|法人)(?:じゃ|では)(?:ない|なく|あり|ござい)"
    r"|(?:会社|企業)(?:は|を|とか)?(?:持って|やって|経営して)(?:い)?(?:ない|ませ)"
    r"|\b(?:i'm|im|i am|as) (?:an?|just an?|only an?) (?:[\w-]+ ){0,2}"
    r"(?:student|journalist|reporter|job ?seeker|individual|private person)\b"
    r"|\bi(?:'m| am)?(?: an?)?[^.!?]{0,60}?\b(?:want|wish|hope|like|hoping) to work (?:in|for|at)\b"
    r"|\b(?:find|get|give|offer) me (?:an? |any |some )?(?:jobs?|work|position|internship)\b"
    r"|\bi(?:'m| am)? (?:looking|searching) for (?:an? |some )?(?:new )?(?:jobs?|work|employer)\b"
    r"|\bi(?:'m| am)? (?:write|writing|report|reporting) (?:for|on|about) (?:an?|the|my)\b"
    r"|\b(?:i'm|im|i am|we're|we are|this is) (?:not|no) (?:an? |any )?"
    r"(?:company|firm|business|employer|corporation)\b"
    r"|\bi (?:don't|dont|do not) (?:have|own|run) (?:an?|any|my own) (?:company|firm|business)\b"
)
"""How somebody says so."""

IS_ONE = re.compile(
    r"法人|個人事業|自営|フリーランス|協会|組合|財団|社団|店|弊社|当社"
    r"|\b(?:sole|freelanc\w+|self-employed|npo|non-profit|foundation|association|shop|cooperative"
    r"|llc|kk|gk|our company|we hire|we want to hire)\b"
)
"""What is no company and may still employ people; who says so is no outsider."""

STOPS = re.compile(
    r"\b(?:stop|quit) (?:asking|with (?:the |that |this |your )?(?:\w+ )?question|repeating)"
    r"|\b(?:don't|do not|dont) (?:keep )?ask(?:ing)? (?:me )?(?:that|this|it|again|any)"
    r"|\bno more questions\b"
    r"|(?:質問|チェック)(?:は|を|も)?(?:もう)?(?:やめ|止め|いらな|いりませ|要らな|結構|しないで|出さないで)"
    r"|(?:もう|何度も|いちいち)聞かないで"
)
"""How somebody wishes not to be asked any more."""


def is_outsider(text: str) -> bool:
    """Whether a text says that who writes is no company."""
    said = folded(text)
    found = SAYS_SO.search(said)
    return found is not None and IS_ONE.search(SAYS_SO.sub(" ", said)) is None


def is_to_stop(text: str) -> bool:
    """Whether a text wishes that nothing is asked any more."""
    return STOPS.search(folded(text)) is not None
