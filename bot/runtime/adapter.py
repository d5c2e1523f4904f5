"""What every face of the counter is given, and what it has to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from starlette.routing import BaseRoute

from bot.assistant.context import Assistant
from bot.runtime.background import Background
from bot.runtime.health import Check
from bot.runtime.metrics import Metrics
from bot.runtime.probes import Probe
from bot.runtime.scheduler import Job
from bot.storage.cluster import Alone, Cluster
from bot.vocabulary import Language
from bot.wording.applicants.renderer import Renderer

Listener = Callable[[str | None], object]
"""Is told for whom something was committed; None: for somebody."""


class CommitSignal:
    """Told by whoever committed something, heard by all that deliver: no face knows the others."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Be told from now on."""
        self._listeners.append(listener)

    def tell(self, person: str | None = None) -> None:
        """Something was committed: for this person, or for somebody; perhaps for desks as well."""
        for listener in self._listeners:
            listener(person)


@dataclass(frozen=True)
class Services:
    """What all faces share. `is_alone`: no other process uses this database.

    `language` is what many read together. `commits` is told of every commit, `metrics` counts
    turns. `cluster` knows of other processes on this database.
    """

    assistant: Assistant
    speaker: Renderer
    clock: Callable[[], datetime]
    language: Language
    is_alone: bool
    beside: Background
    commits: CommitSignal
    metrics: Metrics
    cluster: Cluster = field(default_factory=Alone)


class ChannelAdapter(Protocol):
    """A way in which people reach the counter, such as Slack.

    It is built, started, hushed and closed, in this order.
    """

    @property
    def name(self) -> str:
        """What it is called where it is watched, in one word."""

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """Its part of the web server; none where nothing comes over HTTP."""

    @property
    def probes(self) -> Sequence[Probe]:
        """Its ways in over HTTP, to ask whether they lead to it; none where none does."""

    @property
    def duties(self) -> Sequence[Job]:
        """What the clock brings."""

    @property
    def checks(self) -> Sequence[Check]:
        """What has to be well so that people reach the counter this way; soon answered."""

    def start(self) -> None:
        """Deliver what is left over from before, and take what comes."""

    def hush(self, timeout: float) -> bool:
        """Take nothing more and finish what was taken; whether that was done in so many seconds."""

    def close(self, timeout: float) -> bool:
        """Deliver what is due, and end; whether that was done in so many seconds."""

    def is_well(self) -> bool:
        """Whether people can reach the counter this way."""
