"""What the experts for facts learn from, and how they are fitted; the same every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.faq.model import svm
from bot.faq.model.sparse import press
from bot.faq.model.vectors import Floats, Integers, Rows, Space, build
from bot.precheck.flow import NOT_SURE, Question
from bot.precheck.nlu.short_answers import short_words
from bot.understanding.concepts import Concepts, concepts_of
from bot.understanding.facts.answer_book import UNDECIDED, AnswerBook
from bot.understanding.facts.extraction import FactReader
from bot.understanding.facts.model.experts import (
    NOTHING,
    FactExperts,
    ranked,
    terms_of,
    views,
    weights_of,
)
from bot.vocabulary import Language

FOLDS = 5

SCHEDULE = svm.TrainingSchedule(block=4, rounds=20)
"""A quarter of the sentences tell nothing, and hundreds one value: many of one class at a time push
its border too far and back. With sixteen at a time, eight sentences less of six thousand changed
what a text seemed to tell by .08 to .15 of probability on average; so, by .006 (measured)."""

SCHEDULE_OF_VALUES = svm.TrainingSchedule(block=2, rounds=20)
"""Of the few values of one question."""


@dataclass(frozen=True, slots=True)
class AnswerExample:
    """A sentence of a curator, and what it means as a reply to a question. `is_short`: so few words
    that they mean nothing to who has not heard the question."""

    text: str
    question: str
    value: str
    is_short: bool = False

    @property
    def fact(self) -> tuple[str, str]:
        """The question and the value that it tells of its own accord (both empty: none)."""
        is_told = self.value not in {NOT_SURE, UNDECIDED}
        return (self.question, self.value) if is_told else (NOTHING, NOTHING)


@dataclass(frozen=True)
class AnswerLessons:
    """The examples of one language and their vectors."""

    examples: tuple[AnswerExample, ...]
    values: Mapping[str, tuple[str, ...]]
    space: Space
    rows: Rows

    def of(self, question: str) -> Integers:
        """The numbers of the examples of one question."""
        return np.array([n for n, each in enumerate(self.examples) if each.question == question])

    def labels(self, question: str, chosen: Integers) -> Integers:
        """The numbers of the values of some examples of a question."""
        numbers = {value: number for number, value in enumerate(self.values[question])}
        return np.array([numbers[self.examples[n].value] for n in chosen.tolist()])


def fit_experts(reader: FactReader, book: AnswerBook, language: Language) -> FactExperts:
    """Learn from the sentences of curators, which `reader` finds phrases in."""
    lessons = lessons_from(reader, book, language)
    facts = tuple(sorted({example.fact for example in lessons.examples}))
    numbers = {fact: number for number, fact in enumerate(facts)}
    labels = np.array([numbers[example.fact] for example in lessons.examples])
    whole = np.array([n for n, each in enumerate(lessons.examples) if not each.is_short])
    of_facts = svm.learn(lessons.rows, labels, len(facts), len(lessons.space.idf), whole, SCHEDULE)
    learnt = [values_of(lessons, key, lessons.of(key)) for key in lessons.values]
    weights = np.hstack([model.weights for model in (of_facts, *learnt)])
    return FactExperts(
        language,
        things_of(book, language),
        facts,
        lessons.values,
        lessons.space,
        press(weights[:-1]),
        weights[-1],
    )


def things_of(book: AnswerBook, language: Language) -> Concepts:
    """What finds the things that texts speak of."""
    return concepts_of(book.things, language)


def values_of(lessons: AnswerLessons, question: str, chosen: Integers) -> svm.LinearModel:
    """What tells the values of one question apart, learnt from the chosen examples."""
    few, labels = taken(lessons.rows, chosen), lessons.labels(question, chosen)
    count = len(lessons.values[question])
    return svm.learn(few, labels, count, len(lessons.space.idf), schedule=SCHEDULE_OF_VALUES)


def taken(rows: Rows, chosen: Integers) -> Rows:
    """Some of the texts."""
    vectors = [rows.vector(int(number)) for number in chosen]
    return Rows(
        np.cumsum([0, *(len(vector.terms) for vector in vectors)]),
        np.concatenate([vector.terms for vector in vectors]).astype(np.int32),
        np.concatenate([vector.values for vector in vectors]),
        rows.keys[chosen],
    )


def lessons_from(reader: FactReader, book: AnswerBook, language: Language) -> AnswerLessons:
    """All examples of one language."""
    said = {q.key: sentences_for(q, book, language) for q in reader.flow.questions}
    short = {q.key: {w for o in q.options for w in short_words(o)} for q in reader.flow.questions}
    examples = tuple(
        AnswerExample(text, q.key, value, is_short=text in short[q.key])
        for q in reader.flow.questions
        for value, texts in said[q.key].items()
        for text in texts
    )
    things = things_of(book, language)
    bags = (
        views(e.text, language, things, terms_of(reader.message(e.text).told)) for e in examples
    )
    space, rows = build(bags, weights_of(language))
    values = {key: tuple(v for v in of if of[v] or v == UNDECIDED) for key, of in said.items()}
    return AnswerLessons(examples, values, space, rows)


def sentences_for(
    question: Question, book: AnswerBook, language: Language
) -> dict[str, tuple[str, ...]]:
    """The sentences for each value: those of the book, the labels, and what is listed; those that
    decide nothing last."""
    of_book = book.of(question.key, language)
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


def by_folds(
    lessons: AnswerLessons, question: str
) -> Iterator[tuple[AnswerExample, tuple[tuple[str, float], ...]]]:
    """Each example of a question, weighed by what was learnt without it and its fold."""
    every, values = lessons.of(question), lessons.values[question]
    turns = turns_of([lessons.examples[number].value for number in every])
    for fold in range(FOLDS):
        model = values_of(lessons, question, every[turns != fold])
        for number in every[turns == fold].tolist():
            margins: Floats = model.margins(lessons.rows.vector(number))
            yield lessons.examples[number], ranked(values, margins)


def turns_of(values: Sequence[str]) -> Integers:
    """The fold of each example; those of each value are dealt evenly."""
    seen: Counter[str] = Counter()
    turns = []
    for value in values:
        turns.append(seen[value] % FOLDS)
        seen[value] += 1
    return np.array(turns)
