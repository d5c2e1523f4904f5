"""The terms of texts and their numbers, in twelve bytes each. A dict of them takes some 150, and
there are a quarter of a million."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

UNKNOWN = -1
"""The number of a term that was not learnt."""

BASE = np.uint64(11_400_714_819_323_198_485)
"""Odd, so that no place of a term is lost (2^64 over the golden ratio)."""

OTHER = np.uint64(14_029_467_366_897_019_727)
"""Odd as well: the same term in another view has another hash."""

SPARED = np.uint64(24)
"""Bits of a hash that would only be kept: hashes hardly can be compressed."""


@dataclass(frozen=True, slots=True)
class Terms:
    """All terms that were learnt, numbered view by view. No more is kept of each than its hash: a
    strange term is taken for one of seventy thousand with a probability of 1 to 15 million.

    `firsts`: the number of the first term of each view, and of all terms, (views + 1,). `known`:
    the hashes in order, and behind them what is greater than all; `owners`: the number of each.
    """

    views: tuple[str, ...]
    firsts: NDArray[np.int64]
    known: Hashes
    owners: NDArray[np.int32]

    def numbers(self, found: Sequence[Collection[str]]) -> NDArray[np.int64]:
        """The numbers of the terms that were found in each view, one after the other."""
        hashes = hashes_of(found)
        places = self.known.searchsorted(hashes)
        return np.where(self.known[places] == hashes, self.owners[places], UNKNOWN)

    def numbers_in(self, view: str, terms: Collection[str]) -> NDArray[np.int64]:
        """The numbers of terms of one view."""
        return self.numbers([terms if view == each else () for each in self.views])

    @property
    def hashes(self) -> Hashes:
        """The hash of each term."""
        return self.known[np.argsort(self.owners)[1:]]  # behind what is of none


def numbered(names: Mapping[str, Collection[str]]) -> Terms:
    """Terms in the order of their numbers, view by view."""
    firsts = np.array([0, *accumulate(map(len, names.values()))])
    return in_order(tuple(names), firsts, hashes_of(tuple(names.values())))


def in_order(views: tuple[str, ...], firsts: NDArray[np.int64], hashes: Hashes) -> Terms:
    """The terms that have these hashes."""
    owners = np.argsort(hashes, kind="stable")
    known = np.append(hashes[owners], np.iinfo(np.uint64).max)
    return Terms(views, firsts, known, np.append(owners, UNKNOWN).astype(np.int32))


def hashes_of(found: Sequence[Collection[str]]) -> Hashes:
    """A hash of 40 bits for each term of some views, the same in every process."""
    sizes = [len(terms) for terms in found]
    salts = np.arange(len(found), dtype=np.uint64) * OTHER
    return (polynomials(list(chain.from_iterable(found))) ^ salts.repeat(sizes)) >> SPARED


def polynomials(terms: Sequence[str]) -> Hashes:
    """For each term the sum of its signs times the powers of the base, modulo 2^64."""
    lengths = np.fromiter(map(len, terms), dtype=np.int64)
    ends = lengths.cumsum()
    begins = ends - lengths
    signs = np.frombuffer("".join(terms).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    powers = np.multiply.accumulate(np.full(lengths.max(initial=0), BASE))
    places = np.arange(len(signs)) - begins.repeat(lengths)
    counted = signs + np.uint64(1)  # or else NUL counted as nothing
    summed = np.append(np.uint64(0), (counted * powers[places]).cumsum())
    hashes: Hashes = summed[ends] - summed[begins]
    return hashes
