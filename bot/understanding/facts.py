"""What a message says about the company and those it hires: phrases, and the stance to each.

A phrase counts as stated unless a word in its reach says otherwise. Only what is stated, now, of the
company itself or those it hires is certain; what would exclude a case has to be said plainly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.precheck.flow import NOT_SURE, Effect, Flow, Option, Question
from bot.precheck.folding import folded, without_emoji, without_turn
from bot.precheck.phrases import Mention, Phrases
from bot.precheck.sentences import is_asking, sentences
from bot.understanding.clauses import Clause, clauses, reach_behind
from bot.understanding.frames import is_business, is_framed, is_role, topic_stance
from bot.understanding.places import BOTH, OVERSEAS, Gazetteer, joined, workplace_of
from bot.understanding.quantities import amounts
from bot.understanding.spelling import Spelling
from bot.understanding.stances import STANCES, Reach, Stance, Triggers
from bot.understanding.subjects import About, about_english, about_japanese
from bot.vocabulary import Language

MAX_READ = 1_500
"""Characters; a longer text is a document, and a document is not an answer."""

OF_PEOPLE = frozenset({"workplace", "residence_status", "employment", "role", "education"})
"""Questions about those who are hired: what is planned for them is their case."""

NOT_YET = OF_PEOPLE | {
    "request",
    "commitment",
    "cooperation",
    "consent_form",
    "screening_attendance",
}
"""Questions to which a plan is an answer."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value that a message tells. Only a certain one may be kept without asking."""

    question: Question
    option: Option
    stance: Stance
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One phrase in a message, and how the message stands to it.

    `is_asked`: in what the message asks. `is_beside`: of those who are there already, beside whom
    others may be meant.
    """

    mention: Mention
    stance: Stance
    is_asked: bool = False
    is_beside: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A folded sentence with the phrases in it."""

    text: str
    told: tuple[Told, ...]
    is_asking: bool


@dataclass(frozen=True, slots=True)
class Message:
    """A message, taken apart."""

    lines: tuple[Line, ...]

    @property
    def told(self) -> tuple[Told, ...]:
        """All phrases."""
        return tuple(told for line in self.lines for told in line.told)

    @property
    def asks(self) -> bool:
        """Whether any sentence asks."""
        return any(line.is_asking for line in self.lines)

    @property
    def statements(self) -> tuple[Line, ...]:
        """The sentences that do not ask."""
        return tuple(line for line in self.lines if not line.is_asking)

    def about(self, question: Question) -> tuple[Told, ...]:
        """What is told of one question."""
        return tuple(t for t in self.told if t.mention.question is question)


@dataclass(frozen=True)
class FactReader:
    """Reads facts in messages of either language."""

    flow: Flow
    triggers: Mapping[Language, Triggers]
    gazetteer: Gazetteer
    spelling: Spelling

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases(self.flow)

    def message(self, text: str) -> Message:
        """A message taken apart; nothing is read from a document."""
        if len(text) > MAX_READ:
            return Message(())
        lines: list[Line] = []
        about = About.SAME
        for sentence in sentences(without_turn(text)):
            is_asked = is_asking(sentence)
            line = self.spelling.mended(without_emoji(folded(sentence)))
            found, about = self._sentence(line, about, is_asked=is_asked)
            lines.append(Line(line, tuple(found), is_asked))
        return Message(tuple(lines))

    def _sentence(self, line: str, about: About, *, is_asked: bool) -> tuple[list[Told], About]:
        found = self._mentions(line)
        told: list[Told] = []
        inherited = about is About.OTHERS
        parts = clauses(line, found)
        for number, clause in enumerate(parts):
            triggers = self.triggers[Language.JA if clause.is_japanese else Language.EN]
            asked = is_asked and _asks(line, clause, is_last=number == len(parts) - 1)
            here = [m for m in found if clause.start <= m.start < clause.end]
            for mention in here or [None]:
                now = self._about(triggers, line, clause, mention)
                if now is not About.SAME:
                    about, inherited = now, False
                if mention is None:
                    continue
                reading = Reading(triggers, line, clause, mention, found)
                if reading.is_of_writer:
                    about, inherited = About.OTHERS, False
                stance = reading.stance(about, is_late=inherited)
                if mention.is_topic:
                    later = "".join(
                        line[c.start : c.end] for c in parts[number + 1 :] if not _holds(c, found)
                    )
                    stance = self._now(triggers, stance, later)
                told.append(Told(mention, stance, asked, reading.is_beside))
        return told, about

    def _now(self, triggers: Triggers, stance: Stance, later: str) -> Stance:
        """What became of a thing that was named before, if a later clause says so."""
        if not triggers.has(Stance.THERE, Reach.CLAUSE, later):
            return stance
        return next(
            (
                s
                for s in (Stance.MISSING, Stance.THERE)
                if triggers.has(s, Reach.AFTER, later) or triggers.has(s, Reach.BEFORE, later)
            ),
            stance,
        )

    def _about(
        self, triggers: Triggers, line: str, clause: Clause, mention: Mention | None
    ) -> About:
        before = line[clause.start : mention.start if mention else clause.end]
        return (about_japanese if clause.is_japanese else about_english)(triggers, before)

    def _mentions(self, line: str) -> tuple[Mention, ...]:
        found = list(self._phrases.find(line))
        named = list(self._places(line))
        if any(m.value == BOTH for m in named):
            found = [m for m in found if m.question is not named[0].question]
        taken = {place for m in found for place in range(m.start, m.end)}
        others = [
            m for m in (*named, *self._amounts(line)) if not taken & set(range(m.start, m.end))
        ]
        return tuple(sorted((*found, *others), key=lambda m: (m.start, m.end)))

    def _places(self, line: str) -> Iterator[Mention]:
        question = self.flow.question("workplace")
        where = tuple(p for p in self.gazetteer.find(line) if not p.is_origin)
        if question is None:
            return
        for run in joined(line, where):
            for place in run:
                yield Mention(place.start, place.end, question, workplace_of(run))

    def _amounts(self, line: str) -> Iterator[Mention]:
        question = self.flow.question("years_supported")
        if question is None or not COUNTED.search(line):
            return
        for amount in amounts(line):
            if len(amount.numbers) == 1 and "目" not in line[amount.start : amount.end]:
                values = [o.value for o in question.options if o.value != NOT_SURE]
                yield Mention(
                    amount.start,
                    amount.end,
                    question,
                    values[min(amount.numbers[0], len(values) - 1)],
                )


