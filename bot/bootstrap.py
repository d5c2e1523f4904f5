"""The only place where real things are built and joined.

Nothing is built before it is needed: a matcher is fitted when the first question in its language
is asked, and the database is opened only by what keeps something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from bot.assistant.context import Assistant
from bot.assistant.ports import Storage
from bot.content import Content, ContentError, edition_on, find_root, load
from bot.faq.article import Knowledge
from bot.faq.costs import Costs
from bot.handoff.business_hours import day_of
from bot.vocabulary import Bilingual, Language
from bot.wording.applicants.renderer import Renderer
from bot.wording.catalogue import Catalogues, read_catalogues

if TYPE_CHECKING:
    from pathlib import Path

    from bot.faq.matcher import Matcher
    from bot.settings import Settings
    from bot.storage.model_cache import Kind
    from bot.understanding.commands.expert import Expert
    from bot.understanding.facts.model.experts import FactExperts
    from bot.understanding.facts.reader import Reader
    from bot.understanding.interpreter import Interpreter

T = TypeVar("T")

CONTENT_FOLDERS = ("knowledge", "flows")

RETENTION_DAYS = 365
"""How long untouched data is kept unless the operator says otherwise."""


class TroubleError(Exception):
    """Something outside of the program is wrong; the message tells an operator what to do."""

    def __init__(self, message: str, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code


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
        from bot.storage.model_cache import (
            fitted,  # loading numpy and the dictionary takes its time
        )

        with self._locks[language]:
            if language not in self._fitted:
                self._fitted[language] = fitted(self._kind(), language, self._folder)
            return self._fitted[language]

    def has(self, language: Language) -> bool:
        """Whether that of a language is here already."""
        return language in self._fitted


class Matchers(Fitted["Matcher"]):
    """The matcher of each language."""

    def __init__(self, knowledge: Knowledge, folder: Path | None = None) -> None:
        super().__init__(lambda: matcher_kind(knowledge), folder)


def matcher_kind(knowledge: Knowledge) -> Kind[Matcher]:
    """How matchers are made."""
    from bot.storage.model_cache import matchers  # loading numpy takes its time

    return matchers(knowledge, costs())


def costs() -> Costs:
    """What the operator says that mistakes cost."""
    wanted = settings()
    return Costs(
        wrong=wanted.cost_wrong_answer,
        needless=wanted.cost_needless_suggestion,
        silence=wanted.cost_silence,
    )


def expert_kind() -> Kind[Expert]:
    """How experts for commands are made."""
    from bot.storage.model_cache import experts  # loading numpy takes its time

    known = content()
    return experts(known.commands, known.knowledge, known.answers)


def fact_kind() -> Kind[FactExperts]:
    """How experts for facts are made."""
    from bot.storage.model_cache import fact_experts  # loading numpy takes its time

    known = content()
    return fact_experts(known.flow, known.answers)


def kinds() -> tuple[Kind[Any], ...]:
    """Everything that is fitted from content before the counter can answer."""
    return (matcher_kind(content().knowledge), expert_kind(), fact_kind())


def learn(language: Language) -> None:
    """Have everything fitted or loaded that a language needs."""
    matcher_of()(language)
    expert_of()(language)
    fact_experts_of()(language)


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def settings() -> Settings:
    """What the operator has set."""
    from bot.settings import SettingsError, read_settings

    try:
        return read_settings()
    except SettingsError as error:
        raise TroubleError(str(error), exit_code=2) from error


def root() -> Path:
    """The folder that holds the content: the operator's own, or what comes with the program."""
    own = settings().content
    if own is None:
        return find_root()
    if missing := [name for name in CONTENT_FOLDERS if not (own / name).is_dir()]:
        raise TroubleError(
            f"MADOGUCHI_CONTENT={own}: there is no folder {' and no folder '.join(missing)}. Name "
            "the folder that holds both, or leave the variable out to use what is built in.",
            exit_code=2,
        )
    return own.resolve()


