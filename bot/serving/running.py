"""Running until somebody says to stop."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable
from threading import Event
from types import FrameType
from typing import Protocol

log = logging.getLogger(__name__)

SIGNALS = (signal.SIGTERM, signal.SIGINT)

LOOK = 0.5
"""Seconds between two looks: a signal does not wake who was just about to begin to wait."""


class Service(Protocol):
    """Something that runs from when it is started until it is closed."""

    def start(self) -> None:
        """Begin."""

    def close(self) -> bool:
        """Stop in peace; whether everything was finished."""


def run(service: Service, ready: Callable[[], None] = lambda: None) -> None:
    """Run a service until SIGTERM or SIGINT; a second one ends it at once.

    Call it in the main thread.
    """
    stop = Event()

    def ask(number: int, _: FrameType | None) -> None:
        log.info("Stopping: finishing what was begun")
        signal.signal(number, signal.SIG_DFL)
        stop.set()

    for number in SIGNALS:
        signal.signal(number, ask)
    service.start()
    ready()
    while not stop.wait(LOOK):
        pass
    if not service.close():
        log.warning("Not everything was finished; the rest follows at the next start")


def log_to_stderr(level: int = logging.INFO) -> None:
    """Write what happens to stderr. The SDK is heard only when something is wrong."""
    logging.basicConfig(
        level=level, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    for name in ("slack_sdk", "slack_bolt", "uvicorn", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
