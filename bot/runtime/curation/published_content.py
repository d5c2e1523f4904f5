"""Bringing what curators published at the desk into the counter of this process, without a restart.

Each process looks for itself whether there is something newer. It reads the content anew, learns it
beside what goes on, and only then has it answer: nobody waits, and nobody meets half of it.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock, Thread
from weakref import finalize

from bot import bootstrap
from bot.assistant.context import Assistant
from bot.assistant.curation.drafts import tell_answered
from bot.assistant.curation.unanswered import review
from bot.assistant.mail_queue import NO_MAIL, MailReach
from bot.assistant.ports import Publication, Storage
from bot.content import Content, ContentError, edition_on, load
from bot.content.edits.patch import UnpatchableError
from bot.content.edits.release import Release, release_at
from bot.editions import EditionCounters
from bot.handoff.business_hours import day_of
from bot.programme import Programme, take_over
from bot.runtime.scheduler import Job
from bot.runtime.training import learn_programme

log = logging.getLogger(__name__)

LOOK = 2.0
"""Seconds between two looks."""


class PublishedContent:
    """What is published, as far as this process has it. Safe to share between threads.

    `number` is the newest publication that the counter here answers with. `programme_of` is what
    is learnt from content, `programme` what was learnt already. Who waited for an answer that was
    published is told of it, by mail as well where `mailed` says so.
    """

    def __init__(
        self,
        storage: Storage,
        editions: EditionCounters,
        retention_days: int,
        root: Path,
        programme_of: Callable[[Content], Programme] = bootstrap.programme_of,
        programme: Programme | None = None,
        mailed: MailReach = NO_MAIL,
    ) -> None:
        self._programme, self._mailed = programme, mailed
        self._programme_of = programme_of
        self._storage, self._editions = storage, editions
        self._retention_days, self._root = retention_days, root
        self.number = 0
        self.release = Release(root)
        self._failed = 0
        self._forget: Callable[[], object] = lambda: None
        self._lock = Lock()
        self._under_way: Thread | None = None

    @property
    def files(self) -> Path:
        """Where the operator's own files are."""
        return self._root

    def learnt(self) -> Programme | None:
        """What the counter answers with, and all that it learnt; None where it learns still."""
        return self._programme

    @property
    def has_failed(self) -> bool:
        """Whether the newest publication could not be used."""
        return bool(self._failed)

    def all(self) -> list[Publication]:
        """Everything that was published, oldest first."""
        with self._storage.read_only() as work:
            return work.publications.all()

    def learn(self, goes_on: Callable[[], bool]) -> None:
        """Bring what is published, and have it learnt before anything is asked: at the start.

        Where it cannot be used, the files as they are do: a counter opens whatever the desk made.
        """
        with self._lock:
            if not self._bring(bootstrap.now(), goes_on):
                self._programme = bootstrap.programme()
                learn_programme(self._programme, self._root, goes_on)

    def job(self) -> Job:
        """Look for something newer, and bring it beside what else the clock brings."""

        return Job("Bringing what was published", self.wake, every=LOOK, is_own=True)

    def wake(self, now: datetime) -> None:
        """Look now, and bring beside what goes on what is newer."""
        with self._storage.read_only() as work:
            head = work.publications.head()
        is_busy = self._under_way is not None and self._under_way.is_alive()
        if head not in (self.number, self._failed) and not is_busy:
            self._under_way = Thread(target=self.bring, args=(now,), daemon=True)
            self._under_way.start()

    def bring(self, now: datetime) -> None:
        """Answer with what is published by now."""
        with self._lock:
            self._bring(now, lambda: True)

    def _bring(self, now: datetime, goes_on: Callable[[], bool]) -> bool:
        published = self.all()
        head = published[-1].number if published else 0
        if head == self.number:
            return False
        folder = mkdtemp(prefix="madoguchi-")
        forget = finalize(self, shutil.rmtree, folder, ignore_errors=True)
        try:
            edits = [edit for each in published for edit in each.edits]
            release = release_at(self._root, edits, Path(folder))
            seated = self._learnt(release, now, goes_on)
        except (ContentError, UnpatchableError, OSError) as error:
            forget()
            self._failed = head
            log.error("What was published at the desk cannot be used: %s", error)  # noqa: TRY400
            return False
        self._editions.adopt(release.root, {edition_on(release.root, day_of(now)): seated})
        former, self._forget = self._forget, forget
        self.number, self.release, self._failed = head, release, 0
        former()
        for edit in release.aside:
            log.warning("%s of %s was changed in the file: that holds", edit.entry, edit.file)
        log.info("The counter answers with publication %s", head)
        review(seated)
        tell_answered(seated, now)
        return True

    def _learnt(self, release: Release, now: datetime, goes_on: Callable[[], bool]) -> Assistant:
        name = edition_on(release.root, day_of(now))
        is_as_ever = release.root == bootstrap.root() and name == bootstrap.first_edition()
        known = bootstrap.content() if is_as_ever else load(release.root, name)
        programme = self._programme_of(known)
        if self._programme is not None:
            take_over(programme, self._programme)
        learn_programme(programme, release.root, goes_on)
        self._programme = programme
        made = bootstrap.assistant_of(programme, self._storage, self._retention_days)
        return replace(made, mailed=self._mailed)
