"""A reply among other things: the sentence, or the piece of one, that answers the open question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.precheck.flow import Effect, Option, Question
from bot.precheck.nlu.common_words import CommonWords
from bot.precheck.nlu.readings import Reading, Understanding
from bot.understanding.facts.doubt import is_doubtful_reply
from bot.understanding.facts.extraction import FactReader, Line, ParsedMessage
from bot.understanding.facts.subjects import About
from bot.understanding.waiting.yes_no import whole_yes_no
from bot.vocabulary import Language

COMMAS = re.compile(
    r"[、,]\s*|\s+and\s+(?=(?:yeah|yes|we|i|our|the)\b)"
    r"|(?<=[ぁ-んァ-ヶ一-龥])\s+(?=[ぁ-んァ-ヶ一-龥a-z])"
)

SEVERAL = 2
"""So many sentences make a message of which one may answer and the others tell something else."""


Reply = Callable[[Question, str, ParsedMessage, Language], Understanding]


@dataclass(frozen=True)
class LongerReply:
    """Looks for the reply in a longer message. `reply` reads one that is all there is, `note` one
    that stands in a list of several things."""

    words: CommonWords
    fact_reader: FactReader
    reply: Reply
    note: Reply

    def option(
        self, question: Question, message: ParsedMessage, language: Language
    ) -> Option | None:
        """The one option that a sentence of a longer message says, or a piece of one beside others
        that tell of other questions; none that excludes the case."""
        lines = message.statements
        said = self._said_in(question, lines, self.reply, language)
        pieces = () if said else tuple(self._pieces(lines))
        is_beside = any(is_aside(piece, question) for piece in pieces)
        return self._said_in(question, pieces, self.note, language) if is_beside else said

    def _pieces(self, lines: Sequence[Line]) -> Iterator[Line]:
        """What stands between the commas of sentences, each read by itself."""
        for piece in (piece for line in lines for piece in COMMAS.split(line.text) if piece):
            yield from self.fact_reader.message(piece).statements

    def _said_in(
        self, question: Question, lines: Sequence[Line], reply: Reply, language: Language
    ) -> Option | None:
        """The one option that one of several sentences says, if no other doubts it."""
        if len(lines) < SEVERAL:
            return None
        telling = [
            line
            for line in lines
            if whole_yes_no(self.words, line.text) is None and not is_of_another(line, question)
        ]
        told = {
            r.option for line in telling for r in self._of_line(question, line, reply, language)
        }
        triggers = self.fact_reader.triggers
        is_doubted = any(
            is_doubtful_reply(ParsedMessage((line,)), question.key, triggers)
            for line in telling
            if not is_aside(line, question)
        )
        option = next(iter(told)) if len(told) == 1 else None
        if option is None or is_doubted or excludes(option):
            return None
        return None if self._is_gainsaid(question, option, lines) else option

    def _is_gainsaid(self, question: Question, option: Option, lines: Sequence[Line]) -> bool:
        """Whether a bare yes or no among the sentences says the opposite."""
        if question.yes is None:
            return False
        said = {whole_yes_no(self.words, line.text) for line in lines} - {None}
        return bool(said - {option.value == question.yes})

    def _of_line(
        self, question: Question, line: Line, reply: Reply, language: Language
    ) -> tuple[Reading, ...]:
        if not any(c.isalpha() for c in line.text):
            return ()
        alone = self.fact_reader.message(line.text)
        return reply(question, line.text, alone, language).readings


def is_of_another(line: Line, question: Question) -> bool:
    """Whether a sentence tells of other questions only."""
    return bool(line.told) and all(t.mention.question is not question for t in line.told)


def is_aside(line: Line, question: Question) -> bool:
    """Whether a sentence beside a reply tells of another question, or of somebody else."""
    is_of_others = all(clause.about is About.OTHERS for clause in line.clauses)
    return is_of_others or any(t.mention.question is not question for t in line.told)


def excludes(option: Option) -> bool:
    """Whether an option excludes the case."""
    return option.effect is Effect.EXCLUDED
