"""How people answer the questions of the pre-check, as curators wrote it down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.precheck.flow import Flow
from bot.understanding.facts.entities.places import Gazetteer
from bot.understanding.facts.spelling import words_in
from bot.understanding.facts.stances import Listed
from bot.vocabulary import NO_WORDS, Bilingual, Language, Words

UNDECIDED = "undecided"
"""Under this name stand sentences about a question's subject that decide nothing."""

Sentences = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Sentences by question key and value."""


@dataclass(frozen=True)
class AnswerBook:
    """Sentences by language; what questions, fields, and things that people speak of are called,
    and (`contrary`) that of which none means the yes of a question; words of stances; places."""

    sentences: Mapping[Language, Sentences]
    called: Mapping[str, Words]
    contrary: Mapping[str, Words]
    called_fields: Mapping[str, Words]
    things: Mapping[str, Words]
    stances: Listed
    gazetteer: Gazetteer

    def of(self, question: str, language: Language) -> Mapping[str, tuple[str, ...]]:
        """The sentences of one question by value."""
        return self.sentences[language].get(question, {})

    def all(self, language: Language) -> Iterator[str]:
        """Every sentence of one language."""
        for of_question in self.sentences[language].values():
            for sentences in of_question.values():
                yield from sentences

    def names(self, titles: Mapping[str, Bilingual]) -> dict[str, Words]:
        """What people call questions and fields, by key and name; their titles come first."""
        called = {**self.called, **self.called_fields}
        return {
            key: {
                language: (title.speak(language), *called.get(key, NO_WORDS)[language])
                for language in Language
            }
            for key, title in titles.items()
        }

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of several sentences: none of them is a slip."""
        found = Counter(
            word for language in Language for s in self.all(language) for word in words_in(s)
        )
        return frozenset(word for word, number in found.items() if number > 1)


def told_words(flow: Flow) -> frozenset[str]:
    """The words that facts are told with."""
    listed = [o.says for q in flow.questions for o in q.options]
    listed += [q.topic.words for q in flow.questions if q.topic is not None]
    return frozenset(
        w for words in listed for of in words.values() for phrase in of for w in words_in(phrase)
    )
