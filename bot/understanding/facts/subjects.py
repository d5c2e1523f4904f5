"""Whom or what a clause is about: the company itself and those it hires, or somebody else."""

from __future__ import annotations

import re
from enum import Enum, auto

from bot.faq.text.tokens import proper_names
from bot.understanding.facts.stances import Reach, Stance, Triggers
from bot.vocabulary import Language

JAPANESE_SUBJECT = re.compile(
    r"(?<![^\s、,。「がは])([^\s、,。「]+?)(?:では|には|とは|は|が)(?!な|あ[りる])"
)
VERB = re.compile(
    r"\s(?:is|are|was|were|am|has|have|had|will|would|can|could|does|do|did|runs?|needs?|wants?|plans?"
    r"|works?|sets?|hires?|employs?|operates?|owns?|became|becomes?|holds?|makes?|looks?|uses?|got"
    r"|isn't|aren't|hasn't|haven't|don't|doesn't|told|says?|said|recommended|started|founded|uses)\s"
)
LEAD = re.compile(
    r"^\s*(?:(?:and|but|so|because|oh|ah|um|uh|oops|well|hi|hello|hey|actually|now|currently|also|however|since"
    r"|while|although|though|then|yes|no|ok|okay|sorry|please|right now|at the moment|at present"
    r"|for now|as of now|today|these days|confirmed|(?:just )?checked|turns out(?: that)?"
    r"|apparently|wait|hm+|in fact|correction"
    r"|good (?:morning|afternoon|evening))\b[\s,]*)+"
)
CONTRACTED = re.compile(r"\b(we|they|i|he|she|it|you|that)'(?:re|m|s|ve|ll|d)\b")
RECRUITS = re.compile(
    r"(?:who\b|(?:the |our |this |that |both |all )?(?:new )?"
    r"(?:candidate|hire|recruit|applicant)s?\b"
    r"|(?:he|she|they) (?:went|graduated|left|finished|studied|completed|dropped|attended"
    r"|learned|learnt|trained|earned|majored)\b)"
)
"""How a clause begins that is about those who are hired, or about whom the one before was."""

LONGEST_BARE = 8
"""Words: more before a phrase without a verb are no plain note."""


WRITER = {
    Language.JA: re.compile(r"(?:私|僕|俺|自分|わたし|わたくし)(?:は|が|も)$"),
    Language.EN: re.compile(r"\s*(?:i|i'm|im|i've|me|myself)\b"),
}
"""How they call themselves who write."""

SAID = re.compile(
    r"(?:i|we)(?:'ve| have| had)? (?:just |already |only )?"
    r"(?:said|wrote|written|answered|entered|typed|told you|picked|chose|clicked|selected|meant?)\b"
)
"""How they say what they said, which is not of them."""

BUT = re.compile(r"\b(?:but|however|although|actually|really|in fact|turns out|sorry|meant)\b")
"""How somebody goes on who said something else before."""

GRADUATED = re.compile(r"(?<=[学校専院大])(?:は|が)(?=[^、。は]{0,3}(?:出て|卒業|修了|出た))")
"""What looks like a subject and is what somebody has gone through: 大学は出ている人."""

ELLIPTICAL = re.compile(
    r"(?:(?:still|now|just|also|currently|mainly|really|urgently)\s)*"
    r"(?:hoping|looking|planning|aiming|trying|wanting|wishing|keen|eager|need(?:ing)?|want|seeking"
    r"|searching|hiring|recruiting)\s(?:(?:to|for)\s)?(?!(?:a |some )?(?:jobs?|work|internship)\b)"
)
"""How who looks for people says so without saying who looks for them."""

NO_MORE = re.compile(r"(?:no|without|never)\s")
"""A note on whom the clause before was about."""

KIND_OF_FIRM = re.compile(
    r"\b(?:banks?|schools?|university|agency|agent|consultants?|lawyers?|accountants?|subsidiary"
    r"|distributor|contractor|vendor|franchisee|affiliate|compan(?:y|ies)|union)\b"
)
OF_SOMEBODY = re.compile(
    r"\b(?:our|my|the|his|her|their|its|your|this|that|another|other|some|most|every|any)\b|'s\b"
)
"""What may be another's firm, or in a note the writer's own, and what makes it another's."""

WE = re.compile(r"we\b(?! (?:know|knew|heard|met)\b)")
"""Who speaks of themselves, whomever they name further on: "we only wish to join your fair"."""

SEEKING = re.compile(
    r"i(?:'m| am| are|'d| would| do)?(?: only| just| also| rather)?"
    r" (?:meant?|need|want|like|seek(?:ing)?|look(?:ing)? for|hir(?:e|ing)|employ(?:ing)?"
    r"|recruit(?:ing)?)(?: to (?:hire|employ|recruit|find|get|bring in|take on))?"
    r" (?:an?|some|someone|somebody|anyone|people|one|two|three|four|five|\d+|new|foreign|more)\b"
    r"(?! (?:job|work|position|internship|visa|sponsor|employer|company|question|answer)\b)"
)
"""Who writes of whom they look for speaks of those who are to be hired."""

