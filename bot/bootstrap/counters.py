"""The counter of each edition and its voice, built from content and what the operator has set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from bot.assistant.context import Assistant
from bot.assistant.ports import Storage
from bot.assistant.team.usual_hours import UsualHours, usual_hours_of
from bot.bootstrap.environment import TroubleError, costs, encoder, first_edition, root, settings
from bot.content import Content, ContentError, find_root, load
from bot.editions import EditionCounters
from bot.programme import Matchers, Programme
from bot.vocabulary import Language
from bot.wording.applicants.current_renderer import CurrentRenderer
from bot.wording.applicants.renderer import Renderer
from bot.wording.catalogue import Catalogues, read_catalogues

if TYPE_CHECKING:
    from pathlib import Path

    from bot.understanding.interpreter import Interpreter


RETENTION_DAYS = 365
"""How long untouched data is kept unless the operator says otherwise."""


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
