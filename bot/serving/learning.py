"""Fitting the matchers while the counter is open already: the first time this takes a while."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event

from bot import bootstrap
from bot.fitted import is_kept
from bot.vocabulary import Language

log = logging.getLogger(__name__)

LOOK = 0.05
"""Seconds between two looks of whoever waits."""


class Learning:
    """Learns once; whoever needs what is learnt can wait for it without occupying a thread."""

    def __init__(self, learn: Callable[[], object]) -> None:
        self._learn = learn
        self._is_done = Event()

    @property
    def is_done(self) -> bool:
        """Whether everything is learnt."""
        return self._is_done.is_set()

    def run(self) -> None:
        """Learn. If it fails, it is not done, and the error is raised."""
        self._learn()
        self._is_done.set()

    async def wait(self) -> None:
        """Wait until it is done."""
        while not self._is_done.is_set():
            await asyncio.sleep(LOOK)


def learn() -> None:
    """Have the matchers of all languages fitted, or load them where they were fitted before."""
    folder = bootstrap.settings().cache_dir
    if folder is not None:
        fit_elsewhere(folder)
    for language in Language:
        bootstrap.matcher_of()(language)


def fit_elsewhere(folder: Path) -> None:
    """Fit what is missing, each language in a process of its own, so that pages stay quick.

    Whatever goes wrong there is no harm: what is missing then is fitted here.
    """
    knowledge = bootstrap.content().knowledge
    missing = [language for language in Language if not is_kept(knowledge, language, folder)]
    if not missing:
        return
    log.info("Learning the knowledge base; this takes up to a minute, and only once")
    command = [sys.executable, "-m", "bot", "knowledge", "learn", "--language"]
    with suppress(OSError):
        running = [
            subprocess.Popen([*command, language], stdout=subprocess.DEVNULL)  # noqa: S603
            for language in missing
        ]
        for process in running:
            process.wait()
