"""What a message says about the company and those it hires: phrases, and the stance to each.

A phrase counts as stated unless a word in its reach says otherwise. Only what is stated, now, of
the company itself or those it hires is certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from bot.precheck.flow import NOT_SURE, Flow, Question
from bot.precheck.nlu.normalize import as_before, folded, without_emoji, without_turn
from bot.precheck.nlu.phrases import Mention, PhraseIndex
from bot.precheck.nlu.sentences import is_asking, sentences
from bot.understanding.facts.answer_book import AnswerBook, told_words
from bot.understanding.facts.clauses import TextClause, clauses, held
from bot.understanding.facts.entities.names import standing_alone
from bot.understanding.facts.entities.places import BOTH, Gazetteer, joined, workplace_of
from bot.understanding.facts.entities.quantities import amounts
from bot.understanding.facts.entities.websites import WEB_ADDRESS
from bot.understanding.facts.persons.clients import of_client
from bot.understanding.facts.phrases.judgement import Judgement
from bot.understanding.facts.spelling import Spelling
from bot.understanding.facts.stances import Reach, Stance, Triggers, triggers_of
from bot.understanding.facts.subjects import About, about_english, about_japanese
from bot.vocabulary import Language

MAX_READ = 1_500
"""Characters; a longer text is a document, and a document is not an answer."""

COUNTED = re.compile(
    r"支援|利用|採択|事業|伴走|お世話|プログラム|参加|終[えわ]|実績[はがも、 ]{0,2}[0-9一二三]+年度"
    r"|通算|延べ|使い切|\d年度(?:に|へ|で(?:は|した|す$)|じゃ|だった)|\d(?:年度?)?と(?:続けて|連続で)?(?:\d年度?間?も?)?(?:受け(?!入|付)|使[いっ])"
    r"|(?:^|[、。,\s])(?:もう|すでに|既に)?[0-9一二三](?:回|年度?|期)(?:ほど|くらい|間)?(?:は|も)?(?:受け|利用し|使[っい])(?!入|付|切れ)"
    r"|\b(?:support|supported|programme|program|took part|taken part|participated"
    r"|used(?! to\b| (?:an?|the|some) (?:\w+ ){0,2}(?:agenc|firm|compan|recruit))"
    r"|joined|received|adopted|helped|completed)\b"
)
"""What is counted where years of support are told."""

GOES_ON = re.compile(
    r"(?:が|けど|けれど|けれども|けども|ので|から|です|ます|でして|まして"
    r"|ており|ていて|でいて|なく|なくて|ずに|あり|おり|でし)[、, ]*$"
)
"""How a Japanese clause ends that says something before what is asked."""

QUOTED = re.compile(r"\s*[\"“「『][^\"“”」』]*[\"”」』][\s,]*")
"""Nothing but words of somebody else, about which a question behind them asks."""

ENDS = re.compile(r"(?<=;)\s+(?=\S)")
"""Where a sentence ends without a full stop, so that an "if" behind it does not reach before it."""

INVERTED = re.compile(
    r"^[\s,\-–—]*(?:(?:and|but|so|then|also|ok|hi|hello|well)[,\s]+)*"
    r"(?!what (?:we|i)\b)(?:can|could|do|does|did|is|are|was|were|am|may|might|should|will|would"
    r"|must|what|when|where|who|why|how|which|have|has|if|whether|wondering|tell|any)\b"
)
OWN_START = re.compile(
    r"^[\s,\-–—]*(?:(?:hi|hello|hey|well|ok|okay)[,!\s]+)*(?:(?:and|but|so|because|since|as)\s+)?"
    r"(?:we|we're|our|i'm|i|as an?|kk|gk|yk|llc|npo)\b"
    r"|^[\s,]*(?:and|but)\s+(?:want|need|would|wish|hope|plan|look|looking|hire|seek|are"
    r"|have)\b(?! you)"
    r"|^[\s,]*(?:and|but)\s+(?:don't|dont|do not|haven't|havent|have (?!you|we|they|i\b)|no)\b"
)


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
class ReadClause:
    """A clause as it was read, from `start` on in its line. `is_asked`: it is what the sentence
    asks. `about`: whom it is of."""

    text: str
    start: int
    told: tuple[Told, ...]
    is_asked: bool
    about: About


@dataclass(frozen=True, slots=True)
class Line:
    """A folded sentence with the phrases in it, clause by clause."""

    text: str
    clauses: tuple[ReadClause, ...]
    is_asking: bool

    @property
    def told(self) -> tuple[Told, ...]:
        """All phrases."""
        return tuple(told for clause in self.clauses for told in clause.told)


@dataclass(frozen=True)
class ParsedMessage:
    """A message, taken apart."""

    lines: tuple[Line, ...]

    @cached_property
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
        return self._told_of.get(question.key, ())

    @cached_property
    def _told_of(self) -> Mapping[str, tuple[Told, ...]]:
        keys = dict.fromkeys(t.mention.question.key for t in self.told)
        return {k: tuple(t for t in self.told if t.mention.question.key == k) for k in keys}


@dataclass
class Talk:
    """Whom the talk is about while it is read, clause by clause; `is_late`: since a sentence before
    this one, so that it may have turned without saying so."""

    about: About = About.SAME
    is_late: bool = False

    def turn(self, about: About) -> None:
        """Go on about somebody; a clause that does not say goes on about the same."""
        if about is not About.SAME:
            self.about, self.is_late = about, False


@dataclass(frozen=True, eq=False)
class FactReader:
    """Reads facts in messages of either language."""

    flow: Flow
    triggers: Mapping[Language, Triggers]
    gazetteer: Gazetteer
    spelling: Spelling

    @classmethod
    def of(cls, flow: Flow, book: AnswerBook) -> FactReader:
        """The reader of this content."""
        triggers = {language: triggers_of(book.stances, language) for language in Language}
        places = frozenset(name for names in book.gazetteer.names for name in names)
        spelling = Spelling(told_words(flow), book.vocabulary | places)
        return cls(flow, triggers, book.gazetteer, spelling)

    def message(self, text: str) -> ParsedMessage:
        """A message taken apart; nothing is read from a document."""
        said = as_before(of_client(text))
        return parsed(self, said) if len(text) <= MAX_READ else ParsedMessage(())

    def lines(self, text: str) -> Iterator[Line]:
        """The sentences of a text, read one after the other."""
        talk = Talk()
        said = [p for each in sentences(without_turn(text)) for p in ENDS.split(each)]
        for part, following in zip(said, (*said[1:], ""), strict=False):
            is_quoted = QUOTED.fullmatch(part) is not None and is_asking(following)
            yield self._line(part, talk, is_asked=is_quoted or is_asking(part))

    def _line(self, sentence: str, talk: Talk, *, is_asked: bool) -> Line:
        line = self.spelling.mended(without_emoji(folded(sentence)))
        talk.is_late = talk.about in {About.OTHERS, About.WRITER}
        found = self._mentions(line)
        parts = clauses(line, found)
        read: list[ReadClause] = []
        for number, clause in enumerate(parts):
            asked = is_asked and _asks(line, clause, is_last=number == len(parts) - 1)
            later = "".join(
                line[c.start : c.end] for c in parts[number + 1 :] if not held(c, found)
            )
            told = tuple(self._clause(line, clause, found, talk, later, asked=asked))
            text = line[clause.start : clause.end]
            read.append(ReadClause(text, clause.start, told, asked, talk.about))
        return Line(line, tuple(read), is_asked)

    def _clause(
        self,
        line: str,
        clause: TextClause,
        found: Sequence[Mention],
        talk: Talk,
        later: str,
        *,
        asked: bool,
    ) -> Iterator[Told]:
        """What one clause tells. `later`: the clauses after it that hold no phrase."""
        triggers = self.triggers[Language.JA if clause.is_japanese else Language.EN]
        about = about_japanese if clause.is_japanese else about_english
        here = held(clause, found)
        if not here:
            talk.turn(about(triggers, line[clause.start : clause.end]))
        for mention in here:
            judged = Judgement(triggers, line, clause, mention, tuple(found))
            talk.turn(about(triggers, judged.before))
            if judged.is_of_writer:
                talk.turn(About.WRITER)
            stance = judged.stance(talk.about, is_late=talk.is_late)
            if mention.is_topic:
                stance = become(triggers, stance, later)
            elif stance is Stance.FORMER and is_of_there(mention):
                now = become(triggers, stance, later)
                mention = replace(mention, value=mention.value if now is stance else None)
                stance = now
            yield Told(mention, stance, asked, judged.is_beside)

    @cached_property
    def _phrases(self) -> PhraseIndex:
        return PhraseIndex(self.flow)

    def _mentions(self, line: str) -> tuple[Mention, ...]:
        found = list(standing_alone(line, self._phrases.find(line)))
        named = list(self._places(line))
        if any(m.value == BOTH for m in named):
            found = [m for m in found if m.question is not named[0].question]
        taken = {place for m in found for place in range(m.start, m.end)}
        others = (*named, *self._amounts(line), *self._addresses(line))
        free = [m for m in others if not taken.intersection(range(m.start, m.end))]
        return tuple(sorted((*found, *free), key=lambda m: (m.start, m.end)))

    def _places(self, line: str) -> Iterator[Mention]:
        question = self.flow.question("workplace")
        where = tuple(p for p in self.gazetteer.find(line) if not p.is_origin)
        if question is None:
            return
        for run in joined(line, where):
            for place in run:
                yield Mention(place.start, place.end, question, workplace_of(run))

    def _addresses(self, line: str) -> Iterator[Mention]:
        """Addresses of web pages: whoever writes one has a page."""
        question = self.flow.question("website")
        if question is None:
            return
        for found in WEB_ADDRESS.finditer(line):
            yield Mention(found.start(), found.end(), question, question.yes)

    def _amounts(self, line: str) -> Iterator[Mention]:
        question = self.flow.question("years_supported")
        if question is None or not COUNTED.search(line):
            return
        values = [option.value for option in question.options if option.value != NOT_SURE]
        for amount in amounts(line):
            if len(amount.numbers) == 1:
                value = values[min(amount.numbers[0], len(values) - 1)]
                yield Mention(amount.start, amount.end, question, value)


@lru_cache(maxsize=256)
def parsed(reader: FactReader, text: str) -> ParsedMessage:
    """A message taken apart once: facts, replies and corrections look at the same message."""
    return ParsedMessage(tuple(reader.lines(text)))


def is_of_there(mention: Mention) -> bool:
    """Whether a phrase says that the thing that is asked about is there: "have a site"."""
    topic = mention.question.topic
    return topic is not None and mention.value == topic.there


def become(triggers: Triggers, stance: Stance, later: str) -> Stance:
    """What became of a thing that was named before, if a later clause says that it did."""
    if not triggers.has(Stance.THERE, Reach.CLAUSE, later):
        return stance
    for now in (Stance.MISSING, Stance.THERE):
        if any(triggers.has(now, reach, later) for reach in (Reach.AFTER, Reach.BEFORE)):
            return now
    return stance


def _asks(line: str, clause: TextClause, *, is_last: bool) -> bool:
    """Whether a clause of a sentence that asks is what it asks, not what it says beforehand."""
    text = line[clause.start : clause.end]
    if clause.is_japanese:
        return is_last or GOES_ON.search(text) is None
    return INVERTED.match(text) is not None or OWN_START.match(text) is None