def _holds(clause: Clause, found: Sequence[Mention]) -> bool:
    return any(clause.start <= m.start < clause.end for m in found)


COUNTED = re.compile(
    r"(?:支援|利用|採択|事業|伴走|お世話|プログラム|参加|終え)|\b(?:support|supported|programme|program|used|took part"
    r"|taken part|participated|joined|received|adopted|helped|completed)\b"
)
"""What is counted where years of support are told."""

ASKED_BACK = re.compile(
    r"(?:が|けど|けれど|けれども|けども|ので|から|です|ます|し|て|で|、|,|。)[、, ]*$"
)
INVERTED = re.compile(
    r"^[\s,\-–—]*(?:(?:and|but|so|then|also|ok|hi|hello|well)[,\s]+)*(?:can|could|do|does|did|is|are|was|were|am|may|might|should|will|would|must|what|when|where"
    r"|who|why|how|which|have|has|if|whether|wondering|tell|any)\b"
)


def _asks(line: str, clause: Clause, *, is_last: bool) -> bool:
    """Whether a clause of a sentence that asks is what it asks, not what it says beforehand."""
    text = line[clause.start : clause.end]
    if clause.is_japanese:
        return is_last or ASKED_BACK.search(text) is None
    return INVERTED.match(text) is not None or (is_last and not OWN_START.match(text))


OWN_START = re.compile(
    r"^[\s,\-–—]*(?:(?:and|but|so|because|since|as)\s+)?(?:we|we're|our|i'm|i|as an?)\b"
)


MYSELF = re.compile(
    r"\b(?:i'm|i am|i work as|im|i was)\s+(?:an?\s+)?(?:[a-z-]+\s+)?$|(?:私|僕|俺|自分|わたし|わたくし)(?:は|が|も)[^、,]*$"
)
"""Who says what they are themselves speaks neither for the company nor of those it hires."""

WORKING = re.compile(
    r"働|勤務|採用|雇|募集|配属|迎え|職場|仕事を|\b(?:work|works|working|hire|hiring|hires|employ|employing|recruit|recruiting|office|factory"
    r"|plant|workplace|job|jobs|position|positions|based|assigned|placed|bring|bringing)\b"
)
"""What a place is said with where people are to work there."""

MENTION = "〓"
"""Stands for the phrase itself, which may hold such a word."""