@cache
def content() -> Content:
    """What curators wrote, checked as a whole; read once in a process."""
    try:
        return load(root(), edition_on(root(), day_of(now())))
    except ContentError as error:
        raise TroubleError(str(error)) from error


@cache
def catalogues() -> Catalogues:
    """The translations; read once in a process, as that takes its time."""
    return read_catalogues(find_root() / "locales")


def renderer(retention_days: int = RETENTION_DAYS) -> Renderer:
    """The voice of the counter."""
    known = content()
    return Renderer(
        edition=known.edition,
        flow=known.flow,
        form=known.form,
        words=known.words,
        catalogues=catalogues(),
        retention_days=retention_days,
        articles=known.knowledge.articles,
    )


def assistant_on(storage: Storage, retention_days: int = RETENTION_DAYS) -> Assistant:
    """The whole counter, keeping things in this storage."""
    known = content()
    return Assistant(
        edition=known.edition,
        flow=known.flow,
        knowledge=known.knowledge,
        words=known.words,
        form=known.form,
        interpreter=interpreter(),
        matcher=matcher_of(),
        wording=renderer(retention_days),
        storage=storage,
    )


@cache
def matcher_of() -> Matchers:
    """What gives the matcher of a language; one for the process, as fitting takes its time."""
    return Matchers(content().knowledge, settings().cache_dir)


@cache
def expert_of() -> Fitted[Expert]:
    """What gives the expert for commands of a language; one for the process."""
    return Fitted(expert_kind, settings().cache_dir)


@cache
def fact_experts_of() -> Fitted[FactExperts]:
    """What gives the experts for facts of a language; one for the process."""
    return Fitted(fact_kind, settings().cache_dir)


@cache
def fact_reader() -> Reader:
    """What reads facts and replies; one for the process."""
    from bot.understanding.facts.reader import Reader  # loading numpy takes its time

    known = content()
    return Reader(known.flow, known.words, known.answers, fact_experts_of())


@cache
def interpreter() -> Interpreter:
    """What tells what messages mean; one for the process."""
    from bot.understanding.interpreter import Interpreter  # loading numpy takes its time

    known = content()
    return Interpreter(
        flow=known.flow,
        words=known.words,
        form=known.form,
        book=known.commands,
        knowledge=known.knowledge,
        expert=expert_of(),
        matcher=matcher_of(),
        reader=fact_reader(),
        called=known.answers.names(titles_in(known)),
    )


def titles_in(known: Content) -> dict[str, Bilingual]:
    """The titles of the questions and of the contact form's fields."""
    titles = {question.key: question.title for question in known.flow.questions}
    return titles | {field.name: field.title for field in known.form.fields}


@contextmanager
def storage_trouble_told() -> Iterator[None]:
    """Whatever goes wrong with the database inside of this is told in plain words."""
    from bot.storage import StorageError  # loading SQLAlchemy takes its time

    try:
        yield
    except StorageError as error:
        raise TroubleError(str(error)) from error


@contextmanager
def open_database(wanted: Settings) -> Iterator[Storage]:
    """The database, brought up to date; whatever goes wrong with it is told in plain words."""
    from bot.storage import open_storage

    with (
        storage_trouble_told(),
        open_storage(wanted.database_url, connections=wanted.database_connections) as storage,
    ):
        yield storage


@contextmanager
def serving_alone(wanted: Settings) -> Iterator[None]:
    """Be the only one that serves a database that is a file; another one is told."""
    from bot.storage import serving_alone

    with ExitStack() as stack:
        with storage_trouble_told():
            stack.enter_context(serving_alone(wanted.database_url))
        yield


@contextmanager
def open_assistant(wanted: Settings) -> Iterator[Assistant]:
    """The whole counter on its database."""
    content()  # broken content is told before a database is created
    with open_database(wanted) as storage:
        yield assistant_on(storage, wanted.retention_days)
