"""What people tell: facts anywhere in a message, replies to the open question, corrections.

Precision before recall: a wrong answer costs an applicant more than being asked once more. What is
only likely is offered, never kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.precheck.flow import NOT_SURE, Answers, Effect, Flow, Option, Question
from bot.precheck.nlu.common_words import CommonWords
from bot.precheck.nlu.interpreter import PossibleReading, Reading, Understanding
from bot.precheck.nlu.short_answers import Spoken, short_answer, understood
from bot.understanding.facts.answer_book import UNDECIDED, AnswerBook
from bot.understanding.facts.correction import AnswerCorrection, corrected
from bot.understanding.facts.doubt import is_doubtful_reply
from bot.understanding.facts.extraction import FactReader, Line, ParsedMessage
from bot.understanding.facts.guesses import (
    WORTH_GUESSING,
    guesses_in,
    is_by_somebody_else,
    is_open_to,
    is_too_harsh,
    may_be_sure,
)
from bot.understanding.facts.model.experts import NOTHING, FactExperts
from bot.understanding.facts.settlement import ToldFact, denied_in, meant, settled
from bot.understanding.facts.stances import Stance
from bot.understanding.yes_no import led_option
from bot.vocabulary import Language

MOST_OFFERED = 2
"""Values that one reply may mean, at most."""

WORTH_OFFERING = 0.05
"""How probable a value has to be to be offered beside a likelier one (measured by folds)."""

SURELY_OF_OTHERS, RATHER_OF_OTHERS = 0.7, 0.6
"""How probable it has to be that a message tells of another question than the open one, and below
which probability of the open one's likeliest value it is enough that it may."""

SURE_REPLY = 0.98
"""How probable a value must be for a reply to be kept, if it excludes nothing and nothing makes it
doubtful: by folds, 99 of 100 are then right in either language."""

SHORTEST_KEPT = 6
"""Characters of a reply without a phrase that is kept by its likeness alone."""

CONTRARY = 0.9
"""How probable another value must be for what a phrase states to be only offered."""

UNDECIDED_ABOVE = 0.6
"""How probable it has to be that a reply decides nothing, for nothing to be offered (measured)."""


