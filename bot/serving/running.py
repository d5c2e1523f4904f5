"""Running until somebody says to stop."""

from __future__ import annotations

import json
import logging
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event, Thread
from types import FrameType
from typing import Protocol

from bot.serving.repeated_lines import RepeatedLines

log = logging.getLogger(__name__)

SIGNALS = (signal.SIGTERM, signal.SIGINT)

FOR_PEOPLE = "%(asctime)s %(levelname)s %(name)s: %(message)s"

LOOK = 0.5
"""Seconds between two looks: a signal does not wake who was just about to begin to wait."""


class Service(Protocol):
    """Something that runs from when it is started until it is closed."""

    def show(self) -> None:
        """Begin with what is soon there."""

    def open(self) -> None:
        """Begin with the rest, however long it takes, or until it is closed."""

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
    shown: Callable[[], object] = lambda: None,
) -> None:
    """Run a service until SIGTERM or SIGINT; a second one ends it at once.

    `shown` is called once the first of it is there, `ready` once all is. Call it in the main
    thread. Raises what keeps the service from opening.
    """
    Run(service, ready).until_stopped(shown)


class Run:
    """One run of a service."""

    def __init__(self, service: Service, ready: Callable[[], object]) -> None:
        self._service, self._ready = service, ready
        self._stop = Event()
        self._failure: Exception | None = None

    def until_stopped(self, shown: Callable[[], object]) -> None:
        """All of it."""
        for number in SIGNALS:
            signal.signal(number, self._ask)
        self._service.show()
        shown()
        Thread(target=self._open, name="opening", daemon=True).start()
        while not self._stop.wait(LOOK):
            pass
        if not self._service.close():
            log.warning("Not everything was finished; the rest follows at the next start")
        if self._failure is not None:
            raise self._failure

    def _ask(self, number: int, _: FrameType | None) -> None:
        log.info("Stopping: finishing what was begun")
        signal.signal(number, signal.SIG_DFL)
        self._stop.set()

    def _open(self) -> None:
        try:
            self._service.open()
            if not self._stop.is_set():
                self._ready()
        except Exception as error:  # noqa: BLE001  raised where somebody sees it
            self._failure = error
            self._stop.set()


def log_to_stderr(level: int = logging.INFO, *, as_json: bool = False) -> None:
    """Write what happens to stderr. The SDK is heard only when something is wrong."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if as_json else logging.Formatter(FOR_PEOPLE))
    handler.addFilter(RepeatedLines())
    logging.basicConfig(level=level, handlers=[handler])
    for name in ("slack_sdk", "slack_bolt", "uvicorn", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
