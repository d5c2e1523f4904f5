"""What in a clause makes doubtful what it seems to say, so that it is only offered."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.precheck.flow import Option
from bot.speech.mood import JAPANESE
from bot.understanding.facts.entities.places import JAPAN
from bot.understanding.facts.extraction import Line, ParsedMessage, ReadClause, Told
from bot.understanding.facts.persons.recruits import DUTY, OF_PEOPLE, PERSON
from bot.understanding.facts.phrases.judgement import NOT_YET, WAS_SUPPORTED
from bot.understanding.facts.stances import STANCES, Reach, Stance, Triggers
from bot.understanding.facts.subjects import About
from bot.understanding.facts.topics import HIRED, USED
from bot.understanding.facts.workplaces import WORKING
from bot.vocabulary import Language

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


FOREIGN = re.compile(
    r"外国|出身|国籍|留学|人材(?!紹介|派遣|サービス|会社|業)|人の|\b(?:foreign\w*|overseas|abroad|from|national\w*)\b"
)
"""Who is spoken of where people from abroad are there already, or are to come."""

BUILDS = re.compile(
    r"\b(?:we|i|company|firm|business) (?:\w+ )?(?:build|make|sell|produce|manufacture|develop"
    r"|design|repair|supply|run|operate|import|export|rent|lease)s?\b"
    r"|\b(?:we|team|people|ppl|of us)\b[^.,;!?]{0,24}"
    r"\b(?:do|mak|build|sell|produc|manufactur|develop|design|import|export|runn)ing\b"
    r"|(?:し|やっ|営ん|手がけ)て(?:い|お)?(?:る|ます|りま(?:す|して)|まして)[^、。]{0,6}(?:会社|企業|メーカー|者)"
)
"""How a firm says what it makes: work in it may be a part of the name of that."""


TOLD_OF_HIRED = frozenset({"employment", "residence_status", "education"})
"""Questions of which a message tells that speaks of somebody who is hired."""


def is_of_trade(message: ParsedMessage) -> bool:
    """Whether a message says what a firm makes, or names a field of work beside what firm it is,
    and nothing of anybody who is hired or comes from abroad."""
    said = " ".join(line.text for line in message.lines)
    is_trade = BUILDS.search(said) is not None or _names_field(message)
    return is_trade and not HIRED.search(said) and not FOREIGN.search(said)


def _names_field(message: ParsedMessage) -> bool:
    """Whether of all work a message names fields alone, and no person who does it, beside the legal
    form of a firm."""
    keys = {told.mention.question.key for told in message.told}
    return (
        "legal_form" in keys
        and not keys & TOLD_OF_HIRED
        and not any(
            PERSON.search(line.text[t.mention.start : t.mention.end])
            for line in message.lines
            for t in line.told
            if t.mention.question.key == "role"
        )
    )


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