@dataclass(frozen=True)
class Reader:
    """Built once from the content; `experts` gives those of a language. The language of a message
    is that of the conversation; what is exact is understood in both."""

    flow: Flow
    words: CommonWords
    book: AnswerBook
    experts: Callable[[Language], FactExperts]

    def facts(self, text: str, language: Language) -> tuple[ToldFact, ...]:
        """The facts of a message, in the order of the flow; a likely one is not certain."""
        return tuple(self._facts(self.fact_reader.message(text), language))

    def reply(self, question: Question, text: str, language: Language) -> Understanding:
        """What a reply to the open question says about it: a reading, a doubt with at most two
        options, or nothing."""
        return self._reply(question, text, self.fact_reader.message(text), language)

    def read(self, text: str, question: Question | None, language: Language) -> Understanding:
        """All that a message says: about the open question in any form, about others in plain
        statements. At most one entry per question."""
        message = self.fact_reader.message(text)
        if question is None:
            return of_facts(self._facts(message, language))
        reply = self._reply(question, text, message, language)
        if short_answer(question, text) is not None:
            return reply
        facts = self._facts(message, language)
        others = of_facts([f for f in facts if f.question is not question])
        if others.doubts and not reply.readings and self._is_of_others(question, message, language):
            reply = Understanding()
        return Understanding(
            readings=in_order(self.flow, (*reply.readings, *others.readings)),
            doubts=(*reply.doubts, *others.doubts),
        )

    def correction(
        self, text: str, language: Language, answers: Answers
    ) -> AnswerCorrection | None:
        """Which earlier answer a message corrects, and to what if it says so."""
        return corrected(self, text, language, answers)

    @cached_property
    def fact_reader(self) -> FactReader:
        """Reads facts in messages of either language."""
        return FactReader.of(self.flow, self.book)

    def is_by_somebody_else(self, text: str) -> bool:
        """Whether somebody writes who is no company: a student, a job seeker."""
        return is_by_somebody_else(self.fact_reader.message(text), self.fact_reader.triggers)

    def _facts(self, message: ParsedMessage, language: Language) -> list[ToldFact]:
        triggers = self.fact_reader.triggers
        if is_by_somebody_else(message, triggers):
            return []
        guessed = guesses_in(message, self.flow, self.experts(language), triggers)
        found = []
        for question in self.flow.questions:
            options, is_certain = settled(question, message, triggers)
            guess, told = guessed.get(question.key), message.about(question)
            if guess is not None and is_certain:
                is_denied = guess.option.value in denied_in(told)
                is_certain = guess.option in options or is_denied or guess.sure < CONTRARY
            elif guess is not None and is_open_to(guess.option, options, told):
                options = (guess.option,)
                is_certain = guess.is_sure and may_be_sure(guess.option, told)
            stance = Stance.STATED if is_certain else Stance.UNCLEAR
            is_harsh = not is_certain and is_too_harsh(options, guess, message, told)
            if len(options) == 1 and not is_harsh:
                found.append(ToldFact(question, options[0], stance, is_certain))
        return found

    def _reply(
        self, question: Question, text: str, message: ParsedMessage, language: Language
    ) -> Understanding:
        short = short_answer(question, text)
        if short is not None:
            return of_short(question, short)
        lines = message.statements
        if not lines:
            return Understanding()
        options, is_certain = settled(question, message, self.fact_reader.triggers, is_open=True)
        is_told = any(not t.is_asked for t in message.about(question))
        stated = options[0].value if is_certain else None
        answer = understood(question, self.words, spoken(question, lines, stated, is_told=is_told))
        if answer is not None:
            options, is_certain = answer
        if is_certain:
            return Understanding(readings=(Reading(question, options[0]),))
        led = self._led(question, message, language)
        if led is not None:
            return Understanding(readings=(Reading(question, led),))
        is_of_others = answer is None and all(is_elsewhere(line, question) for line in lines)
        if is_of_others or (answer is not None and not options):
            return Understanding(doubts=() if is_of_others else (PossibleReading(question, ()),))
        weighed = self._weighed(question, message, language)
        kept = self._kept(question, message, options if answer is not None else (), weighed)
        if kept is not None:
            return Understanding(readings=(Reading(question, kept),))
        probable = () if answer is not None else likely_options(question, weighed)
        return offered(question, message, (*options, *probable), is_told=is_told)

    def _is_of_others(self, question: Question, message: ParsedMessage, language: Language) -> bool:
        """Whether a message tells of other questions, and nothing of this one: what its words are
        like among this question's values alone then means little."""
        if any(not told.is_asked for told in message.about(question)):
            return False
        experts, said = self.experts(language), "\n".join(s.text for s in message.statements)
        sure = [g for g in experts.guess(said, message.told) if g.share >= SURELY_OF_OTHERS]
        is_sure = any(guess.question not in {NOTHING, question.key} for guess in sure)
        value, share = experts.weigh(question.key, said, message.told)[0]
        return is_sure or value == NOT_SURE or share < RATHER_OF_OTHERS

    def _led(self, question: Question, message: ParsedMessage, language: Language) -> Option | None:
        """The option of a yes or no that has more around it, if nothing speaks against it."""
        text = " ".join(line.text for line in message.statements)
        triggers = tuple(self.fact_reader.triggers.values())
        led = led_option(question, self.words, text, triggers)
        if led is None:
            return None
        told = [t for t in message.about(question) if not t.is_asked]
        others = {meant(question, t) for t in told} | denied_in(told)
        value, share = self.experts(language).weigh(question.key, text, message.told)[0]
        is_doubted = value not in {led.value, UNDECIDED, NOT_SURE} and share > WORTH_GUESSING
        is_contrary = bool(others - {None, led.value}) or led.value in denied_in(told)
        return None if is_contrary or is_doubted else led

    def _weighed(
        self, question: Question, message: ParsedMessage, language: Language
    ) -> tuple[tuple[str, float], ...]:
        """How probable each value is by what the statements of a reply say."""
        told = [t for line in message.statements for t in line.told]
        said = "\n".join(line.text for line in message.statements)
        return self.experts(language).weigh(question.key, said, told)

    def _kept(
        self,
        question: Question,
        message: ParsedMessage,
        short: Sequence[Option],
        weighed: Sequence[tuple[str, float]],
    ) -> Option | None:
        """The option that a reply says all but certainly, if it excludes nothing and nothing makes
        it doubtful. `short`: what a yes or no in it may mean, which it has to be then."""
        (value, share), *_ = weighed
        option = question.option(value)
        if option is None or option.effect is Effect.EXCLUDED or {*short} - {option}:
            return None
        if share < SURE_REPLY:
            return None
        if not short and is_too_short(message):
            return None
        triggers = self.fact_reader.triggers
        is_doubted = is_doubtful_reply(message, question.key, triggers)
        is_open = may_be_sure(option, message.about(question))
        return option if is_open and not is_doubted else None


