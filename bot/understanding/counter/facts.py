"""What is told at the counter for the pre-check, without what is rather meant otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bot.precheck.flow import Flow, Question
from bot.precheck.nlu.readings import Understanding
from bot.precheck.nlu.sentences import asks, sentences
from bot.precheck.nlu.short_answers import short_answer
from bot.understanding.beside.departure import is_to_come_back
from bot.understanding.beside.headcount import is_headcount
from bot.understanding.beside.heard.unmet import complains
from bot.understanding.beside.hire_wish import with_hire_wish
from bot.understanding.beside.question import COUNTS
from bot.understanding.commands.expert import parts
from bot.understanding.commands.groups import (
    COURTESIES,
    LEAVING,
    LOSING,
    PARTING,
    TO_STAFF,
    TURNING,
)
from bot.understanding.commands.reader import CommandReader
from bot.understanding.commands.refused_words import is_forbidden
from bot.understanding.counter.question_names import QuestionNames
from bot.understanding.facts.outsiders import is_outsider, is_wanted
from bot.understanding.facts.reader import Reader
from bot.understanding.facts.replies.hedges import SAID_BEFORE
from bot.understanding.facts.replies.labelled import LabelledReader, beside_notes
from bot.understanding.facts.stances import Stance
from bot.understanding.form.self_introduction import without_name
from bot.understanding.meaning import CommandWish
from bot.understanding.seen_message import doubted, without_unsure
from bot.understanding.state import DialogueState, Place
from bot.vocabulary import Language


@dataclass(frozen=True)
class CounterFacts:
    """Gathers what messages say for the pre-check: in their notes, and besides them."""

    flow: Flow
    reader: Reader
    commands: CommandReader
    names: QuestionNames

    def noted(self, text: str, language: Language) -> tuple[Understanding, str]:
        """What the notes of a message tell, and what it says besides them."""
        return self._labelled.read(text, language)

    def found(
        self,
        text: str,
        noted: tuple[Understanding, str],
        question: Question | None,
        wishes: tuple[CommandWish, ...],
        state: DialogueState,
    ) -> Understanding:
        """What a message says for the pre-check, without what it rather means otherwise. `noted`:
        what its notes tell, and what it says besides them."""
        is_alone = (state.is_outsider or is_outsider(text)) and not is_wanted(text)
        is_by_outsider = question is None and is_alone
        if is_by_outsider or self.names.is_mere_name(text, question):
            return Understanding()
        notes, rest = noted
        found = self.reader.read(without_name(rest), question, state.language)
        found = beside_notes(notes, found)
        found = with_hire_wish(found, self.flow, text)
        if state.place is Place.CONSENT:
            found = Understanding(found.readings)  # what is only likely may well be about consent
        if self._means_otherwise(found, question, wishes, text, state):
            others = tuple(r for r in found.readings if r.question is not question)
            found = Understanding(others, found.doubts)
        if question is not None and self.names.is_unknown_of_another(text, question):
            found = without_unsure(found, question)
        if is_to_come_back(text) and (question is None or question.key != "commitment"):
            kept = tuple(r for r in found.readings if r.question.key != "commitment")
            found = Understanding(kept, found.doubts)  # what they agree on is still to come
        if question is not None and COUNTS.search(asks(text)):
            found = doubted(found, question)
        return found

    def _means_otherwise(
        self,
        found: Understanding,
        question: Question | None,
        wishes: tuple[CommandWish, ...],
        text: str,
        state: DialogueState,
    ) -> bool:
        """Whether what is like a reply is rather a wish to leave what is open, or an "ok" before a
        farewell."""
        first, *more = sentences(text) or ("",)
        if question is not None and more and short_answer(question, first) is not None:
            return False  # "the president will. Thank you" answers, and then takes leave
        command = self.commands.likely(wishes)
        if found.is_likeness:
            is_counted = is_headcount(text) and not self._is_stated(text, found)
            is_unlike = (
                state.place is Place.CONSENT or is_counted or complains(SAID_BEFORE.sub("", text))
            )
            return is_unlike or command in LEAVING | LOSING | TO_STAFF | TURNING | COURTESIES
        if is_forbidden(text):
            return True  # "no no, don't delete it" is no reply
        is_told = bool(self.reader.fact_reader.message(text).told)
        is_several = len(parts(text, state.language)) > 1
        return command in PARTING and is_several and not is_told

    def _is_stated(self, text: str, found: Understanding) -> bool:
        """Whether a phrase states what a text is like as well: "KK. 18 people"."""
        values = {(r.question.key, r.option.value) for r in found.readings}
        told = self.reader.fact_reader.message(text).told
        said = (t.mention for t in told if t.stance is Stance.STATED)
        return any((each.question.key, each.value) in values for each in said)

    @cached_property
    def _labelled(self) -> LabelledReader:
        book = self.reader.book
        return LabelledReader(self.flow, book.called, book.contrary, self.reader.reply)
