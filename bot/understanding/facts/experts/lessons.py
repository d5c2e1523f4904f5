"""What is learnt from the sentences of curators about the answers of the pre-check.

One expert hears what a clause tells of its own accord; one for each question hears what a reply to
it means.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from bot.precheck.flow import NOT_SURE, Flow, Question
from bot.precheck.nlu.short_answers import short_words
from bot.understanding.facts.answer_book import UNDECIDED, AnswerBook, told_words
from bot.understanding.facts.experts.clause_expert import ClauseExpert, ToldExample, fit_clauses
from bot.understanding.facts.experts.value_expert import Telling, ValueExpert, fit_values
from bot.understanding.facts.extraction import FactReader
from bot.understanding.facts.spelling import Spelling
from bot.understanding.facts.stances import triggers_of
from bot.vocabulary import Language


@dataclass(frozen=True)
class FactExperts:
    """The experts of one language; `values` by the key of their question."""

    language: Language
    clauses: ClauseExpert
    values: Mapping[str, ValueExpert]


@dataclass(frozen=True)
class FactLessons:
    """What there is to learn from: the flow, and how people answer it."""

    flow: Flow
    book: AnswerBook

    @cached_property
    def fact_reader(self) -> FactReader:
        """Reads facts in messages of either language by what is listed alone."""
        triggers = {language: triggers_of(self.book.stances, language) for language in Language}
        spelling = Spelling(told_words(self.flow), self.book.vocabulary)
        return FactReader(self.flow, triggers, self.book.gazetteer, spelling)

    def fit(self, language: Language) -> FactExperts:
        """Learn one language."""
        values = {
            question.key: fit_values(
                self.of(question, language), language, self.telling_of(question)
            )
            for question in self.flow.questions
            if self.book.of(question.key, language)
        }
        return FactExperts(language, fit_clauses(self._examples(language), language), values)

    def equipped(self, experts: FactExperts) -> FactExperts:
        """Experts that were kept without what facts say in a text, which is read by what is listed
        here. Raises KeyError where a question is not in the flow."""
        questions = {question.key: question for question in self.flow.questions}
        return replace(
            experts,
            values={
                key: replace(expert, telling=self.telling_of(questions[key]))
                for key, expert in experts.values.items()
            },
        )

    def telling_of(self, question: Question) -> Telling:
        """What the facts in a text say, as terms, seen from one question."""

        def telling(text: str) -> Counter[str]:
            return Counter(
                f"{t.mention.value}:{t.stance}"
                if t.mention.question is question
                else t.mention.question.key
                for t in self.fact_reader.message(text).told
            )

        return telling

    def of(self, question: Question, language: Language) -> dict[str, tuple[str, ...]]:
        """The sentences for each value: those of the book, the labels, and what is listed."""
        of_book = self.book.of(question.key, language)
        listed = {
            option.value: (
                option.label.speak(language),
                *short_words(option),
                *(phrase for phrase in option.says[language] if "…" not in phrase),
            )
            for option in question.options
        }
        values = (*listed, UNDECIDED)
        return {v: tuple(dict.fromkeys((*of_book.get(v, ()), *listed.get(v, ())))) for v in values}

    def _examples(self, language: Language) -> Iterator[ToldExample]:
        for question in self.flow.questions:
            for value, texts in self.of(question, language).items():
                is_told = value not in {NOT_SURE, UNDECIDED}
                for text in texts:
                    yield ToldExample(text, question.key, value) if is_told else ToldExample(text)
