"""Fitted matchers kept between runs: fitting takes 20 to 40 seconds of CPU, and loading far less.

A file that is missing, stale or broken only means fitting again, and so does a folder that cannot
be written: nothing here ever fails.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np

from bot import answers, vocabulary
from bot.answers.article import Knowledge
from bot.answers.matcher import Matcher, fit
from bot.answers.storing import from_arrays, to_arrays
from bot.vocabulary import Language

LIBRARIES = ("numpy", "sudachipy", "sudachidict-core")
"""What fitting depends on besides the code here."""

KEY = "key"

BROKEN = (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile, zlib.error)
"""What reading a file can raise that was cut off, or that something else has written."""


def fitted(knowledge: Knowledge, language: Language, folder: Path | None) -> Matcher:
    """The matcher from the folder, or fitted now and put there."""
    if folder is None:
        return fit(knowledge, language)
    path, key = path_in(folder, language), key_of(knowledge)
    kept = read(path, key)
    if kept is None:
        kept = fit(knowledge, language)
        with suppress(OSError):
            write(path, key, kept)
    return kept


def is_kept(knowledge: Knowledge, language: Language, folder: Path) -> bool:
    """Whether a matcher fitted from exactly this is in the folder."""
    try:
        with np.load(path_in(folder, language), allow_pickle=False) as arrays:
            return str(arrays[KEY]) == key_of(knowledge)
    except BROKEN:
        return False


def path_in(folder: Path, language: Language) -> Path:
    """Where the matcher of a language is kept."""
    return folder / f"matcher-{language}.npz"


def read(path: Path, key: str) -> Matcher | None:
    """The matcher in this file, if it was fitted from the same with the same code."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            return from_arrays(dict(arrays)) if str(arrays[KEY]) == key else None
    except BROKEN:
        return None


def write(path: Path, key: str, matcher: Matcher) -> None:
    """Keep a matcher; whoever reads meanwhile finds the old file or the new one, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez(file, allow_pickle=False, **{KEY: np.array(key)}, **to_arrays(matcher))
        Path(name).replace(path)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise


def key_of(knowledge: Knowledge) -> str:
    """A digest of all that a matcher is made from: knowledge, code and libraries."""
    digest = sha256(repr((knowledge, [installed(name) for name in LIBRARIES])).encode())
    for source in sources():
        digest.update(source.read_bytes())
    return digest.hexdigest()


def sources() -> Iterator[Path]:
    """The code that matching consists of."""
    for package in (answers, vocabulary):
        for folder in package.__path__:
            yield from sorted(Path(folder).glob("*.py"))


def installed(name: str) -> str:
    """The version of a library."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
