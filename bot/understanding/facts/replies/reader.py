"""Replies to the open question: what is certain is read, what is likely is put to the person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.precheck.flow import NOT_SURE, Effect, Option, Question
from bot.precheck.nlu.common_words import CommonWords
from bot.precheck.nlu.echoes import Echoed
from bot.precheck.nlu.normalize import without_rejected
from bot.precheck.nlu.readings import PossibleReading, Reading, Understanding
from bot.precheck.nlu.short_answers import leading, short_answer, understood
from bot.understanding.facts.answer_book import UNDECIDED
from bot.understanding.facts.doubt import is_doubtful_reply
from bot.understanding.facts.extraction import FactReader, ParsedMessage
from bot.understanding.facts.guessed.guesses import WORTH_GUESSING, may_be_sure
from bot.understanding.facts.guessed.refusals import without_refused
from bot.understanding.facts.model.experts import NOTHING, FactExperts, shared
from bot.understanding.facts.replies.contrast import (
    TURN,
    is_of_two,
    is_one_of_two,
    is_plain_yes,
    is_put_right,
)
from bot.understanding.facts.replies.hedges import (
    as_it_is,
    without_hedges,
    without_objection,
    without_wondering,
)
from bot.understanding.facts.replies.in_part import held_in_part
from bot.understanding.facts.replies.longer_reply import LongerReply, excludes
from bot.understanding.facts.replies.noted import put_down
from bot.understanding.facts.replies.offers import UNKNOWN, likely_options, offered
from bot.understanding.facts.replies.pieces import PieceReader, settled_on
from bot.understanding.facts.replies.reserves import left_open
from bot.understanding.facts.replies.short_reply import (
    LONGEST_KEPT,
    NO_WORDS,
    chosen_by_number,
    is_elsewhere,
    is_too_short,
    of_short,
    spoken,
)
from bot.understanding.facts.replies.unknown import until_asked
from bot.understanding.facts.replies.worries import able
from bot.understanding.facts.settlement import denied_in, meant, settled
from bot.understanding.waiting.yes_no import concluded, led_option
from bot.vocabulary import Language

SURE_REPLY = 0.9
"""How probable a value must be for a reply to be kept, if it excludes nothing and nothing makes it
doubtful: by folds, less than one reply in a hundred is then kept wrongly, most of them sentences
that answer nothing at all."""

SURELY_UNSURE = 0.98
"""The same where a reply says that it is not known: much that answers nothing sounds so."""

RIVAL = 0.3
"""How probable another value must be, then, for what a phrase states to be only offered."""

SPEAKS_FOR_IT = 0.2
"""How probable a question must be among all that a text may tell of, unless it is about the
likeliest of them, for a text to be like an answer to it at all: without a look at the others, seven
of ten statements about something else were (measured on 656)."""

RATHER_OF_IT = 0.5
"""The same for a note in a list of several things."""

AS_LIKELY = 0.8
"""The part of the likeliest one's share that is about as likely."""

RATHER_ELSEWHERE, CLEARLY = 0.3, 0.9
"""Unless no other question is so probable, and one value of this one is: 「名刺で足りている」."""

TELLS_NOTHING = 0.5
"""How probable it must be that a text tells nothing for none of it to be kept by its likeness."""


