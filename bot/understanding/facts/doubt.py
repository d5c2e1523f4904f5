"""What in a clause makes doubtful what it seems to say, so that it is only offered."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.precheck.flow import Option
from bot.understanding.facts.clauses import JAPANESE
from bot.understanding.facts.extraction import COUNTED, Line, ParsedMessage, ReadClause, Told
from bot.understanding.facts.frames import DUTY, HIRING
from bot.understanding.facts.judgement import NOT_YET, OF_PEOPLE, WAS_SUPPORTED, WORKING
from bot.understanding.facts.places import JAPAN
from bot.understanding.facts.stances import STANCES, Reach, Stance, Triggers
from bot.understanding.facts.subjects import About
from bot.vocabulary import Language

USED = re.compile(
    rf"{COUNTED.pattern}|初(?!めまして)|はじめて(?!くだ|下さ|いた|ほし|欲し|もら|み)|新規|一度も|一回も"
    r"|\b(?:first|never|new to|newcomers?|with you|apply|applied|applying|coordinator)\b"
)

TOLD_BY = {"role": DUTY, "workplace": WORKING, "years_supported": USED}
"""What must be said with work, a place or a number of years for it to be that of those who are
hired, or of support, for certain."""

NAMES_ONLY = 8
"""Characters around the name of a place that tell nothing besides it."""

PAST = frozenset({"years_supported", "commitment"})
"""Questions to which the past is an answer."""


def is_doubtful(
    line: Line, clause: ReadClause, question: str, triggers: Mapping[Language, Triggers]
) -> bool:
    """Whether something in a clause makes doubtful what it says of a question: work and places of
    which it does not say that somebody is hired for them may be the company's own."""
    if line.is_asking or clause.about is About.OTHERS:
        return True
    if question in OF_PEOPLE and clause.about is About.WRITER:
        return True
    if question == "request" and WAS_SUPPORTED.search(clause.text):
        return True
    needed = TOLD_BY.get(question)
    if needed is not None and needed.search(clause.text) is None:
        return True
    return tells_doubt(line, clause, question, triggers)


def is_doubtful_reply(
    message: ParsedMessage, question: str, triggers: Mapping[Language, Triggers]
) -> bool:
    """Whether something in a reply makes doubtful what it says of the open question."""
    clauses = [(line, clause) for line in message.statements for clause in line.clauses]
    return any(
        clause.about is About.OTHERS or tells_doubt(line, clause, question, triggers)
        for line, clause in clauses
    )


HIRED = re.compile(
    rf"{HIRING.pattern}|採り|採る|採って|探|欲し|ほし|入れたい|任せ|担当|求|仕事|職種|ポジション|必要|来て|たい人"
    r"|\b(?:want|wants|need|needs|hope|hoping|would like|'d like|wish|seek|search|bring|fill"
    r"|appoint|role|position|job|vacancy|opening|candidates?|he|she|they|would be|will be"
    r"|works? as)\b"
)
"""What makes of work that no phrase names that of whom is hired: a start-up of artificial
intelligence looks for nobody yet."""

LEGAL = re.compile(
    r"法人|会社|企業|個人|自営|登記|登録|組合|社団|財団|株式|有限|合同|合資|合名|事業主|士業|屋号|ひとりで|一人で|夫婦で"
    r"|\b(?:n\.?p\.?o|ngo|non-?profit|llc|ltd|inc|kk|gk|yk|compan(?:y|ies)|corporation|incorporated"
    r"|registered|sole|proprietor\w*|self-employed|freelanc\w*|association|foundation|co-?operative"
    r"|partnership|limited|stock|joint|parent|headquarter\w*|entity|branch|subsidiary|public|municipal"
    r"|one-(?:man|woman|person)|on my own|by myself|alone|legal|form|university|hospital)\b"
)
"""What tells a legal form that no phrase names: a trade is none."""

NEEDED_TO_TELL = {"years_supported": USED, "role": HIRED, "legal_form": LEGAL}
"""What must stand in a message for a clause without a phrase to tell anything of a question: a
number, some work or a trade may be of something else."""