def is_too_short(message: ParsedMessage) -> bool:
    """Whether a reply is a word or two that nobody listed: a slip, or the name of something."""
    letters = sum(len(line.text) for line in message.statements)
    return letters < SHORTEST_KEPT and not message.told


def likely_options(question: Question, weighed: Sequence[tuple[str, float]]) -> tuple[Option, ...]:
    """The options that are probable enough to be offered."""
    if weighed[0][0] == UNDECIDED and weighed[0][1] > UNDECIDED_ABOVE:
        return ()
    probable = [v for v, p in weighed if v != UNDECIDED and p > WORTH_OFFERING]
    return tuple(o for v in probable[:MOST_OFFERED] if (o := question.option(v)) is not None)


def of_facts(facts: Sequence[ToldFact]) -> Understanding:
    """Certain facts as readings, likely ones as doubts."""
    return Understanding(
        readings=tuple(Reading(f.question, f.option) for f in facts if f.is_certain),
        doubts=tuple(PossibleReading(f.question, (f.option,)) for f in facts if not f.is_certain),
    )


def in_order(flow: Flow, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings in the order of the flow."""
    places = {question.key: place for place, question in enumerate(flow.questions)}
    return tuple(sorted(readings, key=lambda r: places[r.question.key]))


def of_short(question: Question, option: Option) -> Understanding:
    """What a listed short answer says; in doubt where only "only" would tell."""
    if option.beside_others is None:
        return Understanding(readings=(Reading(question, option),))
    values = {option.value, option.beside_others}
    options = tuple(o for o in question.options if o.value in values)
    return Understanding(doubts=(PossibleReading(question, options),))


def offered(
    question: Question, message: ParsedMessage, options: Sequence[Option], *, is_told: bool
) -> Understanding:
    """A doubt with the likeliest options, of which none was denied; nothing where there are none
    and the question was not touched."""
    denied = denied_in(message.about(question))
    left = {o.value: o for o in options if o.value not in denied}
    if not left and not is_told:
        return Understanding()
    return Understanding(doubts=(PossibleReading(question, tuple(left.values())[:MOST_OFFERED]),))


def spoken(
    question: Question, lines: Sequence[Line], stated: str | None, *, is_told: bool
) -> Spoken:
    """A reply as the parser of short answers sees it."""
    first = next((n for n, line in enumerate(lines) if line.told), len(lines))
    begun = lines[: max(first, 1)]
    return Spoken(
        first="、".join(line.text for line in begun),
        is_alone=all(is_elsewhere(line, question) for line in lines[len(begun) :]),
        stated=stated,
        is_mentioned=is_told,
        is_phrase_first=any(t.mention.start == 0 for t in lines[0].told),
    )


def is_elsewhere(line: Line, question: Question) -> bool:
    """Whether a sentence states something, and nothing of it about this question."""
    return bool(line.told) and all(
        t.mention.question is not question and meant(t.mention.question, t) is not None
        for t in line.told
    )