WITH = re.compile(r"\s(?:with|by)\s")
"""Behind it stands nobody who does something."""

OF_PROGRAMME = re.compile(
    r" (?:of|for|behind|in) (?:the|this|your|that) (?:whole |entire )?"
    r"(?:programmes?|programs?|project|scheme|package|support|ministry|government|desk|office)\b"
    r"|のこと(?:です|だ|を(?:聞|知))|について(?:聞|知|教|質問)|は(?:いくら|どの(?:くらい|程度))"
)
PROGRAMMES = re.compile(
    r"\b(?:your|jetro'?s?|government|public|the (?:programme|program|project|scheme|package)'s?)"
    r"(?: own| total| whole| annual)? $"
    r"|(?:制度|プログラム|パッケージ|この支援|(?:この|本|当)事業|国|政府|そちら|御社|ジェトロ|税金)(?:全体)?の$"
)
"""What makes of a thing one of the programme, or of those who run it: behind it, and before it."""


class About(Enum):
    """Whom a clause is about: the company and those it hires, somebody else, or who writes. `SAME`:
    it does not say, so it is about whom the one before was."""

    OWN = auto()
    WRITER = auto()
    OTHERS = auto()
    SAME = auto()
    UNKNOWN = auto()


def about_japanese(triggers: Triggers, before: str) -> About:
    """Whom a Japanese clause is about, from what stands before a phrase in it."""
    before = GRADUATED.sub("を", before)
    subjects = [m.group() for m in JAPANESE_SUBJECT.finditer(before)]
    found = About.SAME
    for subject in subjects:
        if triggers.has(Stance.OF_OTHERS, Reach.SUBJECT, subject) or proper_names(subject):
            return About.OTHERS
        if WRITER[Language.JA].search(subject):
            return About.WRITER
        if triggers.has(Stance.OWN, Reach.SUBJECT, subject) or triggers.has(
            Stance.OWN, Reach.PEOPLE, subject
        ):
            found = About.OWN
    if found is About.SAME and triggers.has(Stance.OWN, Reach.SUBJECT, before):
        return About.OWN
    return found


def about_english(triggers: Triggers, before: str) -> About:
    """Whom an English clause is about, from what stands before a phrase in it."""
    line = CONTRACTED.sub(r"\1 are", LEAD.sub("", before))
    verb = VERB.search(f" {line} ")
    subject = line[: max(verb.start() - 1, 0)] if verb else WITH.split(line)[0]
    is_seeking = SEEKING.match(line) or ELLIPTICAL.match(line)
    if is_seeking or (verb is None and WE.match(line)):
        return About.OWN
    if verb is None and NO_MORE.match(before.strip()):
        return About.SAME
    return about_subject(triggers, line, subject, has_verb=verb is not None)


def about_subject(triggers: Triggers, line: str, subject: str, *, has_verb: bool) -> About:
    """Whom an English clause is about that is no wish, from its subject."""
    recruits = RECRUITS.match(line)
    if recruits is not None:
        return About.SAME if recruits.group() == "who" else About.OWN
    if triggers.has(Stance.OF_OTHERS, Reach.SUBJECT, subject):
        is_note = not has_verb and not OF_SOMEBODY.search(subject)
        kept = KIND_OF_FIRM.sub(" ", subject) if is_note else subject
        if triggers.has(Stance.OF_OTHERS, Reach.SUBJECT, kept):
            return About.OTHERS
        return About.SAME  # "regional bank, Akita" is how a bank introduces itself
    if WRITER[Language.EN].match(subject):
        return About.SAME if SAID.match(line) else About.WRITER
    if triggers.has(Stance.OWN, Reach.SUBJECT, subject) or triggers.has(
        Stance.OWN, Reach.PEOPLE, subject
    ):
        return About.OWN
    if not subject.strip():
        return About.SAME
    if not has_verb:
        return About.SAME if len(subject.split()) <= LONGEST_BARE else About.UNKNOWN
    return (
        About.SAME
        if subject.strip() in {"it", "this", "that", "there", "which", "who"}
        else About.UNKNOWN
    )


def is_said_before(before: str, rest: str) -> bool:
    """Whether a phrase between the two is what somebody says they said, before what is so."""
    return bool(SAID.match(LEAD.sub("", before.lstrip())) and BUT.search(rest))


def is_of_programme(before: str, behind: str) -> bool:
    """Whether what stands between the two is the programme's, or that of who runs it."""
    return OF_PROGRAMME.match(behind) is not None or PROGRAMMES.search(before) is not None
