"""The only place where real things are built and joined.

Nothing is built before it is needed: a matcher is fitted when the first question in its language
is asked, and the database is opened only by what keeps something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.assistant.context import Assistant
from bot.assistant.ports import Storage
from bot.assistant.team.usual_hours import UsualHours, usual_hours_of
from bot.content import Content, ContentError, edition_on, find_root, load
from bot.content.editions import zone_at
from bot.content.source.tree import CONTENT_FOLDERS
from bot.editions import EditionCounters
from bot.faq.costs import Costs
from bot.handoff.business_hours import day_of
from bot.programme import Matchers, Programme
from bot.vocabulary import Language
from bot.vocabulary.desk_zone import settle_at
from bot.wording.applicants.current_renderer import CurrentRenderer
from bot.wording.applicants.renderer import Renderer
from bot.wording.catalogue import Catalogues, read_catalogues

if TYPE_CHECKING:
    from pathlib import Path

    from bot.faq.semantic.encoder import SentenceEncoder
    from bot.settings import Settings
    from bot.understanding.interpreter import Interpreter


RETENTION_DAYS = 365
"""How long untouched data is kept unless the operator says otherwise."""


class TroubleError(Exception):
    """Something outside of the program is wrong; the message tells an operator what to do."""

    def __init__(self, message: str, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def costs() -> Costs:
    """What the operator says that mistakes cost."""
    wanted = settings()
    return Costs(
        wrong=wanted.cost_wrong_answer,
        needless=wanted.cost_needless_suggestion,
        silence=wanted.cost_silence,
    )


def encoder() -> SentenceEncoder | None:
    """What matchers take a second look with; None where the operator does not want one."""
    from bot.faq.semantic.encoder import MISSING, installed_encoder

    if not settings().semantic:
        return None
    found = installed_encoder()
    if found is None:
        raise TroubleError(MISSING, exit_code=2)
    return found


def programme_with(known: Content, cache: Path | None) -> Programme:
    """What is learnt from some content, as the operator wants it."""
    return Programme(known, cache, costs(), encoder())


def learn(language: Language, *, is_checked: bool = False) -> None:
    """Have everything fitted or loaded that a language needs. `is_checked`: see `load`."""
    if is_checked:
        known = load(root(), first_edition(), is_checked=True)
        programme_with(known, settings().cache_dir).learn(language)
    else:
        programme().learn(language)


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
        return settled(find_root())
    if missing := [name for name in CONTENT_FOLDERS if not (own / name).is_dir()]:
        raise TroubleError(
            f"MADOGUCHI_CONTENT={own}: there is no folder {' and no folder '.join(missing)}. Name "
            "the folder that holds both, or leave the variable out to use what is built in.",
            exit_code=2,
        )
    return settled(own.resolve())


def settled(folder: Path) -> Path:
    """A folder of content whose desk is the one of this process from now on: days and hours are
    those of its zone."""
    settle_at(zone_of(folder))
    return folder


@cache
def zone_of(folder: Path) -> ZoneInfo:
    """Where the desk of some content is; read once in a process."""
    return zone_at(folder)


def edition() -> str:
    """The edition that holds today, where the desk is."""
    return edition_on(root(), day_of(now()))


@cache
def first_edition() -> str:
    """The edition that held when this process began."""
    return edition()


@cache
def content() -> Content:
    """What curators wrote, checked as a whole; read once in a process."""
    try:
        return load(root(), first_edition())
    except ContentError as error:
        raise TroubleError(str(error)) from error


@cache
def catalogues() -> Catalogues:
    """The translations; read once in a process, as that takes its time."""
    return read_catalogues(find_root() / "locales")


@cache
def programme() -> Programme:
    """What curators wrote for the edition that holds, and what is learnt from it; one for the
    process."""
    return programme_with(content(), settings().cache_dir)


def renderer(retention_days: int = RETENTION_DAYS) -> Renderer:
    """The voice of the counter."""
    return renderer_of(content(), retention_days)


def renderer_of(
    known: Content, retention_days: int = RETENTION_DAYS, usual: UsualHours | None = None
) -> Renderer:
    """The voice of a counter with this content, which speaks of the usual hours as they are."""
    return Renderer(
        edition=usual.over(known.edition) if usual else known.edition,
        flow=known.flow,
        form=known.form,
        words=known.words,
        catalogues=catalogues(),
        retention_days=retention_days,
        articles=known.knowledge.articles,
    )


def assistant_on(storage: Storage, retention_days: int = RETENTION_DAYS) -> Assistant:
    """The whole counter, keeping things in this storage."""
    return assistant_of(programme(), storage, retention_days)


def assistant_of_editions(storage: Storage, retention_days: int = RETENTION_DAYS) -> Assistant:
    """The whole counter, which goes from edition to edition as they open."""

    def seat(known: Content) -> Assistant:
        return assistant_of(programme_of(known), storage, retention_days)

    def read(below: Path, name: str) -> Content:
        is_ours = below == root() and name == first_edition()
        return content() if is_ours else load(below, name)

    editions = EditionCounters(root(), seat, read=read)
    return replace(assistant_on(storage, retention_days), editions=editions)


def programme_of(known: Content) -> Programme:
    """What is learnt from some content; what this process learns anyway where it is that."""
    return programme() if known is content() else programme_with(known, cache_of(known))


def cache_of(known: Content) -> Path | None:
    """Where what is learnt is kept; from an edition that does not hold at the start beside that of
    the one which does, so that neither throws away the other's."""
    folder = settings().cache_dir
    is_ours = known.edition.id == content().edition.id
    return folder if is_ours or folder is None else folder / known.edition.id


def current_renderer(assistant: Assistant, clock: Callable[[], datetime]) -> Renderer:
    """The voice of the edition that holds at the moment."""

    def of(edition: str) -> Renderer | None:
        found = assistant.editions.of(edition) if assistant.editions else None
        return voice_of(found) if found else None

    return CurrentRenderer(lambda: voice_of(assistant.today(clock())), of)


def voice_of(assistant: Assistant) -> Renderer:
    """The voice of a counter that was built here."""
    assert isinstance(assistant.wording, Renderer)  # noqa: S101  every one of them has such a voice
    return assistant.wording


def assistant_of(
    chosen: Programme, storage: Storage, retention_days: int = RETENTION_DAYS
) -> Assistant:
    """The counter of one programme, keeping things in this storage."""
    known, hours = chosen.content, usual_hours_of(storage)
    return Assistant(
        edition=known.edition,
        flow=known.flow,
        knowledge=known.knowledge,
        words=known.words,
        form=known.form,
        interpreter=chosen.interpreter,
        matcher=chosen.matchers,
        wording=renderer_of(known, retention_days, hours),
        storage=storage,
        replies=known.replies,
    )


def matcher_of() -> Matchers:
    """What gives the matcher of a language; one for the process, as fitting takes its time."""
    return programme().matchers


def interpreter() -> Interpreter:
    """What tells what messages mean; one for the process."""
    return programme().interpreter


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
        open_storage(
            wanted.database_url,
            connections=wanted.database_connections,
            replica=wanted.replica_url.strip(),
        ) as storage,
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
        assistant = assistant_on(storage, wanted.retention_days)
        usual_hours_of(storage).refresh(storage)
        yield assistant
