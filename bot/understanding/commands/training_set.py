"""What the expert for commands learns from, and how it is fitted; the same every time."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from bot.faq.article import Knowledge
from bot.faq.model import svm
from bot.faq.model.calibration import Gate, learn
from bot.faq.model.postings import Postings, gather
from bot.faq.model.sparse import press
from bot.faq.model.vectors import Booleans, Doubles, Integers, Rows, Space, build
from bot.faq.text.features import LETTERS, NEXT, READING, WORDS
from bot.faq.text.tokens import normalise
from bot.understanding.commands.command import CommandBook
from bot.understanding.commands.expert import AWAY, CommandScores, Expert, views
from bot.understanding.commands.groups import LIKE_COMMANDS
from bot.understanding.concepts import CONCEPTS, PAIRS, Concepts, concepts_of
from bot.understanding.state import Place
from bot.vocabulary import Language

STATEMENT, QUESTION, OUTSIDE = "statement", "question", "outside"
NO_COMMAND = (STATEMENT, QUESTION, OUTSIDE)
"""The kinds of what is no command: classes of their own, as one could not hold them all."""

BY_MEANING = 0.2
"""How much the concepts of a text count; its words and letters have the rest (measured)."""

BY_FORM: Mapping[Language, Mapping[str, float]] = {
    Language.JA: {READING: 0.55, WORDS: 0.45},
    Language.EN: {LETTERS: 0.4, WORDS: 0.35, NEXT: 0.25},
}
"""Views of words and letters that are enough here: with all of those by which articles are found
it takes twice as long and reads no better (measured)."""

MOST_OTHERS = 1200
"""Sentences of one kind that is no command: more teach little and take long."""

FOLDS = 5

SCHEDULE = svm.TrainingSchedule(block=8, rounds=20)
"""A third of the sentences tell something: many of one class at a time push its border too far and
back. With sixteen at a time, eight sentences less of ten thousand moved the likeliest class by .05
to .06 on average and were another's for 5 to 6 texts of 100; so, by .013, for 1 to 3 (measured)."""


@dataclass(frozen=True, slots=True)
class CommandExample:
    """One sentence with its command or its kind, and whether it is a trap."""

    label: str
    text: str


@dataclass(frozen=True)
class TrainedExpert:
    """All that was learnt, before the gate."""

    language: Language
    labels: tuple[str, ...]
    commands: tuple[str, ...]
    lessons: tuple[CommandExample, ...]
    numbers: Integers
    concepts: Concepts
    space: Space
    rows: Rows
    folds: tuple[Integers, ...]
    machines: svm.LinearModel
    texts: Postings
    masks: dict[Place, Booleans]


@dataclass(frozen=True, slots=True)
class Case:
    """A left-out sentence at a place: the likeliest command there, and what speaks for it."""

    lesson: CommandExample
    place: Place
    best: str
    evidence: Doubles
    is_right: bool


def fit_expert(
    book: CommandBook, knowledge: Knowledge, replies: Iterable[str], language: Language
) -> Expert:
    """The expert of one language. `replies`: sentences that answer questions of the pre-check."""
    taught = teach(book, knowledge, replies, language, judging=0)
    gate = gate_from(list(cases_of(taught, taught.machines, taught.folds[0])))
    # those that it was judged by are learnt too
    every = np.arange(len(taught.rows))
    svm.settle(taught.machines, taught.rows, taught.numbers, every, 1, SCHEDULE.block)
    return Expert(
        language=language,
        commands=taught.commands,
        space=taught.space,
        concepts=taught.concepts,
        borders=press(taught.machines.weights[:-1]),
        bias=taught.machines.weights[-1],
        texts=taught.texts,
        gate=gate,
        masks=taught.masks,
        book=book,
    )


def teach(
    book: CommandBook,
    knowledge: Knowledge,
    replies: Iterable[str],
    language: Language,
    judging: int | None = None,
) -> TrainedExpert:
    """Learn from all lessons. `judging`: a fold that is kept back, to be judged."""
    lessons = sorted(
        lessons_from(book, knowledge, replies, language), key=lambda each: (each.label, each.text)
    )
    commands = tuple(sorted(book.commands))
    labels = (*commands, *NO_COMMAND)
    lessons.sort(key=lambda each: labels.index(each.label))
    concepts = concepts_of(book.concepts, language)
    found = [views(each.text, language, concepts, weights_of(language)) for each in lessons]
    space, rows = build(found, weights_of(language))
    numbers = np.array([labels.index(each.label) for each in lessons], dtype=np.int64)
    folds = folds_of(rows)
    kept = np.concatenate([fold for turn, fold in enumerate(folds) if turn != judging])
    return TrainedExpert(
        language=language,
        labels=labels,
        commands=commands,
        lessons=tuple(lessons),
        numbers=numbers,
        concepts=concepts,
        space=space,
        rows=rows,
        folds=folds,
        machines=svm.learn(rows, numbers, len(labels), len(space.idf), np.sort(kept), SCHEDULE),
        texts=gather(rows, numbers, len(labels), space),
        masks=masks_of(book, commands),
    )


def weights_of(language: Language) -> dict[str, float]:
    """How much each view counts."""
    by_form = {view: weight * (1 - BY_MEANING) for view, weight in BY_FORM[language].items()}
    return {**by_form, CONCEPTS: BY_MEANING / 2, PAIRS: BY_MEANING / 2}


