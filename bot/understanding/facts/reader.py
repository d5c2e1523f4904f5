"""What people tell: facts anywhere in a message, replies to the open question, corrections.

Precision before recall: a wrong answer costs an applicant more than being asked once more. What is
only likely is offered, never kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.precheck.flow import NOT_SURE, Answers, Flow, Option, Question
from bot.precheck.nlu.common_words import CommonWords
from bot.precheck.nlu.echoes import Echoed
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.phrases import Mention
from bot.precheck.nlu.readings import PossibleReading, Reading, Understanding
from bot.precheck.nlu.sentences import is_asking, sentences
from bot.precheck.nlu.short_answers import leading, short_answer
from bot.understanding.facts.answer_book import AnswerBook
from bot.understanding.facts.correction import AnswerCorrection, corrected
from bot.understanding.facts.doubt import is_of_trade, is_only_inferred
from bot.understanding.facts.extraction import FactReader, ParsedMessage
from bot.understanding.facts.guessed.evidence import is_trade_only, is_worth_asking
from bot.understanding.facts.guessed.guesses import (
    guesses_in,
    is_by_somebody_else,
    is_open_to,
    may_be_sure,
)
from bot.understanding.facts.model.experts import NOTHING, FactExperts
from bot.understanding.facts.persons.two_people import of_both
from bot.understanding.facts.replies.hedges import without_insisting, without_objection
from bot.understanding.facts.replies.pieces import JOINTS, PieceReader
from bot.understanding.facts.replies.reader import ReplyReader
from bot.understanding.facts.replies.reserves import lists_points
from bot.understanding.facts.settlement import ToldFact, beside_others, denied_in, settled
from bot.understanding.facts.stances import Stance
from bot.understanding.waiting.yes_no import NO_NOUN, whole_yes_no
from bot.vocabulary import Language

SURELY_OF_OTHERS, RATHER_OF_OTHERS = 0.7, 0.6
"""How probable it has to be that a message tells of another question than the open one, and below
which probability of the open one's likeliest value it is enough that it may."""

MERE_NO = re.compile(r"(?:no+|nope|nah)[,.!]*\s+(?=\S)|(?:いいえ|いえ|いや)[、,。]\s*(?=\S)")
"""A "no" that stands before something else and is no part of it."""

CHOSEN = re.compile(
    r"^\W*(?:the )?(?:first|second|third|fourth|fifth|last) (?:one|option|choice)"
    r"(?: please)?(?:[,.;:!]\s*|$)",
    re.IGNORECASE,
)
"""A choice by its place, which tells of nothing else: "first one" is no first time."""

FOUND_OUT = re.compile(
    r"(?:でした|だった|やった)(?=(?:わ|よ|ね|ん|の|です|すみません)*[。.!！、\s]*(?:$|。))"
    r"|^(?P<there>(?:あり|持って(?:い)?|もって(?:い)?|して(?:い)?|やって(?:い)?))ました(?=[わよね。.!！、\s]*$)"
    r"|^(?P<missing>な)かった(?:です)?(?=[わよね。.!！、\s]*$)"
)
"""How somebody says in Japanese what they have just found to be so."""

PROBABLY = 0.9
"""How probable a value of a question must be for a mere word to answer it."""

