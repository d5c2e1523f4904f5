"""Who writes that they are no company: a student, a journalist, somebody without a firm."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded
from bot.understanding.facts.persons.clients import speaks_for

KIN_JA = r"(?:夫|妻|家内|旦那|彼氏|彼女|婚約者)"
KIN_EN = r"(?:husband|wife|spouse|partner|boyfriend|girlfriend|fianc\w+)"
DEGREE = r"(?:b\.? ?tech|b\.? ?e\b|m\.? ?tech|bachelor\w*|master\w*|ph\.?d|diploma|mba)"

JAPANESE = (
    r"(?:学生|留学生|大学生|院生|記者|ライター|りゅうがくせい|がくせい)(?:です|なので|なん|だけど|ですが)",
    r"就活|求職|就職したい|転職したい",
    (
        r"(?:(?:市|町|村|区|県|都|府|道)(?:役所|役場|庁)"
        r"|(?:産業|商工|観光|経済|国際)(?:振興|交流|政策|労働|観光)?課)"
        r"(?:の(?:者|もの|担当)|に勤|です|と申)"
    ),
    (
        r"(?:仕事|しごと|職|就職先|転職先|勤め先|働き口)(?:を|が|は)?(?:探し|さがし)"
        r"(?:て(?:い|お)?(?:ます|まして|ました|る(?:ん|の|け|が|ところ|最中|$|[。、]))|中(?:です|で|$|[。、]))"
    ),
    rf"{KIN_JA}(?:が|は)[^。]{{0,24}}(?:働い|勤め|就職し|採用され|雇われ|転勤)",
    r"取材(?:です|で|なん|をし|を申|の(?:件|お願い|申))|記事を書",
    r"(?:日本|会社|企業)[^。、]{0,8}で(?:働き|はたらき|就職し)たい(?:です|と思|んです|のです|。|$)",
    r"(?<![一-龠])(?:会社|企業|法人)(?:じゃ|では)(?:ない|なく|あり|ござい)",
    r"(?:会社|企業)(?:は|を|とか)?(?:持って|やって|経営して)(?:い)?(?:ない|ませ)",
)
ENGLISH = (
    (
        r"\b(?:i'm|i am|i work|we're|we are|calling|writing|this is)\b[^.!?]{0,30}"
        r"\b(?:(?:city|town|ward|village) (?:hall|office)|prefectural (?:government|office))\b"
    ),
    (
        r"\b(?:i'm|im|i am|as) (?:an?|just an?|only an?) (?:[\w-]+ ){0,2}"
        r"(?:student|journalist|reporter|job ?seeker|individual|private person)\b"
    ),
    r"\b(?:i'm|im|i am) (?:(?!\w+ing\b|for\b)[\w-]+ ){0,2}(?:student|job ?seeker|job ?hunter)\b",
    (
        r"\bi(?:'m| am|'ll| will| have)? (?:study(?:ing)?|graduat(?:e|ing)|finish(?:ing)?) "
        r"(?:\w+ ){0,3}(?:university|college|school|degree|master\w*|next|this|in \w+ber)\b"
    ),
    (
        r"\bi(?:'m| am)? hav(?:e|ing) (?:over |about |more than )?\d+\+? ?(?:years?|yrs?)\S{0,2}"
        r" (?:of )?(?:\w+ ){0,2}experience\b"
    ),
    rf"\bi(?:'ve| have)? (?:done|completed|did|hold|passed) (?:my |the |an? )?{DEGREE}\b",
    (
        r"\b(?:know|tell|share|send|give|list|show|any|find|are there)\b[^.?]{0,30}"
        r"\bvacanc(?:y|ies)\b"
    ),
    (
        rf"\bmy {KIN_EN}\b[^.,]{{0,12}}"
        r"\b(?:hired|employed|working|works|recruited|transferred|offered a)\b"
    ),
    r"\bi (?:want|need|would like|wish|hope)(?: to)? change (?:my )?(?:visa|status)\b",
    (
        r"\bi\b[^.!?]{0,60}?\b(?:want|need|seek|seeking) (?:to (?:get|find) )?(?:an? |any )?"
        r"(?:new )?job\b(?! (?:fair|desc|ad|post))"
    ),
    r"\bi(?:'m| am)?(?: an?)?[^.!?]{0,60}?\b(?:want|wish|hope|like|hoping) to work (?:in|for|at)\b",
    (
        r"\b(?:find|get|give|offer|recommend|introduce)(?: me| to me)? (?:an? |any |some |good )*"
        r"(?:jobs?|work|position|internship|employer)\b(?! (?:fair|ad|desc|post))"
        r"|\b(?:find|get|give) me (?:an? |any |some |good )*(?:company|companies|firm)\b"
    ),
    r"\bi(?:'m| am)? (?:looking|searching) for (?:an? |some )?(?:new )?(?:jobs?|work|employer)\b",
    (
        r"(?<!do )(?<!should )(?<!can )(?<!could )\bi(?:'m| am)? "
        r"(?:write|writing|report|reporting) (?:for|on|about) (?:an?|the|my)\b"
    ),
    (
        r"\b(?:i'm|im|i am|we're|we are|this is) (?:not|no) (?:an? |any )?"
        r"(?:company|firm|business|employer|corporation)\b"
    ),
    r"\bi (?:don't|dont|do not) (?:have|own|run) (?:an?|any|my own) (?:company|firm|business)\b",
)
SAYS_SO = re.compile("|".join(JAPANESE + ENGLISH))
SUPPOSED = ("if ", "that ", "whether ", "unless ", "although ", "though ")
"""How somebody says so: who they are, what they look for, what they have to offer, whose family."""

IS_ONE = re.compile(
    r"法人|個人事業|自営|フリーランス|協会|組合|財団|社団|店|弊社|当社|(?:採用|雇用)(?:し|を|の|に)|雇いた"
    r"|\b(?:sole|freelanc\w+|self-employed|npo|non-profit|foundation|association|shop|cooperative"
    r"|llc|kk|gk|(?:our|my) (?:company|firm|business|restaurant|factory)|we hire|to hire|hiring)\b"
)
"""What is no company and may still employ people; who says so is no outsider."""

WANTED = re.compile(
    r"\b(?:wants?|wishes|would like|'d like|plans?|planning|intends?|is going|are going|hopes?)"
    r" (?:to )?(?:hire|employ|recruit|take on|take|offer) me\b"
    r"|(?:私|わたし|僕|自分)を[^。、]{0,12}(?:採用し|雇い|雇っ|採り|迎え)(?:た(?:い|がって)|よう)"
)
"""How somebody says that a company wants them, and speaks for that."""


def is_outsider(text: str) -> bool:
    """Whether a text says that who writes is no company."""
    said = folded(text)
    found = SAYS_SO.search(said)
    if found is not None and said[: found.start()].endswith(SUPPOSED):
        return False  # "does it matter if I am no company"
    is_alone = found is not None and IS_ONE.search(SAYS_SO.sub(" ", said)) is None
    return is_alone and not is_wanted(text)


def is_wanted(text: str) -> bool:
    """Whether a text says that a company wants to hire who writes, or somebody else: it is told of,
    then."""
    said = folded(text)
    return WANTED.search(said) is not None or speaks_for(said)
