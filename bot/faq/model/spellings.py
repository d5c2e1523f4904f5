"""The questions that were written down, to be found in exactly this spelling. No more is kept of
each than a hash: as texts they take ten times as much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.faq.model.terms import Hashes
from bot.faq.model.vectors import numbering


@dataclass(frozen=True, slots=True)
class Spellings:
    """Which articles were written with a question: `owners` are the numbers of their groups, in the
    order of the `hashes`. Another question is taken for one of twenty thousand with a probability
    of 1 to 10^15."""

    hashes: Hashes
    owners: NDArray[np.unsignedinteger[Any]]
    groups: tuple[tuple[str, ...], ...]

    def articles(self, spelt: str) -> tuple[str, ...]:
        """The articles that a question was written for, as it is spelt; none where it was not."""
        wanted = hash_of(spelt)
        place = int(self.hashes.searchsorted(wanted))
        is_there = place < len(self.hashes) and self.hashes[place] == wanted
        return self.groups[int(self.owners[place])] if is_there else ()


def spellings_of(written: Mapping[str, tuple[str, ...]]) -> Spellings:
    """These questions with their articles."""
    groups = tuple(dict.fromkeys(written.values()))
    number = {group: place for place, group in enumerate(groups)}
    hashes = np.array([hash_of(spelt) for spelt in written], dtype=np.uint64)
    owners = np.array([number[group] for group in written.values()], dtype=numbering(len(groups)))
    order = np.argsort(hashes)
    return Spellings(hashes[order], owners[order], groups)


def hash_of(spelt: str) -> np.uint64:
    """The same in every process; two texts hardly ever have the same one. A polynomial as that of
    terms takes ten times as long for a single text."""
    digest = blake2b(spelt.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return np.uint64(int.from_bytes(digest))
