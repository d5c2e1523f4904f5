"""What a message must hold for something that is not certain to be put to the person at all.

"I understood this: … Is that right?" about something that nobody said costs more trust than a
question that is asked again at its turn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.precheck.flow import Effect, Option, Question
from bot.understanding.facts.entities.places import OVERSEAS
from bot.understanding.facts.extraction import ParsedMessage, ReadClause, Told
from bot.understanding.facts.guessed.agencies import is_of_agency, is_of_trainees
from bot.understanding.facts.guessed.otherwise import MAY_BE_OTHERWISE
from bot.understanding.facts.guessed.refusals import is_wish_for, refused
from bot.understanding.facts.persons.recruits import HIRING, OF_PEOPLE
from bot.understanding.facts.persons.staff import is_of_today, is_staff_counted
from bot.understanding.facts.phrases.frames import WANTED
from bot.understanding.facts.stances import Stance
from bot.understanding.facts.subjects import About
from bot.understanding.facts.topics import HIRED, NAMED_BY, names_other_form

MAY_BE_WANTED = {"placement_business", "years_supported", "commitment"} | frozenset(
    ("capacity", "website", "consent_form", "screening_attendance", "compliance", "cooperation")
)
"""Questions about what somebody may want help with."""

WORRIES = re.compile(
    r"心配|不安|怖|緊張|苦手|\b(?:worr\w+|nervous|afraid|scar(?:es?|ed|ing|y)|anxious|dread\w*)\b"
)
MAY_BE_FEARED = MAY_BE_WANTED - {"capacity"}
"""How somebody says that they worry, and questions about what they may worry about: who worries
about money may well have none."""

OF_VISAS = re.compile(
    r"(?:ビザ|査証|在留(?:資格)?)(?:の|に関する|関係の|まわりの)?"
    r"(?:手続|申請|取得|取り方|更新|変更|こと|面|件|書類|サポート|相談|支援|問題|準備)"
    r"|\bvisas?(?:(?: and| or|,| &) \w+)?(?: \w+)? ?"
    r"(?:paperwork|procedures?|process\w*|applications?|help|support|issues?|matters|stuff|sponsor\w*|settling|onboarding|housing|relocation)\b"
    r"|\b(?:help|advice|support|paperwork)\b(?: \w+){0,3} visas?\b"
    r"|\b(?:mostly|mainly) (?:\w+ )?visas?\b"
)
STATUS_NAMED = re.compile(
    r"留学|家族|配偶|永住|技能|実習|特定|高度|技人国|技術|経営・?管理|研究|教授|ワーホリ|ワーキング"
    r"|\b(?:student|spouse|permanent|skilled|hsp|engineer|humanities|dependent|holiday|trainees?"
    r"|interns?|ssw|researcher|professor|instructor|business manager|long-term)\b"
)
"""How somebody speaks of visas as something to be seen to, and what names one."""

JOB_TITLE = re.compile(r"\bbusiness managers?\b")
AS_STATUS = re.compile(
    r"\b(?:visas?|status(?:es)?|residence|permits?|zairyu|keiei)\b|ビザ|在留|資格"
)
"""A status of residence that is the title of a post as well, and what makes it the status."""

SHORT_OF_HANDS = re.compile(
    r"人手(?:不足|が[^、。]{0,6}(?:足り|な)|も)|(?:人|スタッフ|社員|従業員|働き手|職人|若手|手)(?:が|も)?(?:足り|不足)"
    r"|\bshort[- ](?:staffed|handed|of (?:hands|staff|people|workers|labou?r))\b|\bshortages?\b"
    r"|\b(?:not enough|lack(?: of)?) (?:staff|people|hands|workers)\b"
)
TO_LOOK_AFTER = re.compile(
    r"教え|教育|指導|面倒|受け入れ|受入|世話|サポート|フォロー|育て"
    r"|\b(?:mentor\w*|train\w*|look after|support\w*|take care|onboard\w*|guide|teach\w*)\b"
)
"""How somebody says why they want to hire, and what hands are missing for where it is capacity."""

OF_AGENCIES = frozenset({"employment", "role"})
"""Questions of which talk of agencies and of whom they send tells nothing."""

WORTH_GUESSING_AGAINST = 0.75
"""How probable a value must be that would exclude the case: it frightens whoever did not say so."""

WORKS_ABROAD = re.compile(
    r"現地(?:法人|採用|勤務|で|の)|子会社|支社|支店|拠点|駐在|赴任|海外(?:で|勤務|の(?:工場|オフィス|事務所|事業所))"
    r"|で(?:働|勤務|雇|採用|仕事)|に(?:配属|勤務|常駐)"
    r"|\b(?:subsidiar(?:y|ies)|branch|affiliate|office|plant|factory|site|hq|headquarters|entity"
    r"|works?|working|based|stationed|hire|hiring|employ|employed|recruit|recruiting|local(?:ly)?"
    r"|relocat\w*|assigned|placed|remote(?:ly)?|live there|stay there)\b"
)
"""What makes of a place abroad the one where those who are hired are to work: people come from
there, markets and suppliers are there."""

WORKS_IN_JAPAN = re.compile(
    r"(?:採用|勤務|働\w*|仕事|雇用|勤務地)[^、。]{0,8}(?:日本|国内|こちら|本社)"
    r"|(?:日本|国内|本社)(?:での?|に)(?:採用|勤務|働|雇|仕事|来)"
    r"|(?:残り|ほか|他)の?\S{0,6}(?:は|が)(?:日本|国内|こちら|本社)"
    r"|\b(?:the )?(?:rest|others?|remaining)\b[^.]{0,20}\b(?:here|japan)\b"
    r"|\b(?:come|coming|move|moving|relocat\w*|bring\w*|transfer\w*) (?:\w+ )?to japan\b"
    r"|\b(?:hire|hiring|work|working|based|employ\w*|job|position)\b[^.,;]{0,12}"
    r"(?<!none )(?<!not )\bin japan\b"
)
"""What says that they come to work here."""

OWN_ABROAD = re.compile(
    r"(?:社長|代表|役員|会長|オーナー|本社|親会社|社員の?う?ち?|\d(?:人|名))(?:は|が|も)[^、。]{0,12}(?:在住|駐在|滞在|住|赴任|在宅|リモート)"
    r"|\b(?:(?:one|two|three|four|five|some|most|half|\d+|none|all) of (?:them|us|our \w+)"
    r"|(?:rep(?:resentative)? )?director|president|ceo|owner|founder|boss|parent company"
    r"|head office|hq)\b[^.,]{0,16}\b(?:remote(?:ly)?|based|lives?|living|located|sits?|works?)\b"
)
"""Who is there already, or runs the company, from abroad."""

COMPANY = re.compile(
    r"会社|弊社|当社|うち(?:は|の)|業です|業を|店(?:です|を)|\b(?:our|we|company|firm|business|shop|factory)\b"
)
"""What makes of a message one about a company."""

APPOINTED = re.compile(
    rf"{HIRED.pattern}|招|就任|\b(?:join\w*|appoint\w*|bringing|coming over|board)\b"
)
"""What makes of a position one that is to be filled."""

OWN_TITLE = re.compile(
    r"(?:長|役|代表|支配人|専務|常務|マネージャー|リーダー)の\S{1,8}?(?:です|と申し|でございます|[0-9０-９])"
    r"|\b(?:my|the|our) (?:[\w-]+ )?(?:boss|director|manager|president|ceo)\b"
)
"""How somebody introduces themselves by their own position, or speaks of who decides."""


def is_wanted(question: str, text: str) -> bool:
    """Whether a clause asks for help with what a question is about, or worries about it."""
    is_asked_for = question in MAY_BE_WANTED and WANTED.search(text) is not None
    return is_asked_for or (question in MAY_BE_FEARED and WORRIES.search(text) is not None)


DECIDED = re.compile(
    r"(?:it'?s|it is|that'?s|this is)? ?(?:already |all )?(?:decided|settled|agreed|fixed)"
    r"|(?:もう|それは|すでに)?(?:決まっ|決まり|決定)\w{0,6}"
)
"""A bare word that something is decided, which may be what was just told of somebody."""


def is_asked_about(question: str, message: ParsedMessage) -> bool:
    """Whether a message asks about the very thing that a question is about."""
    told = (t for t in message.told if t.mention.question.key == question)
    return any(t.is_asked and t.mention.is_topic for t in told)


def is_only_named(message: ParsedMessage, clause: ReadClause, question: str, value: str) -> bool:
    """Whether a clause only names what it seems to tell: something that is wanted, asked about, or
    to be seen to, or a reason to hire."""
    text = clause.text
    if is_wanted(question, text) or is_asked_about(question, message):
        return True
    match question, value:
        case "request", _:
            return not is_wish_for(value, message)
        case "residence_status", _:
            return _is_no_status(message, text)
        case "placement_business", _:
            return "candidate_introduction" in refused(text)
        case "commitment", _ if DECIDED.fullmatch(text.strip(" ,.。、!")):
            return any(t.mention.question.key in OF_PEOPLE for t in message.told)
        case "capacity", "no":
            return SHORT_OF_HANDS.search(text) is not None and TO_LOOK_AFTER.search(text) is None
        case "legal_form", "other_in_japan":
            return not names_other_form(" ".join(line.text for line in message.lines))
    return False


def _is_no_status(message: ParsedMessage, text: str) -> bool:
    """Whether a clause names a post, or visas as something to be seen to, and no status."""
    if JOB_TITLE.search(text):
        return not any(AS_STATUS.search(line.text) for line in message.lines)
    return OF_VISAS.search(text) is not None and STATUS_NAMED.search(text) is None


def may_tell(message: ParsedMessage, clause: ReadClause, question: str, value: str) -> bool:
    """Whether a clause may tell a value that no phrase in it says: of whom it is of, and what else
    has to be said, or must not be."""
    if _is_of_others(message, clause, question):
        return False
    if (question, value) == ("employment", "not_regular") and is_of_today(clause.text):
        return False
    if is_only_named(message, clause, question, value):
        return False
    otherwise = MAY_BE_OTHERWISE.get((question, value))
    sentence = next((line.text for line in message.lines if clause in line.clauses), clause.text)
    if otherwise is not None and otherwise.search(sentence):
        return False
    needed = NAMED_BY.get(question)
    named = (t for t in clause.told if t.mention.question.key == question)
    if needed is None or any(t.stance is not Stance.TALKED_ABOUT for t in named):
        return True
    return any(needed.search(line.text) for line in message.lines)


def _is_of_others(message: ParsedMessage, clause: ReadClause, question: str) -> bool:
    """Whether a clause tells something of a question, and only of who is there already."""
    if question in OF_PEOPLE - {"workplace"} and clause.about is About.WRITER:
        return True
    named = [t for t in clause.told if t.mention.question.key == question]
    if named and all(t.stance is Stance.OF_OTHERS for t in named):
        return True
    said = " ".join(line.text for line in message.lines)
    is_agency = is_of_agency(said) or is_of_agency(clause.text)
    if question in OF_AGENCIES and (is_agency or is_of_trainees(clause.text)):
        return True
    return question in {"employment", "residence_status"} and is_staff_counted(said)


def is_trade_only(question: Question, options: Sequence[Option], message: ParsedMessage) -> bool:
    """Whether work that would exclude the case is named in a message that speaks of a company and
    of nobody who is hired: its trade, "trucks and warehouse"."""
    said = " ".join(line.text for line in message.lines)
    is_excluding = any(option.effect is Effect.EXCLUDED for option in options)
    is_of_company = COMPANY.search(said) is not None and HIRED.search(said) is None
    return question.key == "role" and is_excluding and is_of_company


def is_worth_asking(
    question: Question,
    options: Sequence[Option],
    likely: float,
    message: ParsedMessage,
    told: tuple[Told, ...],
) -> bool:
    """Whether what is not certain is put to the person."""
    said = " ".join(line.text for line in message.lines)
    values = {option.value for option in options}
    if question.key == "workplace" and OVERSEAS in values:
        is_abroad = _is_worked_at_abroad(message) and WORKS_IN_JAPAN.search(said) is None
        return is_abroad and (HIRING.search(said) is not None or OWN_ABROAD.search(said) is None)
    if question.key in {"employment", "residence_status"} and is_staff_counted(said):
        return False
    if question.key in OF_AGENCIES and is_of_agency(said):
        return False
    if question.key == "role" and "management" in values:
        return APPOINTED.search(said) is not None and OWN_TITLE.search(said) is None
    return not _is_too_harsh(options, likely, message, told)


def _is_worked_at_abroad(message: ParsedMessage) -> bool:
    """Whether work or a firm is told of where a place abroad is named, or of none in particular;
    markets are there as well, and whoever is hired for them may work here."""
    clauses = [clause for line in message.lines for clause in line.clauses]
    naming = [c for c in clauses if any(t.mention.value == OVERSEAS for t in c.told)]
    return any(WORKS_ABROAD.search(c.text) for c in naming or clauses)


def _is_too_harsh(
    options: Sequence[Option],
    likely: float,
    message: ParsedMessage,
    told: tuple[Told, ...],
) -> bool:
    """Whether it would exclude a case, and is no more than guessed: of those who are there already,
    beside what is asked, or without much to go by. Nobody is asked whether it is so, then."""
    excluding = {option.value for option in options if option.effect is Effect.EXCLUDED}
    if not excluding or any(
        t.mention.value in excluding and not t.is_beside and t.stance is not Stance.OF_SOME
        for t in told
    ):
        return False
    return bool(told) or message.asks or likely < WORTH_GUESSING_AGAINST
