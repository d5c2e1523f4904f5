"""The applicant's page with the real counter behind it, on SQLite, alone on a free port."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from starlette.applications import Starlette

from bot import bootstrap
from bot.assistant.context import Assistant, Desk
from bot.assistant.desk.replies import send_reply
from bot.assistant.ports import Storage
from bot.channels.web.applicants.routes import page_app
from bot.channels.web.applicants.service import ApplicantLimits, ApplicantService
from bot.channels.web.http.site import Site
from bot.handoff import lead_workflow
from bot.runtime.metrics import Metrics
from bot.storage import open_storage
from tests.driver import IN_EDITION, real_assistant
from tests.memory import migrated_file
from tests.serving.live_server import served

STAFF = "web:hanako"


class House:
    """The page and what is behind it."""

    def __init__(self, visitors: ApplicantService, storage: Storage) -> None:
        self.visitors, self.storage = visitors, storage

    @property
    def app(self) -> Starlette:
        """The page with all its safeguards."""
        return page_app(self.visitors)

    def reply(self, reference: str, text: str, event: str = "r1") -> object:
        """A member of staff takes the lead on and writes."""
        from bot.assistant.desk import leads as actions

        desk = Desk(
            storage=self.storage,
            is_staff=lambda staff: staff == STAFF,
            desks=(),
            speak=self.visitors.assistant.wording,
        )
        now = self.visitors.clock()
        actions.change(desk, reference, STAFF, lead_workflow.claim, now=now)
        done = send_reply(desk, reference, STAFF, text, event, now)
        with self.storage() as work:
            lead = work.leads.get(reference)
        self.visitors.hub.ring(lead.person if lead else "")
        return done


async def at_once() -> None:
    """Everything is learnt already."""


def new_house(
    storage: Storage,
    site: Site | None = None,
    limits: ApplicantLimits | None = None,
    now: datetime = IN_EDITION,
    assistant: Assistant | None = None,
) -> House:
    """A house on a storage; it is always the same moment in it, a Tuesday within the edition.

    `assistant` is the counter of another programme.
    """
    counter = assistant or real_assistant()

    def clock() -> datetime:
        return now

    visitors = ApplicantService(
        assistant=replace(counter, storage=storage),
        speaker=bootstrap.current_renderer(counter, clock),
        clock=clock,
        site=site or Site(),
        ready=at_once,
        committed=lambda person: visitors.hub.ring(person),
        metrics=Metrics(storage, clock),
        limits=limits or ApplicantLimits(),
    )
    return House(visitors, storage)


@contextmanager
def open_house(folder: Path, site: Site | None = None) -> Iterator[House]:
    """A house on a file of SQLite."""
    with open_storage(migrated_file(folder / "madoguchi.db")) as storage:
        yield new_house(storage, site)


@contextmanager
def serving(house: House, port: int = 0) -> Iterator[str]:
    """The page in a server; its address. Ending it ends all streams."""
    with kept(house.visitors), served(house.app, port) as address:
        try:
            yield address
        finally:
            house.visitors.hub.close()


@contextmanager
def kept(visitors: ApplicantService) -> Iterator[None]:
    """What was seen is kept now and then."""
    keeper = Keeper(visitors)
    keeper.start()
    try:
        yield
    finally:
        keeper.end()


class Keeper(threading.Thread):
    """Keeps what was seen, as the service does."""

    def __init__(self, visitors: ApplicantService) -> None:
        super().__init__(daemon=True)
        self._visitors = visitors
        self._ending = threading.Event()

    def run(self) -> None:
        while not self._ending.wait(0.05):
            self._visitors.keep_seen()

    def end(self) -> None:
        self._ending.set()
        self.join(5)
        self._visitors.keep_seen()
