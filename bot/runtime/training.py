"""Fitting the matchers while the counter is open already: the first time this takes a while.

Those of an edition that opens tomorrow are fitted before, so that nobody waits at midnight.
"""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from time import sleep

from bot import bootstrap
from bot.assistant.context import Assistant
from bot.handoff.business_hours import day_of
from bot.programme import Programme
from bot.runtime.scheduler import MINUTE, Job
from bot.storage.model_cache import is_kept
from bot.vocabulary import Language

log = logging.getLogger(__name__)

LOOK = 0.05
"""Seconds between two looks of whoever waits."""


ALONE = {"OPENBLAS_NUM_THREADS": "1"}
"""Each language has a process of its own; more threads would only get in each other's way."""


class StoppedError(Exception):
    """Nobody needs it any more."""


class Trainer:
    """Learns once; whoever needs what is learnt can wait for it without occupying a thread.

    `learn` is called with a function that says whether to go on.
    """

    def __init__(self, learn: Callable[[Callable[[], bool]], object]) -> None:
        self._learn = learn
        self._is_done, self._is_stopped = Event(), False

    @property
    def is_done(self) -> bool:
        """Whether everything is learnt."""
        return self._is_done.is_set()

    def run(self) -> bool:
        """Learn; whether it was not stopped meanwhile. What keeps it from learning is raised."""
        try:
            self._learn(lambda: not self._is_stopped)
        except StoppedError:
            return False
        self._is_done.set()
        return True

    def stop(self) -> None:
        """Nobody needs it any more."""
        self._is_stopped = True

    def wait_here(self) -> None:
        """Wait until it is done, in a thread that has nothing else to do."""
        while self._is_awaited():
            self._is_done.wait(LOOK)

    async def wait(self) -> None:
        """Wait until it is done."""
        while self._is_awaited():
            await asyncio.sleep(LOOK)

    def _is_awaited(self) -> bool:
        """Whether it goes on. Raises `StoppedError` where it was stopped."""
        if self._is_stopped and not self._is_done.is_set():
            raise StoppedError
        return not self._is_done.is_set()


def learn() -> None:
    """Have the matchers of all languages fitted and kept where they are not: one language here, the
    others meanwhile in processes of their own. Whatever goes wrong there is fitted here."""
    programme, root = bootstrap.programme(), bootstrap.root()
    missing = missing_in(programme)
    with suppress(OSError), ExitStack() as stack:
        running = [stack.enter_context(fitting(language, root)) for language in missing[1:]]
        for language in missing[:1]:
            programme.learn(language)
        for process in running:
            process.wait()
    for language in missing_in(programme):
        programme.learn(language)


def learn_programme(programme: Programme, root: Path, goes_on: Callable[[], bool]) -> None:
    """The same for any programme, whose files are below a root, while others are served: all in
    processes of their own. Raises `StoppedError` soon after it is not to go on."""
    fit_elsewhere(programme, root, goes_on)
    for language in Language:
        programme.learn(language)


def fit_elsewhere(programme: Programme, root: Path, goes_on: Callable[[], bool]) -> None:
    """Fit what is missing, each language in a process of its own, so that pages stay quick.

    Whatever goes wrong there is no harm: what is missing then is fitted here.
    """
    missing = missing_in(programme)
    if not missing:
        return
    log.info("Learning the knowledge base; this takes up to a minute, and only once")
    with suppress(OSError), ExitStack() as stack:
        running = [stack.enter_context(fitting(language, root)) for language in missing]
        while any(process.poll() is None for process in running):
            if not goes_on():
                raise StoppedError
            sleep(LOOK)


def missing_in(programme: Programme) -> list[Language]:
    """The languages that are neither fitted nor kept; none where nothing can be kept."""
    folder = programme.cache
    absent = [language for language in Language if not programme.matchers.has(language)]
    if folder is None or not absent:
        return []
    kinds = programme.kinds  # to tell what they are made from takes a while
    return [x for x in absent if not all(is_kept(kind, x, folder) for kind in kinds)]


@contextmanager
def fitting(language: Language, root: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that fits a language; it ends with this, and Ctrl-C is not for it."""
    command = [sys.executable, "-m", "bot", "knowledge", "learn", "--language", language]
    command.append("--checked")  # whoever starts it has read the content, and so found it right
    with subprocess.Popen(  # noqa: S603  our own command
        command,
        env={**os.environ, **ALONE, "MADOGUCHI_CONTENT": str(root)},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


def preparing(assistant: Assistant) -> Job:
    """Look every hour whether another edition holds tomorrow, and have it learnt once."""
    prepared: set[str] = set()

    def prepare(now: datetime) -> None:
        if assistant.editions is None:
            return
        tomorrow = assistant.editions.on(day_of(now) + timedelta(days=1))
        if tomorrow.edition.id in {assistant.today(now).edition.id, *prepared}:
            return
        prepared.add(tomorrow.edition.id)
        Thread(target=learn_all, args=(tomorrow,), name="next edition", daemon=True).start()

    return Job("Preparing the next edition", prepare, every=60 * MINUTE, is_own=True)


def learn_all(assistant: Assistant) -> None:
    """Have everything fitted or loaded that a counter needs, in every language."""
    for language in Language:
        assistant.matcher(language)
        assistant.interpreter.expert(language)
        assistant.interpreter.reader.experts(language)