def masks_of(book: CommandBook, commands: Sequence[str]) -> dict[Place, Booleans]:
    """Which commands can be meant at each place."""
    here = {place: book.at(place) for place in Place}
    return {
        place: np.array([name in names for name in commands], dtype=bool)
        for place, names in here.items()
    }


def lessons_from(
    book: CommandBook, knowledge: Knowledge, replies: Iterable[str], language: Language
) -> Iterator[CommandExample]:
    """Everything there is to learn from in one language; each sentence once."""
    for name in sorted(book.commands):
        yield from lessons(name, book.sentences(name, language))
    traps = [t for c in book.commands.values() for t in c.traps.get(language, ())]
    yield from lessons(STATEMENT, (*book.others.get(language, ()), *traps))
    for label, texts in others_in(knowledge, replies, language).items():
        yield from lessons(label, texts)


def others_in(
    knowledge: Knowledge, replies: Iterable[str], language: Language
) -> Mapping[str, list[str]]:
    """Some of what people write in one language that is no command, kind by kind."""
    articles = sorted(knowledge.articles.items())
    asked = (t for _, a in articles if a.does is None for t in a.text(language).phrasings)
    others = (o for o in knowledge.outside if o.id not in LIKE_COMMANDS)
    outside = (text for o in others for text in o.examples.get(language, ()))
    return {STATEMENT: thinned(replies), QUESTION: thinned(asked), OUTSIDE: thinned(outside)}


def lessons(label: str, texts: Iterable[str]) -> Iterator[CommandExample]:
    """The texts under one label that differ after normalising."""
    once = {normalise(text): text for text in texts}
    yield from (CommandExample(label, text) for key, text in once.items() if key)


def thinned(texts: Iterable[str]) -> list[str]:
    """At most so many of the texts, from everywhere among them. Each is taken or left by itself, so
    that a text more changes one of them, and not all."""
    return heapq.nsmallest(MOST_OTHERS, texts, key=lambda text: crc32(text.encode()))


def folds_of(rows: Rows) -> tuple[Integers, ...]:
    """The lessons dealt into folds, each by itself, so that another one moves none; in turn where
    they are so few that a fold would be empty."""
    folds = tuple(np.flatnonzero(rows.keys % FOLDS == fold) for fold in range(FOLDS))
    if all(len(fold) for fold in folds):
        return folds
    return tuple(np.arange(fold, len(rows), FOLDS) for fold in range(FOLDS))


def study(taught: TrainedExpert) -> Iterator[Case]:
    """Every sentence, left out of what judges it, at a place where it may be said."""
    for fold in taught.folds:
        machines = svm.without(taught.machines, taught.rows, taught.numbers, fold)
        yield from cases_of(taught, machines, fold)


def cases_of(taught: TrainedExpert, machines: svm.LinearModel, fold: Integers) -> Iterator[Case]:
    """The sentences of a fold, as what was learnt without them sees them."""
    left_out = np.isin(np.arange(len(taught.rows)), fold)
    places = {number: places_of(taught, number) for number in fold.tolist()}
    asked = np.array([number for number, where in places.items() if where], dtype=np.int64)
    turns = (taught.rows.keys[asked] // FOLDS).tolist()
    said_at = [places[n][t % len(places[n])] for n, t in zip(asked.tolist(), turns, strict=True)]
    margins = machines.margins_of(taught.rows, asked)
    for row, place in zip(margins, said_at, strict=True):
        row[: len(taught.commands)][~taught.masks[place]] = AWAY
    known = taught.rows.squares()[asked].tolist()
    found = zip(asked.tolist(), said_at, margins, known, strict=True)
    for number, place, margin, share in found:
        nearest = taught.texts.likeness(taught.rows.vector(number), margin, left_out)
        scores = CommandScores(margin, nearest, len(taught.commands), share)
        yield case_of(taught, taught.lessons[number], place, scores)


def places_of(taught: TrainedExpert, number: int) -> list[Place]:
    """Where a sentence may be said, among the places at which any command can be meant."""
    own = int(taught.numbers[number])
    is_command = taught.lessons[number].label not in NO_COMMAND
    masks = taught.masks.items()
    return [place for place, mask in masks if (mask[own] if is_command else mask.any())]


def case_of(
    taught: TrainedExpert, lesson: CommandExample, place: Place, scores: CommandScores
) -> Case:
    """The likeliest command for a sentence, and what speaks for it."""
    best = scores.best()[0]
    name = taught.commands[best]
    return Case(lesson, place, name, scores.evidence([best])[0], name == lesson.label)


SHUT = Gate(np.array([0.0, 0.0, 0.0, 0.0, 0.0, 0.0, -30.0]))
"""Lets nothing through, whatever the evidence: what is believed where there is no command."""

COMMANDS_SHARE = 0.5
"""The share of commands among what people write, as the gate expects it."""


def gate_from(cases: Sequence[Case]) -> Gate:
    """The gate that these cases teach; without any it lets nothing through."""
    if not cases:
        return SHUT
    evidence = np.array([case.evidence for case in cases])
    is_right = np.array([case.is_right for case in cases], dtype=bool)
    is_command = np.array([case.lesson.label not in NO_COMMAND for case in cases], dtype=bool)
    ours, others = int(is_command.sum()), int((~is_command).sum())
    weight = ours * (1 - COMMANDS_SHARE) / COMMANDS_SHARE / max(others, 1)
    return learn(evidence, is_right, np.where(is_command, 1.0, weight))
