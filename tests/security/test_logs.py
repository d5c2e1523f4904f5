"""No log holds what people wrote, and no trouble fills the disk with its log."""

from __future__ import annotations

import io
import json
import logging
import sys
import threading
from collections.abc import Callable, Iterator

import pydantic
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.serving.repeats import MOST, WINDOW, CountingHandler
from bot.serving.runner import FOR_PEOPLE, JsonLines, Lines, log_to_stderr, log_what_nobody_caught
from bot.storage import SqlStorage, StorageError
from bot.storage.schema.documents import CONVERSATION
from tests.storage.conftest import *  # noqa: F403  the same databases

CANARY = "山田花子 hanako@example.co.jp"


class Log:
    """A log as `madoguchi serve` writes it, with a clock of its own."""

    def __init__(self, formatter: logging.Formatter) -> None:
        self.now, self._stream = 0.0, io.StringIO()
        self.handler = CountingHandler(self._stream, lambda: self.now)
        self.handler.setFormatter(formatter)
        self.logger = logging.Logger("bot.x")
        self.logger.addHandler(self.handler)

    @property
    def text(self) -> str:
        return self._stream.getvalue()

    def fail(self, job: Callable[[], object], message: str = "It failed") -> None:
        """Do something that fails, and log it as the counter does."""
        try:
            job()
        except Exception:
            self.logger.exception(message)


@pytest.fixture(params=[Lines(FOR_PEOPLE), JsonLines()], ids=["people", "programs"])
def log(request: pytest.FixtureRequest) -> Log:
    formatter: logging.Formatter = request.param
    return Log(formatter)


def refused_row(storage: SqlStorage) -> None:
    """Have a database refuse a row with something that a person wrote."""
    row = {"table": "drafts", "id": "1", "at": "2026-01-01 00:00:00+00", "staff": "U1"}
    with storage() as work:
        work._connection.execute(
            text(
                "INSERT INTO drafts (id, at, staff, language, question, answer, status)"
                " VALUES (:id, :at, :staff, 'ja', :wrote, NULL, 'open')"
            ),
            {**row, "wrote": CANARY},
        )


def test_no_row_that_a_database_refuses_is_logged(storage: SqlStorage, log: Log) -> None:
    log.fail(lambda: refused_row(storage))
    assert "StorageError" in log.text
    assert "IntegrityError" in log.text
    assert not {"hanako", "山田"} & set(log.text.replace("@", " ").split())
    assert "Failing row" not in log.text


def test_no_row_that_a_database_refuses_stands_in_the_error_itself(storage: SqlStorage) -> None:
    with pytest.raises(StorageError) as failed:
        refused_row(storage)
    error: BaseException | None = failed.value
    while error is not None:
        assert "hanako" not in str(error)
        assert "hanako" not in repr(error)
        error = error.__cause__ or error.__context__


def broken_document() -> None:
    CONVERSATION.load(json.dumps({"id": "c1", "person": CANARY, "language": CANARY}))


def wrong_number() -> None:
    int(CANARY)


def missing_key() -> None:
    nothing: dict[str, str] = {}
    nothing[CANARY]


def not_storable() -> None:
    CANARY.encode("ascii")


class Typed(pydantic.BaseModel):
    age: int


def not_valid() -> None:
    Typed.model_validate({"age": CANARY})


def one_after_the_other() -> None:
    try:
        wrong_number()
    except ValueError as error:
        raise LookupError(CANARY) from error


def refused_by_a_driver() -> None:
    raise IntegrityError("INSERT", {}, ValueError(f"DETAIL: Failing row contains ({CANARY})"))


def several() -> None:
    raise ExceptionGroup(CANARY, [ValueError(CANARY)])


@pytest.mark.parametrize(
    "job",
    [
        broken_document,
        wrong_number,
        missing_key,
        not_storable,
        not_valid,
        one_after_the_other,
        refused_by_a_driver,
        several,
    ],
)
def test_nothing_that_an_error_quotes_is_logged(job: Callable[[], None], log: Log) -> None:
    log.fail(job)
    assert "It failed" in log.text
    assert job.__name__ in log.text, "where it went wrong is told"
    assert "hanako" not in log.text
    assert "山田" not in log.text


def test_no_error_that_a_line_is_about_is_quoted(log: Log) -> None:
    log.logger.warning("The provider cannot be used: %s", ValueError(CANARY))
    assert "ValueError" in log.text
    assert "hanako" not in log.text


def test_what_we_say_ourselves_is_logged(log: Log) -> None:
    def fail() -> None:
        raise RuntimeError("lead M-1 changed while it was being erased")

    log.fail(fail)
    assert "lead M-1 changed" in log.text


def test_a_full_disk_is_named(log: Log) -> None:
    def fail() -> None:
        raise OSError(28, "No space left on device", CANARY)

    log.fail(fail)
    assert "No space left on device" in log.text
    assert "hanako" not in log.text


@pytest.fixture
def _hooks() -> Iterator[None]:
    root, level = logging.getLogger(), logging.getLogger().level
    hooks, handlers = (sys.excepthook, threading.excepthook), root.handlers[:]
    yield
    sys.excepthook, threading.excepthook = hooks
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.usefixtures("_hooks")
def test_nothing_is_quoted_of_an_error_that_ends_a_thread_or_the_process(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logging.getLogger().handlers.clear()
    log_to_stderr()
    log_what_nobody_caught()
    thread = threading.Thread(target=wrong_number, name="turns-1")
    thread.start()
    thread.join()
    try:
        missing_key()
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)
    told = capsys.readouterr().err
    assert "turns-1 was ended by an error" in told
    assert "KeyError" in told
    assert "hanako" not in told


def test_no_database_that_is_away_fills_the_disk(log: Log) -> None:
    def away() -> None:
        raise StorageError("離れています", "The database is away")

    for number in range(6_000):
        log.now = number / 100
        log.fail(away, "The outbox could not be read")
    assert len(log.text) < 3_000
    log.now = WINDOW + 60
    log.logger.warning("Something else")
    assert "5999 more like it" in log.text


def test_what_was_only_counted_is_told_when_the_log_ends(log: Log) -> None:
    for _ in range(3):
        log.logger.warning("Again")
    log.handler.close()
    assert "2 more like it" in log.text


def test_lines_that_differ_are_all_told_as_long_as_they_are_few(log: Log) -> None:
    for number in range(20):
        log.logger.warning("Message %s could not be sent", number)
    assert log.text.count("could not be sent") == 20


def test_no_thousand_lines_of_one_wording_are_told(log: Log) -> None:
    for number in range(1_000):
        log.logger.warning("Message %s could not be sent", number)
    assert log.text.count("could not be sent") == 60


def test_no_number_of_different_lines_takes_more_memory(log: Log) -> None:
    for number in range(3 * MOST):
        log.logger.warning(f"Line {number}")  # noqa: G004  each has a wording of its own
    assert len(log.handler._repeats._said) <= MOST
