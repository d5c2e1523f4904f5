"""How far long work has come, on the terminal's error stream and only where a person looks on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

import click

STEPS = 200
"""Of the bar."""

Progress = Callable[[int, int], None]
"""Told how many of how many steps are done."""


@contextmanager
def told_if_slow(message: str, seconds: float = 1.0) -> Iterator[None]:
    """Say what takes so long, once it takes longer than this; nothing where nobody looks on."""
    timer = Timer(seconds, click.echo, (message,), {"err": True})
    if sys.stderr.isatty():
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


def tell_nobody(_done: int, _all: int) -> None:
    """Nobody looks on."""


@contextmanager
def telling(label: str) -> Iterator[Progress]:
    """Show a bar while the work goes on; nothing where the stream is not a terminal."""
    if not sys.stderr.isatty():
        yield tell_nobody
        return
    with click.progressbar(length=STEPS, label=label, file=sys.stderr) as bar:
        yield lambda done, whole: bar.update(STEPS * done // whole - bar.pos)
