"""Running until somebody says to stop."""

from __future__ import annotations

import copy
import json
import logging
import signal
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event, Thread
from types import FrameType, TracebackType
from typing import Any, TypeGuard

from bot.serving.repeats import CountingHandler
from bot.serving.service import Service
from bot.serving.tracebacks import safe_traceback, told

log = logging.getLogger(__name__)

SIGNALS = (signal.SIGTERM, signal.SIGINT)

FOR_PEOPLE = "%(asctime)s %(levelname)s %(name)s: %(message)s"

LOOK = 0.5
"""Seconds between two looks: a signal does not wake who was just about to begin to wait."""


class Lines(logging.Formatter):
    """Lines for people. Of errors only what may be logged (see `bot.serving.tracebacks`)."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of one record."""
        return super().format(without_errors(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802  as logging calls it
        """Where an error came from."""
        return safe_traceback(ei[1]) if ei[1] is not None else ""


class JsonLines(Lines):
    """One JSON object a line, for programs that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of one record."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": without_errors(record).getMessage(),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def without_errors(record: logging.LogRecord) -> logging.LogRecord:
    """The record with errors that it is about named only; one that others format, too."""
    if not isinstance(record.args, tuple) or not any(map(is_error, record.args)):
        return record
    named = copy.copy(record)
    named.args = tuple(told(each) if is_error(each) else each for each in record.args)
    return named


def is_error(value: object) -> TypeGuard[BaseException]:
    """Whether a log line is about an error."""
    return isinstance(value, BaseException)


def run(
    service: Service,
    ready: Callable[[], object] = lambda: None,
    shown: Callable[[], object] = lambda: None,
    reload: Callable[[], object] = lambda: None,
) -> None:
    """Run a service until SIGTERM or SIGINT; a second one ends it at once.

    `shown` is called once the first of it is there, `ready` once all is, `reload` after SIGHUP.
    Call it in the main thread. Raises what keeps the service from opening.
    """
    Run(service, ready, reload).until_stopped(shown)


class Run:
    """One run of a service. `reload` is called soon after each SIGHUP, where the system has it."""

    def __init__(
        self, service: Service, ready: Callable[[], object], reload: Callable[[], object]
    ) -> None:
        self._service, self._ready, self._reload = service, ready, reload
        self._stop, self._is_asked_to_reload = Event(), False
        self._failure: Exception | None = None

    def until_stopped(self, shown: Callable[[], object]) -> None:
        """All of it."""
        for number in SIGNALS:
            signal.signal(number, self._ask)
        if hasattr(signal, "SIGHUP"):  # Windows has none
            signal.signal(signal.SIGHUP, self._ask_to_reload)
        self._service.show()
        shown()
        Thread(target=self._open, name="opening", daemon=True).start()
        while not self._stop.wait(LOOK):
            if self._is_asked_to_reload:
                self._is_asked_to_reload = False
                self._reload()
        if not self._service.close():
            log.warning("Not everything was finished; the rest follows at the next start")
        if self._failure is not None:
            raise self._failure

    def _ask(self, number: int, _: FrameType | None) -> None:
        log.info("Stopping: finishing what was begun")
        signal.signal(number, signal.SIG_DFL)
        self._stop.set()

    def _ask_to_reload(self, _: int, __: FrameType | None) -> None:
        self._is_asked_to_reload = True

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
    handler = CountingHandler(sys.stderr)
    handler.setFormatter(lines(as_json=as_json))
    logging.basicConfig(level=level, handlers=[handler])
    for name in ("slack_sdk", "slack_bolt", "httpx", "uvicorn", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)


def lines(*, as_json: bool) -> Lines:
    """How lines are written."""
    return JsonLines() if as_json else Lines(FOR_PEOPLE)


def set_log_format(*, as_json: bool) -> None:
    """Write lines otherwise from now on."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, CountingHandler):
            handler.setFormatter(lines(as_json=as_json))


def log_what_nobody_caught() -> None:
    """Have errors that end a thread, or the process, logged as all others: Python quotes them."""
    sys.excepthook = log_uncaught
    threading.excepthook = log_thread


def log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """An error that ends the process."""
    log.critical("Ended by an error", exc_info=(kind, error, trace))


def log_thread(arguments: threading.ExceptHookArgs) -> None:
    """An error that ends a thread."""
    if arguments.exc_value is not None:
        name = arguments.thread.name if arguments.thread else "a thread"
        log.critical("%s was ended by an error", name, exc_info=arguments.exc_value)
