"""Running until somebody says to stop."""

from __future__ import annotations

import json
import logging
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event
from types import FrameType
from typing import Protocol

log = logging.getLogger(__name__)

SIGNALS = (signal.SIGTERM, signal.SIGINT)

FOR_PEOPLE = "%(asctime)s %(levelname)s %(name)s: %(message)s"

LOOK = 0.5
"""Seconds between two looks: a signal does not wake who was just about to begin to wait."""


class Service(Protocol):
    """Something that runs from when it is started until it is closed."""

    def start(self, listening: Callable[[], object]) -> None:
        """Begin; `listening` is called as soon as pages can be seen, before the rest."""

    def close(self) -> bool:
        """Stop in peace; whether everything was finished."""


class JsonLines(logging.Formatter):
    """One JSON object a line, for programs that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of one record."""
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            told["exception"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


def run(
    service: Service,
    ready: Callable[[], object] = lambda: None,
    listening: Callable[[], object] = lambda: None,
) -> None:
    """Run a service until SIGTERM or SIGINT; a second one ends it at once.

    `ready` is called once everything works. Call it in the main thread.
    """
    stop = Event()

    def ask(number: int, _: FrameType | None) -> None:
        log.info("Stopping: finishing what was begun")
        signal.signal(number, signal.SIG_DFL)
        stop.set()

    for number in SIGNALS:
        signal.signal(number, ask)
    service.start(listening)
    ready()
    while not stop.wait(LOOK):
        pass
    if not service.close():
        log.warning("Not everything was finished; the rest follows at the next start")


def log_to_stderr(level: int = logging.INFO, *, as_json: bool = False) -> None:
    """Write what happens to stderr. The SDK is heard only when something is wrong."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if as_json else logging.Formatter(FOR_PEOPLE))
    logging.basicConfig(level=level, handlers=[handler])
    for name in ("slack_sdk", "slack_bolt", "uvicorn", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
