"""How a company describes itself beside the questions: how many people, where, how many to hire.

Only what is told plainly is taken: what is read here is shown as noted, and staff read it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.faq.decision import DecisionKind
from bot.handoff.redaction import hide_contact_details
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.readings import Reading
from bot.precheck.nlu.sentences import asks, sentences
from bot.precheck.profile import Profile, Trait
from bot.speech.mood import JAPANESE
from bot.understanding.beside.headcount import (
    JAPANESE_COUNT,
    NUMBER,
    OF_PART,
    PART_BEFORE,
    ROUGHLY,
    headcount_in,
)
from bot.understanding.beside.hire_wish import is_hire_wish
from bot.understanding.beside.statement import is_statement
from bot.understanding.facts.entities.places import JAPAN, Gazetteer
from bot.understanding.facts.outsiders import is_outsider
from bot.understanding.facts.topics import HIRED
from bot.understanding.meaning import Acknowledge, Act, Ask, Hint, Nothing, OfferReadings, Sense
from bot.understanding.state import DialogueState

JAPANESE_OPENINGS = re.compile(
    rf"(?:[一-龠ァ-ヺーA-Za-z]{{1,12}}を?)?(?P<a>{NUMBER}(?:人|名){ROUGHLY})(?!目|以外)"
)
OF_COMPANY = re.compile(r"(?:会社|規模|所帯|事業所|店)")
MOST_TOLD = 4
"""So much of one trait is told at most."""
ENGLISH_OPENINGS = re.compile(
    rf"\b(?:hir(?:e|ing)|recruit(?:ing)?|need|look(?:ing)? for|employ)\s+"
    rf"(?:about |around |up to |maybe |only |just |another )?(?P<a>{NUMBER})\s+"
    r"(?!(?:years?|months?|things?|weeks?|days?)\b)(?P<noun>[a-z][\w-]*)"
)
MORE_OPENINGS = re.compile(
    rf"(?:,|\band|\bplus|\+)\s*(?P<a>{NUMBER}\s+"
    r"(?!(?:years?|months?|things?|weeks?|days?|of)\b)[a-z][\w-]*)"
)

OF_OTHERS = re.compile(
    r"候補|内定|彼|彼女|本人|友達|友人|知人|留学|大学|卒|学生|住ん|暮ら|働い|勤め|在籍|在留|ビザ|出身|から来|配偶|実習|取引先|顧客|お客"
    r"|\b(?:not|no|n't|never|suppose|if|would|he|she|they|his|her|their|him|candidates?"
    r"|graduat\w*|universit\w*|student|degree|lives?|living"
    r"|works?|working|visas?|visit\w*|clients?|customers?|suppliers?|trainees?|interns?|foreign\w*"
    r"|part[- ]tim\w*|years?)\b|n't\b|(?<!of )\b(?:us|me|whether|asked)\b"
    r"|\b(?:jobs?|positions?|office hours)\b|勤務|職場|配属|就業|外国人|外国籍|実習生"
    r"|パート|バイト|派遣|拠点|支店|営業所|もし|ません|ない"
)
"""Words about somebody else than the company or about a part of it, and of what is not so."""

WORKING_HERE = re.compile(r"\bwork(?:ing|s)? (?:here|(?:for|with) us|in our (?:company|firm))\b")
WE_EMPLOY = re.compile(rf"\bwe (?:now )?employ (?={NUMBER}$)")
"""What is said of all who are there."""

MISSING = re.compile(
    r"\b(?:need|want|looking for|look for|search(?:ing)? for|short (?:of|on)|lack)\b"
    r"|足り|不足|欲し|ほし[いくか]|必要"
)
"""What is said of people who are not there yet."""

OF_APPLICANTS = re.compile(r"\b(?:they|them|their|whether|asked|clients?|customers?|members?)\b")
"""Of whom somebody speaks who asks on behalf of others."""

JAPANESE_PLACE = re.compile(
    r"(?:(?:に|の|で)?(?:本社|本店|工場|会社|店|事務所)?(?:が|を|に|は)?(?:ある|あり|あります|置い|構え|かまえ)"
    r"|の(?:[^、。\s]{1,12}(?:会社|企業|メーカー|工場|店|屋|業者?|旅館|ホテル|蔵|商社|ベンチャー|法人|スタートアップ)|田舎)"
    r"|で[^、。]{0,20}(?:やっ|営|経営|作っ|造っ|つくっ|製造|開発|運営|販売|売っ|扱っ|し(?:て(?:い|お)?(?:ます|ります|る)))"
    r"|(?:です|でした|だ|になります|でして)|[、,/・\s]|$)"
)
"""What stands behind the place of a company."""

BEFORE_PLACE = re.compile(
    r"(?:^|[、,/・\s]|は|が|うち|弊社|当社|本社|会社|所在地|場所|私たち|えっと|もと|の)$"
)
ENGLISH_PLACE = re.compile(
    r"(?:^\s*|[,;/(]\s*"
    r"|\b(?:in|at|near|of|outside)\s+(?:central |downtown |rural |northern |southern )?)$"
)

CLAUSES = re.compile(
    r"[、。;/(]|,(?!\d{3})|(?<=[ぁ-んァ-ヶ一-龠])\s(?=\d)|\.\s|\s-\s|\band\b|\bbut\b"
)
PUT_RIGHT = re.compile(r"[^、。]*(?:では|じゃ)なく(?:って|て)?|\bnot [^,;]*[,;]")
"""What is not so, before what is so in its place."""

FEW_LETTERS = {True: 8, False: 16}
"""Letters beside a trait that tell nothing more, in Japanese and in English."""

NOWHERE_ELSE = re.compile(
    r"\b(?:only|just|all (?:here|of|in|at)|everyone|everybody)\b|だけ|のみ|全員"
)
"""How a place is told that is where people work, and not only where the company is."""

ANYWHERE = re.compile(r"japan|日本国?|[国県府市区町村]内|地元|当地|本社|地方|現地")
"""Places that do not say where a company is."""


@dataclass(frozen=True)
class ProfileReader:
    """Reads what a message tells of the company itself. `gazetteer` knows the places."""

    gazetteer: Gazetteer

    def read(self, text: str) -> Profile:
        """What is told, each trait in the words that tell it; of what is asked nothing."""
        asked = asks(text)
        said = [each for each in sentences(text) if not (asked and each.strip() in asked)]
        told = [PUT_RIGHT.sub("", folded(sentence)) for sentence in said]
        found: dict[Trait, list[str]] = {}
        for trait, words in (each for sentence in told for each in self._traits(sentence)):
            found.setdefault(trait, []).append(as_written(words, text))
        return {trait: _together(trait, words) for trait, words in found.items()}

    def beside(self, sense: Sense, text: str, state: DialogueState) -> Sense:
        """What a message means, with what it tells of the company. What tells nothing else is no
        puzzle any more, and where a company is needs no question on where people will work."""
        is_outsider_speaking = state.is_outsider or is_outsider(text)
        profile = {} if is_outsider_speaking else self.read(hide_contact_details(text))
        if not profile:
            return sense
        is_there = Trait.PLACE in profile and not NOWHERE_ELSE.search(folded(text))
        acts, inferred = _without_place(sense) if is_there else (sense.acts, ())
        if not acts or _is_all(text, profile) or is_statement(text):
            acts = tuple(Acknowledge() if _is_puzzled(act) else act for act in acts)
        return replace(
            sense,
            acts=acts or (Acknowledge(),),
            inferred=(*sense.inferred, *inferred),
            profile=profile,
        )

    def _traits(self, sentence: str) -> Iterator[tuple[Trait, str]]:
        if is_hire_wish(sentence):
            yield from _openings(sentence)
        for clause in CLAUSES.split(sentence):
            if OF_OTHERS.search(WORKING_HERE.sub(" ", clause)) or is_of_hired(clause):
                continue
            words = headcount_in(clause.strip())
            if words and not self._is_of_part(clause, words):
                yield Trait.HEADCOUNT, words
            yield from self._place_in(clause)

    def _is_of_part(self, clause: str, words: str) -> bool:
        """Whether a number of people is that of some, who are somewhere in the company or do
        something there; a whole company may be somewhere in Japan."""
        if PART_BEFORE.search(clause[: clause.find(words)]):
            return True
        part = OF_PART.match(clause, clause.find(words) + len(words))
        where = part["where"] if part is not None else None
        return part is not None and not (where and self.gazetteer.find(where))

    def _place_in(self, clause: str) -> Iterator[tuple[Trait, str]]:
        for place in self.gazetteer.find(clause):
            name, before = clause[place.start : place.end], clause[: place.start]
            is_latin = name.isascii()
            is_own = (ENGLISH_PLACE if is_latin else BEFORE_PLACE).search(before)
            is_told = is_latin or JAPANESE_PLACE.match(clause, place.end)
            if place.is_in_japan and is_own and is_told and ANYWHERE.fullmatch(name) is None:
                yield Trait.PLACE, name


def _together(trait: Trait, words: Sequence[str]) -> str:
    """What is told of a trait, which may stand in several places: people are hired for different
    work, and a company is in more than one town. It has one number of people."""
    each = list(dict.fromkeys(words))[: 1 if trait is Trait.HEADCOUNT else MOST_TOLD]
    is_japanese = any(JAPANESE.search(word) for word in each)
    return ("、" if is_japanese else ", ").join(each)


def is_of_hired(clause: str) -> bool:
    """Whether a clause speaks of those who are to be hired; whom "we employ" are there."""
    said = WE_EMPLOY.sub(" ", clause)
    return HIRED.search(said) is not None or MISSING.search(said) is not None


def _openings(sentence: str) -> Iterator[tuple[Trait, str]]:
    english = ENGLISH_OPENINGS.search(sentence)
    if english is not None:
        if not OF_APPLICANTS.search(sentence):
            more = [found["a"] for found in MORE_OPENINGS.finditer(sentence, english.end("a"))]
            first = f"{english['a']} {english['noun']}" if more else english["a"]
            yield from ((Trait.OPENINGS, words) for words in (first, *more))
        return
    clauses = CLAUSES.split(sentence)
    if not any(HIRED.search(clause) for clause in clauses):
        return
    told = [
        found
        for clause in clauses
        if not JAPANESE_COUNT.search(clause) and not OF_COMPANY.search(clause)
        for found in JAPANESE_OPENINGS.finditer(clause)
    ]
    group = "a" if len(told) == 1 else 0
    yield from ((Trait.OPENINGS, found[group]) for found in told)


def _is_puzzled(act: Act) -> bool:
    if isinstance(act, Ask):
        return act.decisions[0].kind is not DecisionKind.ANSWER
    return isinstance(act, Nothing) or (isinstance(act, Hint) and not act.options)


def _is_all(text: str, profile: Profile) -> bool:
    """Whether a text says little more than this."""
    rest = len(folded(text)) - sum(map(len, profile.values()))
    return rest <= FEW_LETTERS[JAPANESE.search(text) is not None]


def _without_place(sense: Sense) -> tuple[tuple[Act, ...], tuple[Reading, ...]]:
    """The acts without a likely place of work in Japan, and that."""
    acts: list[Act] = []
    inferred: list[Reading] = []
    for act in sense.acts:
        if not isinstance(act, OfferReadings):
            acts.append(act)
            continue
        here = [r for r in act.readings if r.option.value == JAPAN]
        others = tuple(r for r in act.readings if r not in here)
        inferred += here
        acts += [OfferReadings(others)] if others else []
    return tuple(acts), tuple(inferred)


def as_written(words: str, text: str) -> str:
    """Words of a folded text as they stand in the text itself."""
    said = words.strip(" 、,:")
    found = re.search(re.escape(said), unicodedata.normalize("NFKC", text), re.IGNORECASE)
    return found[0] if found else said
