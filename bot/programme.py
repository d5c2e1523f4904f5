"""One edition of one programme: what curators wrote, and all that is learnt from it.

Nothing here is shared between two of them, so that a process can hold several: other programmes, or
the editions of one. Nothing is fitted before it is needed: loading numpy takes its time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from bot.content import Content
from bot.faq.article import Knowledge
from bot.faq.costs import USUAL, Costs
from bot.vocabulary import Bilingual, Language
from bot.vocabulary.edition import FactType

if TYPE_CHECKING:
    from pathlib import Path

    from bot.faq.matcher import Matcher
    from bot.faq.semantic.encoder import SentenceEncoder
    from bot.storage.model_cache import Kind
    from bot.understanding.commands.expert import Expert
    from bot.understanding.facts.model.experts import FactExperts
    from bot.understanding.facts.reader import Reader
    from bot.understanding.interpreter import Interpreter

T = TypeVar("T")


class Fitted(Generic[T]):
    """What is fitted for each language, once, on first use. Safe to share between threads.

    `folder` is where it is kept for the next run; `kind` tells what it is, and is asked only then.
    """

    def __init__(self, kind: Callable[[], Kind[T]], folder: Path | None = None) -> None:
        self._kind = kind
        self._folder = folder
        self._fitted: dict[Language, T] = {}
        self._locks = {language: Lock() for language in Language}

    def __call__(self, language: Language) -> T:
        """What is fitted for a language."""
        from bot.storage.model_cache import fitted

        with self._locks[language]:
            if language not in self._fitted:
                self._fitted[language] = fitted(self._kind(), language, self._folder)
            return self._fitted[language]

    def take(self, language: Language, fitted: T) -> None:
        """Use what was fitted elsewhere from the same."""
        with self._locks[language]:
            self._fitted.setdefault(language, fitted)

    def key(self, language: Language) -> str:
        """What tells what that of a language is fitted from."""
        from bot.storage.model_cache import key_of

        return key_of(self._kind(), language)

    def has(self, language: Language) -> bool:
        """Whether that of a language is here already."""
        return language in self._fitted


class Matchers(Fitted["Matcher"]):
    """The matcher of each language."""

    def __init__(
        self,
        knowledge: Knowledge,
        folder: Path | None = None,
        costs: Costs = USUAL,
        encoder: SentenceEncoder | None = None,
    ) -> None:
        super().__init__(lambda: _matcher_kind(knowledge, costs, encoder), folder)


def matchers_of_version(
    knowledge: Knowledge, folder: Path | None, costs: Costs, encoder: SentenceEncoder | None
) -> Matchers:
    """The matchers of any version of the articles: loaded where exactly these are kept, and never
    kept in the place of those that serve."""
    from bot.storage.model_cache import is_kept

    kind = _matcher_kind(knowledge, costs, encoder)
    is_here = folder is not None and all(is_kept(kind, each, folder) for each in Language)
    return Matchers(knowledge, folder if is_here else None, costs, encoder)


def take_over(programme: Programme, former: Programme) -> None:
    """Let a programme have what another one has learnt already, where it is the same."""
    pairs: tuple[tuple[Fitted[Any], Fitted[Any]], ...] = (
        (programme.matchers, former.matchers),
        (programme.experts, former.experts),
        (programme.fact_experts, former.fact_experts),
    )
    for ours, theirs in pairs:
        for language in filter(theirs.has, Language):
            if ours.key(language) == theirs.key(language):
                ours.take(language, theirs(language))


def hears_alike(one: Content, other: Content) -> bool:
    """Whether people are heard alike: by the same sentences, words and phrases."""
    phrases = [
        [(q.key, o.value, o.says, o.answers) for q in each.flow.questions for o in q.options]
        for each in (one, other)
    ]
    said = [(each.commands, each.answers.sentences, each.words) for each in (one, other)]
    return phrases[0] == phrases[1] and said[0] == said[1]


def take_matchers(
    programme: Programme, known: Knowledge, matcher: Callable[[Language], Matcher]
) -> None:
    """Let a programme have the matchers of other knowledge, where they are the same."""
    from bot.faq.training.dataset import said_in

    ours = programme.content.knowledge
    for language in Language:
        if said_in(ours, language) == said_in(known, language):
            programme.matchers.take(language, matcher(language))


def _matcher_kind(
    knowledge: Knowledge, costs: Costs, encoder: SentenceEncoder | None
) -> Kind[Matcher]:
    from bot.storage.model_cache import matchers

    return matchers(knowledge, costs, encoder)


@dataclass(frozen=True)
class Programme:
    """The content of one edition with what is learnt from it. `cache` keeps that for the next run;
    `costs` are what the operator says that mistakes cost; `encoder` is what matchers take a second
    look with, where the operator wants that."""

    content: Content
    cache: Path | None = None
    costs: Costs = USUAL
    encoder: SentenceEncoder | None = None

    @cached_property
    def matchers(self) -> Matchers:
        """The matcher of each language."""
        return Matchers(self.content.knowledge, self.cache, self.costs, self.encoder)

    @cached_property
    def experts(self) -> Fitted[Expert]:
        """The expert for commands of each language."""
        return Fitted(self._expert_kind, self.cache)

    @cached_property
    def fact_experts(self) -> Fitted[FactExperts]:
        """The experts for facts of each language."""
        return Fitted(self._fact_kind, self.cache)

    @property
    def kinds(self) -> tuple[Kind[Any], ...]:
        """Everything that is fitted before the counter can answer."""
        matcher = _matcher_kind(self.content.knowledge, self.costs, self.encoder)
        return (matcher, self._expert_kind(), self._fact_kind())

    def learn(self, language: Language) -> None:
        """Have everything fitted or loaded that a language needs."""
        self.matchers(language)
        self.experts(language)
        self.fact_experts(language)
        if self.encoder:
            self.encoder.load()  # or else the first unsure question waited for it

    @cached_property
    def reader(self) -> Reader:
        """What reads facts and replies."""
        from bot.understanding.facts.reader import Reader

        known = self.content
        return Reader(known.flow, known.words, known.answers, self.fact_experts)

    @cached_property
    def interpreter(self) -> Interpreter:
        """What tells what messages mean."""
        from bot.understanding.form.told.desk_contacts import DeskContacts
        from bot.understanding.interpreter import Interpreter

        known = self.content
        return Interpreter(
            flow=known.flow,
            words=known.words,
            form=known.form,
            book=known.commands,
            knowledge=known.knowledge,
            expert=self.experts,
            matcher=self.matchers,
            reader=self.reader,
            called=known.answers.names(self._titles()),
            desk=DeskContacts(
                known.edition.values_of(FactType.PHONE), known.edition.values_of(FactType.EMAIL)
            ),
        )

    def _titles(self) -> Mapping[str, Bilingual]:
        titles = {question.key: question.title for question in self.content.flow.questions}
        return titles | {field.name: field.title for field in self.content.form.fields}

    def _expert_kind(self) -> Kind[Expert]:
        from bot.storage.model_cache import experts

        return experts(self.content.commands, self.content.knowledge, self.content.answers)

    def _fact_kind(self) -> Kind[FactExperts]:
        from bot.storage.model_cache import fact_experts

        return fact_experts(self.content.flow, self.content.answers)
