"""Tracebacks as logs may hold them: where something went wrong, and never what people wrote.

A database quotes whole rows in its errors (PostgreSQL's DETAIL), a validation what was typed. So of
an error only its kind is told, unless its message is known to be ours.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from types import TracebackType

OURS = "bot."
PLAIN = (RuntimeError, AssertionError, TypeError, AttributeError, ImportError, RecursionError)
"""Their messages are about code; a subclass may say anything."""

CAUSED = "\nThe above exception was the direct cause of the following exception:\n\n"
DURING = "\nDuring handling of the above exception, another exception occurred:\n\n"


def safe_traceback(error: BaseException) -> str:
    """Where an error came from, with all that led to it, in the order of Python."""
    return "".join(parts_of(error, set())).rstrip("\n")


def parts_of(error: BaseException, seen: set[int]) -> Iterator[str]:
    """The pieces of a traceback."""
    seen.add(id(error))
    before, joint = error.__cause__, CAUSED
    if before is None and not error.__suppress_context__:
        before, joint = error.__context__, DURING
    if before is not None and id(before) not in seen:
        yield from parts_of(before, seen)
        yield joint
    yield from lines_of(error.__traceback__)
    yield f"{told(error)}\n"
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from parts_of(each, seen)


def lines_of(trace: TracebackType | None) -> Iterator[str]:
    """Where it passed."""
    if trace is not None:
        yield "Traceback (most recent call last):\n"
        yield from traceback.format_tb(trace)


def told(error: BaseException) -> str:
    """What kind of error it is, and what of its message is surely harmless."""
    kind = type(error).__qualname__
    words = harmless(error)
    return f"{kind}: {words}" if words else kind


def harmless(error: BaseException) -> str:
    """What may be told of an error besides its kind."""
    if type(error).__module__.startswith(OURS) or type(error) in PLAIN:
        return str(error)
    if isinstance(error, OSError):
        return f"[Errno {error.errno}] {error.strerror}" if error.errno else ""
    original = getattr(error, "orig", None)
    if isinstance(original, BaseException):  # SQLAlchemy's errors hold those of the driver
        return told(original)
    return " ".join(filter(None, names_in(error)))


def names_in(error: BaseException) -> Iterator[str]:
    """What a database's error names of ours: its code, and which table, column or constraint."""
    yield getattr(error, "sqlstate", None) or getattr(error, "sqlite_errorname", None) or ""
    found = getattr(error, "diag", None)
    for name in ("table_name", "column_name", "constraint_name"):
        yield getattr(found, name, None) or ""
