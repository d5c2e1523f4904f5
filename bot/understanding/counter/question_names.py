"""Messages that call a question by its name: nothing but the name, or a yes or no with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.precheck.flow import NOT_SURE, Effect, Flow, Option, Question
from bot.precheck.nlu.common_words import CommonWords, says_yes
from bot.precheck.nlu.normalize import bare, folded
from bot.precheck.nlu.numbers import picked
from bot.precheck.nlu.readings import PossibleReading, Reading, Understanding
from bot.precheck.nlu.sentences import is_asking
from bot.understanding.facts.replies.contrast import TAKES_BACK
from bot.understanding.meaning import OfferReadings, Tell
from bot.vocabulary import Words

JOINT = re.compile(r"^\s*(?:は|が|も|[:,、=-]|(?:is|are|will be)\b)?\s*")
ENGLISH_JOINT = re.compile(r"[\s,:]+(?:to the |for the |on the |the |a )?$")
"""What stands between the name of a question and a yes or no."""

PIECES = re.compile(r"[、,。.!！;\n]+\s*|\s+and\s+|\s+(?=but\s)")
AND = re.compile(r"^(?:and|but|also|then|あと|それと|また)[、,\s]+", re.IGNORECASE)
"""Where a piece of a message ends, and what may stand before the next one."""

UNKNOWN_BEHIND = re.compile(
    r"(?:は|が|も|の(?:方|ほう)は|については|に関しては)?(?:まだ|ちょっと|よく|正直)?[、,]?(?:[わ分判]か[らんり]|不明|知ら)"
    r"| (?:is|are) (?:not clear|unclear|unknown)"
)
NOT_KNOWN = r"\b(?:not sure|unsure|no idea|(?:don't|do not) know)"
UNKNOWN_BEFORE = re.compile(
    NOT_KNOWN + r"(?: yet)?(?: about| of| what)?(?: the| our| his| her| their)?\s*$"
)
"""How something is said not to be known, right behind its name and right before it."""

OF_IT = re.compile(r"(?: yet)?(?: about| of| what| which)?(?: the| our| his| her| their)?$")
"""What leads from "not sure" to the name behind it."""

IT_IS = re.compile(
    r"(?<=\w) (?:(?:he|she|they|it|we|i|this|that)(?:'ll| will| would| should|'d)?"
    r" (?:get|gets|have|has|need|needs|be|is|are|hold|use|take)|(?:is|are) (?:it|that|they|he|she))"
    r"(?: yet| now| exactly| then)*$"
)
"""What may end "I don't know what visa he will get" behind the name."""

OWN = r"(?:(?:our|the|my|any|own) )*"
JOINED = r"\s*(?:/|&|\band\b|も|と|や|・)\s*"
WELL = (
    r"(?:(?:の件|まわり|関係|面|系)?(?:は|も|なら|について(?:は|も)?|に関して(?:は|も)?)?"
    r"(?:全部|すべて|全て|全項目|もちろん|特に|ともに|どちらも|両方)?も?"
    r"(?:ok|可(?!能性|否)|おっけー?|オッケー|オーケー|確認済み|大丈夫"
    r"|問題(?:は|も)?(?:な[いし]|ありません|ございません)|クリア)"
    r"(?:です|だ|してい?ます|済み)?(?:よ|ね|わ|し|で|から|けど)?"
    r"| ?(?:side |part |stuff |thing |question )?(?:is|are|'s|will be|would be|looks?)? ?"
    r"(?:all |also |both |just |totally |perfectly |absolutely )?"
    r"(?:ok(?:ay)?|fine|good|no (?:problem|issue)s?|not an? (?:problem|issue)|all ?right|agreed"
    r"|sorted|cleared)(?: (?:too|as well|also|here|then|for us|with us|on our side))*)"
)
"""What joins the names of several questions, and how it is said that all is well with them."""

MATTERS = frozenset(
    {"commitment", "cooperation", "compliance", "screening_attendance", "capacity", "consent_form"}
)
"""Questions of which all may be well."""

PARTLY = frozenset({"consent_form"})
"""Those of which a name tells only a part: there is a seal, but of whom?"""

UNKNOWN = re.compile(f"{UNKNOWN_BEHIND.pattern}|{NOT_KNOWN}")
"""In every text that says so of anything."""


@dataclass(frozen=True)
class QuestionNames:
    """What people call the questions of the pre-check; looked up in every message, so it is made
    ready once."""

    flow: Flow
    words: CommonWords
    called: Mapping[str, Words]

    @cached_property
    def _folded(self) -> tuple[tuple[Question, tuple[str, ...]], ...]:
        """Each question with its names, the longest first."""
        return tuple(
            (question, tuple(sorted(map(folded, self._of(question)), key=len, reverse=True)))
            for question in self.flow.questions
        )

    @cached_property
    def _bare(self) -> tuple[tuple[Question, frozenset[str]], ...]:
        return tuple((q, frozenset(map(bare, self._of(q)))) for q in self.flow.questions)

    def _of(self, question: Question) -> tuple[str, ...]:
        named = self.called.get(question.key, {})
        return tuple(name for names in named.values() for name in names)

    def is_mere_name(self, text: str, open_question: Question | None) -> bool:
        """Whether a message is nothing but what another question than the open one is called:
        「ビザ」 names a subject, and tells nothing of it."""
        if open_question is not None and picked(open_question, text):
            return False  # "the first one" of the choices that are shown
        said = bare(text)
        return any(said in names for q, names in self._bare if q is not open_question)

    def called_in(self, text: str) -> Question | None:
        """The one question that a few words call by its name; the longest name decides."""
        said = folded(text)
        found = {
            question.key: max((len(name) for name in names if name in said), default=0)
            for question, names in self._folded
        }
        longest = max(found.values(), default=0)
        called = [q for q, _ in self._folded if found[q.key] == longest and longest]
        return called[0] if len(called) == 1 else None

    def is_unknown_of_another(self, text: str, question: Question) -> bool:
        """Whether what a message says is not known is what another question asks: 「資金はわからん
        けど、初めて」 says nothing of that at the open one."""
        said = folded(text)
        if UNKNOWN.search(said) is None:
            return False
        others = (names for q, names in self._folded if q is not question)
        own = next((names for q, names in self._folded if q is question), ())
        about = {name for names in others for name in names if is_unknown(said, name)}
        return bool(about) and not any(is_unknown(said, name) for name in own)

    def answer(self, text: str, found: Understanding) -> Tell | OfferReadings | None:
        """What a yes, a no or "not sure" says of the question that it comes with ("website: yes"),
        unless that was read already; asked about where it excludes, or facts leave a doubt."""
        answer = self._answer(text)
        if answer is None or any(r.question is answer.question for r in found.readings):
            return None
        is_doubted = any(doubt.question is answer.question for doubt in found.doubts)
        is_certain = answer.option.effect is not Effect.EXCLUDED and not is_doubted
        is_certain = is_certain or answer.option.value == NOT_SURE
        return Tell((answer,)) if is_certain else OfferReadings((answer,))

    def pieces(self, text: str, found: Understanding) -> Understanding:
        """What was found, and what pieces of a longer message say of questions that they name:
        "seal is fine, meeting ok". Nothing that excludes is taken so, nor what is doubted; where a
        name is a part of what is asked, that is put to the person."""
        split = [piece for piece in PIECES.split(text) if piece.strip()]
        following = [*split[1:], ""]
        pieces = [AND.sub("", piece) for piece in split]
        told = [
            reading
            for piece, behind in zip(pieces, following, strict=True)
            if not is_asking(piece) and not TAKES_BACK.match(folded(behind))
            for reading in self._told_in(piece)
        ]
        known = {r.question.key for r in found.readings}
        more = {
            each.question.key: each
            for each in told
            if each.question.key not in known
            if len(pieces) > 1 and self._is_open_to(each, found)
        }
        sure = tuple(r for key, r in more.items() if key not in PARTLY)
        parts = tuple(
            PossibleReading(r.question, (r.option,)) for r in more.values() if r not in sure
        )
        doubts = tuple(doubt for doubt in found.doubts if doubt.question.key not in more)
        return Understanding((*found.readings, *sure), (*doubts, *parts), found.is_likeness)

    def _told_in(self, piece: str) -> Iterator[Reading]:
        """What a piece says of the question that it names, or of several of which all is well:
        「協力も押印も大丈夫」."""
        run = self._well.fullmatch(bare(piece))
        if run is None:
            answer = self._answer(piece)
            yield from (answer,) if answer is not None else ()
            return
        for name in self._named.finditer(run["names"]):
            question = self._questions[name.group()]
            if question.key in MATTERS:
                option = next(o for o in question.options if o.effect is Effect.NONE)
                yield Reading(question, option)

    @cached_property
    def _questions(self) -> Mapping[str, Question]:
        """The question of each name."""
        return {name: question for question, names in self._folded for name in names}

    @cached_property
    def _named(self) -> re.Pattern[str]:
        names = sorted(self._questions, key=lambda name: (-len(name), name))
        return re.compile("|".join(map(re.escape, names)))

    @cached_property
    def _well(self) -> re.Pattern[str]:
        """Names, and that all is well with them."""
        name = rf"{OWN}(?:{self._named.pattern})"
        return re.compile(rf"(?P<names>{name}(?:{JOINED}{name}){{0,5}}){WELL}")

    def _is_open_to(self, answer: Reading, found: Understanding) -> bool:
        """Whether an answer excludes nothing, and gainsays nothing that was found beside it."""
        others = (d.options for d in found.doubts if d.question is answer.question)
        is_open = all(not options or answer.option in options for options in others)
        return is_open and answer.option.effect is not Effect.EXCLUDED

    def _answer(self, text: str) -> Reading | None:
        said = bare(IT_IS.sub("", bare(text)))
        for question, names in self._folded:
            is_named = said.startswith(names) or said.endswith(names)
            for name in names if is_named else ():
                if option := self._said_of(question, beside(said, name)):
                    return Reading(question, option)
        return None

    def _said_of(self, question: Question, rest: str) -> Option | None:
        """What a yes, a no or "I don't know" beside the name of a question says of it."""
        if OF_IT.sub("", rest) in self.words.not_sure_cores:
            return question.option(NOT_SURE)
        answer = says_yes(self.words, rest) if rest else None
        value = question.yes if answer else question.no
        return None if answer is None else question.option(value or "")


def is_unknown(said: str, name: str) -> bool:
    """Whether a text says that what is called so is not known."""
    start = said.find(name)
    if start < 0:
        return False
    before, behind = said[:start], said[start + len(name) :]
    return UNKNOWN_BEHIND.match(behind) is not None or UNKNOWN_BEFORE.search(before) is not None


def beside(said: str, name: str) -> str:
    """What stands before or behind a name in a text; empty where nothing does."""
    if said.startswith(name) and (rest := JOINT.sub("", said.removeprefix(name))):
        return rest
    return ENGLISH_JOINT.sub("", said.removesuffix(name)) if said.endswith(name) else ""