@dataclass(frozen=True)
class ReplyReader:
    """Reads replies. `experts` gives those of a language."""

    words: CommonWords
    fact_reader: FactReader
    experts: Callable[[Language], FactExperts]
    pieces: PieceReader

    def read(self, question: Question, text: str, language: Language) -> Understanding:
        """What a reply to the open question says about it: a reading, a doubt with at most two
        options, or nothing."""
        found = self._found(question, text, language)
        return left_open(question, found, self.fact_reader.message(text))

    def _found(self, question: Question, text: str, language: Language) -> Understanding:
        """What a reply says, whatever it keeps back of it."""
        plain = chosen_by_number(question, text) or until_asked(question, text)
        if (plain := plain or able(question, self.words, text)) is not None:
            return plain
        said = as_it_is(without_rejected(without_objection(text)))
        message = self.fact_reader.message(said)
        if question.key == "request" and (wished := without_refused(message)):
            said, message = wished, self.fact_reader.message(wished)
        if (part := held_in_part(question, message)) is not None:
            return part
        reply = self._reply(question, said, message, language)
        for other in () if reply.readings else self._shorter(question, said):
            nearer = self._reply(question, other, self.fact_reader.message(other), language)
            reply = nearer if nearer.readings else reply
        if reply.readings:
            return reply
        if (piece := self.pieces.answer(question, message)) is not None:
            return Understanding((Reading(question, piece),))
        anew = self._softened(question, said, language) or self._longer.option(
            question, message, language
        )
        if anew and not is_of_two(question, anew, " ".join(s.text for s in message.statements)):
            return Understanding((Reading(question, anew),), is_likeness=True)
        return reply if reply.doubts else self._wondered(question, said, language) or reply

    def _shorter(self, question: Question, said: str) -> Iterator[str]:
        """What a reply says without what is around it: what is to be put down, or what stands
        behind a yes to a question that asks which."""
        put, lead = put_down(said), leading(self.words, said)
        if put != said:
            yield put
        yield from settled_on(said)
        asks_which = question.yes is None and question.no is None
        if asks_which and lead is not None and lead[0] is Echoed.YES and lead[1].strip():
            yield lead[1]

    def _wondered(self, question: Question, text: str, language: Language) -> Understanding | None:
        """What somebody wonders about whether it is so (「…かな」), or thinks, as a doubt."""
        plain = without_wondering(text)
        if plain == text:
            return None
        found = self._reply(question, plain, self.fact_reader.message(plain), language)
        options = tuple(r.option for r in found.readings if not excludes(r.option))
        return Understanding(doubts=(PossibleReading(question, options),)) if options else found

    @cached_property
    def _longer(self) -> LongerReply:
        return LongerReply(self.words, self.fact_reader, self._reply, self._note)

    def _note(
        self, question: Question, text: str, message: ParsedMessage, language: Language
    ) -> Understanding:
        """A reply among other things, which of itself has to be rather about its question: what a
        firm does is told in the same few words as what it looks for."""
        found = self._reply(question, text, message, language)
        own, *_ = self._speaking(question, message, language)
        return Understanding() if found.is_likeness and own < RATHER_OF_IT else found

    def _softened(self, question: Question, text: str, language: Language) -> Option | None:
        """The option that a reply says with words that soften it, unless it excludes the case."""
        plain = without_hedges(text)
        if plain == text:
            return None
        anew = self._reply(question, plain, self.fact_reader.message(plain), language)
        return next((r.option for r in anew.readings if not excludes(r.option)), None)

    def _reply(
        self, question: Question, text: str, message: ParsedMessage, language: Language
    ) -> Understanding:
        if not message.asks and (short := short_answer(question, text)) is not None:
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
        if is_certain and not self._is_half(question, options[0], message, language):
            return Understanding(readings=(Reading(question, options[0]),))
        if (led := self._led(question, message, language)) is not None:
            return Understanding(readings=(Reading(question, led),))
        weighed = self._weighed(question, message, language)
        is_like = weighed[0][1] >= SURELY_UNSURE and weighed[0][0] not in {UNDECIDED, NOT_SURE}
        is_elsewhere_all = answer is None and all(is_elsewhere(line, question) for line in lines)
        is_of_others = is_elsewhere_all and not is_like
        if is_of_others or (answer is not None and not options):
            return Understanding(doubts=() if is_of_others else (PossibleReading(question, ()),))
        is_short = answer is not None
        return self._likened(question, message, options, weighed, language, is_short=is_short)

    def _likened(
        self,
        question: Question,
        message: ParsedMessage,
        options: Sequence[Option],
        weighed: Sequence[tuple[str, float]],
        language: Language,
        *,
        is_short: bool,
    ) -> Understanding:
        """What a reply is like. `options`: what its phrases or (`is_short`) a short answer in it
        may mean."""
        is_told = any(not t.is_asked for t in message.about(question))
        told = options if is_short else ()
        own, nothing, others = self._speaking(question, message, language)
        is_named = is_told or bool(told)
        is_unlike = own < min(SPEAKS_FOR_IT, AS_LIKELY * max(nothing, others))
        is_clear = max(nothing, others) < RATHER_ELSEWHERE and weighed[0][1] >= CLEARLY
        if not is_named and is_unlike and not is_clear:
            return Understanding()
        kept = self._kept(question, message, told, weighed, language)
        if kept is not None and (is_named or nothing < TELLS_NOTHING):
            return Understanding(readings=(Reading(question, kept),), is_likeness=True)
        is_probable = not is_short or weighed[0][1] >= SURE_REPLY
        probable = likely_options(question, weighed) if is_probable else ()
        return offered(question, message, (*options, *probable), is_told=is_told)

    def _is_half(
        self, question: Question, option: Option, message: ParsedMessage, language: Language
    ) -> bool:
        """Whether what a phrase states is half taken back: "there is money, but nobody …"."""
        if option.effect is not Effect.NONE or not any(
            TURN.search(e.text) for e in message.statements
        ):
            return False
        if is_one_of_two(question, message):
            return True
        shares = dict(self._weighed(question, message, language))
        others = (
            share for value, share in shares.items() if value not in {option.value, UNDECIDED}
        )
        return max(others, default=0.0) >= RIVAL

    def _led(self, question: Question, message: ParsedMessage, language: Language) -> Option | None:
        """The option of a yes or no that has more around it, if nothing speaks against it."""
        text = " ".join(line.text for line in message.statements)
        triggers = tuple(self.fact_reader.triggers.values())
        led = led_option(question, self.words, text, triggers)
        if led is None or concluded(self.words, text) is not None:
            return led
        told = [t for t in message.about(question) if not t.is_asked]
        others = {meant(question, t) for t in told} | denied_in(told)
        value, share = self._weighed(question, message, language)[0]
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

    def _speaking(
        self, question: Question, message: ParsedMessage, language: Language
    ) -> tuple[float, float, float]:
        """How probable it is that a reply tells of its question, that it tells nothing, and that it
        tells of whichever other question is likeliest, among all that it may tell."""
        told = [t for line in message.statements for t in line.told]
        said = "\n".join(line.text for line in message.statements)
        guesses = self.experts(language).guess(said, told)
        keys = {guess.question for guess in guesses} - {question.key, NOTHING}
        others = max((shared(guesses, key) for key in keys), default=0.0)
        return shared(guesses, question.key), shared(guesses, NOTHING), others

    def _kept(
        self,
        question: Question,
        message: ParsedMessage,
        short: Sequence[Option],
        weighed: Sequence[tuple[str, float]],
        language: Language,
    ) -> Option | None:
        """The option that a reply says all but certainly, if it excludes nothing and nothing makes
        it doubtful. `short`: what a yes or no in it may mean, which it has to be then."""
        (value, share), *_ = weighed
        option = question.option(value)
        if option is None or option.effect is Effect.EXCLUDED:
            return None
        said = " ".join(line.text for line in message.statements)
        if {*short} - {option} and not is_plain_yes(question, self.words, value, share, said):
            return None
        triggers = self.fact_reader.triggers
        if is_of_two(question, option, said) or is_put_right(message, triggers):
            return None  # what it says is of an earlier answer as well, or of something else
        if value == NOT_SURE and UNKNOWN.search(said):
            return option
        if share < (SURELY_UNSURE if value == NOT_SURE else SURE_REPLY):
            return None
        if not short and (is_too_short(message, language) or len(said) > LONGEST_KEPT[language]):
            return None
        if any(NO_WORDS.search(line.text) for line in message.statements):
            return None
        is_doubted = is_doubtful_reply(message, question.key, triggers)
        is_open = may_be_sure(option, message.about(question))
        return option if is_open and not is_doubted else None