ONLY_AFTER = re.compile(
    r"(?:の?(?:外国人|社員|人材?|方|ビザ|資格|者))?(?:だけ|のみ|ばかり|限定)|[^。]*\b(?:only|nothing else)\b"
)
ONLY_BEFORE = re.compile(
    r"\b(?:only|just|nothing but|solely|exclusively)(?:\s[\w'-]+){0,4}\s*$|(?:だけ|のみ)$"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One phrase of a sentence, about to be judged."""

    triggers: Triggers
    line: str
    clause: Clause
    mention: Mention
    mentions: Sequence[Mention]

    @property
    def before(self) -> str:
        """What stands before the phrase in its clause."""
        return self.line[self.clause.start : self.mention.start]

    @property
    def after(self) -> str:
        """What is said behind the phrase."""
        return reach_behind(self.line, self.clause, self.mention, self.mentions)

    @property
    def is_beside(self) -> bool:
        """Whether it is said of those who are there already."""
        clause = self.line[self.clause.start : self.clause.end]
        return self.mention.question.key in OF_PEOPLE and self.triggers.has(
            Stance.BESIDE, Reach.CLAUSE, clause
        )

    def stance(self, about: About, *, is_late: bool) -> Stance:
        """How the sentence stands to the phrase."""
        if about is About.OTHERS:
            return Stance.UNCLEAR if is_late else Stance.OF_OTHERS
        doubt = next((s for s in STANCES if self._tells(s)), None)
        if doubt is not None:
            return doubt
        if self.mention.is_topic:
            return topic_stance(
                self.triggers,
                self.line,
                self.before,
                self.after,
                is_japanese=self.clause.is_japanese,
            )
        return self._unlisted(about)

    @property
    def is_of_writer(self) -> bool:
        """Whether somebody says what they are themselves."""
        return self.mention.question.key in OF_PEOPLE and MYSELF.search(self.before) is not None

    def _unlisted(self, about: About) -> Stance:
        if self.mention.question.key not in NOT_YET and self._tells(Stance.PLANNED):
            return Stance.PLANNED
        for denial in (Stance.DENIED, Stance.ABSENT):
            if self._tells(denial):
                return denial
        rest = self.line[self.mention.end :]
        if self.mention.question.key == "role" and is_business(rest):
            return Stance.TALKED_ABOUT
        framed = self.mention.question.key == "years_supported" or is_framed(
            self.line, self.mention, is_japanese=self.clause.is_japanese
        )
        if not framed and self.mention.question.key != "legal_form":
            return Stance.TALKED_ABOUT
        is_told = about is not About.UNKNOWN and framed and self._is_whole()
        return Stance.STATED if is_told else Stance.UNCLEAR

    def _is_whole(self) -> bool:
        """Whether all is said that the question needs beside the phrase."""
        mention, clause = self.mention, self.line[self.clause.start : self.clause.end]
        if mention.question.key == "workplace":
            phrase = self.line[mention.start : mention.end]
            where = phrase if mention.value == OVERSEAS else clause
            return WORKING.search(where) is not None
        if mention.question.key == "role":
            return is_role(mention, self.line, clause)
        if mention.question.key == "request":
            option = mention.question.option(mention.value or "")
            return (
                option is None
                or option.effect is not Effect.EXCLUDED
                or self.triggers.has(Stance.WISHED, Reach.CLAUSE, clause)
            )
        if mention.question.key == "legal_form":
            return not any(m.value == OVERSEAS for m in self.mentions)
        is_only = ONLY_AFTER.match(self.after) or ONLY_BEFORE.search(self.before)
        is_only = is_only or ONLY_BEFORE.search(self.line[mention.start : mention.end])
        return mention.beside_others is None or is_only is not None

    def _tells(self, stance: Stance) -> bool:
        rest = self.line[self.mention.end :]
        reaches = {
            Reach.SENTENCE: self.line,
            Reach.CLAUSE: f"{self.before}{MENTION}{self.line[self.mention.end : self.clause.end]}",
            Reach.BEFORE: self.before,
            Reach.AFTER: self.after,
            Reach.NEXT: "" if rest.startswith((",", ";", ".", ":")) else rest,
        }
        return any(self.triggers.has(stance, reach, text) for reach, text in reaches.items())


def settled(
    question: Question,
    told: Sequence[Told],
    message: Message,
    triggers: Mapping[Language, Triggers],
) -> tuple[tuple[Option, ...], bool]:
    """The options that a message tells of a question, the likeliest first, and whether it is certain."""
    if any(not t.is_beside and t.stance is Stance.STATED for t in told):
        told = [t for t in told if not t.is_beside]
    stated = [v for t in told if not t.is_asked and (v := meant(question, t)) is not None]
    denied = {
        t.mention.value
        for t in told
        if t.stance in {Stance.DENIED, Stance.ABSENT} and not t.mention.is_topic
    }
    open_ = {
        value
        for t in told
        if t.stance in {Stance.UNCLEAR, Stance.SUPPOSED, Stance.OF_SOME} and not t.is_asked
        for value in possible(question, t.mention)
    }
    values = set(stated)
    if len(values) == 1 and not open_ - values and not denied & values:
        option = question.option(stated[0])
        return ((option,) if option else ()), not is_rash(option, message, triggers)
    wanted = (values | open_) - denied
    return tuple(o for o in question.options if o.value in wanted), False


def is_rash(option: Option | None, message: Message, triggers: Mapping[Language, Triggers]) -> bool:
    """Whether it would exclude a case that the message seems to say more about."""
    if option is None or option.effect is not Effect.EXCLUDED:
        return False
    return message.asks or any(
        t.has(Stance.BESIDE, Reach.MESSAGE, line.text)
        for t in triggers.values()
        for line in message.lines
    )


def meant(question: Question, told: Told) -> str | None:
    """The value that a phrase certainly means with this stance."""
    mention, topic = told.mention, question.topic
    if mention.is_topic and topic is not None:
        return {Stance.THERE: topic.there, Stance.MISSING: topic.missing}.get(told.stance)
    if told.stance is Stance.STATED:
        return mention.value
    option = question.option(mention.value or "")
    return option.denied if option is not None and told.stance is Stance.DENIED else None


def possible(question: Question, mention: Mention) -> tuple[str, ...]:
    """The values that a phrase with unclear stance may mean."""
    if mention.is_topic and question.topic is not None:
        return tuple(v for v in (question.topic.there, question.topic.missing) if v)
    return tuple(v for v in (mention.value, mention.beside_others) if v is not None)