CONTRARY = 0.9
"""How probable another value must be for what a phrase states to be only offered."""


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
        found = self._replies.read(question, text, language)
        return of_both(
            question, text, found, lambda part: self._replies.read(question, part, language)
        )

    def read(self, text: str, question: Question | None, language: Language) -> Understanding:
        """All that a message says: about the open question in any form, about others in plain
        statements. At most one entry per question. What somebody puts right at once holds as they
        say it last."""
        text = without_insisting(self.words.without_exclaimed(text))
        if not text:
            return Understanding()
        repaired = self.words.repaired(text)
        if repaired is None or is_asking(repaired[1]):
            return self._read(text, question, language)
        before, after = repaired[0], FOUND_OUT.sub(_as_it_is, repaired[1])
        first = self._read(before, question, language)
        told = self.fact_reader.message(before).told
        named = told[-1].mention if told else None
        spoken_of = named.question if named is not None else question
        second = self._read(after, spoken_of, language)
        if spoken_of is None:
            return put_right(first, second, None)
        if not any(r.question is spoken_of for r in second.readings):
            shorter = self._elliptic(spoken_of, named, before, after, language)
            second = put_right(second, shorter, None)
        is_touched = bool(self.fact_reader.message(after).about(spoken_of))
        return put_right(first, second, spoken_of if is_touched else None)

    def _elliptic(
        self, question: Question, named: Mention | None, before: str, after: str, language: Language
    ) -> Understanding:
        """What somebody says of a thing that they named right before: 「サイトは…。いや、ある」."""
        lead, *_ = re.split(r"[、,]", after, maxsplit=1)
        thing = folded(before)[named.start : named.end] if named and named.is_topic else ""
        wholes = (f"{thing}は{after}",) if thing and language is Language.JA else ()
        replies = (self.reply(question, each, language) for each in (*wholes, lead))
        return next((each for each in replies if each.readings), Understanding())

    def _read(self, text: str, question: Question | None, language: Language) -> Understanding:
        """All that a message says in which nothing is put right."""
        if question is None:
            message = self.fact_reader.message(self._told(text))
            return self._pieces.with_listed(of_facts(self._facts(message, language)), message, None)
        text = without_objection(text)
        message = self.fact_reader.message(text)
        reply = self.reply(question, text, language)
        if short_answer(question, text) is not None:
            return reply
        facts = self._facts(self._beside(reply, message, text), language)
        others = of_facts([f for f in facts if f.question is not question])
        if reply.readings and self._is_of_another_yes(question, message, others, text, language):
            reply = Understanding()  # 「はい、実印です」 declares nothing
        if others.doubts and not reply.readings and self._is_of_others(question, message, language):
            reply = Understanding()
        read = Understanding(
            readings=(*reply.readings, *others.readings),
            doubts=(*reply.doubts, *others.doubts),
            is_likeness=reply.is_likeness,
        )
        return self._pieces.with_listed(read, message, question)

    def _told(self, text: str) -> str:
        """What a message tells where nothing is open: a "no" before it answers nothing, and is no
        part of what it tells."""
        said = without_objection(text)
        is_no = MERE_NO.match(folded(said)) and NO_NOUN.match(folded(said)) is None
        return MERE_NO.sub("", folded(said)) if is_no else said

    def _beside(self, reply: Understanding, message: ParsedMessage, text: str) -> ParsedMessage:
        """What may tell of other questions: not the "no" that answered this one."""
        chosen = CHOSEN.sub("", text) if reply.readings else text
        if chosen != text:
            return self.fact_reader.message(chosen)
        lead = leading(self.words, text) if reply.readings else None
        is_no = lead is not None and lead[0] is Echoed.NO and NO_NOUN.match(folded(text)) is None
        if lead is None or not is_no:
            return message
        rest = MERE_NO.sub("", folded(text), count=1)
        return self.fact_reader.message(rest if MERE_NO.match(folded(text)) else lead[1])

    def _is_of_another_yes(
        self,
        question: Question,
        message: ParsedMessage,
        others: Understanding,
        text: str,
        language: Language,
    ) -> bool:
        """Whether a yes before something of another question was read as one to all points of this
        one; as a sentence of its own it is."""
        lead = leading(self.words, text)
        is_led = lead is not None and lead[0] is Echoed.YES and lead[1].strip() != ""
        is_declared = is_led and lists_points(question) and not message.about(question)
        first, *more = sentences(text) or ("",)
        is_alone = whole_yes_no(self.words, first) is not None
        begun, *rest = JOINTS.split(first)
        is_more = bool(more) or (bool(rest) and whole_yes_no(self.words, begun) is None)
        said = first if more else begun
        is_alone = is_alone or (is_more and bool(self.reply(question, said, language).readings))
        return is_declared and not is_alone and bool(others.readings or others.doubts)

    def corrections(
        self, text: str, language: Language, answers: Answers
    ) -> tuple[AnswerCorrection, ...]:
        """Which earlier answers a message corrects, and to what if it says so."""
        return corrected(self, text, language, answers)

    @cached_property
    def _replies(self) -> ReplyReader:
        return ReplyReader(self.words, self.fact_reader, self.experts, self._pieces)

    @cached_property
    def _pieces(self) -> PieceReader:
        return PieceReader(self.flow, self.words, self.fact_reader)

    @cached_property
    def fact_reader(self) -> FactReader:
        """Reads facts in messages of either language."""
        return FactReader.of(self.flow, self.book)

    def is_by_somebody_else(self, text: str) -> bool:
        """Whether somebody writes who is no company: a student, a job seeker."""
        return is_by_somebody_else(self.fact_reader.message(text), self.fact_reader.triggers)

    def may_answer(self, question: Question, text: str, language: Language) -> bool:
        """Whether a mere word is told of a question, or most probably answers it."""
        message = self.fact_reader.message(text)
        _, share = self.experts(language).weigh(question.key, text, message.told)[0]
        return bool(message.about(question)) or share >= PROBABLY

    def _facts(self, message: ParsedMessage, language: Language) -> list[ToldFact]:
        triggers = self.fact_reader.triggers
        if is_by_somebody_else(message, triggers):
            return []
        guessed = guesses_in(message, self.flow, self.experts(language), triggers)
        found = []
        for question in self.flow.questions:
            told = message.about(question)
            if question.key == "role" and is_of_trade(message):
                continue
            guess = guessed.get(question.key)
            if guess is None and not told:
                continue
            options, is_certain = settled(question, message, triggers)
            if guess is not None and is_certain:
                is_denied = guess.option.value in denied_in(told)
                is_certain = guess.option in options or is_denied or guess.sure < CONTRARY
            elif guess is not None and is_open_to(guess.option, options, told):
                options = (guess.option,)
                is_certain = guess.is_sure and may_be_sure(guess.option, told)
            is_certain = is_certain and not is_trade_only(question, options, message)
            stance = Stance.STATED if is_certain else Stance.UNCLEAR
            likely = guess.likely if guess is not None else 0.0
            is_put = is_certain or is_worth_asking(question, options, likely, message, told)
            if len(options) == 1 and is_put:
                found.append(self._told_fact(question, options[0], message, stance))
        return found

    def _told_fact(
        self, question: Question, option: Option, message: ParsedMessage, stance: Stance
    ) -> ToldFact:
        if stance is Stance.STATED:
            return ToldFact(question, option, stance, is_certain=True)
        option = beside_others(question, option, message, self.fact_reader.triggers)
        is_inferred = is_only_inferred(option, message, message.about(question))
        return ToldFact(question, option, stance, is_certain=False, is_inferred=is_inferred)

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


def _as_it_is(found: re.Match[str]) -> str:
    """What was found to be so, as it is."""
    if found["there"]:
        return f"{found['there']}ます"
    return "ないです" if found["missing"] else "です"


def put_right(
    first: Understanding, second: Understanding, spoken_of: Question | None
) -> Understanding:
    """What is said first, but of the questions of which something else is said behind it;
    `spoken_of`: the one that is spoken of there in any way."""
    anew = {r.question.key for r in second.readings} | {d.question.key for d in second.doubts}
    anew |= {spoken_of.key} if spoken_of is not None else set()
    return Understanding(
        (*(r for r in first.readings if r.question.key not in anew), *second.readings),
        (*(d for d in first.doubts if d.question.key not in anew), *second.doubts),
        second.is_likeness,
    )


def of_facts(facts: Sequence[ToldFact]) -> Understanding:
    """Certain facts as readings, likely ones as doubts."""
    return Understanding(
        readings=tuple(Reading(f.question, f.option) for f in facts if f.is_certain),
        doubts=tuple(
            PossibleReading(f.question, (f.option,), f.is_inferred)
            for f in facts
            if not f.is_certain
        ),
    )