HINDERED = re.compile(
    r"承認|稟議|決裁|許可が|かか[るりっ]|時間|金庫|預け|待ち|借り|\b(?:needs?|requires?|takes?|taking"
    r"|approval|approved?|permission|first|locked|until|unless|weeks?|months?)\b"
)
"""What stands before the use of a seal: it may well not be used."""

CLOSING = re.compile(
    r"(?:検討|相談|確認|協議)(?:して(?:み|おき)|し|いたし|させて(?:いただき|頂き)|させてもらい)ます"
    r"|考え(?:て)?(?:み|おき|させていただき)?ます|持ち帰"
    r"|\b(?:i|we)(?:'ll| will| shall|'d| would| need to| have to| must|'m going to)(?: just)?"
    r" (?:think|consider|discuss|talk|sleep|reflect|look)\b"
    r"|\blet (?:me|us) (?:think|consider|discuss)\b"
)
"""How somebody leaves to think about it: that says nothing of what their company has agreed."""

MAY_BE_OTHERWISE = {
    ("consent_form", "representative_seal"): HINDERED,
    ("commitment", "in_preparation"): CLOSING,
}
"""What takes from a clause what it seems to tell of a value."""


def may_tell(message: ParsedMessage, clause: ReadClause, question: str, value: str) -> bool:
    """Whether a clause may tell a value that no phrase in it says: of whom it is of, and what else
    has to be said, or must not be."""
    if question in OF_PEOPLE - {"workplace"} and clause.about is About.WRITER:
        return False
    otherwise = MAY_BE_OTHERWISE.get((question, value))
    if otherwise is not None and otherwise.search(clause.text):
        return False
    needed = NEEDED_TO_TELL.get(question)
    named = (t for t in clause.told if t.mention.question.key == question)
    if needed is None or any(t.stance is not Stance.TALKED_ABOUT for t in named):
        return True
    return any(needed.search(line.text) for line in message.lines)


FOREIGN = re.compile(
    r"外国|出身|国籍|留学|人材|人の|\b(?:foreign\w*|overseas|abroad|from|national\w*)\b"
)
"""Who is spoken of where people from abroad are there already, or are to come."""

BUILDS = re.compile(
    r"\b(?:we|i|company|firm|business) (?:\w+ )?(?:build|make|sell|produce|manufacture|develop"
    r"|design|repair|supply|run|operate|import|export|rent|lease)s?\b"
)
"""How a firm says what it makes: work in it may be a part of the name of that."""


def is_of_trade(message: ParsedMessage) -> bool:
    """Whether a message says what a firm makes, and nothing of anybody who is hired or comes from
    abroad."""
    said = " ".join(line.text for line in message.lines)
    is_trade = BUILDS.search(said) is not None
    return is_trade and not HIRED.search(said) and not FOREIGN.search(said)


def is_only_inferred(option: Option, message: ParsedMessage, told: Sequence[Told]) -> bool:
    """Whether that people work in Japan only follows from where a firm is: a place is named among
    other things, and nothing is said of working or hiring there."""
    if option.value != JAPAN:
        return False
    named = sum(t.mention.end - t.mention.start for t in told)
    said = " ".join(line.text for line in message.lines)
    return len(said.strip()) - named > NAMES_ONLY and WORKING.search(said) is None


def tells_doubt(
    line: Line, clause: ReadClause, question: str, triggers: Mapping[Language, Triggers]
) -> bool:
    """Whether words of a clause say that it is not so, not yet, or not certain."""
    is_japanese = JAPANESE.search(clause.text) is not None
    of_language = triggers[Language.JA if is_japanese else Language.EN]
    reaches = dict.fromkeys((Reach.CLAUSE, Reach.BEFORE, Reach.AFTER), clause.text)
    reaches[Reach.SENTENCE] = line.text
    return any(
        of_language.has(stance, reach, text)
        for stance in counting(question)
        for reach, text in reaches.items()
    )


def counting(question: str) -> frozenset[Stance]:
    """The stances that make doubtful what is said of a question."""
    harmless = {Stance.FORMER} if question in PAST else set()
    harmless |= {Stance.PLANNED} if question in NOT_YET else set()
    harmless |= {Stance.BESIDE} if question not in OF_PEOPLE else set()
    return frozenset((*STANCES, Stance.PLANNED, Stance.BESIDE)) - harmless
