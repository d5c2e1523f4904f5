"""Pieces of a message that are answers by themselves: "hands on, KK, first time"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.precheck.flow import NOT_SURE, Effect, Flow, Option, Question
from bot.precheck.nlu.common_words import CommonWords
from bot.precheck.nlu.echoes import Echoed
from bot.precheck.nlu.numbers import picked
from bot.precheck.nlu.readings import Reading, Understanding
from bot.precheck.nlu.short_answers import is_unsure, leading, short_answer
from bot.speech.mood import JAPANESE, without_lead
from bot.understanding.facts.extraction import FactReader, ParsedMessage
from bot.understanding.facts.replies.contrast import TAKES_BACK
from bot.understanding.facts.replies.hedges import SAID_BEFORE
from bot.understanding.facts.settlement import meant
from bot.understanding.facts.stances import Stance
from bot.understanding.waiting.yes_no import whole_yes_no

JOINTS = re.compile(
    r"\s*[、,;。]\s*|\s(?:and|plus|&)\s+|\s[-–—]\s|(?<=[ぁ-んァ-ヶ一-龠])\s+(?=[ぁ-んァ-ヶ一-龠a-z])"
)
"""Where one piece of a sentence ends and another begins."""

LATER = re.compile(
    r"\b(?:let me|i'll|i will|we'll|we will|need to|have to|must) (?:\w+ )?"
    r"(?:ask|check|find|look|see)\b"
    r"|(?:確認|相談|調べ|聞い|訊い|問い合わせ)(?:し|て|さ|ま)"
)
"""How somebody says that they will find out what they do not know."""

NUMBER = re.compile(
    r"(?:\d+|[一二三四五六七八九十]|one|two|three|four|five|once|twice)\W*(?:回|年度?)?"
)
"""A mere number may belong to what stands beside it."""

BARE = re.compile(
    r"yes|ye[ap]h?|yup|ok(?:ay)?|sure|fine|right|correct|no+|nope|nah"
    r"|(?:we|i) (?:do|don't|have|haven't)"
    r"|はい|ええ|うん|いいえ|いえ|いや|ううん|そう(?:です)?|違(?:う|います)"
    r"|(?:あ|な)[いりる](?:ます|です)?|ありません|できます|大丈夫(?:です)?"
)
"""A yes or no, which is looked at by itself: what else is said may be of something else."""

ALL = re.compile(r"\b(?:all|everything|both|six)\b|全部|すべて|全て|どれも|いずれも")
"""A yes to all points of a question, and to nothing else."""

WILL_DO = re.compile(
    r"(?<=\S)で(?:いい|ええ|良い|よい|お願い(?:いた)?します)(?:です|っす|ですわ|わ|よ)*$"
)
LONGEST_SETTLED = 12
"""Characters of what is settled on so."""

NTH = re.compile(r"(?:no\.? ?|number |option )\d{1,2}|\d{1,2}番目?")
"""How an answer is chosen, and a choice by its number that can be nothing else."""

FEW = re.compile(r"\S+(?:[ -]\S+)+|.*[一-龠ァ-ヺ].*")
"""A piece that means the same wherever it stands: two words or more, or a written noun."""

PREDICATE = re.compile(
    r"(?:ない|ます|ません|いる|てる|です|無理|十分|不十分)$|^(?:not|no,|none|never)\b"
)
"""What means this only where its question is open."""

SEVERAL = 2
"""So many things that are told make a list in which each piece may be one."""


@dataclass(frozen=True)
class PieceReader:
    """Reads pieces of messages. They say what a curator listed, and nothing that is like it."""

    flow: Flow
    words: CommonWords
    fact_reader: FactReader

    def answer(self, question: Question, message: ParsedMessage) -> Option | None:
        """The option of the open question that one piece says, where no other gainsays it: the
        first piece, a whole sentence, or one behind something complete. None that excludes."""
        found: dict[str, Option] = {}
        for piece, before, following in self._pieces(message):
            option = self._own(question, piece, following) if self._is_complete(before) else None
            if option is not None and not TAKES_BACK.match(following):
                found[option.value] = option
        option = next(iter(found.values())) if len(found) == 1 else None
        if option is None or option.effect is Effect.EXCLUDED:
            return None
        return None if self._is_gainsaid(question, option, message) else option

    def with_listed(
        self, read: Understanding, message: ParsedMessage, asked: Question | None
    ) -> Understanding:
        """What was read, with what else stands in the same list; `asked` is the open question."""
        listed = tuple(self._listed(message, read.readings, asked))
        known = {reading.question for reading in listed}
        doubts = tuple(doubt for doubt in read.doubts if doubt.question not in known)
        readings = in_order(self.flow, (*read.readings, *listed))
        return Understanding(readings, doubts, read.is_likeness)

    def _listed(
        self, message: ParsedMessage, read: Sequence[Reading], asked: Question | None
    ) -> Iterator[Reading]:
        """What the pieces of a message say of which several things were `read`: each piece may be
        an answer to one question only, and to none that was read or asked."""
        if len(read) < SEVERAL:
            return
        known = {reading.question.key for reading in read} | {asked.key if asked else ""}
        for piece, *_ in self._pieces(message):
            found = self._answers(piece)
            if len(found) == 1 and found[0].question.key not in known:
                question, option = found[0].question, found[0].option
                if option.effect is Effect.NONE and not self._others(question, option, message):
                    known.add(question.key)
                    yield found[0]

    def _answers(self, piece: str) -> tuple[Reading, ...]:
        """Every question that a piece answers wherever it stands."""
        if not FEW.fullmatch(piece) or PREDICATE.search(piece):
            return ()
        found = ((question, short_answer(question, piece)) for question in self.flow.questions)
        return tuple(Reading(question, option) for question, option in found if option)

    def _pieces(self, message: ParsedMessage) -> Iterator[tuple[str, str, str]]:
        """The pieces of what is stated, each with what stands before it in its sentence and what
        follows it there."""
        for line in message.statements:
            said = SAID_BEFORE.sub("", line.text)
            pieces = [each.strip(" 。.!") for each in JOINTS.split(said)]
            pieces = [each for each in pieces if re.search(r"\w", each)]
            for number, piece in enumerate(pieces):
                before = pieces[number - 1] if number else ""
                following = pieces[number + 1] if number + 1 < len(pieces) else ""
                yield piece, before, following

    def _own(self, question: Question, piece: str, following: str) -> Option | None:
        """What a piece says of the open question; what they will find out is not to be left."""
        plain = WILL_DO.sub("", piece)
        for said in dict.fromkeys((plain, without_lead(plain))):
            if (numbered := picked(question, said)) and NTH.fullmatch(said):
                return numbered[0]
            if question.yes and ALL.search(said) and whole_yes_no(self.words, said):
                return question.option(question.yes)
            if NUMBER.fullmatch(said) or BARE.fullmatch(said):
                continue
            if (option := short_answer(question, said)) is not None:
                return option
            unsure = question.option(NOT_SURE)
            is_left = following and LATER.search(following) is not None
            if unsure is not None and not is_left and is_unsure(unsure, self.words, said):
                return unsure
            if (behind := self._behind_lead(question, said)) is not None:
                return behind
        return None

    def _behind_lead(self, question: Question, said: str) -> Option | None:
        """What stands behind a yes or no that does not contradict it: "nope, first time"."""
        lead = leading(self.words, said)
        behind = short_answer(question, lead[1]) if lead is not None and lead[1] else None
        if lead is None or behind is None or is_contrary(question, lead[0], behind):
            return None
        return behind

    def _is_complete(self, before: str) -> bool:
        """Whether what stands before a piece is nothing, or something that is said by itself."""
        if not before or whole_yes_no(self.words, before) is not None:
            return True
        if any(short_answer(question, before) for question in self.flow.questions):
            return True
        is_open = JAPANESE.search(before) and re.search(r"[はがをにでとも]$", before)
        return not is_open and bool(self.fact_reader.message(before).told)

    def _is_gainsaid(self, question: Question, option: Option, message: ParsedMessage) -> bool:
        """Whether a bare yes or no, or a phrase, says something else."""
        said = {whole_yes_no(self.words, piece) for piece, *_ in self._pieces(message)} - {None}
        is_contrary_said = question.yes is not None and said - {option.value == question.yes}
        return bool(is_contrary_said) or self._others(question, option, message)

    def _others(self, question: Question, option: Option, message: ParsedMessage) -> bool:
        """Whether a phrase tells of the same question otherwise, in whatever stance."""
        told = (each for each in message.about(question) if each.stance is not Stance.DENIED)
        return any(differs(meant(question, each) or each.mention.value, option) for each in told)


def settled_on(text: str) -> Iterator[str]:
    """What somebody settles on in few words: 「あるでいいわ」."""
    plain = WILL_DO.sub("", text)
    if plain != text and len(plain) <= LONGEST_SETTLED:
        yield plain


def differs(value: str | None, option: Option) -> bool:
    """Whether a value that is told is another one."""
    return value is not None and value != option.value


def is_contrary(question: Question, lead: Echoed, option: Option) -> bool:
    """Whether a yes or no before an answer contradicts it."""
    meant_by_lead = question.yes if lead is Echoed.YES else question.no
    return meant_by_lead is not None and meant_by_lead != option.value


def in_order(flow: Flow, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings in the order of the flow."""
    places = {question.key: place for place, question in enumerate(flow.questions)}
    return tuple(sorted(readings, key=lambda r: places[r.question.key]))
