"""The shapes of `flows/phrasings/*/answers.yaml`, `called.yaml`, `stances.yaml`, `places.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated

from babel import Locale
from pydantic import Field, TypeAdapter

from bot.content.checks.repetition import Phrase, repeated_phrases
from bot.content.schemas.base import Concept, ContentEntry, Text, Value, WordsEntry
from bot.content.source.document import Source, did_you_mean
from bot.content.source.problem import Problem
from bot.content.source.tree import Tree
from bot.precheck.flow import NOT_SURE
from bot.understanding.facts.answer_book import UNDECIDED, AnswerBook
from bot.understanding.facts.entities.places import Gazetteer
from bot.understanding.facts.stances import Listed, Reach, Stance
from bot.vocabulary import Language, Words
from bot.vocabulary.sentence import N_, Sentence


class SparseWords(ContentEntry):
    """Words in both languages, of which one may have none."""

    ja: list[Text] = Field(default_factory=list)
    en: list[Text] = Field(default_factory=list)


class PlacesFile(ContentEntry):
    """The whole of `places.yaml`."""

    japan: WordsEntry
    overseas: WordsEntry


class CalledFile(ContentEntry):
    """The whole of `called.yaml`."""

    questions: dict[Value, WordsEntry]
    contrary: dict[Value, WordsEntry] = Field(default_factory=dict)
    fields: dict[Value, WordsEntry]
    things: dict[Concept, WordsEntry] = Field(default_factory=dict)


StancesFile = dict[
    Annotated[Stance, Field(strict=False)], dict[Annotated[Reach, Field(strict=False)], SparseWords]
]
AnswersFile = dict[Value, dict[Value, Annotated[list[Text], Field(min_length=1)]]]

STANCES_FILE: TypeAdapter[StancesFile] = TypeAdapter(StancesFile)
ANSWERS_FILE: TypeAdapter[AnswersFile] = TypeAdapter(AnswersFile)
PLACES_FILE = TypeAdapter(PlacesFile)
CALLED_FILE = TypeAdapter(CalledFile)


def to_answer_book(tree: Tree) -> AnswerBook:
    """All that is known of how people answer."""
    called = CALLED_FILE.validate_python(tree.called.data)
    return AnswerBook(
        sentences={
            language: {
                question: {value: tuple(said) for value, said in values.items()}
                for question, values in ANSWERS_FILE.validate_python(source.data).items()
            }
            for language, source in zip(Language, tree.answer_phrasings, strict=True)
        },
        called=to_names(called.questions),
        contrary=to_names(called.contrary),
        called_fields=to_names(called.fields),
        things=to_names(called.things),
        stances=to_stances(STANCES_FILE.validate_python(tree.stances.data)),
        gazetteer=to_gazetteer(PLACES_FILE.validate_python(tree.places.data)),
    )


def to_names(entries: Mapping[str, WordsEntry]) -> Mapping[str, Words]:
    """What each thing is called."""
    return {name: entry.words() for name, entry in entries.items()}


def to_stances(file: StancesFile) -> Listed:
    """The words of each stance and reach."""
    return {
        stance: {
            reach: {Language.JA: tuple(words.ja), Language.EN: tuple(words.en)}
            for reach, words in reaches.items()
        }
        for stance, reaches in file.items()
    }


def to_gazetteer(file: PlacesFile) -> Gazetteer:
    """The places of the file, and the countries of the world."""
    japan, listed = file.japan.words(), file.overseas.words()
    here = {language: folded_names(japan[language]) for language in Language}
    return Gazetteer(
        japan=here,
        overseas={
            language: (folded_names(listed[language]) | countries(language)) - here[language]
            for language in Language
        },
    )


def countries(language: Language) -> frozenset[str]:
    """The names of all countries but Japan."""
    named = Locale(language.value).territories
    return folded_names(name for code, name in named.items() if len(code) == 2 and code != "JP")


def folded_names(names: Iterable[str]) -> frozenset[str]:
    """The names as they are compared."""
    return frozenset(name.casefold() for name in names)


def answer_file_problems(tree: Tree) -> Iterator[Problem]:
    """Questions, values and fields that do not exist; a sentence that means two values."""
    known = values_in(tree)
    for source in tree.answer_phrasings:
        for question, values in entries_of(source.data):
            if question in known:
                yield from value_problems(source, question, entries_of(values), known[question])
                continue
            hint = did_you_mean(question, tuple(known))
            missing = N_("there is no question `{question}`{hint}")
            yield source.problem((question,), Sentence(missing, question=question, hint=hint))


def value_problems(
    source: Source, question: str, told: Iterable[tuple[str, object]], known: Sequence[str]
) -> Iterator[Problem]:
    """Values that a question does not have; a sentence that means two of them."""
    for value, _ in told:
        if value not in (*known, NOT_SURE, UNDECIDED):
            hint = did_you_mean(value, known)
            missing = N_("there is no value `{value}`{hint}")
            yield source.problem((question, value), Sentence(missing, value=value, hint=hint))
    yield from repeated_phrases(
        Phrase(source, loc, text, str(loc[1]))
        for loc, text in source.texts_at(question, None, None)
    )


def values_in(tree: Tree) -> dict[str, tuple[str, ...]]:
    """The values of each question, as far as they could be read."""
    questions = tree.flow.data.get("questions") if isinstance(tree.flow.data, dict) else None
    return {
        str(question.get("key")): tuple(
            str(choice.get("value")) for choice in question.get("choices") or ()
        )
        for question in questions or ()
        if isinstance(question, dict)
    }


def entries_of(data: object) -> Iterator[tuple[str, object]]:
    """The keys of a mapping; nothing of anything else."""
    if isinstance(data, dict):
        yield from ((str(key), value) for key, value in data.items())
