"""Fitted matchers and experts kept between runs: fitting takes some twenty seconds of CPU, and
loading far less.

A file that is missing, stale or broken only means fitting again, and so does a folder that cannot
be written: nothing here ever fails.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import ModuleType
from typing import IO, Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from bot import faq, precheck, understanding, vocabulary
from bot.faq.article import Knowledge
from bot.faq.costs import USUAL, Costs
from bot.faq.matcher import Matcher
from bot.faq.semantic.encoder import SentenceEncoder
from bot.faq.serialization import from_arrays, to_arrays
from bot.faq.training.dataset import said_in
from bot.faq.training.fit import fit
from bot.precheck.flow import Flow
from bot.understanding.commands.command import CommandBook
from bot.understanding.commands.expert import Expert
from bot.understanding.commands.serialization import from_arrays as expert_of
from bot.understanding.commands.serialization import to_arrays as arrays_of
from bot.understanding.commands.training_set import fit_expert, others_in
from bot.understanding.facts.answer_book import AnswerBook
from bot.understanding.facts.extraction import FactReader
from bot.understanding.facts.model.experts import FactExperts
from bot.understanding.facts.model.serialization import from_arrays as facts_of
from bot.understanding.facts.model.serialization import to_arrays as arrays_of_facts
from bot.understanding.facts.model.training_set import fit_experts
from bot.vocabulary import Language

LIBRARIES = ("numpy", "sudachipy", "sudachidict-core")
"""What fitting depends on besides the code here."""

KEY = "key"

OF = " of "
"""Stands between the name of numbers that are kept in planes, and what they are."""

BROKEN = (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile, zlib.error)
"""What reading a file can raise that was cut off, or that something else has written."""


T = TypeVar("T")


@dataclass(frozen=True)
class Kind(Generic[T]):
    """Something that is fitted from content by the code of some packages, and can be kept.

    `made_from`: all that the one of a language learns from, and no more, so that another text
    changed does not mean fitting it again.
    """

    name: str
    made_from: Mapping[Language, object]
    packages: tuple[ModuleType, ...]
    fit: Callable[[Language], T]
    to_arrays: Callable[[T], Mapping[str, NDArray[Any]]]
    from_arrays: Callable[[Mapping[str, NDArray[Any]]], T]


def matchers(
    knowledge: Knowledge, costs: Costs = USUAL, encoder: SentenceEncoder | None = None
) -> Kind[Matcher]:
    """Matchers, which are fitted from the knowledge base alone. Those that take a second look, with
    an encoder, are kept beside those that do not: who has none never meets theirs."""
    with_encoder = (encoder.version,) if encoder else ()
    return Kind(
        name="matcher-semantic" if encoder else "matcher",
        made_from={each: (*said_in(knowledge, each), *with_encoder) for each in Language},
        packages=(faq, vocabulary),
        fit=partial(fit, knowledge, costs=costs, encoder=encoder),
        to_arrays=to_arrays,
        from_arrays=partial(from_arrays, costs=costs, encoder=encoder),
    )


def experts(book: CommandBook, knowledge: Knowledge, told: AnswerBook) -> Kind[Expert]:
    """Experts for commands, which are fitted from some of all that people may write."""
    said = {language: tuple(told.all(language)) for language in Language}
    others = {each: others_in(knowledge, said[each], each) for each in Language}
    return Kind(
        name="commands",
        made_from={language: (book, others[language]) for language in Language},
        packages=(faq, understanding, vocabulary),
        fit=lambda language: fit_expert(book, knowledge, said[language], language),
        to_arrays=arrays_of,
        from_arrays=lambda kept: expert_of(kept, book),
    )


def fact_experts(flow: Flow, book: AnswerBook) -> Kind[FactExperts]:
    """Experts for facts, which are fitted from the answers of curators."""
    reader = FactReader.of(flow, book)
    heard = (flow.questions, book.things, book.stances, book.gazetteer.names)
    return Kind(
        name="facts",
        made_from=dict.fromkeys(Language, (heard, book.sentences)),
        packages=(faq, precheck, understanding, vocabulary),
        fit=lambda language: fit_experts(reader, book, language),
        to_arrays=arrays_of_facts,
        from_arrays=lambda kept: facts_of(kept, book),
    )


def fitted(kind: Kind[T], language: Language, folder: Path | None) -> T:
    """One from the folder, or fitted now and put there."""
    if folder is None:
        return kind.fit(language)
    path, key = path_in(folder, kind, language), key_of(kind, language)
    kept = read(path, key, kind)
    if kept is None:
        kept = kind.fit(language)
        with suppress(OSError):
            write(path, key, kind.to_arrays(kept))
    return kept


def is_kept(kind: Kind[T], language: Language, folder: Path) -> bool:
    """Whether one that was fitted from exactly this is in the folder."""
    try:
        with np.load(path_in(folder, kind, language), allow_pickle=False) as arrays:
            return str(arrays[KEY]) == key_of(kind, language)
    except BROKEN:
        return False


def path_in(folder: Path, kind: Kind[T], language: Language) -> Path:
    """Where what is fitted for a language is kept."""
    return folder / f"{kind.name}-{language}.npz"


def read(path: Path, key: str, kind: Kind[T]) -> T | None:
    """What is in this file, if it was fitted from the same with the same code."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as entries:
            return kind.from_arrays(arrays_in(entries)) if str(entries[KEY]) == key else None
    except BROKEN:
        return None


def write(path: Path, key: str, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Keep this; whoever reads meanwhile finds the old file or the new one, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            write_arrays(file, {KEY: np.array(key), **arrays})
        Path(name).replace(path)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise


def write_arrays(file: IO[bytes], arrays: Mapping[str, NDArray[Any]]) -> None:
    """What numpy's `savez_compressed` writes, but numbers of several bytes in planes: all first
    bytes, then all second ones … What is alike stands together, and the file is a tenth smaller."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            is_split = array.ndim == 1 and array.dtype.itemsize > 1
            entry = f"{name}{OF}{array.dtype.str}" if is_split else name
            with archive.open(f"{entry}.npy", "w") as opened:
                kept = planes_of(array) if is_split else array
                np.lib.format.write_array(opened, kept, allow_pickle=False)


def arrays_in(entries: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """The arrays that such a file holds in these entries. Raises what is `BROKEN` for others."""
    found = {}
    for entry, kept in entries.items():
        name, _, kind = entry.partition(OF)
        found[name] = kept.T.copy().view(kind).reshape(-1) if kind else kept
    return found


def planes_of(array: NDArray[Any]) -> NDArray[np.uint8]:
    """The bytes of numbers, (bytes of each, numbers)."""
    return array.view(np.uint8).reshape(-1, array.dtype.itemsize).T.copy()


def key_of(kind: Kind[T], language: Language) -> str:
    """A digest of all that something is made from: content, code and libraries."""
    digest = sha256(
        repr((kind.made_from[language], [installed(name) for name in LIBRARIES])).encode()
    )
    for package in kind.packages:
        digest.update(CODE[package])
    return digest.hexdigest()


def code_of(package: ModuleType) -> bytes:
    """A digest of the code that a package consists of."""
    digest = sha256()
    for folder in package.__path__:
        for source in sorted(Path(folder).rglob("*.py")):
            digest.update(source.read_bytes())
    return digest.digest()


CODE = {package: code_of(package) for package in (faq, precheck, understanding, vocabulary)}
"""The code as it is run: a process that learns after an update must not keep what the old code made
under the name of the new."""


def installed(name: str) -> str:
    """The version of a library."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
